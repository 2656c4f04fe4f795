//! `cut-sentence`: a paragraph breaks off in the middle of a sentence.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage};

/// The rule.
pub const RULE: Rule = Rule::text(Code::CutSentence, Reach::English, check);

/// Words that nothing ends with.
const OPEN: [&str; 18] = [
    "and", "or", "but", "the", "a", "an", "of", "to", "with", "for", "from", "by", "that", "which",
    "because", "if", "your", "their",
];

/// So few words may be a label, such as "Name of your social worker".
const LABEL: usize = 5;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    // Text without markup breaks its lines anywhere.
    if text.document.is_none() {
        return;
    }
    let passages: Vec<&Passage> = text.body().collect();
    for pair in passages.windows(2) {
        let [passage, next] = pair else { continue };
        let is_paragraph = passage.kind == Kind::Paragraph && passage.within == next.within;
        if !is_paragraph || is_ended(&passage.text) {
            continue;
        }
        let is_label = passage.words().nth(LABEL).is_none();
        let goes_on = next.kind == Kind::Paragraph && begins_small(&next.text) && !is_label;
        if goes_on || ends_open(&passage.text, &next.kind) {
            let end = passage.text.trim_end().len();
            let start = passage.text[..end].rfind(' ').map_or(0, |at| at + 1);
            findings.at(
                passage,
                start..end,
                "the sentence breaks off here",
                "Join it with the rest of it, which may stand further down.",
            );
        }
    }
}

fn is_ended(text: &str) -> bool {
    let text =
        text.trim_end_matches(|c: char| c.is_whitespace() || "\"')\u{201d}\u{2019}".contains(c));
    !text.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

fn begins_small(text: &str) -> bool {
    let mut characters = text.trim_start().chars();
    let is_small = characters.next().is_some_and(char::is_lowercase);
    // "l" and "q" alone are bullets that became letters.
    is_small && characters.next().is_some_and(char::is_alphanumeric)
}

/// A list may finish the sentence: "We will work with".
fn ends_open(text: &str, next: &Kind) -> bool {
    let last = text.trim_end().rsplit(' ').next().unwrap_or_default();
    !matches!(next, Kind::Item(_)) && text.contains(' ') && OPEN.contains(&last)
}
