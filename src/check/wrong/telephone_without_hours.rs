//! `telephone-without-hours`: a number, and nothing that says when somebody answers.

use std::sync::LazyLock;

use crate::check::reading::{is_whole_leaflet, telephones_in};
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Phrases;

/// The rule.
pub const RULE: Rule = Rule::text(Code::TelephoneWithoutHours, Reach::English, check);

static HOURS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "monday*",
        "weekday*",
        "any time",
        "24 hours",
        "day or night",
        "out of hours",
        "office hours",
        "opening hours",
        "open from",
        "open every",
        "every day",
        "seven days",
    ])
});

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !is_whole_leaflet(text) || text.printed().any(|p| !HOURS.find_in(p).is_empty()) {
        return;
    }
    for passage in text.printed() {
        for number in telephones_in(passage) {
            let written = passage.part(number.range.clone());
            findings.at(
                passage,
                number.range.clone(),
                format!("nothing says when somebody answers `{written}`"),
                "Say on which days and at which hours, and what to do at other times.",
            );
        }
    }
}
