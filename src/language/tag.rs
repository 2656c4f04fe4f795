//! One language: its tag and what follows from it by the rules of CLDR.

use std::hash::{Hash, Hasher};

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date as IcuDate;
use icu_locale::{Locale, LocaleDirectionality, LocaleExpander};
use icu_plurals::{PluralCategory, PluralRules};
use jiff::civil::Date;
use unicode_script::Script;

/// The way in which lines of a language run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    #[must_use]
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }

    /// Whether lines begin at the right.
    #[must_use]
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Self::RightToLeft)
    }
}

/// A plural form of CLDR: which form of a phrase a number takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are CLDR's own")]
pub enum PluralForm {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// Every plural form with the name that CLDR and `strings.yaml` use.
pub const PLURAL_NAMES: [(&str, PluralForm); 6] = [
    ("zero", PluralForm::Zero),
    ("one", PluralForm::One),
    ("two", PluralForm::Two),
    ("few", PluralForm::Few),
    ("many", PluralForm::Many),
    ("other", PluralForm::Other),
];

impl PluralForm {
    /// The form of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        PLURAL_NAMES.iter().find(|(known, _)| *known == name).map(|(_, form)| *form)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        PLURAL_NAMES.iter().find(|(_, form)| *form == self).map_or("other", |(name, _)| name)
    }
}

impl From<PluralCategory> for PluralForm {
    fn from(category: PluralCategory) -> Self {
        match category {
            PluralCategory::Zero => Self::Zero,
            PluralCategory::One => Self::One,
            PluralCategory::Two => Self::Two,
            PluralCategory::Few => Self::Few,
            PluralCategory::Many => Self::Many,
            PluralCategory::Other => Self::Other,
        }
    }
}

/// Why a tag cannot be used as a language.
#[derive(Debug, thiserror::Error)]
pub enum LanguageError {
    /// It is no tag at all.
    #[error("`{0}` is not a language tag that is known")]
    Unknown(String),
    /// It is a tag in other letters than its own.
    #[error("the language `{0}` is written `{1}`")]
    Letters(String, String),
}

/// One language.
pub struct Language {
    tag: String,
    direction: Direction,
    script: Option<Script>,
    plural_rules: PluralRules,
    dates: DateTimeFormatter<YMD>,
}

impl std::fmt::Debug for Language {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Language").field(&self.tag).finish()
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Language {}

impl Hash for Language {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tag.hash(state);
    }
}

impl Language {
    /// The language of a BCP-47 tag such as `pl` or `zh-Hant`.
    ///
    /// # Errors
    /// When it is not a well-formed tag in its canonical letters.
    pub fn new(tag: &str) -> Result<Self, LanguageError> {
        let refuse = || LanguageError::Unknown(tag.to_owned());
        let mut locale: Locale = tag.parse().map_err(|_| refuse())?;
        if locale.id.language.is_unknown() {
            return Err(refuse());
        }
        if locale.to_string() != tag {
            return Err(LanguageError::Letters(tag.to_owned(), locale.to_string()));
        }
        let direction = if LocaleDirectionality::new_common().is_right_to_left(&locale.id) {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        let script = script_of(&locale);
        let rules = PluralRules::try_new_cardinal((&locale).into()).map_err(|_| refuse())?;
        // Readers live in the United Kingdom: English dates take the British order.
        locale.id.region = locale.id.region.or(Some(icu_locale::subtags::region!("GB")));
        // Figures, telephone numbers and letters use European digits, so dates do too.
        locale.extensions.unicode = "u-nu-latn".parse().map_err(|_| refuse())?;
        let dates =
            DateTimeFormatter::try_new((&locale).into(), YMD::long()).map_err(|_| refuse())?;
        Ok(Self { tag: tag.to_owned(), direction, script, plural_rules: rules, dates })
    }

    /// The BCP-47 tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The way in which its lines run.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The script that it is written in, as far as that is known.
    #[must_use]
    pub const fn script(&self) -> Option<Script> {
        self.script
    }

    /// The form that a phrase takes with `number` in it.
    #[must_use]
    pub fn plural_form(&self, number: u32) -> PluralForm {
        self.plural_rules.category_for(number).into()
    }

    /// The whole numbers, up to some hundreds, that take a form.
    pub fn numbers_of(&self, form: PluralForm) -> impl Iterator<Item = u32> {
        const MOST: u32 = 300;
        (0..=MOST).filter(move |number| self.plural_form(*number) == form)
    }

    /// Every form that whole numbers take in this language.
    ///
    /// CLDR also lists a form for fractions in some languages (`other` in Polish);
    /// it is named too, because it is the last resort of every phrase.
    #[must_use]
    pub fn plural_forms(&self) -> Vec<PluralForm> {
        let mut forms: Vec<PluralForm> = self.plural_rules.categories().map(Into::into).collect();
        forms.sort();
        forms
    }

    /// A date in words, day and year in European digits: "21 November 2026".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        IcuDate::try_new_iso(year.into(), month.unsigned_abs(), day.unsigned_abs())
            .map_or_else(|_| date.to_string(), |date| self.dates.format(&date).to_string())
    }
}

fn script_of(locale: &Locale) -> Option<Script> {
    let mut id = locale.id.clone();
    LocaleExpander::new_extended().maximize(&mut id);
    let script = id.script?;
    // Chinese has two codes of its own for one script.
    let name = if matches!(script.as_str(), "Hans" | "Hant") { "Hani" } else { script.as_str() };
    Script::from_short_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_from_the_language() {
        for (tag, direction) in [("en", "ltr"), ("ur", "rtl"), ("ar", "rtl"), ("pa", "ltr")] {
            assert_eq!(Language::new(tag).unwrap().direction().attribute(), direction, "{tag}");
        }
    }

    #[test]
    fn scripts_follow_from_the_language() {
        let script = |tag| Language::new(tag).unwrap().script();
        assert_eq!(script("bn"), Some(Script::Bengali));
        assert_eq!(script("zh-Hant"), Some(Script::Han));
        assert_eq!(script("en"), Some(Script::Latin));
    }

    #[test]
    fn polish_has_its_own_plural_forms() {
        let polish = Language::new("pl").unwrap();
        let form = |number| polish.plural_form(number);
        assert_eq!(
            [form(1), form(3), form(5), form(12), form(22)],
            [PluralForm::One, PluralForm::Few, PluralForm::Many, PluralForm::Many, PluralForm::Few]
        );
    }

    #[test]
    fn dates_are_in_words_with_european_digits() {
        let date = Date::constant(2026, 11, 21);
        let in_language = |tag| Language::new(tag).unwrap().date(date);
        assert_eq!(in_language("en"), "21 November 2026");
        assert_eq!(in_language("pl"), "21 listopada 2026");
        assert!(in_language("ar").contains("2026"), "{}", in_language("ar"));
    }

    #[test]
    fn a_word_that_is_no_tag_is_refused() {
        for tag in ["", "polish language", "PL", "../en"] {
            assert!(Language::new(tag).is_err(), "{tag}");
        }
    }
}
