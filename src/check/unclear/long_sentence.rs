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

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let base = text.language.tag().split('-').next().unwrap_or_default();
    if WITHOUT_SPACES.contains(&base) {
        return;
    }
    let target = text.known.targets.sentence_words;
    let most = if text.is_english() { target } else { target + target / 5 };
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
