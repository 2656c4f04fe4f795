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

use std::sync::Arc;

use comemo::memoize;
use rayon::prelude::*;
use tracing::debug_span;

use crate::diagnostic::{Code, Diagnostics};
use crate::edition::{PairedFile, Plan};
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
    let _step = debug_span!("check").entered();
    debug_span!("check the plan").in_scope(|| check_plan(plan, diagnostics));
    debug_span!("check translations").in_scope(|| check_translations(plan, diagnostics));
    let known = Known::of(plan.source);
    let silences = debug_span!("check texts")
        .in_scope(|| check_texts(&texts_of(plan), &known, outside, diagnostics));
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
        Rule::Translated(_) | Rule::Plan(_) => None,
    })
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.into_iter().flatten()
}

/// What one text, or several, gave.
#[derive(Default)]
struct Gathered {
    diagnostics: Diagnostics,
    silences: Vec<Silence>,
    addresses: Addresses,
}

fn check_plan(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    for rule in rules() {
        if let Rule::Plan(check) = rule {
            check(plan, diagnostics);
        }
    }
}

/// Applies the rules of translations to each of them, in parallel.
fn check_translations(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let found: Vec<Diagnostics> = plan.paired.par_iter().map(check_translation).collect();
    for found in found {
        diagnostics.extend(found);
    }
}

/// Applies the rules of translations to one, once however often the site is checked.
#[memoize]
fn check_translation(file: &PairedFile<'_>) -> Diagnostics {
    let mut found = Diagnostics::new();
    for rule in rules() {
        if let (Rule::Translated(check), Some(_)) = (rule, file.translated) {
            check(file, &mut found);
        }
    }
    found
}

/// Applies the rules of texts to each of `texts`, in parallel. Gives what the texts silence.
fn check_texts(
    texts: &[Unread<'_>],
    known: &Known<'_>,
    outside: Outside,
    diagnostics: &mut Diagnostics,
) -> Vec<Silence> {
    let found: Vec<Arc<Gathered>> =
        texts.par_iter().map(|unread| check_text(unread, known, outside)).collect();
    let mut all = Gathered::default();
    for some in found {
        diagnostics.extend(some.diagnostics.clone());
        all.silences.extend(some.silences.iter().cloned());
        for (address, places) in &some.addresses {
            all.addresses.entry(address.clone()).or_default().extend(places.iter().cloned());
        }
    }
    links::ask(&all.addresses, diagnostics);
    all.silences
}

/// Applies the rules of texts to one, once however often the site is checked.
#[memoize]
fn check_text(unread: &Unread<'_>, known: &Known<'_>, outside: Outside) -> Arc<Gathered> {
    let text = &unread.read(known);
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
    Arc::new(Gathered { diagnostics: found, silences, addresses })
}
