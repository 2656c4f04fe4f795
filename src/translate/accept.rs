//! Saying that a translation, or one block of it, says what the English says now.

use std::path::{Path, PathBuf};

use super::write::{WriteError, write_translation};
use crate::edition::PairedFile;
use crate::translation::State;

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
    #[error(transparent)]
    Write(#[from] WriteError),
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
    let path = write_translation(site, Path::new(&file.path), None, &record)?;
    Ok((path, made_current))
}
