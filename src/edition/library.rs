//! Every document of a site, prepared once for all boroughs.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::explain::Terms;
use super::mixed::mixed;
use super::pairings::PairedLeaflet;
use super::prepared::{Prepared, prepare, prepare_translation};
use crate::leaflet::Meaning;
use crate::source::{LeafletId, Source, TermText, Translation};

/// Every document, prepared once.
pub struct Library<'s> {
    /// The documents of `content/`, by owner and leaflet.
    pub originals: HashMap<(&'s str, &'s LeafletId), Arc<Prepared>>,
    /// The translations, by language, owner and leaflet.
    pub translations: HashMap<(&'s str, &'s str, &'s LeafletId), Arc<Prepared>>,
}

impl<'s> Library<'s> {
    /// Prepares every document of `source`.
    pub fn new(source: &'s Source, pairings: &[PairedLeaflet<'s>]) -> Self {
        let source_terms = source_terms(source);
        let originals: Vec<_> = source
            .leaflets
            .iter()
            .flat_map(|(owner, all)| all.iter().map(move |(id, leaflet)| (owner, id, leaflet)))
            .collect();
        let originals = originals
            .into_par_iter()
            .map(|(owner, id, leaflet)| {
                let prepared = prepare(&leaflet.source, &leaflet.document, &source_terms);
                ((owner.as_str(), id), Arc::new(prepared))
            })
            .collect();
        let mut translations = HashMap::new();
        for translation in &source.translations {
            translations.extend(prepare_language(source, translation, pairings));
        }
        Self { originals, translations }
    }
}

fn source_terms(source: &Source) -> Terms {
    let explained = source.glossary.iter().filter(|(_, term)| term.explain);
    Terms::new(explained.map(|(id, term)| meaning(id, &term.text)))
}

fn meaning<'s>(id: &str, text: &'s TermText) -> (Meaning, &'s [String]) {
    let TermText { term, meaning, also, .. } = text;
    (Meaning { id: id.to_owned(), term: term.clone(), meaning: meaning.clone() }, also)
}

type PreparedTranslation<'s> = ((&'s str, &'s str, &'s LeafletId), Arc<Prepared>);

fn prepare_language<'s>(
    source: &'s Source,
    translation: &'s Translation,
    pairings: &[PairedLeaflet<'s>],
) -> Vec<PreparedTranslation<'s>> {
    let explained = translation
        .glossary
        .iter()
        .filter(|(id, _)| source.glossary.get(*id).is_some_and(|term| term.explain))
        .map(|(id, text)| meaning(id, text));
    let terms = Terms::new(explained);
    let english = source.settings.source_language();
    let tag = translation.language.tag();
    pairings
        .par_iter()
        .filter(|paired| paired.language.tag() == tag)
        .map(|paired| {
            let document = mixed(paired, english, source.settings.out_of_date);
            let prepared = prepare_translation(
                &paired.translated.source,
                document,
                &paired.original.document,
                &terms,
            );
            ((tag, paired.owner, paired.id), Arc::new(prepared))
        })
        .collect()
}
