//! What a fact is: a figure with its unit, its standing and where it comes from.

use jiff::civil::Date;

use crate::diagnostic::Place;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Mondays to Fridays that are not bank holidays in England and Wales.
    WorkingDays,
    /// Calendar days.
    Days,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years, or years of age.
    Years,
    /// Hours by the clock.
    Hours,
    /// Hundredths.
    Percent,
    /// Things, without a unit.
    Count,
}

impl Unit {
    /// Every unit with its name in `facts.yaml` and `strings.yaml`.
    pub const NAMES: [(&'static str, Self); 8] = [
        ("working_days", Self::WorkingDays),
        ("days", Self::Days),
        ("weeks", Self::Weeks),
        ("months", Self::Months),
        ("years", Self::Years),
        ("hours", Self::Hours),
        ("percent", Self::Percent),
        ("count", Self::Count),
    ];

    /// Its name in `facts.yaml` and `strings.yaml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, unit)| *unit == self).map_or("", |(name, _)| name)
    }
}

/// Who sets a figure, and so who may change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// An Act or regulations.
    Law,
    /// National statutory guidance.
    Guidance,
    /// The procedures of a region or a service.
    Procedure,
    /// An official statistic.
    Statistic,
    /// The borough itself.
    Local,
}

impl Standing {
    /// Every standing with its name in `facts.yaml`.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("law", Self::Law),
        ("guidance", Self::Guidance),
        ("procedure", Self::Procedure),
        ("statistic", Self::Statistic),
        ("local", Self::Local),
    ];

    /// Whether a borough may give a figure of its own instead.
    #[must_use]
    pub const fn is_open_to_boroughs(self) -> bool {
        matches!(self, Self::Procedure | Self::Local)
    }
}

/// How far somebody has checked a figure against its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verified {
    /// Seen in the law, official statistics or the ombudsman's own text.
    Primary,
    /// Seen in a text of a council, partnership, charity or newspaper.
    Secondary,
    /// Not seen anywhere: never printed.
    No,
}

impl Verified {
    /// Every level with its name in `facts.yaml`.
    pub const NAMES: [(&'static str, Self); 3] =
        [("primary", Self::Primary), ("secondary", Self::Secondary), ("no", Self::No)];
}

/// One fact.
#[derive(Debug, Clone, Hash)]
pub struct Fact {
    /// What the figure says, for officers.
    pub label: String,
    /// The figure.
    pub value: u32,
    /// What it counts.
    pub unit: Unit,
    /// Who sets it.
    pub standing: Standing,
    /// Title and address of where it was seen.
    pub source: String,
    /// How far it was checked.
    pub verified: Verified,
    /// When it was checked.
    pub checked: Date,
    /// When it must be checked again.
    pub review_by: Date,
    /// What an officer should know about it.
    pub note: Option<String>,
    /// Where it stands in the data.
    pub place: Place,
}

/// The phrase that a placeholder asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactForm {
    /// "10 working days".
    Plain,
    /// "within 10 working days".
    Within,
    /// "every 6 months".
    Every,
    /// "2 working days before".
    Before,
    /// "3 months after".
    After,
    /// "at least 3 months".
    AtLeast,
    /// "at most 6 months".
    AtMost,
    /// "10".
    Number,
}

impl FactForm {
    /// The forms that a placeholder can name, with their names.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("within", Self::Within),
        ("every", Self::Every),
        ("before", Self::Before),
        ("after", Self::After),
        ("at_least", Self::AtLeast),
        ("at_most", Self::AtMost),
        ("number", Self::Number),
    ];

    /// Whether the date that it speaks of lies after (1) or before (-1) the other one;
    /// nothing when it speaks of no latest date.
    #[must_use]
    pub const fn sign(self) -> Option<i64> {
        match self {
            Self::Within | Self::After | Self::AtMost => Some(1),
            Self::Before => Some(-1),
            Self::Plain | Self::Every | Self::AtLeast | Self::Number => None,
        }
    }

    /// The group of `strings.yaml` that holds its words; the bare figure has none.
    #[must_use]
    pub fn group(self) -> Option<&'static str> {
        match self {
            Self::Plain => Some("plain"),
            Self::Number => None,
            _ => Self::NAMES.iter().find(|(_, form)| *form == self).map(|(name, _)| *name),
        }
    }
}
