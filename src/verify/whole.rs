//! What only all files together tell: whether anchors are in their pages, and whether every
//! page can be reached and every asset is used.

use super::gathered::{Anchor, Checked};
use super::list::List;
use super::tree::{Kind, Tree};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText};

/// Checks the files of `tree` together.
pub fn check(tree: &Tree<'_>, list: &List, checked: &[Checked], found: &mut Diagnostics) {
    for (file, from) in checked.iter().enumerate() {
        let is_missing =
            |anchor: &&Anchor| checked[anchor.file].ids.binary_search(&anchor.id).is_err();
        let missing: Vec<&Anchor> = from.anchors.iter().filter(is_missing).collect();
        if !missing.is_empty() {
            report_anchors(tree, file, &missing, found);
        }
    }
    let reached = reached(tree, checked);
    for file in (0..tree.len()).filter(|file| !reached[*file]) {
        let place = || tree.place_of(tree.path(file));
        match tree.kind(file) {
            // A leaflet that is not listed has been told.
            Kind::Page if list.is_read && tree.path(file).split('/').count() == 5 && list.listed(file).is_none() => {}
            Kind::Page => found.report(
                Code::UnreachablePage,
                place(),
                "no way leads to this page from the first page",
                "It may be left over from an older set, or the first page is from another build. Build the site again and publish the whole folder.",
            ),
            kind if kind.is_asset() => found.report(
                Code::UnusedAsset,
                place(),
                "no page uses this file",
                "It may be left over from an older set. Build the site again, and publish the whole folder in the place of the old one.",
            ),
            _ => {}
        }
    }
}

/// The files that a reader comes to from the first page, or from the page for addresses that
/// are not there.
fn reached(tree: &Tree<'_>, checked: &[Checked]) -> Vec<bool> {
    let mut reached = vec![false; tree.len()];
    let first = tree.find("index.html");
    let not_found = (0..tree.len()).find(|file| tree.kind(*file) == Kind::NotFound);
    let mut next: Vec<usize> = first.into_iter().chain(not_found).collect();
    while let Some(file) = next.pop() {
        if !std::mem::replace(&mut reached[file], true) {
            next.extend(checked[file].leads_to.iter().filter(|to| !reached[**to]));
        }
    }
    reached
}

/// The page is read again: its text was not kept.
fn report_anchors(tree: &Tree<'_>, file: usize, missing: &[&Anchor], found: &mut Diagnostics) {
    let bytes = tree.bytes(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let source = SourceText::new(tree.shown(tree.path(file)), &*text);
    for anchor in missing {
        let place = Place::new(&source, anchor.span);
        let words = &text[place.span.start..place.span.end];
        let page = if anchor.file == file { "this page" } else { tree.path(anchor.file) };
        found.report(
            Code::MissingAnchor,
            place,
            format!("`{words}` leads to an id that {page} does not have"),
            "Build the site again and publish the whole folder. If a template of your own wrote this, mend it there.",
        );
    }
}
