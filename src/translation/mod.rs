//! Translations held against the text that they were made from, part by part.
//!
//! ```text
//! English text, translation, record of what it was made from -> pairing -> what a page shows
//! ```

mod align;
mod features;
mod pairing;
mod record;
mod shown;

pub use features::{Features, figures, is_same_value, without_values};
pub use pairing::{Pair, Pairing, Side, State, likeness, pair};
pub use record::{Record, RecordError, RecordedPart};
pub use shown::{Shown, shown};
