//! Files that are checked by name: leaflets of a site, and documents without a site.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::build::{BuildError, check_site_with};
use crate::check::{Carried, check_loose};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::edition::Selection;
use crate::language::{Language, LanguageError};
use crate::links::Outside;
use crate::source::{ReadError, SITE_FILE, in_site, read_loose};

/// Why files could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The site around them cannot be read.
    #[error(transparent)]
    Site(#[from] BuildError),
    /// One of them cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is neither Markdown nor text.
    #[error(
        "`{}` is neither Markdown nor text\nName files that end in .md or .txt; a Word or PDF file can be saved as text first.",
        .0.display()
    )]
    Kind(PathBuf),
    /// The language is unknown.
    #[error(transparent)]
    Language(#[from] LanguageError),
}

/// Checks `files`. Those that belong to the site at `site` are checked as a part of it; the
/// others by themselves, with the facts and words that the binary carries, in the first
/// language of the selection or in English. Outside addresses are asked if that is wanted.
///
/// # Errors
/// When one of them, or the site around it, cannot be read.
pub fn check_files(
    site: &Path,
    files: &[PathBuf],
    selection: &Selection,
    outside: Outside,
) -> Result<Vec<Diagnostic>, FilesError> {
    let (inside, loose): (Vec<&PathBuf>, Vec<&PathBuf>) =
        files.iter().partition(|file| belongs_to(site, file));
    let mut found = Vec::new();
    if !inside.is_empty() {
        let names: Vec<PathBuf> = inside.iter().map(|file| in_site(site, file)).collect();
        let all = check_site_with(site, selection, outside)?;
        found.extend(all.into_iter().filter(|d| names.iter().any(|n| n == d.place.source.path())));
    }
    let tag = selection.languages.first().map_or("en", String::as_str);
    let language = Arc::new(Language::new(tag)?);
    found.extend(check_loose_files(&loose, &language, outside)?);
    Ok(found)
}

fn belongs_to(site: &Path, file: &Path) -> bool {
    let name = in_site(site, file);
    let is_of_a_site = ["content", "translations"].iter().any(|folder| name.starts_with(folder));
    is_of_a_site && site.join(SITE_FILE).is_file() && site.join(&name).is_file()
}

fn check_loose_files(
    files: &[&PathBuf],
    language: &Arc<Language>,
    outside: Outside,
) -> Result<Vec<Diagnostic>, FilesError> {
    let is_text = |file: &Path| file.extension().is_some_and(|e| e == "md" || e == "txt");
    if let Some(other) = files.iter().find(|file| !is_text(file)) {
        return Err(FilesError::Kind((*other).clone()));
    }
    let carried = Carried::read();
    let found: Vec<Diagnostics> = files
        .par_iter()
        .map(|file| {
            let mut found = Diagnostics::new();
            if let Some(source) = read_loose(file, &mut found)? {
                check_loose(&source, language, &carried.known(), outside, &mut found);
            }
            Ok(found)
        })
        .collect::<Result<_, ReadError>>()?;
    let mut all = Diagnostics::new();
    for some in found {
        all.extend(some);
    }
    Ok(all.into_sorted())
}
