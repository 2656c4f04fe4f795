//! Problems that only show when a leaflet meets a borough, told once for all boroughs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::scope::Problem;
use crate::diagnostic::{Diagnostics, Place, SourceText, Span};

/// The problems of a leaflet by place, each with the boroughs that have it.
#[derive(Default)]
pub struct EditionProblems {
    found: BTreeMap<(String, Span, Problem), Found>,
}

struct Found {
    source: Arc<SourceText>,
    boroughs: BTreeSet<String>,
}

impl EditionProblems {
    /// Notes that `borough` has `problem` at `span` of `source`.
    pub fn add(&mut self, source: &Arc<SourceText>, span: Span, borough: &str, problem: Problem) {
        let key = (source.display_path(), span, problem);
        let found = self
            .found
            .entry(key)
            .or_insert_with(|| Found { source: Arc::clone(source), boroughs: BTreeSet::new() });
        found.boroughs.insert(borough.to_owned());
    }

    /// Takes over what another thread found.
    pub fn merge(&mut self, other: Self) {
        for (key, found) in other.found {
            match self.found.entry(key) {
                std::collections::btree_map::Entry::Occupied(mut entry) => {
                    entry.get_mut().boroughs.extend(found.boroughs);
                }
                std::collections::btree_map::Entry::Vacant(entry) => {
                    entry.insert(found);
                }
            }
        }
    }

    /// Reports each problem once. A problem of some boroughs only names them.
    pub fn report(self, all_boroughs: usize, diagnostics: &mut Diagnostics) {
        for ((_, span, problem), found) in self.found {
            let concerns_all = !problem.is_local || found.boroughs.len() == all_boroughs;
            let message = if concerns_all {
                problem.message
            } else {
                let boroughs: Vec<String> = found.boroughs.into_iter().collect();
                format!("{} in {}", problem.message, boroughs.join(", "))
            };
            diagnostics.report(
                problem.code,
                Place::new(&found.source, span),
                message,
                problem.help,
            );
        }
    }
}
