//! What `plainleaf build` publishes, and what it leaves alone.

#[path = "../support/mod.rs"]
mod support;

mod boroughs;
mod choosing;
mod languages;
mod listings;
mod overrides;
mod parts;
mod safety;
mod tree;
mod untouched;

use std::collections::{BTreeMap, BTreeSet};

use plainleaf::carried::Folder;
use scraper::Html;
use support::{Site, select};

const BARNET_LEAFLET: &str = "barnet/en/parents/your-meeting";
const POLISH_LEAFLET: &str = "barnet/pl/parents/your-meeting";
const POLISH_FALLBACK: &str = "barnet/pl/parents/your-rights";

/// The words that the binary carries under `key` in one language.
fn carried_words(language: &str, key: &str) -> String {
    let text = Folder::Translations.text(&format!("{language}/strings.yaml")).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key}: "))).unwrap();
    line.trim_matches('"').to_owned()
}

/// The pages of the published tree, parsed, by their paths.
fn pages(site: &Site) -> BTreeMap<String, Html> {
    let tree = site.tree("public");
    let pages = tree.into_iter().filter(|(path, _)| path.rsplit('.').next() == Some("html"));
    pages
        .map(|(path, bytes)| (path, Html::parse_document(&String::from_utf8(bytes).unwrap())))
        .collect()
}

/// Where an address in the page at `from` leads: the path in the tree and the heading.
fn target(from: &str, address: &str) -> Option<(String, Option<String>)> {
    let (path, heading) = match address.split_once('#') {
        Some((path, heading)) => (path, Some(heading.to_owned())),
        None => (address, None),
    };
    if path.is_empty() {
        return Some((from.to_owned(), heading));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), heading))
}

/// Every address in the tree that does not lead to a file of it, or is not relative.
fn broken_addresses(site: &Site) -> Vec<String> {
    let (tree, pages) = (site.tree("public"), pages(site));
    let mut broken = Vec::new();
    let mut seen = 0;
    for (from, page) in pages.iter().filter(|(path, _)| *path != "404.html") {
        for element in select(page, "[href], [src]") {
            let address = element.attr("href").or(element.attr("src")).unwrap();
            if ["https://", "tel:", "mailto:", "data:"].iter().any(|s| address.starts_with(s)) {
                continue;
            }
            seen += 1;
            let leads_to = target(from, address).filter(|(path, heading)| {
                let has_heading = |id: &String| {
                    let page = pages.get(path);
                    page.is_some_and(|page| !select(page, &format!("[id='{id}']")).is_empty())
                };
                !address.starts_with('/')
                    && tree.contains_key(path)
                    && heading.as_ref().is_none_or(has_heading)
            });
            if leads_to.is_none() {
                broken.push(format!("{from}: {address}"));
            }
        }
    }
    assert!(seen > 0, "no page has an address");
    broken
}

fn boroughs_in(tree: &BTreeMap<String, Vec<u8>>) -> BTreeSet<&str> {
    let folders = tree.keys().filter_map(|path| Some(path.split_once('/')?.0));
    folders.filter(|folder| *folder != "assets").collect()
}
