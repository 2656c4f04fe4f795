//! Prose: the running text of a source file, passage by passage, with the place of every
//! character in the file.
//!
//! Rules read words and sentences here, without the marks of Markdown and YAML, and point at
//! what they find in the file itself, in any script.

mod data;
mod folded;
mod markdown;
mod passage;
mod phrases;
mod plain;
mod sentences;

pub use data::{data_passages, value_passage};
pub use markdown::{Comment, markdown_prose};
pub use passage::{ItemPlace, Kind, Mark, MarkKind, Passage, Role};
pub use phrases::{Found, Phrases};
pub use plain::plain_prose;
pub use sentences::{PLACEHOLDER, Sentence};

/// What one file says.
#[derive(Debug, Default)]
pub struct Prose {
    /// Its passages, in reading order.
    pub passages: Vec<Passage>,
    /// Its comments, which no page shows.
    pub comments: Vec<Comment>,
}
