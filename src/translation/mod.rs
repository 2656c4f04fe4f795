//! Translations held against the text that they were made from, part by part.
//!
//! ```text
//! English, translation, record of what it was made from -> pairing -> what a page shows
//! ```

mod align;
mod by_key;
mod features;
mod in_order;
mod pairing;
mod record;
mod shown;
mod side;

pub use by_key::pair_by_key;
pub use features::{Features, figures, is_same_value, without_values};
pub use in_order::{likeness, pair_in_order};
pub use pairing::{Pair, Pairing, State};
pub use record::{Record, RecordError, RecordedPart};
pub use shown::{Shown, shown_blocks, shown_texts};
pub use side::Side;
