//! `bold-heading`: a line in bold where a heading is meant.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, MarkKind, Passage};

/// The rule.
pub const RULE: Rule = Rule::text(Code::BoldHeading, Reach::Everything, check);

/// A heading has hardly more words.
const MOST_WORDS: usize = 12;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let passages: Vec<&Passage> = text.body().collect();
    for pair in passages.windows(2) {
        let [passage, next] = pair else { continue };
        let leads = matches!(next.kind, Kind::Paragraph | Kind::Item(_)) && !is_bold_line(next);
        if leads && is_bold_line(passage) {
            findings.at(
                passage,
                0..passage.text.len(),
                "a line in bold where a heading is meant",
                "Write `##` before it: screen readers jump from heading to heading.",
            );
        }
    }
}

fn is_bold_line(passage: &Passage) -> bool {
    let words = passage.text.trim();
    let is_bold = passage.marks.iter().any(|mark| {
        mark.kind == MarkKind::Strong && passage.part(mark.range.clone()).trim() == words
    });
    is_bold
        && passage.kind == Kind::Paragraph
        && passage.within.is_empty()
        && !words.ends_with(['.', '!', ':', ','])
        && passage.words().take(MOST_WORDS + 1).count() <= MOST_WORDS
}
