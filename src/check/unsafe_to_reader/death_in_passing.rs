//! `death-in-passing`: the death of a child as one item of a list among others.

use std::sync::LazyLock;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Phrases};

/// The rule.
pub const RULE: Rule = Rule::text(Code::DeathInPassing, Reach::English, check);

static DEATH: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "child has died", "child dies", "child died", "death of the child", "death of a child",
        "death of your child", "children have died", "baby dies", "baby has died",
    ])
});

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed().filter(|passage| matches!(passage.kind, Kind::Item(_))) {
        for found in DEATH.find_in(passage) {
            findings.at(
                passage,
                found.range,
                "the death of a child is one item of a list here",
                "Give it a part of its own at the end, say that you are sorry, and warn before it, so that a reader can leave it out.",
            );
        }
    }
}
