//! Facts: figures set by law, guidance or a borough, kept once as data.

mod fact;
mod holidays;
mod limit;
mod wording;

pub use fact::{Fact, FactForm, Standing, Unit, Verified};
pub use holidays::BankHolidays;
pub use limit::Limit;
pub use wording::phrase;
