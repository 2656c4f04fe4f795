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
mod asking;
mod assets;
mod body;
mod calculator;
mod components;
mod condense;
mod error;
mod frame;
mod guide_page;
mod highlight;
mod home_page;
mod inlines;
mod leaflet_page;
mod minify;
mod not_found_page;
mod pages;
mod set_page;
mod style;
mod templates;
mod terms;
mod writer;

pub use address::{edition_folder, edition_path, guide_path, set_path};
pub use assets::Asset;
pub use body::body;
pub use error::RenderError;
pub use minify::minify;
pub use pages::{Job, Page, Pages};
