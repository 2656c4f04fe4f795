//! Languages and translations.

use insta::assert_snapshot;

use super::support::{SETTINGS, Site, TRANSLATION};
use super::{report, warning};

#[test]
fn unknown_language() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(SETTINGS, "[en, pl]", "[en, pl, polish_language]")));
}

#[test]
fn language_listed_twice() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(SETTINGS, "[en, pl]", "[en, pl, pl]")));
}

#[test]
fn translation_of_a_file_that_does_not_exist() {
    let site = Site::base();
    let text = site.read(TRANSLATION);
    assert_snapshot!(report(site.write("translations/pl/_shared/parents/your-meetings.md", text)));
}

#[test]
fn file_beside_the_folders_of_languages() {
    let site = Site::base();
    assert_snapshot!(report(site.write("translations/notes.txt", "To do.\n")));
}

#[test]
fn translation_into_a_language_that_the_site_does_not_list() {
    let site = Site::base();
    let text = site.read(TRANSLATION);
    assert_snapshot!(warning(site.write("translations/ro/_shared/parents/your-meeting.md", text)));
}

#[test]
fn reviewed_translation_without_reviewer() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(TRANSLATION, "status: draft", "status: reviewed")));
}

#[test]
fn translated_words_of_a_contact_that_does_not_exist() {
    let site = Site::base();
    let text = "contacts:\n  chairs:\n    name: Osoba prowadząca\n";
    assert_snapshot!(report(site.write("translations/pl/barnet/borough.yaml", text)));
}

/// A site's own Polish words: those that the program carries, changed in one place.
fn polish_words(from: &str, to: &str) -> Site {
    let site = Site::base();
    let carried = plainleaf::carried::Folder::Translations.text("pl/strings.yaml").unwrap();
    assert_eq!(carried.matches(from).count(), 1, "`{from}`");
    site.write("translations/pl/strings.yaml", carried.replace(from, to));
    let record = "pl/strings.made-from.json";
    let made_from = plainleaf::carried::Folder::Translations.text(record).unwrap();
    site.write(&format!("translations/{record}"), made_from);
    site
}

#[test]
fn missing_word_of_the_page_furniture() {
    assert_snapshot!(warning(&polish_words("contrast: Wysoki kontrast\n", "")));
}

#[test]
fn unknown_word_of_the_page_furniture() {
    assert_snapshot!(report(&polish_words("contrast: Wysoki", "contarst: Wysoki")));
}

#[test]
fn word_of_the_page_furniture_that_lost_a_part() {
    assert_snapshot!(report(&polish_words("\"Ulotki: {name}\"", "Ulotki")));
}

#[test]
fn word_of_the_page_furniture_with_a_misspelt_part() {
    assert_snapshot!(report(&polish_words("\"Ulotki: {name}\"", "\"Ulotki: {nazwa}\"")));
}

#[test]
fn missing_plural_form() {
    let from = "  many: \"Shift: naciśnij jeszcze {n} razy, żeby opuścić tę stronę\"\n";
    assert_snapshot!(warning(&polish_words(from, "")));
}

#[test]
fn language_without_any_words_of_the_page_furniture() {
    let site = Site::base();
    assert_snapshot!(warning(site.replace(SETTINGS, "[en, pl]", "[en, pl, cy]")));
}
