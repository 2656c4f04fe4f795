//! Web pages.
//!
//! ```text
//! edition -> body (blocks, components, inlines) -> page (template)
//! ```

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
mod not_found_page;
mod notes;
mod pages;
mod pictured;
mod set_page;
mod style;
mod templates;
mod terms;
mod writer;

pub use address::{edition_folder, edition_path, guide_path, set_path};
pub use assets::Asset;
pub use body::body;
pub use error::RenderError;
pub use pages::{Job, Page, Pages};
