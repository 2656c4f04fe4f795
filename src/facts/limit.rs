//! How far one date lies from another: what a fact means on a calendar.

use super::{Fact, FactForm, Unit};

/// How far a date lies after another one, or before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit {
    /// How many of the unit; negative for a date before the other.
    pub amount: i64,
    /// Working days, days, weeks, months or years.
    pub unit: Unit,
}

impl Limit {
    /// What `fact` means in the phrase `form`; nothing when it sets no date: a count, or
    /// words such as "at least".
    #[must_use]
    pub fn of(fact: &Fact, form: FactForm) -> Option<Self> {
        let is_on_a_calendar = matches!(
            fact.unit,
            Unit::WorkingDays | Unit::Days | Unit::Weeks | Unit::Months | Unit::Years
        );
        let sign = form.sign().filter(|_| is_on_a_calendar)?;
        Some(Self { amount: sign * i64::from(fact.value), unit: fact.unit })
    }
}
