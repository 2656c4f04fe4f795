//! Problems that only show when a leaflet meets a borough, told once for all boroughs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::scope::Problem;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};

/// The problems of leaflets by place, each with the boroughs that have it.
#[derive(Default)]
pub struct EditionProblems {
    found: BTreeMap<(String, Span, Code, String), Found>,
    readers: BTreeMap<String, BTreeSet<String>>,
}

struct Found {
    source: Arc<SourceText>,
    help: String,
    help_for_some: Option<&'static str>,
    boroughs: BTreeSet<String>,
}

impl EditionProblems {
    /// Notes that `borough` gets the leaflet of `source`.
    pub fn add_reader(&mut self, source: &SourceText, borough: &str) {
        self.readers.entry(source.display_path()).or_default().insert(borough.to_owned());
    }

    /// Notes that `borough` has `problem` at `span` of `source`.
    pub fn add(&mut self, source: &Arc<SourceText>, span: Span, borough: &str, problem: &Problem) {
        let Problem { code, message, help, help_for_some } = problem;
        let key = (source.display_path(), span, *code, message.clone());
        let found = self.found.entry(key).or_insert_with(|| Found {
            source: Arc::clone(source),
            help: help.clone(),
            help_for_some: *help_for_some,
            boroughs: BTreeSet::new(),
        });
        found.boroughs.insert(borough.to_owned());
    }

    /// Takes over what another thread found. Threads are joined in the order of the
    /// boroughs, so the help of the first one stays whatever the number of threads.
    pub fn merge(&mut self, other: Self) {
        for (path, boroughs) in other.readers {
            self.readers.entry(path).or_default().extend(boroughs);
        }
        for (key, found) in other.found {
            let boroughs = found.boroughs.clone();
            self.found.entry(key).or_insert(found).boroughs.extend(boroughs);
        }
    }

    /// Reports each problem once. A problem of some readers only names them.
    pub fn report(self, diagnostics: &mut Diagnostics) {
        for ((path, span, code, message), found) in self.found {
            let readers = self.readers.get(&path).map_or(0, BTreeSet::len);
            let place = Place::new(&found.source, span);
            let is_some = found.boroughs.len() < readers;
            match found.help_for_some.filter(|_| is_some) {
                Some(help) => {
                    let boroughs: Vec<String> = found.boroughs.into_iter().collect();
                    let message = format!("{message} in {}", boroughs.join(", "));
                    diagnostics.report(code, place, message, help);
                }
                None => diagnostics.report(code, place, message, found.help),
            }
        }
    }
}
