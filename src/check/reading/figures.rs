//! Times in English text: "10 working days", "three months", "six-monthly".

use std::ops::Range;
use std::sync::LazyLock;

use super::words::Parts;
use crate::facts::{Fact, Unit};
use crate::prose::{Passage, Phrases};

/// A time that a text gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Where it stands in the passage's text.
    pub range: Range<usize>,
    /// How many.
    pub value: u32,
    /// Of what.
    pub unit: Unit,
}

const UNITS: [(&str, Unit); 13] = [
    ("day", Unit::Days),
    ("days", Unit::Days),
    ("week", Unit::Weeks),
    ("weeks", Unit::Weeks),
    ("weekly", Unit::Weeks),
    ("month", Unit::Months),
    ("months", Unit::Months),
    ("monthly", Unit::Months),
    ("year", Unit::Years),
    ("years", Unit::Years),
    ("yearly", Unit::Years),
    ("hour", Unit::Hours),
    ("hours", Unit::Hours),
];

static UNIT_WORDS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(UNITS.iter().map(|(word, _)| *word)));

static STEMS: LazyLock<Parts> =
    LazyLock::new(|| Parts::new(&["day", "week", "month", "year", "hour"]));

const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The times in a passage, in order.
pub fn figures_in(passage: &Passage) -> Vec<Figure> {
    if !STEMS.are_in(&passage.text) {
        return Vec::new();
    }
    let units = UNIT_WORDS.find_in(passage);
    units
        .into_iter()
        .filter_map(|found| {
            let before = &passage.text[..found.range.start];
            let (mut start, mut word) = last_word(before)?;
            let mut unit = UNITS[found.phrase].1;
            if unit == Unit::Days && matches!(&*word.to_lowercase(), "working" | "business") {
                unit = Unit::WorkingDays;
                (start, word) = last_word(&before[..start])?;
            } else if matches!(&*word.to_lowercase(), "calendar" | "school" | "clear") {
                (start, word) = last_word(&before[..start])?;
            }
            Some(Figure { value: number(word)?, range: start..found.range.end, unit })
        })
        .collect()
}

/// The word that `text` ends in, unless a sign other than a space or hyphen comes after it.
fn last_word(text: &str) -> Option<(usize, &str)> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || c == '-' || c == '‑');
    let length: usize =
        text.chars().rev().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let start = text.len() - length;
    (length > 0).then(|| (start, &text[start..]))
}

fn number(word: &str) -> Option<u32> {
    let written = || NUMBERS.iter().position(|name| word.eq_ignore_ascii_case(name));
    word.parse().ok().or_else(|| written().and_then(|at| u32::try_from(at).ok()))
}

impl Figure {
    /// Whether it says the same time as `fact`: two weeks are 10 working days.
    pub fn is_same_as(&self, fact: &Fact) -> bool {
        let own = (self.value, self.unit);
        let other = (fact.value, fact.unit);
        own == other || in_small_units(own) == in_small_units(other)
    }

    /// The word before it, in small letters.
    pub fn word_before(&self, text: &str) -> String {
        last_word(&text[..self.range.start])
            .map_or_else(String::new, |(_, word)| word.to_lowercase())
    }

    /// The word behind it, in small letters.
    pub fn word_after(&self, text: &str) -> String {
        let rest = text[self.range.end..].trim_start();
        rest.chars().take_while(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    }
}

/// Weeks as working days, years as months, days as hours.
const fn in_small_units((value, unit): (u32, Unit)) -> (u32, Unit) {
    match unit {
        Unit::Weeks => (value.saturating_mul(5), Unit::WorkingDays),
        Unit::Years => (value.saturating_mul(12), Unit::Months),
        Unit::Days => (value.saturating_mul(24), Unit::Hours),
        _ => (value, unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::prose::plain_prose;

    fn found(text: &str) -> Vec<(String, u32, Unit)> {
        let prose = plain_prose(text);
        let passage = &prose.passages[0];
        assert_eq!(passage.span, Span::new(0, text.len()));
        let figures = figures_in(passage);
        figures.into_iter().map(|f| (text[f.range].to_owned(), f.value, f.unit)).collect()
    }

    #[test]
    fn figures_and_words_are_read() {
        let figures =
            found("🙂 Within 10 working days, three months or at six-monthly intervals; 1 day");
        let shown: Vec<&str> = figures.iter().map(|(text, ..)| text.as_str()).collect();
        assert_eq!(shown, ["10 working days", "three months", "six-monthly", "1 day"]);
        assert_eq!(figures[0].1, 10);
        assert_eq!(figures[0].2, Unit::WorkingDays);
        assert_eq!(figures[2].1, 6);
        assert!(found("Every day, some weeks, in 2026. Days 3, months").is_empty());
    }
}
