//! What a failed build leaves as it was.

use insta::assert_snapshot;

use super::support::Site;

#[test]
fn a_template_that_cannot_be_read_stops_the_build_and_the_old_tree_stays() {
    let site = Site::base();
    site.build();
    let before = site.tree("public");
    site.write("templates/home.html", "{% extends \"base.html\" %}\n{% block main %}{{ heading\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr);
    assert_eq!(site.tree("public"), before);
}

#[test]
fn a_template_that_asks_for_what_is_not_there_stops_the_build_and_the_old_tree_stays() {
    let site = Site::base();
    site.build();
    let before = site.tree("public");
    site.write("templates/home.html", "<p>{{ weather }}</p>\n");
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr);
    assert_eq!(site.tree("public"), before);
}

#[test]
fn a_failed_build_leaves_nothing_beside_the_tree() {
    let site = Site::base();
    site.write("templates/home.html", "<p>{{ weather }}</p>\n");
    let before = site.tree("");
    assert_eq!(site.run(&["build", "--no-pdf"]).code, Some(2));
    assert_eq!(site.tree(""), before);
}

#[test]
fn a_folder_that_was_not_published_by_plainleaf_is_left_alone() {
    let site = Site::base();
    site.write("thesis/chapter.txt", "Years of work.\n");
    let before = site.tree("");
    let run = site.run(&["build", "--out", "thesis"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr);
    assert_eq!(site.tree(""), before);
}

#[test]
fn the_folder_of_the_site_itself_is_left_alone() {
    let site = Site::base();
    let before = site.tree("");
    assert_eq!(site.run(&["build", "--out", "."]).code, Some(2));
    assert_eq!(site.tree(""), before);
}
