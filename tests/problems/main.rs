//! Every problem of content is told at its place, with what to do about it.

#[path = "../support/mod.rs"]
mod support;

mod at_once;
mod colours;
mod components;
mod dates;
mod drawings;
mod files;
mod languages;
mod markdown;
mod placeholders;
mod together;
mod yaml;

use support::{EXAMPLE, Site};

/// What `plainleaf check` prints about a site whose content has errors.
fn report(site: &Site) -> String {
    let run = site.run(&["check"]);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stderr, "");
    run.stdout
}

/// What it prints about a leaflet that says `text`.
fn report_of(text: &str) -> String {
    report(&Site::with_text(text))
}

/// What it prints about a leaflet with `to` in the place of `from` in its front matter.
fn report_of_front_matter(from: &str, to: &str) -> String {
    report(Site::with_text("Text.").replace(EXAMPLE, from, to))
}

/// What it prints about a site that can be published all the same.
fn warning(site: &Site) -> String {
    let run = site.run(&["check"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    run.stdout
}

#[test]
fn the_base_site_has_no_problems() {
    assert_eq!(warning(&Site::base()), "No problems found\n");
}
