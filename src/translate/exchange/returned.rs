//! What came back from a translator, as a format's reader gives it.

use super::coded::Piece;
use crate::diagnostic::Place;

/// A file that came back.
#[derive(Debug, Clone, Default)]
pub struct Returned {
    /// The tag of the language that it is in, when it says so.
    pub into: Option<String>,
    /// Its blocks.
    pub blocks: Vec<ReturnedBlock>,
}

/// A block that came back.
#[derive(Debug, Clone)]
pub struct ReturnedBlock {
    /// The path of its file in the source language.
    pub path: String,
    /// Its name in the package.
    pub id: String,
    /// The English that it was made from.
    pub english: Vec<Piece>,
    /// The translation, if it is there.
    pub target: Vec<Piece>,
    /// Whether the translator calls it done.
    pub is_done: bool,
    /// Where the translation stands in the file.
    pub place: Place,
}
