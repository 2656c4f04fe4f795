//! Pages that go.

use insta::assert_snapshot;

use super::summary;
use super::support::{EXAMPLE, Site};

#[test]
fn withdrawn_pages_are_named_up_to_ten() {
    let site = Site::with_text("Text.");
    site.build();
    let said = summary(&site.build_with(&["--borough", "barnet"]));
    let named = said.lines().filter(|line| line.starts_with("  havering")).count();
    assert_eq!(named, 10, "{said}");
    assert!(said.ends_with("\n  and 2 more"), "{said}");
    site.remove(EXAMPLE);
    assert_snapshot!(summary(&site.build_with(&["--borough", "barnet"])));
}
