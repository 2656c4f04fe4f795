//! One file of the tree: its hash, and what is checked by its kind.

use super::address::Resolver;
use super::gathered::{Checked, Gathered};
use super::list::{List, Listed};
use super::tree::{Kind, Tree, asset_hash_of};
use super::{page, paper, place, script, style};
use crate::diagnostic::{Code, Span};
use crate::published::asset_hash;

/// What to do about a file that is not what it was when it was published.
const PUBLISH_AGAIN: &str = "Build the site again and publish the whole folder. Nothing may change a file after `plainleaf build`.";

/// Checks a file by itself.
pub fn check_file(tree: &Tree<'_>, list: &List, file: usize) -> Checked {
    let kind = tree.kind(file);
    // The files about the tree as a whole have a check of their own.
    if matches!(kind, Kind::Unknown | Kind::OfHost | Kind::Listing) {
        return Checked::default();
    }
    let mut gathered = Gathered::default();
    let bytes = tree.bytes(file).unwrap_or_else(|error| {
        let message = format!("this file cannot be read: {error}");
        gathered.report(Code::Unreadable, Span::default(), message, "Give the right to read it.");
        Vec::new()
    });
    // An empty file has been told by the tree, one that cannot be read just now.
    if bytes.is_empty() {
        let problems = place::diagnostics(&gathered.problems, tree.shown(tree.path(file)), "");
        return gathered.into_checked(problems);
    }
    check_hash(tree, file, list.listed(file), &bytes, &mut gathered);
    let text = match kind {
        Kind::Paper => {
            paper::check(&bytes, list.listed(file), &mut gathered);
            ""
        }
        Kind::Asset => "",
        _ => text_of(&bytes, &mut gathered),
    };
    let resolver = Resolver::new(tree, list, file);
    match kind {
        Kind::Page | Kind::NotFound => page::check(text, &resolver, &mut gathered),
        Kind::Style => style::check(text, &resolver, &mut gathered),
        Kind::Script => script::check(text, &mut gathered),
        _ => {}
    }
    let problems = place::diagnostics(&gathered.problems, tree.shown(tree.path(file)), text);
    gathered.into_checked(problems)
}

/// The text of a file, as far as it is UTF-8.
fn text_of<'b>(bytes: &'b [u8], gathered: &mut Gathered) -> &'b str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let whole = error.valid_up_to();
            let span = Span::new(whole, whole);
            gathered.report(Code::MalformedPage, span, "this is not UTF-8 text", PUBLISH_AGAIN);
            std::str::from_utf8(&bytes[..whole]).unwrap_or_default()
        }
    }
}

/// A file is what its name or the list says of it.
fn check_hash(
    tree: &Tree<'_>,
    file: usize,
    listed: Option<&Listed>,
    bytes: &[u8],
    gathered: &mut Gathered,
) {
    let message = if tree.kind(file).is_asset() {
        let name = tree.path(file).rsplit('/').next().unwrap_or_default();
        (asset_hash_of(name) != Some(&*asset_hash(bytes)))
            .then(|| "this is not what the hash in its name says".to_owned())
    } else {
        listed.and_then(|listed| {
            if listed.bytes != bytes.len() as u64 {
                Some(format!("this has {} bytes; leaflets.json says {}", bytes.len(), listed.bytes))
            } else if listed.blake3 != *blake3::hash(bytes).as_bytes() {
                Some("this is not what the hash in leaflets.json says".to_owned())
            } else {
                None
            }
        })
    };
    if let Some(message) = message {
        gathered.report(Code::ChangedFile, Span::default(), message, PUBLISH_AGAIN);
    }
}
