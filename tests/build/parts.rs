//! Parts of pages: colours, dates, drawings, terms, and the foot.

use super::BARNET_LEAFLET;
use super::support::{BARNET, Site, select, words};

#[test]
fn a_borough_has_its_own_colours_and_the_others_share_those_of_the_site() {
    let site = Site::base();
    site.append(BARNET, "colours:\n  accent: rebeccapurple\n  band_dark: \"#222\"\n");
    site.build();
    let style = |page: &str| {
        let page = site.page(page);
        let address = select(&page, "link[rel=stylesheet]")[0].attr("href").unwrap();
        site.read(&format!("public/{}", address.trim_start_matches("../")))
    };
    let (barnet, havering) = (style(BARNET_LEAFLET), style("havering/en/parents/your-meeting"));
    let light = |css: &str| css.split_once('}').unwrap().0.to_owned();
    assert!(light(&barnet).contains("--link:#663399"), "{}", light(&barnet));
    assert!(!light(&barnet).contains("#222222") && barnet.contains("--deep:#222222"));
    assert!(!havering.contains("#663399"));
    assert_eq!(style("havering/en/parents/your-meeting"), style(""));
}

const DATES: &str = "::: dates\nWhen was the conference?\n\n- **Core group.** This is {{ fact.core_group_first.within }}.\n- **Review.** This is {{ fact.first_review.within }}.\n- **Reports.** You get them {{ fact.core_group_first.before }} it.\n:::";

#[test]
fn dates_to_work_out_carry_the_rules_of_the_facts() {
    let site = Site::with_text(DATES);
    site.build();
    let page = site.page("barnet/en/parents/example");
    assert_eq!(words(&page, "form.dates legend"), "When was the conference?");
    let rules: Vec<_> = select(&page, "form.dates li")
        .iter()
        .map(|li| (li.attr("data-amount").unwrap(), li.attr("data-unit").unwrap()))
        .collect();
    assert_eq!(rules, [("10", "working_days"), ("3", "months"), ("-10", "working_days")]);
    let form = select(&page, "form.dates")[0];
    assert_eq!(form.attr("data-holidays"), Some("2026-12-25 2026-12-28 2027-01-01"));
    assert_eq!(select(&page, "form.dates > fieldset > div[hidden]").len(), 1);
    assert!(words(&page, "form.dates ul").contains("This is within 10 working days."));
    assert_eq!(select(&page, "script[src*='/dates.']").len(), 1);
    let other = site.page(BARNET_LEAFLET);
    assert_eq!(select(&other, "script[src*='/dates.']").len(), 0, "only where it is needed");
}

#[test]
fn people_around_a_table_are_drawn_with_the_numbers_of_their_list() {
    let site = Site::with_text(
        "::: around-the-table\n- **You.** You know your child best.\n- **Chair.** They run it.\n- **Nurse.** They may come.\n:::",
    );
    site.build();
    let page = site.page("barnet/en/parents/example");
    let drawing = select(&page, ".around-table svg[role=img]")[0];
    let alt =
        "Picture: people around a table, each with a number. The list below says who they are.";
    assert_eq!(drawing.attr("aria-label"), Some(alt));
    assert_eq!(select(&page, ".around-table ol > li").len(), 3);
    // A badge for each, and no letter that would need a font.
    assert_eq!(select(&page, ".around-table svg circle[r='9']").len(), 3);
    assert_eq!(words(&page, ".around-table svg"), "");
    assert_eq!(select(&page, "link[href*='/pictures.']").len(), 1);
}

#[test]
fn moments_on_a_scale_lie_as_far_apart_as_in_time() {
    let site = Site::with_text(
        "::: scale\n- **Conference.** Count from here.\n- **Core group.** It is {{ fact.core_group_first.within }}.\n- **Review.** It is {{ fact.first_review.within }}.\n:::",
    );
    site.build();
    let page = site.page("barnet/en/parents/example");
    let points: Vec<f64> = select(&page, ".scale svg circle[r='4']")
        .iter()
        .map(|point| point.attr("cx").unwrap().parse().unwrap())
        .collect();
    // Ten working days are two weeks of the thirteen that three months have.
    let [start, core_group, review] = points[..] else { panic!("{points:?}") };
    let part = (core_group - start) / (review - start);
    assert!((part - 2.0 / 13.0).abs() < 0.01, "{part}");
    assert_eq!(words(&page, ".scale .tick"), "From one small line to the next is one week.");
    assert!(words(&page, ".scale ol").contains("It is within 3 months."));
}

#[test]
fn a_later_use_of_a_term_opens_its_meaning() {
    let site = Site::with_text("A core group.\n\n## Later {#later}\n\nThe core group meets.");
    site.build();
    let page = site.page("barnet/en/parents/example");
    let button = select(&page, "button.term")[0];
    assert_eq!(button.text().collect::<String>(), "core group");
    let meaning = format!("[popover][id='{}'] dfn", button.attr("popovertarget").unwrap());
    assert_eq!(words(&page, &meaning), "core group");
}

#[test]
fn every_page_of_a_borough_leads_to_the_page_about_safety_online() {
    let site = Site::base();
    site.build();
    for page in [BARNET_LEAFLET, "barnet", "havering/pl/parents/your-meeting"] {
        let html = site.page(page);
        let link = select(&html, "header .safety a")[0];
        let target = format!("public/{page}/{}", link.attr("href").unwrap());
        assert!(site.has(&target), "{target}");
        assert_eq!(link.text().collect::<String>(), "Staying safe online");
    }
    let polish = site.page("havering/pl/parents/your-meeting");
    assert_eq!(select(&polish, "header .safety a")[0].attr("lang"), Some("en"));
}

#[test]
fn the_foot_has_what_the_borough_says_about_asking_back() {
    let site = Site::base();
    let contacts = "  feedback:\n    name: Web team\n    email: web@example.gov.uk\n  complaints:\n    name: Complaints team\n    phone: 020 7946 0099\nfacts:\n";
    site.replace(BARNET, "facts:\n", contacts).build();
    let labels = |page: &str| -> Vec<String> {
        let page = site.page(page);
        let summaries = select(&page, "footer summary");
        summaries.iter().map(|summary| summary.text().collect()).collect()
    };
    assert_eq!(labels(BARNET_LEAFLET), ["Was this page useful?", "Make a complaint"]);
    assert_eq!(labels("havering/en/parents/your-meeting"), [""; 0]);
    let page = site.page(BARNET_LEAFLET);
    let links = select(&page, "footer details a");
    let links: Vec<_> = links.iter().map(|a| a.attr("href").unwrap()).collect();
    assert_eq!(links, ["mailto:web@example.gov.uk", "tel:+442079460099"]);
}

#[test]
fn a_borough_with_a_contact_for_other_formats_says_how_to_ask_there() {
    let site = Site::base();
    site.build();
    let sentence = "You can ask for this leaflet in large print";
    assert!(words(&site.page(BARNET_LEAFLET), ".about").contains(sentence));
    let contact = "  other_formats:\n    name: Print team\n    phone: 020 7946 0099\nfacts:\n";
    site.replace(BARNET, "facts:\n", contact).build();
    assert!(!words(&site.page(BARNET_LEAFLET), ".about").contains(sentence));
    assert_eq!(words(&site.page(BARNET_LEAFLET), "footer summary"), "Ask for another format");
}
