//! What killed builds leave is mended or removed.

use std::collections::BTreeMap;
use std::fs;

use plainleaf::publish::MARKER_FILE;

use super::support::{EXAMPLE, Site, leaflet};
use super::{beside, changed_site, summary};

#[test]
fn what_killed_builds_have_left_is_removed_and_nothing_else() {
    let site = Site::base();
    site.build();
    let left = [".public.new-aB3dE6", ".public.new-000000"];
    for left in left {
        site.write(&format!("{left}/{MARKER_FILE}"), "");
        site.write(&format!("{left}/barnet/en/index.html"), "half a pa");
    }
    site.write(&format!(".public.old/{MARKER_FILE}"), "");
    fs::create_dir(site.path().join(".public.new-empty0")).unwrap();
    // Without our marker, with another name, of another output folder, or no folder.
    site.write(".public.new-thesis/chapter.txt", "Years of work.");
    site.write(&format!(".public.new-my-own-one/{MARKER_FILE}"), "");
    site.write(&format!(".public.new-2.new-aB3dE6/{MARKER_FILE}"), "");
    site.write(".public.new-letter", "A letter.");
    site.write(&format!("public.new-aB3dE6/{MARKER_FILE}"), "");
    site.build();
    assert_eq!(
        beside(&site),
        [
            ".public.new-2.new-aB3dE6",
            ".public.new-letter",
            ".public.new-my-own-one",
            ".public.new-thesis",
            "public.new-aB3dE6"
        ]
    );
    assert_eq!(site.read(".public.new-thesis/chapter.txt"), "Years of work.");
}

/// As a build leaves it that is killed where folders cannot be exchanged: the old tree is
/// aside, the new one is not yet in its place.
fn site_without_its_tree() -> (Site, BTreeMap<String, Vec<u8>>) {
    let (site, before) = changed_site();
    fs::rename(site.path().join("public"), site.path().join(".public.old")).unwrap();
    site.write(&format!(".public.new-aB3dE6/{MARKER_FILE}"), "");
    (site, before)
}

#[test]
fn a_tree_left_aside_is_put_back_even_when_the_content_has_errors() {
    let (site, before) = site_without_its_tree();
    site.write(EXAMPLE, leaflet("::: rember\nText.\n:::"));
    let run = site.run(&["build", "--no-pdf"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("put back"), "{}", run.stderr);
    assert!(site.tree("public") == before);
    assert!(!site.has(".public.old"));
}

#[test]
fn a_tree_left_aside_is_the_one_before_for_the_next_build() {
    let (site, before) = site_without_its_tree();
    let run = site.build();
    assert!(site.tree("public") != before);
    assert_eq!(beside(&site), [""; 0]);
    assert!(summary(&run).starts_with("Files: "), "{}", run.stdout);
}

#[test]
fn a_tree_left_aside_is_not_put_over_somebody_elses_files() {
    let (site, before) = site_without_its_tree();
    site.write("public/thesis.txt", "Years of work.");
    let run = site.run(&["build", "--no-pdf"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert_eq!(site.read("public/thesis.txt"), "Years of work.");
    assert!(site.tree(".public.old") == before);
}
