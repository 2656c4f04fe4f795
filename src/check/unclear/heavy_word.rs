//! `heavy-word`: a word or phrase that has a plainer one.

use std::sync::LazyLock;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Phrases;

/// The rule.
pub const RULE: Rule = Rule::text(Code::HeavyWord, Reach::English, check);

/// Heavy words and what to say instead.
static WORDS: LazyLock<(Phrases, Vec<&'static str>)> = LazyLock::new(|| {
    let pairs: Vec<(&str, &str)> = pairs().collect();
    let phrases = Phrases::new(pairs.iter().map(|(heavy, _)| *heavy));
    (phrases, pairs.into_iter().map(|(_, plain)| plain).collect())
});

/// Each line of the list is `heavy, other form = plain`.
fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("heavy_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(" = "))
        .flat_map(|(heavy, plain)| heavy.split(',').map(move |form| (form.trim(), plain.trim())))
}

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let (phrases, plainer) = &*WORDS;
    for passage in text.printed() {
        for found in phrases.find_in(passage) {
            let words = passage.part(found.range.clone());
            if is_part_of_name(&passage.text, &found.range, words) {
                continue;
            }
            let message = format!("`{}` has a plainer word", words.to_lowercase());
            let help = format!("Say it more plainly, for example: {}.", plainer[found.phrase]);
            findings.at(passage, found.range, message, help);
        }
    }
}

/// Names of bodies, laws and jobs cannot be changed: the words begin with a capital, and so
/// does a word beside them in the same sentence.
fn is_part_of_name(text: &str, range: &std::ops::Range<usize>, words: &str) -> bool {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    if !is_capital(words) {
        return false;
    }
    let before = text[..range.start].trim_end().rsplit(' ').next().unwrap_or_default();
    let after = text[range.end..].trim_start().split(' ').next().unwrap_or_default();
    let follows_name = is_capital(before) && before.ends_with(char::is_alphanumeric);
    follows_name || is_capital(after)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::pairs;

    #[test]
    fn no_word_is_heavy_twice_or_offered_as_plain() {
        let heavy: Vec<&str> = pairs().map(|(heavy, _)| heavy).collect();
        let once: BTreeSet<&str> = heavy.iter().copied().collect();
        assert_eq!(heavy.len(), once.len());
        assert!(heavy.len() > 200, "{}", heavy.len());
        for (word, plain) in pairs() {
            assert!(!plain.is_empty() && !once.contains(plain), "{word} = {plain}");
        }
    }
}
