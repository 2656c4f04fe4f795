//! Templates, assets and words of a site in the place of the carried ones.

use plainleaf::carried::Folder;
use scraper::Html;

use super::support::{Site, select, words};
use super::{BARNET_LEAFLET, POLISH_LEAFLET};

#[test]
fn a_template_of_the_site_replaces_the_carried_one_of_its_name_only() {
    let site = Site::base();
    let template = "{% extends \"base.html\" %}{% block main %}<h1>Ours</h1>{% endblock main %}";
    site.write("templates/home.html", template);
    site.build();
    let home = Html::parse_document(&site.read("public/index.html"));
    assert_eq!(words(&home, "h1"), "Ours");
    assert_eq!(words(&site.page(BARNET_LEAFLET), "h1"), "What the meeting is");
}

#[test]
fn an_asset_of_the_site_replaces_the_carried_one_and_changes_its_name() {
    let site = Site::base();
    site.build();
    let before = site.tree("public/assets");
    site.write("templates/assets/plainleaf.css", "/* Ours */\nbody { color: black; }\n");
    site.build();
    let after = site.tree("public/assets");
    let changed: Vec<_> = after.iter().filter(|(path, _)| !before.contains_key(*path)).collect();
    let [(path, bytes)] = changed.as_slice() else { panic!("{changed:?}") };
    let text = String::from_utf8((*bytes).clone()).unwrap();
    assert!(text.starts_with(":root{--paper:#") && text.ends_with("\nbody{color:black}"), "{text}");
    let page = site.page(BARNET_LEAFLET);
    let address = select(&page, "link[rel=stylesheet]")[0].attr("href").unwrap();
    assert!(address.ends_with(*path), "{address}");
}

#[test]
fn the_words_of_the_site_replace_the_carried_ones_of_their_language_only() {
    let site = Site::base();
    let carried = Folder::Translations.text("pl/strings.yaml").unwrap();
    let ours = carried.replace("contrast: Wysoki kontrast", "contrast: Mocny kontrast");
    site.write("translations/pl/strings.yaml", ours);
    site.build();
    assert_eq!(words(&site.page(POLISH_LEAFLET), "button.contrast"), "Mocny kontrast");
    assert_eq!(words(&site.page(BARNET_LEAFLET), "button.contrast"), "High contrast");
}

#[test]
fn a_word_that_is_not_translated_is_in_english_and_marked() {
    let site = Site::base();
    let carried = Folder::Translations.text("pl/strings.yaml").unwrap();
    let ours = carried.replace("contrast: Wysoki kontrast\n", "");
    site.write("translations/pl/strings.yaml", ours);
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert_eq!(words(&page, "button.contrast > [lang=en][dir=ltr]"), "High contrast");
}
