//! Where nothing is published.

use std::fs;

use insta::assert_snapshot;
use plainleaf::publish::MARKER_FILE;

use super::beside;
use super::support::Site;

#[test]
fn the_site_and_its_parts_are_no_place_to_publish_to() {
    let outer = Site::empty();
    let base = Site::base();
    for (path, bytes) in base.tree("") {
        outer.write(&format!("site/{path}"), bytes);
    }
    outer.write("site/templates/x.txt", "");
    // Even when it looks like a tree of ours.
    outer.write(MARKER_FILE, "");
    outer.write(&format!("site/{MARKER_FILE}-not"), "");
    let before = outer.tree("");
    let outs = [
        "site",
        ".",
        "site/content",
        "site/content/barnet/public",
        "site/translations/public",
        "site/templates/public",
    ];
    let said = outs.map(|out| {
        let run = outer.run(&["build", "--no-pdf", "--site", "site", "--out", out]);
        assert_eq!(run.code, Some(2), "{out}");
        run.stderr
    });
    assert!(outer.tree("") == before);
    assert_snapshot!(said.join("\n"));
}

#[cfg(unix)]
#[test]
fn a_link_does_not_hide_that_a_place_is_in_the_content() {
    let site = Site::base();
    std::os::unix::fs::symlink("content/barnet", site.path().join("public")).unwrap();
    let run = site.run(&["build", "--no-pdf", "--out", "public/tree"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("the site is read from `[site]/content`"), "{}", run.stderr);
    assert!(!site.has("content/barnet/tree"));
}

#[test]
fn a_file_is_no_place_to_publish_to() {
    let site = Site::base();
    site.write("public", "A file.");
    let said = ["public", "public/tree"].map(|out| {
        let run = site.run(&["build", "--no-pdf", "--out", out]);
        assert_eq!(run.code, Some(2));
        run.stderr
    });
    assert_snapshot!(said.join("\n"));
    assert_eq!(site.read("public"), "A file.");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_and_what_it_leads_to_is_replaced() {
    let (site, server) = (Site::base(), Site::empty());
    fs::create_dir(server.path().join("leaflets")).unwrap();
    let link = site.path().join("public");
    std::os::unix::fs::symlink(server.path().join("leaflets"), &link).unwrap();
    for _ in 0..2 {
        site.build();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(server.has("leaflets/barnet/en/parents/your-meeting/index.html"));
        assert_eq!(fs::read_dir(server.path()).unwrap().count(), 1);
        assert_eq!(beside(&site), [""; 0]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_refused() {
    let site = Site::base();
    std::os::unix::fs::symlink("disk/leaflets", site.path().join("public")).unwrap();
    fs::create_dir(site.path().join("disk")).unwrap();
    let run = site.run(&["build", "--no-pdf"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr);
    assert_eq!(fs::read_dir(site.path().join("disk")).unwrap().count(), 0);
}

#[test]
fn folders_that_the_place_needs_are_made() {
    let site = Site::base();
    site.build_with(&["--out", "a/b/tree"]);
    assert!(site.has("a/b/tree/index.html"));
}
