//! What `plainleaf merge` makes of trees of single boroughs: the same as one build of all.

mod support;

use support::{BARNET, LEAFLET, SETTINGS, Site};

/// A site with a tree for each borough, built with `options`.
fn split(options: &[&str]) -> Site {
    let site = Site::base();
    site.append(SETTINGS, "address: https://leaflets.example/set/\n");
    site.append(BARNET, "colours:\n  accent: \"#7a1f4d\"\n");
    site.write("content/_guide/start.md", support::leaflet("Start here."));
    for borough in ["barnet", "havering"] {
        build(
            &site,
            &[&["--borough", borough, "--out", &format!("trees/{borough}")], options].concat(),
        );
    }
    site
}

fn build(site: &Site, options: &[&str]) {
    let run = site.run(&[&["build", "-q"], options].concat());
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
}

/// What is said when trees are not joined; nothing may then have been published.
fn refused(site: &Site, arguments: &[&str]) -> String {
    let run = site.run(&[&["merge"], arguments].concat());
    assert_eq!(run.code, Some(2), "{}{}", run.stdout, run.stderr);
    assert!(!site.has("public"));
    run.stderr
}

#[test]
fn joined_trees_are_the_same_as_one_build() {
    let site = split(&["--no-pdf"]);
    let run = site.run(&["merge", "trees/havering", "trees/barnet"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.starts_with("Joined 2 trees: "), "{}", run.stdout);
    build(&site, &["--no-pdf", "--out", "whole"]);
    let (joined, whole) = (site.tree("public"), site.tree("whole"));
    assert!(joined.keys().eq(whole.keys()), "{:?}", joined.keys());
    assert!(joined == whole, "files differ");
    assert_ne!(site.read("trees/barnet/index.html"), site.read("whole/index.html"));
    assert_eq!(site.run(&["verify"]).code, Some(0));
    assert!(site.tree("trees/havering").len() < whole.len());
}

#[test]
fn leaflets_on_paper_are_joined_too() {
    let languages = ["--lang", "en"];
    let site = split(&languages);
    let run = site.run(&[&["merge", "trees/barnet", "trees/havering"], &languages[..]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    build(&site, &["--lang", "en", "--out", "whole"]);
    assert!(site.tree("public") == site.tree("whole"), "files differ");
    assert!(site.has("public/havering/en/parents/your-meeting/leaflet.pdf"));
}

#[test]
fn some_boroughs_alone_are_joined_when_they_are_named() {
    let site = split(&["--no-pdf"]);
    let run = site.run(&["merge", "trees/barnet", "--borough", "barnet"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(site.tree("public") == site.tree("trees/barnet"), "files differ");
}

#[test]
fn trees_that_do_not_fit_together_are_refused() {
    let site = split(&["--no-pdf"]);
    let twice = refused(&site, &["trees/barnet", "trees/havering", "trees/barnet/../barnet"]);
    let missing = refused(&site, &["trees/barnet"]);
    let unknown = refused(&site, &["trees/barnet", "trees/havering", "--borough", "barnet"]);
    let lost = refused(&site, &["trees/barnet", "trees/camden"]);
    insta::assert_snapshot!([twice, missing, unknown, lost].join("\n"));
}

#[test]
fn a_damaged_tree_is_refused() {
    let site = split(&["--no-pdf"]);
    site.remove("trees/barnet/barnet/en/parents/your-rights/index.html");
    let told = refused(&site, &["trees/barnet", "trees/havering"]);
    assert!(told.contains("`trees/barnet` is not whole"), "{told}");
    assert!(told.contains("Run `plainleaf verify trees/barnet`"), "{told}");
}

#[test]
fn trees_of_another_state_of_the_site_are_refused() {
    let site = split(&["--no-pdf"]);
    let both = ["trees/barnet", "trees/havering"];
    let leaflet = site.read(LEAFLET);
    site.write(LEAFLET, leaflet.replacen("title: ", "title: Now, ", 1));
    assert!(refused(&site, &both).contains("is not what this site"));
    site.write(LEAFLET, &leaflet);
    let guide = site.read("content/_guide/start.md");
    site.append("content/_guide/start.md", "\nMore.\n");
    assert!(refused(&site, &both).contains("`guide/start/index.html` in `trees/barnet`"));
    site.write("content/_guide/start.md", guide);
    site.write("content/_shared/parents/new.md", support::leaflet("A new leaflet."));
    // The guide lists all leaflets to be checked, so the new one is in one of its pages too.
    let told = refused(&site, &both);
    let pages = ["parents/new/index.html", "guide/facts-to-check/index.html"];
    assert!(pages.iter().any(|page| told.contains(&format!("{page}` in `trees/"))), "{told}");
}

#[test]
fn an_old_tree_stays_when_trees_are_refused() {
    let site = split(&["--no-pdf"]);
    build(&site, &["--no-pdf"]);
    let before = site.tree("public");
    assert_eq!(site.run(&["merge", "trees/barnet"]).code, Some(2));
    assert!(site.tree("public") == before);
}
