//! What was found in the pages of the preview, page by page.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::edition::Plan;

/// What was `found` in the source files of a page; of a page without `sources` of its own, such as
/// a list of leaflets, what was found in files that belong to no page of `plan`.
pub fn of_page(
    found: &[Diagnostic],
    sources: Option<Vec<PathBuf>>,
    plan: &Plan<'_>,
) -> Vec<Diagnostic> {
    let in_files = |is_one: &dyn Fn(&Path) -> bool| {
        let found = found.iter().filter(|found| is_one(found.place.source.path()));
        found.cloned().collect()
    };
    if let Some(files) = sources {
        return in_files(&|file| files.iter().any(|own| own == file));
    }
    let editions = plan.sets.iter().flat_map(|set| &set.editions);
    let of_editions =
        editions.flat_map(|edition| [&edition.leaflet.source, &edition.prepared.source]);
    let of_guide = plan.guide.iter().map(|guide| &guide.leaflet.source);
    let of_pages: HashSet<&Path> = of_editions.chain(of_guide).map(|file| file.path()).collect();
    in_files(&|file| !of_pages.contains(file))
}

/// A problem as the preview shows it.
#[derive(Serialize)]
pub struct Shown<'a> {
    /// `error`, `warning` or `hint`.
    pub severity: &'static str,
    code: &'static str,
    file: String,
    line: usize,
    column: usize,
    source: &'a str,
    message: &'a str,
    help: &'a str,
}

impl<'a> Shown<'a> {
    /// What there is to show of `diagnostic`.
    pub fn new(diagnostic: &'a Diagnostic) -> Self {
        let place = &diagnostic.place;
        let at = place.position();
        Self {
            severity: diagnostic.severity.name(),
            code: diagnostic.code.name(),
            file: place.source.display_path(),
            line: at.line,
            column: at.column,
            source: place.source.text().lines().nth(at.line - 1).unwrap_or_default(),
            message: &diagnostic.message,
            help: &diagnostic.help,
        }
    }
}
