//! Placeholders, and what they stand for.

use insta::assert_snapshot;

use super::support::{BARNET, Site, leaflet};
use super::{report, report_of, warning};

#[test]
fn unknown_placeholder() {
    assert_snapshot!(report_of("Ask {{ council.name }}."));
}

#[test]
fn unknown_field_of_a_placeholder() {
    assert_snapshot!(report_of("Call {{ contact.chair.telephone }} or {{ contact.chair.phon }}."));
}

#[test]
fn empty_placeholder() {
    assert_snapshot!(report_of("Ask {{ }}."));
}

#[test]
fn unclosed_placeholder() {
    assert_snapshot!(report_of("Ask {{ borough.name }, which sends the letter."));
}

#[test]
fn unknown_fact() {
    assert_snapshot!(report_of("They meet {{ fact.core_group_frist.within }}."));
}

#[test]
fn fact_that_only_some_boroughs_have() {
    assert_snapshot!(report_of("You get the notes {{ fact.minutes_sent.within }}."));
}

#[test]
fn fact_that_only_some_boroughs_have_is_fine_where_it_is_asked_for() {
    let text = "::: where fact.minutes_sent\nYou get the notes {{ fact.minutes_sent.within }}.\n:::\n\n\
                ::: unless fact.minutes_sent\nAsk when you get the notes.\n:::";
    assert_eq!(warning(&Site::with_text(text)), "No problems found\n");
}

#[test]
fn unverified_fact() {
    assert_snapshot!(report_of("Appeal {{ fact.appeal_limit.within }}."));
}

#[test]
fn unknown_contact() {
    assert_snapshot!(report_of("Call {{ contact.helplin.phone }}."));
}

#[test]
fn contact_without_the_field() {
    assert_snapshot!(report_of("Write to {{ contact.helpline.email }}."));
}

#[test]
fn contact_that_lacks_the_field_in_one_borough() {
    let site = Site::with_text("Write to {{ contact.chair.email }}.");
    let to = "    email: chair@example.org\nfacts:";
    assert_snapshot!(report(site.replace(BARNET, "facts:", to)));
}

#[test]
fn placeholder_that_is_no_address_as_a_link() {
    assert_snapshot!(report_of("See [the council]({{ borough.name }})."));
}

#[test]
fn website_that_only_some_boroughs_have() {
    let site = Site::with_text("See {{ borough.website }}.");
    assert_snapshot!(report(site.append(BARNET, "website: https://www.example.org/\n")));
}

#[test]
fn placeholder_in_a_guide_page() {
    let site = Site::base();
    let text = leaflet("The name of the council is {{ borough.name }}.");
    assert_snapshot!(report(site.write("content/_guide/start.md", text)));
}
