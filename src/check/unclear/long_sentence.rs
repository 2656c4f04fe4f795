//! `long-sentence`: a sentence has more words than the site's target, 25 if it sets none.
//!
//! Other languages may need more words for the same thing, so they get a fifth more.
//! Languages that write no spaces between words are left out: their words cannot be counted.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::LongSentence, Reach::Everything, check);

/// Languages without spaces between words.
const WITHOUT_SPACES: [&str; 6] = ["zh", "ja", "th", "lo", "km", "my"];

/// Languages that need more words than English to say the same, and how many for a hundred.
/// Urdu is measured on our own translations; the languages built like it are taken alike.
/// Vietnamese writes each syllable as a word.
const WORDS_FOR_A_HUNDRED: [(&str, usize); 8] = [
    ("es", 110),
    ("fr", 110),
    ("hi", 125),
    ("it", 110),
    ("pa", 125),
    ("pt", 110),
    ("ur", 125),
    ("vi", 140),
];

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let base = text.language.tag().split('-').next().unwrap_or_default();
    if WITHOUT_SPACES.contains(&base) {
        return;
    }
    let most = most_words(base, text.known.targets.sentence_words);
    for passage in text.printed() {
        for sentence in passage.sentences() {
            if sentence.words > most {
                findings.at(
                    passage,
                    sentence.range.clone(),
                    format!("this sentence has {} words", sentence.words),
                    format!(
                        "Split it, or make a list of it: at most {most} words are easy to follow."
                    ),
                );
            }
        }
    }
}

/// The target for English, in the words of another language.
fn most_words(language: &str, target: usize) -> usize {
    let longer = WORDS_FOR_A_HUNDRED.iter().find(|(known, _)| *known == language);
    longer.map_or(target, |(_, words)| target * words / 100)
}

#[cfg(test)]
mod tests {
    use super::most_words;

    #[test]
    fn a_language_gets_the_words_that_it_needs() {
        assert_eq!(most_words("en", 25), 25);
        assert_eq!(most_words("ur", 25), 31);
        assert_eq!(most_words("vi", 20), 28);
    }
}
