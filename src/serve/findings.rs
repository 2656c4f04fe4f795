//! What was found in the pages of the preview, page by page.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::edition::Plan;

/// The findings of a site that has pages: warnings and hints, since errors keep pages back.
pub struct Findings {
    found: Vec<Diagnostic>,
    of_pages: BTreeSet<PathBuf>,
}

impl Findings {
    /// What was found in the site of `plan`.
    pub fn new(found: Vec<Diagnostic>, plan: &Plan<'_>) -> Self {
        let editions = plan.sets.iter().flat_map(|set| &set.editions);
        let of_editions =
            editions.flat_map(|edition| [&edition.leaflet.source, &edition.prepared.source]);
        let of_guide = plan.guide.iter().map(|guide| &guide.leaflet.source);
        let files: BTreeSet<&Path> = of_editions.chain(of_guide).map(|file| file.path()).collect();
        Self { found, of_pages: files.into_iter().map(Path::to_owned).collect() }
    }

    /// What was found in the source files of a page; of a page without sources of its own, such as
    /// a list of leaflets, what was found in files that belong to no page.
    pub fn of_page(&self, sources: Option<Vec<PathBuf>>) -> impl Iterator<Item = &Diagnostic> {
        let belongs = move |file: &Path| match &sources {
            Some(files) => files.iter().any(|own| own == file),
            None => !self.of_pages.contains(file),
        };
        self.found.iter().filter(move |found| belongs(found.place.source.path()))
    }
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
