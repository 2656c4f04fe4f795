//! Web pages.
//!
//! ```text
//! edition -> body (blocks, components, inlines) -> page (template) -> minified bytes
//! ```
//!
//! Inside a body every run of words sits in an element that holds words (`p`, `li`,
//! `dt`, `span` …), never directly in a `div`: the minifier drops white space between
//! the children of containers.

mod address;
mod assets;
mod body;
mod components;
mod highlight;
mod inlines;
mod minify;
mod page;
mod templates;

pub use address::{edition_path, set_path};
pub use assets::Asset;
pub use minify::minify;
pub use page::{Job, Page, Pages, RenderError};
