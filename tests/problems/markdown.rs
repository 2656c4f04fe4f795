//! Markdown, links and headings.

use insta::assert_snapshot;

use super::support::Site;
use super::{report_of, warning};

#[test]
fn raw_html_block() {
    assert_snapshot!(report_of("<div class=\"box\">\nText.\n</div>"));
}

#[test]
fn raw_html_in_a_line() {
    assert_snapshot!(report_of("This is <b>bold</b>."));
}

#[test]
fn html_comments_are_dropped() {
    assert_eq!(
        warning(&Site::with_text("<!-- for us -->\n\nText <!-- too -->.")),
        "No problems found\n"
    );
}

#[test]
fn image() {
    assert_snapshot!(report_of("Look: ![a room](room.jpg)"));
}

#[test]
fn javascript_link() {
    assert_snapshot!(report_of("Go [there](javascript:alert(1))."));
}

#[test]
fn http_link() {
    assert_snapshot!(report_of("See [the site](http://www.example.org/)."));
}

#[test]
fn link_to_no_leaflet() {
    assert_snapshot!(report_of("Read [your rights](your-right.md)."));
}

#[test]
fn link_to_no_leaflet_of_the_other_audience() {
    assert_snapshot!(report_of("Read [their leaflet](../children/your-meting.md)."));
}

#[test]
fn link_to_no_heading() {
    assert_snapshot!(report_of("Read [what to ask](your-rights.md#askin)."));
}

#[test]
fn link_to_no_heading_of_the_same_page() {
    assert_snapshot!(report_of("Read [below](#below)."));
}

#[test]
fn link_to_something_that_is_no_leaflet() {
    assert_snapshot!(report_of("Read [your rights](your-rights.html)."));
}

#[test]
fn heading_of_level_one() {
    assert_snapshot!(report_of("# The meeting\n\nText."));
}

#[test]
fn skipped_heading() {
    assert_snapshot!(report_of("## The meeting\n\n#### Who is there\n\nText."));
}

#[test]
fn duplicate_anchor() {
    assert_snapshot!(report_of("## Asking {#ask}\n\nText.\n\n## Asking more {#ask}\n\nText."));
}

#[test]
fn lists_nested_too_deeply() {
    assert_snapshot!(report_of(&("> ".repeat(30) + "Deep.")));
}
