//! Bank holidays: days from Monday to Friday that are no working days.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::Place;

use super::Verified;

/// The bank holidays of England and Wales, complete between two dates.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct BankHolidays {
    /// The first day for which the list is complete.
    pub from: Date,
    /// The last day for which it is complete.
    pub to: Date,
    /// The days with their names.
    pub dates: BTreeMap<Date, String>,
    /// Title and address of where the list was seen.
    pub source: String,
    /// How far it was checked.
    pub verified: Verified,
    /// When it was checked.
    pub checked: Date,
    /// When it must be checked again, because a holiday can be added by proclamation.
    pub review_by: Date,
    /// Where it stands, for messages.
    pub place: Place,
}
