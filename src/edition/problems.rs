//! Problems that only show when a leaflet meets a borough, told once for all boroughs.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::scope::Problem;
use super::set::Set;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};

/// The problems of leaflets by place, each with the boroughs that have it.
#[derive(Default)]
pub struct EditionProblems<'s> {
    found: BTreeMap<(String, Span, Code, String), Found<'s>>,
}

struct Found<'s> {
    source: Arc<SourceText>,
    help: String,
    help_for_some: Option<&'static str>,
    boroughs: BTreeSet<&'s str>,
}

impl<'s> EditionProblems<'s> {
    /// Notes that `borough` has `problem` at `span` of `source`. The help of the first borough
    /// stays.
    pub fn add(
        &mut self,
        source: &Arc<SourceText>,
        borough: &'s str,
        (span, problem): &(Span, Problem),
    ) {
        let Problem { code, message, help, help_for_some } = problem;
        let key = (source.display_path(), *span, *code, message.clone());
        let found = self.found.entry(key).or_insert_with(|| Found {
            source: Arc::clone(source),
            help: help.clone(),
            help_for_some: *help_for_some,
            boroughs: BTreeSet::new(),
        });
        found.boroughs.insert(borough);
    }

    /// Reports each problem once. A problem of some readers only, among the boroughs of `sets`,
    /// names them.
    pub fn report(self, sets: &[Set<'_>], diagnostics: &mut Diagnostics) {
        let readers = self.readers(sets);
        for ((_, span, code, message), found) in self.found {
            let is_some = readers
                .get(found.source.path())
                .is_some_and(|readers| found.boroughs.len() < readers.len());
            let place = Place::new(&found.source, span);
            match found.help_for_some.filter(|_| is_some) {
                Some(help) => {
                    let boroughs: Vec<&str> = found.boroughs.into_iter().collect();
                    let message = format!("{message} in {}", boroughs.join(", "));
                    diagnostics.report(code, place, message, help);
                }
                None => diagnostics.report(code, place, message, found.help),
            }
        }
    }

    /// The boroughs that get each of the leaflets with problems.
    fn readers<'a>(&self, sets: &'a [Set<'_>]) -> HashMap<&'a Path, BTreeSet<&'a str>> {
        let sources = self.found.values().map(|found| found.source.path());
        let with_problems: BTreeSet<&Path> = sources.collect();
        let mut readers: HashMap<&Path, BTreeSet<&str>> = HashMap::new();
        if with_problems.is_empty() {
            return readers;
        }
        for set in sets {
            let paths = set.editions.iter().map(|edition| edition.prepared.source.path());
            for path in paths.filter(|path| with_problems.contains(path)) {
                readers.entry(path).or_default().insert(&set.borough.slug);
            }
        }
        readers
    }
}
