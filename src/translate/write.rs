//! Writes a translation and the record of what it was made from.

use std::path::{Path, PathBuf};

use crate::inside;
use crate::translation::Record;

/// A file cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("`{}` cannot be written", .0.display())]
pub struct WriteError(PathBuf, #[source] std::io::Error);

/// Writes the record of the translation in the file `path`, and its text if that is new. Returns
/// the file of the record; both paths are from the folder of the site.
///
/// # Errors
/// When a file cannot be written. The one that was there is whole then.
pub fn write_translation(
    site: &Path,
    path: &Path,
    text: Option<&str>,
    record: &Record,
) -> Result<PathBuf, WriteError> {
    if let Some(text) = text {
        write(site, path, text)?;
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let record_path = path.with_file_name(format!("{name}{}", Record::ENDING));
    write(site, &record_path, &record.print())?;
    Ok(record_path)
}

/// There is no folder yet for what is new, or when the words of the page furniture are those that
/// Plainleaf brings.
fn write(site: &Path, path: &Path, text: &str) -> Result<(), WriteError> {
    inside::write(site, &site.join(path), text).map_err(|error| WriteError(path.to_owned(), error))
}
