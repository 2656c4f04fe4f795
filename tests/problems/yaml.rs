//! YAML and its keys.

use insta::assert_snapshot;

use super::support::{BARNET, EXAMPLE, SETTINGS, Site};
use super::{report, report_of_front_matter};

#[test]
fn unknown_key_in_front_matter() {
    assert_snapshot!(report_of_front_matter("status:", "sttaus:"));
}

#[test]
fn unknown_key_in_a_borough() {
    let site = Site::base();
    assert_snapshot!(report(site.append(BARNET, "web_site: https://www.example.org/\n")));
}

#[test]
fn unknown_key_in_a_contact() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "facts:", "    huors: 9 to 5\nfacts:")));
}

#[test]
fn unknown_key_in_the_settings() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(SETTINGS, "languages:", "langauges:")));
}

#[test]
fn missing_key_in_front_matter() {
    assert_snapshot!(report_of_front_matter("tab_title: An example\n", ""));
}

#[test]
fn missing_key_in_a_fact() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "    unit: working_days\n", "")));
}

#[test]
fn contact_that_nobody_can_reach() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "facts:", "  advocacy:\n    name: A\nfacts:")));
}

#[test]
fn duplicate_key() {
    assert_snapshot!(report_of_front_matter("order: 30\n", "order: 30\norder: 40\n"));
}

#[test]
fn duplicate_contact() {
    let site = Site::base();
    let second = "  chair:\n    name: Another chair\n    phone: 020 7946 0003\nfacts:\n";
    assert_snapshot!(report(site.replace(BARNET, "facts:\n", second)));
}

#[test]
fn yaml_with_an_unclosed_quote() {
    assert_snapshot!(report_of_front_matter("title: An example\nt", "title: \"An example\nt"));
}

#[test]
fn yaml_with_bad_indentation() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "    phone:", "   phone:")));
}

#[test]
fn yaml_with_a_colon_in_plain_text() {
    assert_snapshot!(report_of_front_matter("summary: What", "summary: The meeting: what"));
}

#[test]
fn yaml_with_a_tab() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(BARNET, "    phone:", "\tphone:")));
}

#[test]
fn yaml_alias() {
    let site = Site::base();
    let text = "name: &name Barnet Council\nshort_name: *name\n";
    let from = "name: Barnet Council\nshort_name: Barnet\n";
    assert_snapshot!(report(site.replace(BARNET, from, text)));
}

#[test]
fn order_that_is_no_number() {
    assert_snapshot!(report_of_front_matter("order: 30", "order: first"));
}

#[test]
fn date_that_is_no_date() {
    assert_snapshot!(report_of_front_matter("reviewed: 2026-11-21", "reviewed: yesterday"));
}

#[test]
fn date_that_does_not_exist() {
    assert_snapshot!(report_of_front_matter("reviewed: 2026-11-21", "reviewed: 2026-11-31"));
}

#[test]
fn unknown_status() {
    assert_snapshot!(report_of_front_matter("status: published", "status: publish"));
}

#[test]
fn text_where_a_list_belongs() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(SETTINGS, "[en, pl]", "en, pl")));
}

#[test]
fn list_where_text_belongs() {
    let site = Site::base();
    let from = "name: Barnet Council";
    assert_snapshot!(report(site.replace(BARNET, from, "name: [Barnet, Council]")));
}

#[test]
fn telephone_number_with_letters() {
    let site = Site::base();
    let to = "  advocacy:\n    name: Advocates\n    phone: ask us\n    note: Ask us.\nfacts:";
    assert_snapshot!(report(site.replace(BARNET, "facts:", to)));
}

#[test]
fn email_address_without_a_host() {
    let site = Site::base();
    let to = "    email: chair at example.org\nfacts:";
    assert_snapshot!(report(site.replace(BARNET, "facts:", to)));
}

#[test]
fn website_without_https() {
    let site = Site::base();
    assert_snapshot!(report(site.append(BARNET, "website: www.example.org\n")));
}

#[test]
fn missing_front_matter() {
    let site = Site::base();
    assert_snapshot!(report(site.write(EXAMPLE, "# What the meeting is\n\nText.\n")));
}

#[test]
fn front_matter_that_never_ends() {
    assert_snapshot!(report_of_front_matter("status: published\n---\n", ""));
}
