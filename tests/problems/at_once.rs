//! All problems of a site at once.

use insta::assert_snapshot;

use super::report;
use super::support::{EXAMPLE, LEAFLET, SETTINGS, Site, TRANSLATION, leaflet};

#[test]
fn all_problems_of_a_site_are_in_one_report_and_the_published_tree_stays() {
    let site = Site::base();
    site.build();
    let published = site.tree("public");
    site.write(EXAMPLE, leaflet("::: rember\nText.\n:::"))
        .replace(EXAMPLE, "order: 30", "order: first")
        .replace(LEAFLET, "fact.core_group_first", "fact.core_group_frist")
        .replace(LEAFLET, "your-rights.md#asking", "your-rights.md#ask")
        .replace(TRANSLATION, "title: Na czym", "title: \"Na czym")
        .replace("content/havering/borough.yaml", "short_name:", "shortname:")
        .append(SETTINGS, "drafts: perhaps\n")
        .write("content/barnet/notes.txt", "To do.\n")
        .write("content/_shared/parents/money.md", b"caf\xe9");
    let checked = report(&site);
    assert_snapshot!(checked);
    let build = site.run(&["build"]);
    assert_eq!(build.code, Some(1));
    assert_eq!(build.stdout, "");
    assert_eq!(build.stderr, checked, "build reports what check reports");
    assert_eq!(site.tree("public"), published);
}
