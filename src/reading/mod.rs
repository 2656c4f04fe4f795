//! Reading: how hard English text is to read.

mod grade;
mod syllables;

pub use grade::Measure;
pub use syllables::syllables;
