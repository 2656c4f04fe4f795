//! Checking: rules over the texts of a site and over its plan, each in a file of its own.
//!
//! A rule of texts looks at one source file at a time, once, however many boroughs print it.
//! A rule of the plan looks at what several files say together. The folders are the groups of
//! rules; [`Code`] says which rule is in which group, and `rules/` at the top of the
//! repository explains each.

mod documentation;
mod inaccessible;
mod known;
mod loose;
mod reading;
mod rule;
mod silence;
mod structure;
mod text;
mod texts;
mod today;
mod translated;
mod unclear;
mod unsafe_to_reader;
mod wrong;

pub use documentation::{Documentation, Example};
pub use known::{Carried, Known};
pub use loose::check_loose;
pub use rule::{Findings, Reach, Rule, TextRule};
pub use text::{DataKind, Text, TextKind};
pub use today::today;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostics};
use crate::edition::Plan;
use silence::Silence;
use texts::{Unread, texts_of};

/// Every group of rules.
const GROUPS: [&[Rule]; 6] = [
    wrong::RULES,
    unclear::RULES,
    inaccessible::RULES,
    unsafe_to_reader::RULES,
    translated::RULES,
    structure::RULES,
];

/// Applies every rule.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    for rule in rules() {
        if let Rule::Plan(check) = rule {
            check(plan, diagnostics);
        }
    }
    let known = Known::of(plan.source);
    let silences = check_texts(&texts_of(plan), &known, diagnostics);
    // A rule of the plan that sees a part of the site may find less than there is.
    let is_everything = plan.selection.is_everything();
    let is_due = |code| is_everything || codes_of_texts().any(|due| due == code);
    silence::apply(silences, is_due, diagnostics);
    plan.source.settings.checks.apply(diagnostics);
}

/// The kinds of problem that rules of texts find.
pub fn codes_of_texts() -> impl Iterator<Item = Code> {
    rules().filter_map(|rule| match rule {
        Rule::Text(rule) => Some(rule.code()),
        Rule::Plan(_) => None,
    })
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.into_iter().flatten()
}

/// Applies the rules of texts to each of `texts`, in parallel. Gives what the texts silence.
fn check_texts(
    texts: &[Unread<'_>],
    known: &Known<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Silence> {
    let found: Vec<(Diagnostics, Vec<Silence>)> = texts
        .par_iter()
        .map(|unread| {
            let mut found = Diagnostics::new();
            let text = unread.read(known);
            for rule in rules() {
                if let Rule::Text(rule) = rule {
                    rule.apply(&text, &mut found);
                }
            }
            let silences = silence::silences_of(&text, &mut found);
            (found, silences)
        })
        .collect();
    let mut silences = Vec::new();
    for (found, some) in found {
        diagnostics.extend(found);
        silences.extend(some);
    }
    silences
}
