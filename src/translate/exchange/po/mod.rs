//! gettext PO, one entry a block.
//!
//! Codes stand in the text as `<g1>words</g1>` and `<x2/>`: a real `<` is behind a code itself, so
//! that no other can be there.

mod read;
mod write;

pub use read::read;
pub use write::write;

/// What stands in `msgctxt` between the path of a file and the name of a block.
const BETWEEN: &str = " | ";
