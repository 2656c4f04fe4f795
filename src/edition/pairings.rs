//! Every translated leaflet of a site beside the leaflet that it was made from.

use std::sync::Arc;

use rayon::prelude::*;

use crate::language::Language;
use crate::source::{Leaflet, LeafletId, Source, TranslatedLeaflet, Translation};
use crate::translation::{Pairing, Record, Side, pair};

/// A translated leaflet and the one that it was made from.
pub struct PairedLeaflet<'s> {
    /// The language.
    pub language: &'s Arc<Language>,
    /// Whose leaflet it is: a borough's folder or `_shared`.
    pub owner: &'s str,
    /// Which leaflet.
    pub id: &'s LeafletId,
    /// The leaflet in the source language.
    pub original: &'s Leaflet,
    /// The translation.
    pub translated: &'s TranslatedLeaflet,
    /// Whether anything records what it was made from.
    pub is_recorded: bool,
    /// The parts of both.
    pub pairing: Pairing,
}

/// Pairs every translation of `source` that translates something, in the order of languages.
#[must_use]
pub fn pairings(source: &Source) -> Vec<PairedLeaflet<'_>> {
    let all: Vec<_> = source
        .translations
        .iter()
        .flat_map(|translation| {
            translation.leaflets.iter().flat_map(move |(owner, leaflets)| {
                leaflets.iter().map(move |(id, leaflet)| (translation, owner, id, leaflet))
            })
        })
        .collect();
    all.into_par_iter()
        .filter_map(|(translation, owner, id, translated)| {
            let original = source.leaflets.get(owner)?.get(id)?;
            let record = record_of(translation, owner, id);
            Some(PairedLeaflet {
                language: &translation.language,
                owner,
                id,
                original,
                translated,
                is_recorded: record.is_some(),
                pairing: pair(&side_of_leaflet(original), &side_of_translation(translated), record),
            })
        })
        .collect()
}

fn record_of<'s>(translation: &'s Translation, owner: &str, id: &LeafletId) -> Option<&'s Record> {
    translation.records.get(owner)?.get(id)
}

/// The parts of a leaflet in the source language.
#[must_use]
pub fn side_of_leaflet(leaflet: &Leaflet) -> Side<'_> {
    Side {
        text: leaflet.source.text(),
        title: &leaflet.title,
        tab_title: &leaflet.tab_title,
        summary: &leaflet.summary,
        body: leaflet.body,
    }
}

/// The parts of a translation.
#[must_use]
pub fn side_of_translation(leaflet: &TranslatedLeaflet) -> Side<'_> {
    Side {
        text: leaflet.source.text(),
        title: &leaflet.title,
        tab_title: &leaflet.tab_title,
        summary: &leaflet.summary,
        body: leaflet.body,
    }
}
