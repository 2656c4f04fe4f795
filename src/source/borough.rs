//! `borough.yaml`: a publishing council, its contacts and its local facts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::contacts::{ContactText, Contacts, contact_texts_of, contacts_of};
use super::facts::facts_of;
use super::palette::{Colours, read_colours};
use super::settings::{Exit, https, languages, read_exit};
use crate::diagnostic::{Diagnostics, Place, SourceText, Span, Spanned};
use crate::facts::Fact;
use crate::language::Language;
use crate::yaml::{Mapping, Reporter, parse};

/// A publishing council.
#[derive(Debug, Clone)]
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

/// Reads a borough; what is missing is reported and left empty.
pub fn read_borough(
    slug: &str,
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> Borough {
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
    let node = parse(source, whole, diagnostics);
    let mut reporter = Reporter::new(source, diagnostics);
    let reporter = &mut reporter;
    let Some(mut mapping) = node.and_then(|node| Mapping::of(node, "a borough", reporter)) else {
        return borough;
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
    borough
}

/// Reads the translated words of a borough's contacts.
pub fn read_borough_texts(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, ContactText> {
    let whole = Span::new(0, source.text().len());
    let node = parse(source, whole, diagnostics);
    let mut reporter = Reporter::new(source, diagnostics);
    let mapping = node.and_then(|node| Mapping::of(node, "a translated borough", &mut reporter));
    let Some(mut mapping) = mapping else { return BTreeMap::new() };
    let contacts = mapping.node("contacts");
    mapping.finish(&mut reporter);
    contacts.map(|node| contact_texts_of(node, &mut reporter)).unwrap_or_default()
}
