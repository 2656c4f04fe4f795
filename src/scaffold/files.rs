//! Writing new files without touching those that are there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::carried::Folder;
use crate::inside;
use crate::source::{SITE_FILE, fault_of_slug};

/// Why nothing was made.
#[derive(Debug, thiserror::Error)]
pub enum ScaffoldError {
    /// The folder for a new site holds something.
    #[error("`{}` is not empty\nName a folder that is not there yet.", .0.display())]
    NotEmpty(PathBuf),
    /// The folder is no site.
    #[error("`{}` is not a site: it has no plainleaf.yaml\nName the folder of your site with --site.", .0.display())]
    NotASite(PathBuf),
    /// A folder that must be there is not.
    #[error("there is no folder `{}`\nMake the borough first, with `plainleaf new borough`.", .0.display())]
    NoFolder(PathBuf),
    /// The file is there already.
    #[error("`{}` is there already, so nothing was made", .0.display())]
    Exists(PathBuf),
    /// A name that cannot be part of an address.
    #[error("`{0}` cannot be part of an address\n{1}")]
    BadName(String, &'static str),
    /// A tag that is no language.
    #[error(transparent)]
    Language(#[from] crate::language::LanguageError),
    /// The language is that of the content itself.
    #[error("`{0}` is the language of the content itself, so there is nothing to translate")]
    SourceLanguage(String),
    /// A file cannot be written.
    #[error("`{}` cannot be written", .0.display())]
    Write(PathBuf, #[source] io::Error),
}

/// Files to be made, all or none.
pub struct NewFiles<'a> {
    folder: &'a Path,
    files: Vec<(PathBuf, String)>,
}

impl<'a> NewFiles<'a> {
    /// Begins with none, in `folder`.
    pub const fn in_folder(folder: &'a Path) -> Self {
        Self { folder, files: Vec::new() }
    }

    /// Adds a file; `path` is relative, with forward slashes.
    pub fn add(&mut self, path: &str, text: String) {
        self.files.push((self.folder.join(path), text));
    }

    /// Writes all of them, unless one is there already.
    pub fn write(self) -> Result<Vec<PathBuf>, ScaffoldError> {
        // A link to nowhere is there, too.
        let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
        if let Some((path, _)) = self.files.iter().find(|(path, _)| is_there(path)) {
            return Err(ScaffoldError::Exists(path.clone()));
        }
        let mut written = Vec::with_capacity(self.files.len());
        for (path, text) in self.files {
            inside::write_new(self.folder, &path, &text)
                .map_err(|error| ScaffoldError::Write(path.clone(), error))?;
            written.push(path);
        }
        Ok(written)
    }
}

/// Writes a file of the site in the place of what is there.
pub fn replace(site: &Path, path: &Path, text: &str) -> Result<(), ScaffoldError> {
    inside::write(site, path, text).map_err(|error| ScaffoldError::Write(path.to_owned(), error))
}

/// A carried pattern.
pub fn pattern(name: &str) -> String {
    Folder::Scaffold.text(name).unwrap_or_default()
}

/// Refuses a folder that holds anything.
pub fn refuse_filled(folder: &Path) -> Result<(), ScaffoldError> {
    let is_free = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    if is_free { Ok(()) } else { Err(ScaffoldError::NotEmpty(folder.to_owned())) }
}

/// Refuses a folder that is no site.
pub fn require_site(folder: &Path) -> Result<(), ScaffoldError> {
    if folder.join(SITE_FILE).is_file() {
        Ok(())
    } else {
        Err(ScaffoldError::NotASite(folder.to_owned()))
    }
}

/// Refuses when the site has no such folder.
pub fn require_folder(site: &Path, folder: &str) -> Result<(), ScaffoldError> {
    let path = site.join(folder);
    if path.is_dir() { Ok(()) } else { Err(ScaffoldError::NoFolder(path)) }
}

/// Refuses a name that cannot be part of an address.
pub fn check_name(name: &str) -> Result<(), ScaffoldError> {
    fault_of_slug(name).map_or(Ok(()), |help| Err(ScaffoldError::BadName(name.to_owned(), help)))
}
