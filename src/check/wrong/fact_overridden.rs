//! A borough must not change a figure that law or national guidance sets.
//!
//! A council's own "10 days" in the place of 10 working days would cost a family its time.
//! Figures of a region or of the council itself are the council's to change.

use crate::diagnostic::{Code, Diagnostics};
use crate::edition::Plan;

/// Reports every borough's fact that takes the place of a national one.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let source = plan.source;
    for borough in &source.boroughs {
        for (id, fact) in &borough.facts {
            let shared = source.facts.get(id);
            if shared.is_some_and(|shared| !shared.standing.is_open_to_boroughs()) {
                diagnostics.report(
                    Code::FactOverridden,
                    fact.place.clone(),
                    format!("a borough cannot change `{id}`: law or national guidance sets it"),
                    "Remove it here; if the figure itself has changed, change it in content/_shared/facts.yaml.",
                );
            }
        }
    }
}
