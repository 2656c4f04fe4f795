//! The order of an alphabet, by the rules of CLDR.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};
use icu_locale::Locale;

use super::Language;

/// Sorts by the text of each item as a dictionary of `language` does.
pub fn sort_by_text<T>(language: &Language, items: &mut [T], text: impl Fn(&T) -> String) {
    let preferences =
        language.tag().parse::<Locale>().map(|locale| CollatorPreferences::from(&locale));
    let collator = Collator::try_new(preferences.unwrap_or_default(), CollatorOptions::default());
    // The data is compiled in and has an order for any language.
    let Ok(collator) = collator else { return };
    items.sort_by(|one, other| collator.compare(&text(one), &text(other)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(tag: &str, words: &[&str]) -> String {
        let mut words = words.to_vec();
        sort_by_text(&Language::new(tag).unwrap(), &mut words, |word| (*word).to_owned());
        words.join(" ")
    }

    #[test]
    fn each_language_has_its_own_alphabet() {
        assert_eq!(
            sorted("en", &["chair", "Zebra", "advocate", "Éclair"]),
            "advocate chair Éclair Zebra"
        );
        assert_eq!(
            sorted("pl", &["łza", "zeszyt", "lupa", "ćma", "cel"]),
            "cel ćma lupa łza zeszyt"
        );
        assert_eq!(sorted("tr", &["ılık", "iş", "çay", "cam", "hal"]), "cam çay hal ılık iş");
        assert_eq!(sorted("ur", &["ے", "پ", "ا", "ڑ", "ٹ"]), "ا پ ٹ ڑ ے");
        assert_eq!(sorted("uk", &["ґанок", "дім", "гора", "їжа", "ива"]), "гора ґанок дім ива їжа");
    }
}
