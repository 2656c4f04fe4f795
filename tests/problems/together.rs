//! What only shows when leaflets, boroughs and languages meet.

use insta::assert_snapshot;

use super::support::{BARNET, EXAMPLE, LEAFLET, Site, TRANSLATION, leaflet};
use super::{report, report_of, warning};

#[test]
fn condition_on_a_fact_that_nobody_has() {
    assert_snapshot!(report_of("::: where fact.minute_sent\nText.\n:::"));
}

#[test]
fn condition_on_a_contact_that_nobody_has() {
    assert_snapshot!(report_of("::: unless contact.chiar\nText.\n:::"));
}

#[test]
fn language_of_a_borough_that_the_site_does_not_have() {
    let site = Site::base();
    assert_snapshot!(report(site.append(BARNET, "languages: [en, ro]\n")));
}

#[test]
fn translation_folder_that_the_site_does_not_list() {
    let site = Site::base();
    // Words alone may wait for a site that wants the language.
    site.write("translations/po/strings.yaml", "language_name: polski\n");
    assert_eq!(warning(&site), "No problems found\n");
    site.write("translations/po/_shared/parents/your-meeting.md", site.read(TRANSLATION));
    assert_snapshot!(warning(&site));
}

#[test]
fn unknown_fact_is_one_problem_for_all_boroughs() {
    let found = report_of("It takes {{ fact.nope }}.");
    assert_eq!(found.matches("there is no fact").count(), 1, "{found}");
}

#[test]
fn translation_without_a_heading_breaks_no_link() {
    let site = Site::base();
    site.append(LEAFLET, "\n## More {#more}\n\nText.\n")
        .write(EXAMPLE, leaflet("Read about [the rest](your-meeting.md#more)."));
    let found = warning(&site);
    assert!(found.starts_with("warning[untranslated-block]"), "{found}");
    assert!(found.ends_with("\n1 warning in 1 file\n"), "{found}");
}

#[test]
fn bad_front_matter_is_not_told_again_at_each_link() {
    let site = Site::base();
    let found = report(site.replace(LEAFLET, "order: 10", "order: first"));
    assert!(found.ends_with("\n1 error in 1 file\n"), "{found}");
}

#[test]
fn borough_that_cannot_be_read_is_not_told_again_at_each_contact() {
    let site = Site::base();
    let found = report(site.append(BARNET, "  bad: [\n"));
    assert!(found.ends_with("\n1 error in 1 file\n"), "{found}");
}

#[test]
fn indented_component_line() {
    assert_snapshot!(report_of("Text.\n\n  ::: remember\nText.\n"));
}

#[test]
fn links_that_lead_nowhere() {
    assert_snapshot!(report_of("[a](tel:abc) [b](mailto:) [c](https://) [d](https:evil)"));
}

#[test]
fn braces_that_are_written_as_characters_are_no_placeholder() {
    let text = "আ &#123;{ borough.name }} and \\{{ borough.name }} and {{ borough.nmae }}";
    let found = report_of(text);
    assert!(found.contains("nothing has a field `nmae` here"), "{found}");
    assert!(found.ends_with("\n1 error in 1 file\n"), "{found}");
}

#[test]
fn yaml_anchor() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(
        BARNET,
        "short_name: Barnet",
        "short_name: &name Barnet"
    )));
}
