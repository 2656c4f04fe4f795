//! Leaflets on paper: from an edition to the bytes of a tagged PDF.
//!
//! ```text
//! edition -> data (words and structure) -> template -> pages -> PDF/UA-1 and PDF/A-2a
//! ```

mod blanks;
mod cache;
mod data;
mod direction;
mod fonts;
mod form;
mod joined;
mod line_ends;
mod marks;
mod outline;
mod parts;
mod pictured;
mod placed;
mod press;
mod reading_order;
mod sheets;
mod signs;
#[cfg(test)]
mod trial;
mod typeset;
mod world;
mod writer;

pub use fonts::{Family, Fonts};
pub use form::Form;
pub use press::{Paper, PaperOptions, Press};
pub use typeset::PdfError;
