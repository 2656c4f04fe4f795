//! `foreign-phrase`: words in another language than the page, which nothing marks.

use std::ops::Range;

use comemo::memoize;
use unicode_script::{Script, UnicodeScript};
use whatlang::Lang;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Passage;

/// The rule.
pub const RULE: Rule = Rule::text(Code::ForeignPhrase, Reach::Families, check);

/// A shorter run of letters may be a name.
const LETTERS: usize = 6;
/// A language in the same letters is told from so many words.
const WORDS: usize = 8;
/// Rows of names, which are in no language, stay well below this, and sentences above it.
const SURE: f64 = 0.4;
/// Words that nearly every English sentence of that length has two of.
const ENGLISH: [&str; 44] = [
    "a", "about", "all", "and", "are", "as", "ask", "at", "be", "by", "can", "child", "children",
    "for", "from", "has", "have", "help", "how", "if", "in", "is", "it", "may", "not", "of", "on",
    "or", "our", "people", "should", "that", "the", "their", "they", "this", "to", "we", "what",
    "who", "will", "with", "you", "your",
];

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        if !passage.text.is_ascii() {
            let own = text.language.script();
            for (range, script) in other_scripts(&passage.text, own) {
                let what = format!("words in {} letters", script.full_name());
                report(passage, range, &what, findings);
            }
        }
        if text.is_english() {
            for (range, language) in other_languages(passage) {
                let what = format!("words in another language, perhaps {},", language.eng_name());
                report(passage, range, &what, findings);
            }
        }
    }
}

fn report(passage: &Passage, range: Range<usize>, what: &str, findings: &mut Findings<'_>) {
    if !passage.is_code(&range) {
        findings.at(
            passage,
            range,
            format!("{what} are not marked as such"),
            "Move them to a page in their language: a screen reader says them with the wrong sounds.",
        );
    }
}

/// Runs of letters of another script. Names in Latin letters are usual in every language.
fn other_scripts(text: &str, own: Option<Script>) -> Vec<(Range<usize>, Script)> {
    let Some(own) = own else { return Vec::new() };
    let mut runs: Vec<(Range<usize>, Script, usize)> = Vec::new();
    let mut is_open = false;
    for (at, character) in text.char_indices() {
        if character.is_ascii() {
            is_open &= !character.is_ascii_alphabetic();
            continue;
        }
        let script = character.script();
        if matches!(script, Script::Common | Script::Inherited) {
            continue;
        }
        if script == own || script == Script::Latin || is_written_with(script, own) {
            is_open = false;
            continue;
        }
        let end = at + character.len_utf8();
        match runs.last_mut() {
            Some((range, last, letters)) if is_open && *last == script => {
                range.end = end;
                *letters += 1;
            }
            _ => runs.push((at..end, script, 1)),
        }
        is_open = true;
    }
    runs.retain(|(_, _, letters)| *letters >= LETTERS);
    runs.into_iter().map(|(range, script, _)| (range, script)).collect()
}

/// Japanese and Korean use several scripts.
fn is_written_with(script: Script, own: Script) -> bool {
    const EAST: [Script; 5] =
        [Script::Han, Script::Hiragana, Script::Katakana, Script::Hangul, Script::Bopomofo];
    EAST.contains(&script) && EAST.contains(&own)
}

fn other_languages(passage: &Passage) -> Vec<(Range<usize>, Lang)> {
    let sentences = passage.sentences().iter().filter(|sentence| sentence.words >= WORDS);
    sentences
        .filter_map(|sentence| {
            let language = other_language(passage.part(sentence.range.clone()))?;
            Some((sentence.range.clone(), language))
        })
        .collect()
}

/// The language that a sentence is in, if it is surely another than English. Found once for each
/// sentence, since it takes long.
#[memoize]
fn other_language(sentence: &str) -> Option<Lang> {
    if is_plainly_english(sentence) || !is_latin(sentence) {
        return None;
    }
    let info = whatlang::detect(sentence)?;
    (info.lang() != Lang::Eng && info.confidence() > SURE).then(|| info.lang())
}

fn is_plainly_english(sentence: &str) -> bool {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_known = |word: &&str| ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word));
    words.filter(is_known).nth(1).is_some()
}

/// Other scripts are found by their letters.
fn is_latin(sentence: &str) -> bool {
    let mut letters = sentence.chars().filter(|c| c.is_alphabetic());
    letters.all(|letter| letter.is_ascii() || letter.script() == Script::Latin)
}
