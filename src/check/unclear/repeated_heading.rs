//! `repeated-heading`: two headings of a page with the same words.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage};

/// The rule.
pub const RULE: Rule = Rule::text(Code::RepeatedHeading, Reach::Families, check);

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let headings: Vec<&Passage> = text
        .printed()
        .filter(|passage| matches!(passage.kind, Kind::Title | Kind::Heading { .. }))
        .collect();
    for (at, heading) in headings.iter().enumerate() {
        let is_same = |other: &&&Passage| words_of(other).eq_ignore_ascii_case(words_of(heading));
        if headings[..at].iter().find(is_same).is_some() {
            findings.at(
                heading,
                0..heading.text.len(),
                "this heading stands on the page before",
                "Take one of them out, or say what is different here.",
            );
        }
    }
}

fn words_of(heading: &Passage) -> &str {
    heading.text.trim_end_matches([':', '?', '.', ' '])
}
