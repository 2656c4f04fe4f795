//! What was found in the pages of the preview, page by page.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diagnostic::Diagnostic;

/// The findings of a build that has pages: warnings and hints, since errors keep pages back.
#[derive(Debug, Default)]
pub struct Findings {
    found: Vec<Diagnostic>,
    made_from: BTreeMap<String, Vec<PathBuf>>,
    of_pages: BTreeSet<PathBuf>,
}

impl Findings {
    /// What was found, and the source files of each page.
    pub fn new(found: Vec<Diagnostic>, made_from: BTreeMap<String, Vec<PathBuf>>) -> Self {
        let of_pages = made_from.values().flatten().cloned().collect();
        Self { found, made_from, of_pages }
    }

    /// What was found in the source files of the page at `path`; of a page without sources of
    /// its own, such as a list of leaflets, what was found in files that belong to no page.
    pub fn of_page(&self, path: &str) -> impl Iterator<Item = &Diagnostic> {
        let path = path.trim_start_matches('/');
        let path = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        let own = self.made_from.get(&path);
        let belongs = move |file: &Path| match own {
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
