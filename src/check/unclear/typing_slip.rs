//! `typing-slip`: a word twice, a space where none belongs, or a comma at the end.

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage, Phrases};

/// The rule.
pub const RULE: Rule = Rule::text(Code::TypingSlip, Reach::English, check);

/// Words that can rightly stand twice.
const TWICE: [&str; 8] = ["that", "had", "very", "bye", "no", "so", "is", "knock"];

/// Names of bodies that are often written wrongly, and how they are written.
const WRITTEN: [(&str, &str); 5] = [
    ("citizen's advice", "Citizens Advice"),
    ("citizens' advice", "Citizens Advice"),
    ("child line", "Childline"),
    ("family rights groups", "Family Rights Group"),
    ("coram voices", "Coram Voice"),
];
static NAMES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(WRITTEN.iter().map(|(wrong, _)| *wrong)));

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed().filter(|passage| !matches!(passage.kind, Kind::Value { .. })) {
        let mut report = |range: Range<usize>, message: &str, help: &str| {
            if !passage.is_code(&range) {
                findings.at(passage, range, message, help);
            }
        };
        if let Some(range) = comma_at_end(passage) {
            report(
                range,
                "a paragraph ends with a comma",
                "Put a full stop, or finish the sentence.",
            );
        }
        for range in doubled_words(&passage.text) {
            report(range, "the same word twice", "Take one of them out.");
        }
        for range in spaces_before_marks(&passage.text) {
            // A comment may stand between the two, which nobody sees.
            let written = passage.span_of(range.clone());
            if written.end - written.start != range.len() {
                continue;
            }
            report(range, "a space before a mark", "Take the space out.");
        }
        for range in joined_sentences(passage) {
            report(range, "a comma between two sentences", "Put a full stop there.");
        }
        for found in NAMES.find_in(passage) {
            let help = format!("Its name is {}.", WRITTEN[found.phrase].1);
            report(found.range, "a name that is not written so", &help);
        }
        for range in brackets_without_space(&passage.text) {
            report(range, "no space before a bracket", "Put a space before it.");
        }
    }
}

/// "The chair sums up, this is followed by questions": only where the sentence begins with its
/// subject, since "If so, this is right" has its comma where it belongs.
fn joined_sentences(passage: &Passage) -> Vec<Range<usize>> {
    const SUBJECTS: [&str; 8] = ["The ", "We ", "You ", "They ", "A ", "Your ", "It ", "This "];
    const SECOND: [&str; 6] = [
        ", this will ",
        ", this is ",
        ", this was ",
        ", this can ",
        ", they will ",
        ", these are ",
    ];
    let mut found = Vec::new();
    for sentence in passage.sentences() {
        let words = passage.part(sentence.range.clone());
        if !SUBJECTS.iter().any(|subject| words.starts_with(subject)) {
            continue;
        }
        // Behind another comma it may belong to a clause in between.
        let comma = words.find(',');
        let comma = comma.filter(|comma| SECOND.iter().any(|s| words[*comma..].starts_with(s)));
        if let Some(comma) = comma {
            let start = sentence.range.start + comma;
            found.push(start..start + 1);
        }
    }
    found
}

fn comma_at_end(passage: &Passage) -> Option<Range<usize>> {
    let text = passage.text.trim_end();
    let is_comma = passage.kind == Kind::Paragraph && text.ends_with(',');
    // Lines of an address end so, and so does a greeting.
    let is_sentence = passage.words().nth(7).is_some() && !text.contains('\n');
    (is_comma && is_sentence).then(|| text.len() - 1..text.len())
}

fn doubled_words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut last: &str = "";
    let start_of = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    for word in text.split_ascii_whitespace() {
        let begins_alike = word.get(..last.len()).is_some_and(|w| w.eq_ignore_ascii_case(last));
        if last.len() > 1 && begins_alike && is_slip(last, word) {
            found.push(start_of(last)..start_of(word) + last.len());
        }
        last = word;
    }
    found
}

/// Whether `word`, which begins as the one before it, is the same word by mistake.
fn is_slip(before: &str, word: &str) -> bool {
    let ends = word[before.len()..].chars().all(|c| ".,;:!?)".contains(c));
    let is_word = before.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_right = TWICE.iter().any(|right| right.eq_ignore_ascii_case(before));
    // A name may be of two equal parts: "Baden Baden".
    let is_name = word.starts_with(char::is_uppercase) && word.starts_with(before);
    ends && is_word && !is_right && !is_name
}

fn spaces_before_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, mark) in text.bytes().enumerate() {
        let follows_space = at > 0 && !text.as_bytes()[at - 1].is_ascii_graphic();
        if !follows_space || !matches!(mark, b'.' | b',' | b';' | b'!' | b'?') {
            continue;
        }
        let before = text[..at].trim_end_matches([' ', '\u{a0}']);
        let follows_letter = before.len() < at && before.ends_with(char::is_alphanumeric);
        // "…", ".uk" and ".5" begin with a point of their own.
        let next = text[at + 1..].chars().next();
        let is_alone = next.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | ')'));
        if follows_letter && is_alone {
            found.push(before.len()..at + 1);
        }
    }
    found
}

fn brackets_without_space(text: &str) -> Vec<Range<usize>> {
    let brackets = text.match_indices('(');
    brackets
        .filter(|(at, _)| {
            // No word is longer.
            const LONGEST: usize = 100;
            let mut inside = text[at + 1..].chars().take(LONGEST);
            let first_sign = inside.find(|c| matches!(c, ')' | ' ' | ','));
            // "child(ren)", "form(s)", "47(1)" belong together.
            text[..*at].ends_with(|c: char| c.is_ascii_lowercase())
                && matches!(first_sign, Some(' ' | ','))
        })
        .map(|(at, _)| at..at + 1)
        .collect()
}
