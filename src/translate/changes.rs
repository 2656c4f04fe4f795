//! What a translator has to look at in one file.

use crate::edition::{PairedFile, PairedUnit};
use crate::translation::State;

/// The parts of a translation that are not up to date, in the order of the English.
#[must_use]
pub fn changes<'p>(file: &'p PairedFile<'_>) -> Vec<PairedUnit<'p>> {
    file.units().filter(|unit| *unit.state != State::Current).collect()
}
