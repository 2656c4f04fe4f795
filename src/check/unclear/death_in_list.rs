//! `death-in-list`: the death of a child is one short item among others.

use std::sync::LazyLock;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Phrases};

/// The rule.
pub const RULE: Rule = Rule::text(Code::DeathInList, Reach::English, check);

static DEATHS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "child has died",
        "child dies",
        "child died",
        "children die",
        "death of a child",
        "death of the child",
        "death of your child",
        "child's death",
        "baby has died",
        "baby dies",
    ])
});
/// An item with more words may say it with care.
const FEW_WORDS: usize = 15;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let items = text.printed().filter(|passage| matches!(passage.kind, Kind::Item(_)));
    for passage in items.filter(|passage| passage.words().nth(FEW_WORDS).is_none()) {
        for found in DEATHS.find_in(passage) {
            findings.at(
                passage,
                found.range,
                "the death of a child is one item among others",
                "Give it a part of its own, say that you are sorry, and say who can help.",
            );
        }
    }
}
