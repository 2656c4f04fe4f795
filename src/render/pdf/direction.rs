//! Which way set text runs.

use typst::text::TextItem;
use unicode_bidi::{BidiClass, bidi_class};

/// Where a line of text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// At the left.
    FromLeft,
    /// At the right.
    FromRight,
}

/// Which way a piece of text runs; nothing for one that takes the direction of those around it.
#[must_use]
pub fn direction(text: &TextItem) -> Option<Direction> {
    let mut starts = text.glyphs.iter().map(|glyph| glyph.range.start);
    let first = starts.next()?;
    match starts.find(|start| *start != first) {
        Some(other) if other < first => Some(Direction::FromRight),
        Some(_) => Some(Direction::FromLeft),
        None => text.text.chars().find_map(of_letter),
    }
}

/// Whether a character is a mark, which goes with the letter before it.
#[must_use]
pub fn is_mark(character: char) -> bool {
    bidi_class(character) == BidiClass::NSM
}

/// Which way text with this letter runs; nothing for signs that stand in any text.
#[must_use]
pub fn of_letter(letter: char) -> Option<Direction> {
    match bidi_class(letter) {
        BidiClass::R | BidiClass::AL => Some(Direction::FromRight),
        BidiClass::L | BidiClass::EN | BidiClass::AN => Some(Direction::FromLeft),
        _ => None,
    }
}
