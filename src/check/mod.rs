//! Checking: rules over the texts of a site and over its plan, each in a file of its own.
//!
//! A rule of texts looks at one source file at a time, once, however many boroughs print it.
//! A rule of the plan looks at what several files say together. The folders are the groups of
//! rules; [`Code`] says which rule is in which group, and
//! [`crate::documentation`] explains each.

mod addresses;
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

pub use known::{Carried, Known};
pub use loose::check_loose;
pub use rule::{Findings, Reach, Rule, TextRule};
pub use text::{DataKind, Text, TextKind};
pub use today::today;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostics};
use crate::edition::Plan;
use crate::links::{self, Addresses, Outside};
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

/// Applies every rule. Outside addresses are left alone.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    check_with(plan, Outside::Left, diagnostics);
}

/// Applies every rule, and asks outside addresses if that is wanted.
pub fn check_with(plan: &Plan<'_>, outside: Outside, diagnostics: &mut Diagnostics) {
    for rule in rules() {
        if let Rule::Plan(check) = rule {
            check(plan, diagnostics);
        }
    }
    let known = Known::of(plan.source);
    let silences = check_texts(&texts_of(plan), &known, outside, diagnostics);
    // A rule of the plan that sees a part of the site may find less than there is.
    let is_everything = plan.selection.is_everything();
    let is_due = |code| is_everything || codes_of_texts().any(|due| due == code);
    silence::apply(silences, |code| is_due(code) && is_asked(code, outside), diagnostics);
    plan.source.settings.checks.apply(diagnostics);
}

/// Whether this run looks for problems of this kind at all.
fn is_asked(code: Code, outside: Outside) -> bool {
    code != Code::DeadLink || outside == Outside::Asked
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

/// What one text, or several, gave besides problems.
#[derive(Default)]
struct Gathered {
    silences: Vec<Silence>,
    addresses: Addresses,
}

/// Applies the rules of texts to each of `texts`, in parallel. Gives what the texts silence.
fn check_texts(
    texts: &[Unread<'_>],
    known: &Known<'_>,
    outside: Outside,
    diagnostics: &mut Diagnostics,
) -> Vec<Silence> {
    let found: Vec<(Diagnostics, Gathered)> =
        texts.par_iter().map(|unread| check_text(&unread.read(known), outside)).collect();
    let mut all = Gathered::default();
    for (found, some) in found {
        diagnostics.extend(found);
        all.silences.extend(some.silences);
        for (address, places) in some.addresses {
            all.addresses.entry(address).or_default().extend(places);
        }
    }
    links::ask(&all.addresses, diagnostics);
    all.silences
}

fn check_text(text: &Text<'_>, outside: Outside) -> (Diagnostics, Gathered) {
    let mut found = Diagnostics::new();
    for rule in rules() {
        if let Rule::Text(rule) = rule {
            rule.apply(text, &mut found);
        }
    }
    let silences = silence::silences_of(text, &mut found);
    let mut addresses = Addresses::new();
    if outside == Outside::Asked {
        addresses::add_addresses(text, &mut addresses);
    }
    (found, Gathered { silences, addresses })
}
