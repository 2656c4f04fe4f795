//! The fact or contact of a condition must not be misspelt.
//!
//! `::: where fact.minute_sent` would leave its text out in every borough, and nobody
//! would notice. Shared leaflets may ask for figures that no borough of a site gives yet,
//! so only a name that nobody has and that is near to one that somebody has is reported.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use comemo::memoize;
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostics, Place, SourceText, did_you_mean};
use crate::edition::Plan;
use crate::leaflet::{Block, BlockKind, Component, Condition, Document, Subject};
use crate::source::Source;

/// Reports every condition on a fact or contact whose name is misspelt.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let known = Known::of(plan.source);
    let originals = plan.source.leaflets.values().flat_map(|all| all.values());
    let translations = plan.source.translations.iter().flat_map(|into| into.leaflets.values());
    let translations = translations.flat_map(|all| all.values());
    let written: Vec<Written<'_>> = originals
        .map(|leaflet| (&leaflet.source, &leaflet.document))
        .chain(translations.map(|leaflet| (&leaflet.source, &leaflet.document)))
        .map(|(file, document)| Written { file, document })
        .collect();
    let conditions: Vec<_> = written.par_iter().map(conditions_in).collect();
    for (written, conditions) in written.iter().zip(conditions) {
        known.check(written.file, &conditions, diagnostics);
    }
}

/// A leaflet or the translation of one. It is made from its file alone.
struct Written<'s> {
    file: &'s Arc<SourceText>,
    document: &'s Document,
}

impl Hash for Written<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.file.hash(state);
    }
}

/// The conditions of one leaflet, found once however often the site is checked.
#[memoize]
fn conditions_in(written: &Written<'_>) -> Arc<Vec<Condition>> {
    let mut conditions = Vec::new();
    for block in &written.document.blocks {
        push_conditions(block, &mut conditions);
    }
    Arc::new(conditions)
}

/// The ids of all facts and contacts of all boroughs.
struct Known<'s> {
    facts: BTreeSet<&'s str>,
    contacts: BTreeSet<&'s str>,
}

impl<'s> Known<'s> {
    fn of(source: &'s Source) -> Self {
        let boroughs = || source.boroughs.iter();
        let facts = source.facts.keys().chain(boroughs().flat_map(|borough| borough.facts.keys()));
        let contacts =
            source.contacts.keys().chain(boroughs().flat_map(|borough| borough.contacts.keys()));
        Self {
            facts: facts.map(String::as_str).collect(),
            contacts: contacts.map(String::as_str).collect(),
        }
    }

    fn check(
        &self,
        file: &Arc<SourceText>,
        conditions: &[Condition],
        diagnostics: &mut Diagnostics,
    ) {
        for condition in conditions {
            let (code, kind, id, known) = match &condition.subject {
                Subject::Fact(id) => (Code::UnknownFact, "fact", id, &self.facts),
                Subject::Contact(id) => (Code::UnknownContact, "contact", id, &self.contacts),
            };
            if known.contains(id.as_str()) {
                continue;
            }
            if let Some(near) = did_you_mean(id, known.iter().copied()) {
                let message = format!("no borough has a {kind} `{id}`, so nobody gets this text");
                let help = format!("Did you mean `{near}`?");
                diagnostics.report(code, Place::new(file, condition.span), message, help);
            }
        }
    }
}

fn push_conditions(block: &Block, conditions: &mut Vec<Condition>) {
    if let BlockKind::Component(Component::Conditional { condition, .. }) = &block.kind {
        conditions.push(condition.clone());
    }
    for child in block.children() {
        push_conditions(child, conditions);
    }
}
