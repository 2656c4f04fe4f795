//! YAML with places: read into a tree of nodes, then taken apart key by key.
//!
//! Every scalar stays the text that the author wrote (`lang: no` and `phone: 020 …`
//! are safe); the key that holds it says what it must be. A mapping reader collects
//! every problem of a file instead of stopping at the first.

mod mapping;
mod tree;

pub use mapping::{Mapping, Reporter};
pub use tree::{Node, Value, parse};
