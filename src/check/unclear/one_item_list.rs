//! `one-item-list`: a list with a single item.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage};

/// The rule.
pub const RULE: Rule = Rule::text(Code::OneItemList, Reach::Families, check);

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for list in text.lists() {
        let [first, ..] = list.as_slice() else { continue };
        if list.iter().all(|passage| item(passage) == item(first)) && !is_made_of_items(first) {
            findings.at(
                first,
                0..first.text.len(),
                "a list with one item",
                "Make a sentence of it, or add what is missing.",
            );
        }
    }
}

fn item(passage: &Passage) -> usize {
    match &passage.kind {
        Kind::Item(place) => place.item,
        _ => 0,
    }
}

/// Components are written as lists, and one step or one date can be right.
fn is_made_of_items(passage: &Passage) -> bool {
    const AS_LISTS: [&str; 12] = [
        "steps",
        "timeline",
        "people",
        "around-the-table",
        "scale",
        "write-in",
        "tick-list",
        "prompts",
        "outcomes",
        "dates",
        "easy-read",
        "path",
    ];
    passage.within.last().is_some_and(|name| AS_LISTS.contains(&name.as_str()))
}
