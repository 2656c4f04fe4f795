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

    /// About how many days of any kind it is, for a drawing; nothing for a time before the other
    /// date, or of more than five years. A week has five working days: bank holidays are left out.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        const LONGEST: i64 = 5 * 366;
        let amount = self.amount;
        let days = match self.unit {
            Unit::WorkingDays => amount.checked_mul(7)? / 5,
            Unit::Days => amount,
            Unit::Weeks => amount.checked_mul(7)?,
            Unit::Months => amount.checked_mul(1461)? / 48,
            Unit::Years => amount.checked_mul(1461)? / 4,
            Unit::Hours | Unit::Percent | Unit::Count => return None,
        };
        u32::try_from(days).ok().filter(|_| days <= LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_about_so_many_days() {
        let days = |amount, unit| Limit { amount, unit }.days();
        assert_eq!(days(15, Unit::WorkingDays), Some(21));
        assert_eq!(days(3, Unit::Months), Some(91));
        assert_eq!(days(2, Unit::Years), Some(730));
        assert_eq!(days(-2, Unit::Weeks), None);
        assert_eq!(days(6, Unit::Years), None);
        assert_eq!(days(i64::MAX, Unit::Weeks), None);
        assert_eq!(days(9, Unit::Hours), None);
    }
}
