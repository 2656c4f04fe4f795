//! What happens to the published tree: swapped as a whole, kept when anything goes wrong.

#[path = "../support/mod.rs"]
mod support;

mod at_once;
mod faults;
mod leftovers;
mod refused;
mod same;
mod withdrawn;

use std::collections::BTreeMap;
use std::fs;

use support::{Run, Site};

/// What lies in the folder of a site beside its own parts and what is kept for the next build.
fn beside(site: &Site) -> Vec<String> {
    let entries = fs::read_dir(site.path()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let own = ["content", "translations", "templates", "plainleaf.yaml", "public", ".plainleaf"];
    let mut names: Vec<String> = names.filter(|name| !own.contains(&&**name)).collect();
    names.sort();
    names
}

/// A published site whose next build would change every page.
fn changed_site() -> (Site, BTreeMap<String, Vec<u8>>) {
    let site = Site::base();
    site.build();
    site.replace(support::SETTINGS, "title: Test leaflets", "title: Other leaflets");
    site.append(support::SETTINGS, "demonstration: true\n");
    let before = site.tree("public");
    (site, before)
}

/// The build could not run, the old tree is as it was, and nothing lies beside it.
fn assert_untouched(site: &Site, run: &Run, before: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(run.code, Some(2), "{}{}", run.stdout, run.stderr);
    assert!(site.tree("public") == *before, "the old tree has changed: {}", run.stderr);
    assert_eq!(beside(site), [""; 0], "{}", run.stderr);
}

/// The lines of a summary after the first, which has a time in it.
fn summary(run: &Run) -> String {
    run.stdout.lines().skip(1).collect::<Vec<_>>().join("\n")
}
