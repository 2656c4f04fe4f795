//! Facts: figures set by law, guidance or a borough, kept once as data.

mod fact;
mod wording;

pub use fact::{Fact, FactForm, Standing, Unit, Verified};
pub use wording::phrase;
