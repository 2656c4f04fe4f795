//! `long-sentence`: a sentence has more than 25 words.
//!
//! Languages that write no spaces between words are left out: their words cannot be counted.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::LongSentence, Reach::Everything, check);

/// The most words that a sentence should have, as GOV.UK has it.
const MOST_WORDS: usize = 25;

/// Languages without spaces between words.
const WITHOUT_SPACES: [&str; 6] = ["zh", "ja", "th", "lo", "km", "my"];

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let base = text.language.tag().split('-').next().unwrap_or_default();
    if WITHOUT_SPACES.contains(&base) {
        return;
    }
    for passage in text.printed() {
        for sentence in passage.sentences() {
            if sentence.words > MOST_WORDS {
                findings.at(
                    passage,
                    sentence.range.clone(),
                    format!("this sentence has {} words", sentence.words),
                    format!("Split it, or make a list of it: at most {MOST_WORDS} words are easy to follow."),
                );
            }
        }
    }
}
