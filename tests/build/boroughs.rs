//! What a borough has of its own, and what it shares.

use super::support::{BARNET, Site, leaflet, select, words};
use super::{BARNET_LEAFLET, POLISH_LEAFLET};

#[test]
fn a_file_of_a_borough_replaces_the_shared_one_of_the_same_path() {
    let site = Site::base();
    site.write("content/barnet/parents/your-meeting.md", leaflet("Only in Barnet."));
    site.build();
    assert_eq!(words(&site.page(BARNET_LEAFLET), ".words"), "Only in Barnet.");
    let other = words(&site.page("havering/en/parents/your-meeting"), ".words");
    assert!(other.starts_with("Havering Council asks you"), "{other}");
}

#[test]
fn the_translation_of_a_shared_leaflet_does_not_stand_for_a_boroughs_own() {
    let site = Site::base();
    site.write("content/barnet/parents/your-meeting.md", leaflet("Only in Barnet."));
    site.build();
    assert_eq!(words(&site.page(POLISH_LEAFLET), ".words[lang=en]"), "Only in Barnet.");
}

#[test]
fn a_new_path_of_a_borough_adds_a_leaflet_there_and_nowhere_else() {
    let site = Site::base();
    site.write("content/barnet/parents/our-promises.md", leaflet("We promise."));
    site.build();
    assert_eq!(words(&site.page("barnet/en/parents/our-promises"), ".words"), "We promise.");
    assert!(!site.has("public/havering/en/parents/our-promises"));
}

#[test]
fn the_contact_of_a_borough_replaces_the_shared_one() {
    let site = Site::base();
    site.build();
    let page = site.page("havering/en/parents/your-meeting");
    assert_eq!(words(&page, ".contact .name"), "The chair in Havering");
    let phone = select(&page, ".contact a.phone")[0].attr("href");
    assert_eq!(phone, Some("tel:+442079460002"));
}

#[test]
fn a_condition_holds_in_the_boroughs_that_have_its_subject() {
    let site = Site::with_text(
        "::: where fact.minutes_sent\nWithin {{ fact.minutes_sent }}.\n:::\n\n\
         ::: unless fact.minutes_sent\nAsk.\n:::",
    );
    site.build();
    let text = |borough| words(&site.page(&format!("{borough}/en/parents/example")), ".words");
    assert_eq!(text("barnet"), "Within 15 working days.");
    assert_eq!(text("havering"), "Ask.");
}

#[test]
fn a_borough_can_name_its_own_page_to_leave_to() {
    let site = Site::base();
    site.append(BARNET, "exit: { name: The shop, address: https://shop.example/ }\n");
    site.build();
    let exit = |page| select(&site.page(page), "a.leave")[0].attr("href").map(str::to_owned);
    assert_eq!(exit(BARNET_LEAFLET).unwrap(), "https://shop.example/");
    assert_eq!(exit("havering/en/parents/your-meeting").unwrap(), "https://www.bbc.co.uk/weather");
}

#[test]
fn the_first_use_of_a_glossary_term_is_explained() {
    let site = Site::base();
    site.build();
    let meaning = words(&site.page(BARNET_LEAFLET), ".meaning");
    assert_eq!(meaning, "core group: The people who work with a family between meetings.");
}
