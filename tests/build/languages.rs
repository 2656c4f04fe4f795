//! Pages in other languages, and what stands in where there is no translation.

use insta::assert_snapshot;

use super::support::{LEAFLET, RECORD, SETTINGS, Site, TRANSLATION, select, words};
use super::{POLISH_FALLBACK, POLISH_LEAFLET, carried_words};

#[test]
fn a_page_without_translation_is_in_english_and_says_so() {
    let site = Site::base();
    site.build();
    let page = site.page(POLISH_FALLBACK);
    assert_eq!(select(&page, "html")[0].attr("lang"), Some("pl"));
    assert_eq!(words(&page, ".notice"), carried_words("pl", "not_translated"));
    let text = words(&page, ".words[lang=en][dir=ltr]");
    assert!(text.starts_with("You can bring a friend to the meeting."), "{text}");
    assert_eq!(words(&page, "[lang=en] > h1"), "Your rights");
}

#[test]
fn english_within_a_page_that_runs_from_right_to_left_keeps_its_direction() {
    let site = Site::base();
    site.replace(SETTINGS, "[en, pl]", "[en, ur]");
    site.remove(TRANSLATION);
    site.build();
    let page = site.page("barnet/ur/parents/your-rights");
    assert_eq!(select(&page, "html")[0].attr("dir"), Some("rtl"));
    assert_eq!(select(&page, ".words")[0].attr("dir"), Some("ltr"));
}

#[test]
fn the_list_of_leaflets_marks_those_that_are_in_english() {
    let site = Site::base();
    site.build();
    let page = site.page("barnet/pl");
    assert_eq!(words(&page, "#parents ~ ul li:not([lang]) h3"), "Na czym polega spotkanie");
    assert_eq!(words(&page, "#parents ~ ul li[lang=en][dir=ltr] h3"), "Your rights");
}

#[test]
fn a_draft_translation_says_so_and_leads_to_the_english_page() {
    let site = Site::base();
    site.build();
    let page = site.page(POLISH_LEAFLET);
    let notice = words(&page, ".notice");
    assert!(notice.starts_with(&carried_words("pl", "draft_translation")), "{notice}");
    let link = select(&page, ".notice a")[0].attr("href");
    assert_eq!(link, Some("../../../en/parents/your-meeting/index.html"));
}

#[test]
fn a_reviewed_translation_says_by_whom_and_when_and_has_no_draft_notice() {
    let site = Site::base();
    let reviewed = "status: reviewed\nreviewed: 2026-11-21\nreviewer: tłumacz przysięgły";
    site.replace(TRANSLATION, "status: draft", reviewed);
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert!(select(&page, ".notice").is_empty());
    let about = words(&page, ".about");
    assert!(about.contains("21 listopada 2026") && about.contains("tłumacz przysięgły"), "{about}");
}

#[test]
fn draft_translations_can_be_held_back() {
    let site = Site::base();
    site.append(SETTINGS, "drafts: hold\n");
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert_eq!(words(&page, ".notice"), carried_words("pl", "not_translated"));
    assert_eq!(words(&page, "h1"), "What the meeting is");
}

#[test]
fn draft_translations_that_are_held_back_are_shown_when_drafts_are_asked_for() {
    let site = Site::base();
    site.append(SETTINGS, "drafts: hold\n");
    site.build_with(&["--drafts"]);
    assert_eq!(words(&site.page(POLISH_LEAFLET), "h1"), "Na czym polega spotkanie");
}

#[test]
fn facts_take_the_plural_form_of_the_readers_language() {
    let site = Site::base();
    let both = "{{ fact.core_group_first.within }} ({{ fact.core_group_first }})";
    site.replace(TRANSLATION, "{{ fact.core_group_first.within }}", both)
        .replace(LEAFLET, "{{ fact.core_group_first.within }}", both)
        .remove(RECORD);
    let texts: Vec<String> = ["1", "2", "10", "22"]
        .iter()
        .map(|value| {
            let facts = site.read("content/_shared/facts.yaml");
            let (before, after) = facts.split_once("  value: ").unwrap();
            let rest = after.split_once('\n').unwrap().1;
            site.write("content/_shared/facts.yaml", format!("{before}  value: {value}\n{rest}"));
            site.build();
            words(&site.page(POLISH_LEAFLET), ".words > p:first-child")
        })
        .collect();
    assert_snapshot!(texts.join("\n"));
}

#[test]
fn a_figure_never_parts_from_its_unit() {
    let site = Site::base();
    site.build();
    let text: String = select(&site.page(POLISH_LEAFLET), ".words")[0].text().collect();
    assert!(text.contains("w ciągu 10\u{a0}dni roboczych"), "{text}");
}

#[test]
fn headings_of_a_translation_have_the_ids_of_the_english() {
    let site = Site::base();
    site.build();
    assert_eq!(words(&site.page(POLISH_LEAFLET), "h2#help"), "Kto może pomóc");
}

#[test]
fn a_contacts_words_are_translated_and_its_number_is_not() {
    let site = Site::base();
    let text = "contacts:\n  chair:\n    name: Osoba prowadząca\n";
    site.write("translations/pl/barnet/borough.yaml", text);
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert_eq!(words(&page, ".contact .name"), "Osoba prowadząca");
    assert_eq!(words(&page, ".contact a.phone"), "020 7946 0001");
    let other = site.page("havering/pl/parents/your-meeting");
    assert_eq!(words(&other, ".contact .name > [lang=en][dir=ltr]"), "The chair in Havering");
}
