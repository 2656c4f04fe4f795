//! `borough.yaml`: a publishing council, its contacts and its local facts.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;

use super::contacts::{CONTACT_TEXTS, Contacts, contacts_of, unknown_contacts};
use super::facts::facts_of;
use super::palette::{Colours, read_colours};
use super::settings::{Exit, https, languages, read_exit};
use super::texts::Texts;
use crate::diagnostic::{Diagnostics, Place, SourceText, Span, Spanned};
use crate::facts::Fact;
use crate::language::Language;
use crate::yaml::{Mapping, Node, Reporter, parse};

/// A publishing council.
#[derive(Debug, Clone, Hash)]
pub struct Borough {
    /// Its folder and part of addresses.
    pub slug: String,
    /// As text calls it.
    pub name: String,
    /// Without "Council".
    pub short_name: String,
    /// Its own website.
    pub website: Option<String>,
    /// Its place in lists; the lower the earlier.
    pub order: u32,
    /// Its languages, when it does not take all of the site's.
    pub languages: Option<Vec<Spanned<Arc<Language>>>>,
    /// Where "Leave this site" goes, when it is not the site's.
    pub exit: Option<Exit>,
    /// Its colours; those of the site stand in.
    pub colours: Colours,
    /// Its contacts; the shared ones stand in.
    pub contacts: Contacts,
    /// Its facts; the shared ones stand in.
    pub facts: BTreeMap<String, Fact>,
    /// The file, for messages.
    pub place: Place,
    /// Whether its file could be read as YAML at all.
    pub is_whole: bool,
}

/// Reads a borough, and what of it is translated, once however often its file is read; what is
/// missing is reported and left empty.
pub fn read_borough(
    slug: &str,
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> (Arc<Borough>, Option<Arc<Texts>>) {
    let (borough, texts, found) = borough_in(slug, source);
    diagnostics.extend(found);
    (borough, texts)
}

#[memoize]
fn borough_in(
    slug: &str,
    source: &Arc<SourceText>,
) -> (Arc<Borough>, Option<Arc<Texts>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let (borough, texts) = parse_borough(slug, source, &mut found);
    (Arc::new(borough), texts.map(Arc::new), found)
}

fn parse_borough(
    slug: &str,
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> (Borough, Option<Texts>) {
    let whole = Span::new(0, source.text().len());
    let mut borough = Borough {
        slug: slug.to_owned(),
        name: String::new(),
        short_name: String::new(),
        website: None,
        order: u32::MAX,
        languages: None,
        exit: None,
        colours: Colours::default(),
        contacts: Contacts::new(),
        facts: BTreeMap::new(),
        place: Place::start_of(source),
        is_whole: false,
    };
    let Some(node) = parse(source, whole, diagnostics) else { return (borough, None) };
    let texts = texts_of(source, &node);
    let reporter = &mut Reporter::new(source, diagnostics);
    let Some(mut mapping) = Mapping::of(node, "a borough", reporter) else {
        return (borough, None);
    };
    borough.is_whole = true;
    let text = |text: Option<Spanned<String>>| text.map(|text| text.value).unwrap_or_default();
    borough.name = text(mapping.required_text("name", reporter));
    borough.short_name = text(mapping.required_text("short_name", reporter));
    borough.website =
        mapping.text("website", reporter).and_then(|address| https(address, "website", reporter));
    borough.order = mapping.number("order", reporter).unwrap_or(u32::MAX);
    borough.languages = mapping.texts("languages", reporter).map(|tags| languages(tags, reporter));
    borough.exit = read_exit(&mut mapping, reporter);
    borough.colours = read_colours(&mut mapping, reporter);
    if let Some(node) = mapping.node("contacts") {
        borough.contacts = contacts_of(node, reporter);
    }
    if let Some(node) = mapping.node("facts") {
        borough.facts = facts_of(node, reporter);
    }
    mapping.finish(reporter);
    (borough, Some(texts))
}

/// Reads the translated words of a borough's contacts, once however often their file is read. A
/// contact that `known` does not have is reported.
pub fn read_borough_texts(
    source: &Arc<SourceText>,
    known: &Contacts,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Texts>> {
    let (texts, found) = borough_texts_in(source, known);
    diagnostics.extend(found);
    texts
}

#[memoize]
fn borough_texts_in(
    source: &Arc<SourceText>,
    known: &Contacts,
) -> (Option<Arc<Texts>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let texts = parse_borough_texts(source, known, &mut found);
    (texts.map(Arc::new), found)
}

fn parse_borough_texts(
    source: &Arc<SourceText>,
    known: &Contacts,
    diagnostics: &mut Diagnostics,
) -> Option<Texts> {
    let whole = Span::new(0, source.text().len());
    let node = parse(source, whole, diagnostics)?;
    let mut texts = texts_of(source, &node);
    let reporter = &mut Reporter::new(source, diagnostics);
    let mut mapping = Mapping::of(node, "a translated borough", reporter)?;
    let contacts = mapping.node("contacts");
    mapping.finish(reporter);
    for id in contacts.map(|node| unknown_contacts(node, known, reporter)).unwrap_or_default() {
        texts.remove(&["contacts", &id]);
    }
    Some(texts)
}

fn texts_of(source: &Arc<SourceText>, node: &Node) -> Texts {
    let is_text =
        |path: &[&str]| matches!(path, ["contacts", _, key] if CONTACT_TEXTS.contains(key));
    Texts::of(source, node, is_text)
}
