//! Rendering: from editions to the files of the published tree.

mod around;
pub mod html;
mod listing;
pub mod pdf;

pub use listing::{EditionRecord, FormRecord, listings};
