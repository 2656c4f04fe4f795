//! A file of the site beside its translation, there or not, part by part.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use super::coded::Coded;
use crate::diagnostic::{Diagnostics, SourceText, Span, Spanned};
use crate::edition::{PairedLeaflet, side_of_leaflet, side_of_translation};
use crate::source::{Leaflet, LeafletId, Source, read_translation};
use crate::translation::{Pairing, Record, Side, pair};

/// A file and its translation.
pub struct Sheet<'s> {
    leaflet: &'s Leaflet,
    record: Option<&'s Record>,
    /// The file in the source language.
    pub original: &'s Arc<SourceText>,
    /// Where what is no YAML begins in it.
    pub body: usize,
    /// Where the translation stands, or would stand, from the folder of the site.
    pub path: PathBuf,
    /// The translation.
    pub translated: Option<&'s Arc<SourceText>>,
    /// Where what is no YAML begins in that.
    pub translated_body: usize,
    /// The parts of both.
    pub pairing: Cow<'s, Pairing>,
}

impl Sheet<'_> {
    /// The English part of this number, with its codes.
    #[must_use]
    pub fn english(&self, number: usize) -> Coded {
        self.coded(number, &self.pairing.english[number].text)
    }

    /// The translation of the English part of this number, with the codes of the English.
    #[must_use]
    pub fn translation(&self, number: usize) -> Option<Coded> {
        let unit = &self.pairing.translated[self.pairing.pairs[number].translated?];
        Some(self.coded(number, &unit.text).numbered_like(&self.english(number)))
    }

    /// A text of the English part of this number, in any language, with its codes.
    #[must_use]
    pub fn coded(&self, number: usize, text: &str) -> Coded {
        if self.is_value(number) { Coded::of_plain(text) } else { Coded::of_markdown(text) }
    }

    /// The parts of the English beside those of the translation if it had this text.
    #[must_use]
    pub fn paired_with(&self, text: &str) -> Pairing {
        let source = SourceText::new(self.path.clone(), text);
        // What is wrong with the text is reported when the site is checked.
        let translated = read_translation(&source, &mut Diagnostics::new());
        pair(&side_of_leaflet(self.leaflet), &side_of_translation(&translated), self.record)
    }

    /// Whether the English part of this number is a value in YAML.
    #[must_use]
    pub fn is_value(&self, number: usize) -> bool {
        self.pairing.english[number].span.start < self.body
    }
}

/// Every file that is translated into the language `tag`, whether or not it is yet.
#[must_use]
pub fn sheets<'s>(
    source: &'s Source,
    pairings: &'s [PairedLeaflet<'s>],
    tag: &str,
) -> Vec<Sheet<'s>> {
    let leaflets = source.leaflets.iter().flat_map(|(owner, leaflets)| {
        leaflets.iter().map(move |(id, leaflet)| (owner, id, leaflet))
    });
    let sheet = |(owner, id, leaflet): (&String, &LeafletId, &'s Leaflet)| {
        let is_this = |paired: &&PairedLeaflet<'_>| {
            paired.language.tag() == tag && paired.owner == owner && paired.id == id
        };
        let paired = pairings.iter().find(is_this);
        let translation = source.translations.iter().find(|found| found.language.tag() == tag);
        Sheet {
            leaflet,
            record: translation.and_then(|found| found.records.get(owner)?.get(id)),
            original: &leaflet.source,
            body: leaflet.body.start,
            path: paired.map_or_else(
                || {
                    format!("translations/{tag}/{owner}/{}/{}.md", id.audience.folder(), id.slug)
                        .into()
                },
                |paired| paired.translated.source.path().to_owned(),
            ),
            translated: paired.map(|paired| &paired.translated.source),
            translated_body: paired.map_or(0, |paired| paired.translated.body.start),
            pairing: paired.map_or_else(
                || Cow::Owned(untranslated(leaflet)),
                |paired| Cow::Borrowed(&paired.pairing),
            ),
        }
    };
    leaflets.map(sheet).collect()
}

/// The parts of a leaflet of which nothing is translated.
fn untranslated(leaflet: &Leaflet) -> Pairing {
    let nothing = Spanned::new(String::new(), Span::default());
    let empty = Side {
        text: "",
        title: &nothing,
        tab_title: &nothing,
        summary: &nothing,
        body: Span::default(),
    };
    pair(&side_of_leaflet(leaflet), &empty, None)
}
