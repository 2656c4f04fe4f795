//! Building some boroughs or languages only.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use scraper::Html;

use super::support::{EXAMPLE, Site, select, words};
use super::{boroughs_in, carried_words};

#[test]
fn only_the_named_borough_is_built() {
    let site = Site::base();
    site.build_with(&["--borough", "havering"]);
    assert_eq!(boroughs_in(&site.tree("public")), BTreeSet::from(["havering"]));
    let home = Html::parse_document(&site.read("public/index.html"));
    let councils: Vec<String> = select(&home, "h2").iter().map(|h| h.text().collect()).collect();
    assert_eq!(councils, ["Havering Council"]);
}

#[test]
fn a_borough_built_alone_has_the_bytes_of_the_whole_set() {
    let (alone, whole) = (Site::base(), Site::base());
    alone.build_with(&["--borough", "havering"]);
    whole.build();
    assert_eq!(alone.tree("public/havering"), whole.tree("public/havering"));
}

#[test]
fn several_boroughs_can_be_named() {
    let site = Site::base();
    site.build_with(&["--borough", "havering", "--borough", "barnet"]);
    assert_eq!(boroughs_in(&site.tree("public")), BTreeSet::from(["barnet", "havering"]));
}

#[test]
fn only_the_named_language_is_built() {
    let site = Site::base();
    site.build_with(&["--lang", "pl"]);
    assert!(site.has("public/barnet/pl/parents/your-meeting/index.html"));
    assert!(!site.has("public/barnet/en"));
}

#[test]
fn unfinished_leaflets_are_built_only_when_drafts_are_asked_for() {
    let site = Site::with_text("Text.");
    site.replace(EXAMPLE, "status: published", "status: draft");
    site.build();
    assert!(!site.has("public/barnet/en/parents/example"));
    site.build_with(&["--drafts"]);
    let page = site.page("barnet/en/parents/example");
    assert_eq!(words(&page, ".notice"), carried_words("en", "draft_leaflet"));
}

#[test]
fn unknown_borough_is_refused_with_a_suggestion() {
    let run = Site::base().run(&["build", "--borough", "barnett"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr, @"error: this site has no borough `barnett`. Did you mean `barnet`?");
}

#[test]
fn unknown_language_is_refused_with_what_there_is() {
    let run = Site::base().run(&["build", "--lang", "romanian"]);
    assert_eq!(run.code, Some(2));
    assert_snapshot!(run.stderr, @"error: this site has no language `romanian`. Use one of: en, pl.");
}
