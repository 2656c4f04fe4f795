//! Saying that a translation, or one block of it, says what the English says now.

use std::fs;
use std::path::{Path, PathBuf};

use crate::edition::PairedFile;
use crate::translation::{Record, State};

/// Why a block cannot be accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    /// There is no block of this number.
    #[error(
        "the English has {blocks} blocks, so there is no block {block}\n`plainleaf translate diff` shows the numbers."
    )]
    NoBlock {
        /// The number that was asked for.
        block: usize,
        /// How many there are.
        blocks: usize,
    },
    /// The block is not translated.
    #[error(
        "block {0} is not translated\nTranslate it first, at the same place as in the English."
    )]
    NotTranslated(usize),
    /// The record cannot be written.
    #[error("`{}` cannot be written", .0.display())]
    Write(PathBuf, #[source] std::io::Error),
}

/// Records that the block of this number, or every translated block, is up to date. Returns the
/// file of the record, from the folder of the site, and how many blocks it made current.
///
/// # Errors
/// When there is no such block, it is not translated, or the record cannot be written.
pub fn accept(
    site: &Path,
    file: &PairedFile<'_>,
    block: Option<usize>,
) -> Result<(PathBuf, usize), AcceptError> {
    let pairing = &file.pairing;
    if let Some(block) = block {
        let blocks = pairing.english.len();
        let number = block.checked_sub(1).filter(|number| *number < blocks);
        let number = number.ok_or(AcceptError::NoBlock { block, blocks })?;
        if pairing.pairs[number].state == State::Missing {
            return Err(AcceptError::NotTranslated(block));
        }
    }
    let is_accepted = |english: usize| block.is_none_or(|block| block == english + 1);
    let record = pairing.record(is_accepted);
    let is_new = |state: &State| matches!(state, State::OutOfDate { .. } | State::Unrecorded);
    let made_current =
        file.units().filter(|unit| is_accepted(unit.number - 1) && is_new(unit.state)).count();
    let path = record_path(Path::new(&file.path));
    write(&site.join(&path), &record)?;
    Ok((path, made_current))
}

/// The record's file, beside that of the translation.
fn record_path(translation: &Path) -> PathBuf {
    let name = translation.file_stem().unwrap_or_default().to_string_lossy();
    translation.with_file_name(format!("{name}{}", Record::ENDING))
}

/// Written beside its place and moved there, so that a full disk leaves the old one. There is no
/// folder yet when the words of the page furniture are those that Plainleaf brings.
fn write(path: &Path, record: &Record) -> Result<(), AcceptError> {
    let half = path.with_extension("part");
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&half, record.print()))
        .and_then(|()| fs::rename(&half, path))
        .map_err(|error| AcceptError::Write(path.to_owned(), error))
}
