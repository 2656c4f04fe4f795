//! Publishing: a new tree built beside the old one, then put in its place in one step.

mod error;
mod leftovers;
mod lock;
mod old;
mod place;
mod prepare;
mod remove;
mod stamp;
mod swap;
mod tree;

pub use error::PublishError;
pub use prepare::prepare;
pub use stamp::Stamp;
pub use tree::{Changes, NewTree};

/// The file that says that a folder was published by this program and may be replaced.
pub const MARKER_FILE: &str = ".plainleaf";
