//! Rendering: from editions to the files of the published tree.

pub mod html;
mod listing;

pub use listing::{EditionRecord, FormRecord, listings};
