//! The files about the tree as a whole: they are there, and say what the tree has.

use std::collections::BTreeSet;

use super::list::List;
use super::tree::{Kind, Tree};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};
use crate::published::{
    HEADERS_FILE, LEAFLETS_FILE, NOT_FOUND_FILE, ROBOTS_FILE, SECURITY_POLICY, SITEMAP_FILE,
    headers, robots,
};

const HELP: &str = "Build the site again and publish the whole folder. If a tool has changed the file on the way, leave it out.";

/// Checks them all.
pub fn check(tree: &Tree<'_>, list: &List, found: &mut Diagnostics) {
    for path in ["index.html", NOT_FOUND_FILE, LEAFLETS_FILE, HEADERS_FILE, ROBOTS_FILE] {
        if tree.find(path).is_none() {
            lost(tree, path, found);
        }
    }
    list.report_unlisted(tree, found);
    same_lines(tree, HEADERS_FILE, &headers(SECURITY_POLICY), Code::WrongPolicy, found);
    if !list.is_read {
        return; // nothing says where the tree is published
    }
    let address = list.address.as_deref();
    same_lines(tree, ROBOTS_FILE, &robots(address), Code::BadList, found);
    match (address, tree.find(SITEMAP_FILE)) {
        (Some(address), Some(file)) => sitemap(tree, file, address, found),
        (Some(_), None) => lost(tree, SITEMAP_FILE, found),
        (None, Some(_)) => {
            let message = "there is a sitemap, but leaflets.json gives the tree no address";
            found.report(Code::BadList, tree.place_of(SITEMAP_FILE), message, HELP);
        }
        (None, None) => {}
    }
}

fn lost(tree: &Tree<'_>, path: &str, found: &mut Diagnostics) {
    let help = "Publish the whole folder again: this file was lost on the way.";
    found.report(Code::LostFile, tree.place_of(path), format!("`{path}` is not there"), help);
}

/// The text of a file of the tree.
fn text_of(tree: &Tree<'_>, file: usize) -> String {
    // What cannot be read is as good as empty: it lacks what it must say.
    String::from_utf8_lossy(&tree.bytes(file).unwrap_or_default()).into_owned()
}

/// Tells the first line in which a file is not as it must be.
fn same_lines(tree: &Tree<'_>, path: &str, wanted: &str, code: Code, found: &mut Diagnostics) {
    let Some(file) = tree.find(path) else { return };
    let text = text_of(tree, file);
    // Copied through Windows, lines can end in two characters.
    let text = text.replace("\r\n", "\n");
    if text == wanted || text.is_empty() {
        return;
    }
    let mut at = 0;
    let mut lines = wanted.lines();
    for line in text.split_inclusive('\n') {
        let right = lines.next();
        if right != Some(line.trim_end_matches('\n')) {
            return differs(tree, path, &text, Span::new(at, at + line.len()), right, code, found);
        }
        at += line.len();
    }
    differs(tree, path, &text, Span::new(at, at), lines.next(), code, found);
}

fn differs(
    tree: &Tree<'_>,
    path: &str,
    text: &str,
    span: Span,
    right: Option<&str>,
    code: Code,
    found: &mut Diagnostics,
) {
    let message = match right {
        Some(right) => format!("here should stand `{}`", right.trim()),
        None => "this line is one too many".to_owned(),
    };
    let span = Span::new(span.start, span.end.max(span.start));
    let place = Place::new(&SourceText::new(tree.shown(path), text), span);
    found.report(code, place, message, HELP);
}

/// The sitemap names every page once, and nothing else.
fn sitemap(tree: &Tree<'_>, file: usize, address: &str, found: &mut Diagnostics) {
    let text = text_of(tree, file);
    let source = || SourceText::new(tree.shown(SITEMAP_FILE), &*text);
    let document = match roxmltree::Document::parse(&text) {
        Ok(document) => document,
        Err(error) => {
            let place = Place::start_of(&source());
            return found.report(Code::BadList, place, format!("not XML: {error}"), HELP);
        }
    };
    let mut named = BTreeSet::new();
    let mut wrong: Vec<(Span, String)> = Vec::new();
    for entry in document.descendants().filter(|node| node.has_tag_name_of("loc")) {
        let words = entry.text().unwrap_or_default();
        let page = words.strip_prefix(address).and_then(|path| {
            let is_folder = path.is_empty() || path.ends_with('/');
            let path = if is_folder { format!("{path}index.html") } else { path.to_owned() };
            tree.find(&path).filter(|file| tree.kind(*file) == Kind::Page)
        });
        let span = entry.range().into();
        match page {
            None => wrong.push((span, format!("`{words}` is no page of the tree"))),
            Some(page) if !named.insert(page) => {
                wrong.push((span, format!("`{words}` stands here twice")));
            }
            Some(_) => {}
        }
    }
    if !wrong.is_empty() {
        let source = source();
        for (span, message) in wrong {
            found.report(Code::BadList, Place::new(&source, span), message, HELP);
        }
    }
    let pages = (0..tree.len()).filter(|file| tree.kind(*file) == Kind::Page);
    for page in pages.filter(|page| !named.contains(page)) {
        let place = tree.place_of(tree.path(page));
        found.report(Code::BadList, place, "this page is not in sitemap.xml", HELP);
    }
}

/// Names without regard to the namespace, which is the same in every sitemap.
trait HasTagName {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl HasTagName for roxmltree::Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}
