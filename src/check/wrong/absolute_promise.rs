//! `absolute-promise`: a promise that nobody can keep in every case.

use std::sync::LazyLock;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Phrases;

/// The rule.
pub const RULE: Rule = Rule::text(Code::AbsolutePromise, Reach::English, check);

/// Workers must name and share some things to keep a child safe, whatever a leaflet says.
static PROMISES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "we will always tell",
        "we'll always tell",
        "we always tell",
        "we will always let you know",
        "we will never tell",
        "we'll never tell",
        "we will never share",
        "we guarantee",
        "we can guarantee",
        "completely confidential",
        "totally confidential",
        "strictly confidential",
        "in complete confidence",
        "in total confidence",
        "in strict confidence",
        "will never be shared",
        "will not be shared with anyone",
        "never be told to anyone",
        "none of the information",
        "nobody will ever",
        "no one will ever",
        "under no circumstances",
        "will always be told",
        "100% confidential",
    ])
});

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        for found in PROMISES.find_in(passage) {
            let words = passage.part(found.range.clone()).to_lowercase();
            findings.at(
                passage,
                found.range,
                format!("`{words}` promises more than anybody can keep"),
                "Say what you do, and when it must be otherwise: to keep a child or an adult safe.",
            );
        }
    }
}
