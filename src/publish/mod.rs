//! Publishing: a new tree built beside the old one, then put in its place in one step.

mod tree;

pub use tree::{MARKER_FILE, NewTree, PublishError};
