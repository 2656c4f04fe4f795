//! Pictures: simple drawings of our own that stand beside words, read from SVG files of a narrow
//! contract and written again for each form.
//!
//! ```text
//! file -> read (nothing but shapes gets through) -> drawing -> SVG of a page, or of a PDF
//! list -> around_table, scale (drawn from what it says) -^
//! ```
//!
//! The contract: the root is `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">`; inside
//! stand only the [`ELEMENTS`], with geometry, `transform` and one `class`, which is a [`Role`].
//! What a role looks like is decided where a drawing is shown.

mod around_table;
mod drawing;
mod number;
mod person;
mod read;
mod scale;

pub use around_table::{MOST_SEATS, around_table};
pub use drawing::{Drawing, Role};
pub use read::{ELEMENTS, read_drawing};
pub use scale::{Tick, scale};
