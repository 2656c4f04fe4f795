//! Every document of a site, prepared once for all boroughs, and the texts that go with it.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::explain::Terms;
use super::paired::PairedFile;
use super::prepared::{Prepared, prepare, prepare_translation};
use super::terms::{source_terms, terms_of};
use super::texts::{Headings, ShownTexts};
use crate::fingerprint::Fingerprint;
use crate::source::{FileId, LeafletId, OutOfDate, Source};

/// A translation, prepared.
pub struct Translated<'s> {
    /// Its document.
    pub prepared: Arc<Prepared>,
    /// What stands above it and in lists.
    pub headings: Headings<'s>,
}

/// Every document, prepared once.
pub struct Library<'s> {
    /// The documents of `content/`, by owner and leaflet.
    pub originals: HashMap<(&'s str, &'s LeafletId), Arc<Prepared>>,
    /// The translations, by language, owner and leaflet.
    pub translations: HashMap<(&'s str, &'s str, &'s LeafletId), Translated<'s>>,
    /// The texts of YAML files in other languages, by language and file.
    texts: HashMap<(&'s str, FileId), Arc<ShownTexts>>,
    /// The fingerprint of what every scope holds: shared facts, contacts, bank holidays
    /// and pictures.
    pub shared: Fingerprint,
}

impl<'s> Library<'s> {
    /// Prepares every document of `source`.
    pub fn new(source: &'s Source, files: &[PairedFile<'s>]) -> Self {
        let source_terms = source_terms(source);
        let originals: Vec<_> = source
            .leaflets
            .iter()
            .flat_map(|(owner, all)| all.iter().map(move |(id, leaflet)| (owner, id, leaflet)))
            .collect();
        let originals = originals
            .into_par_iter()
            .map(|(owner, id, leaflet)| ((owner.as_str(), id), prepare(leaflet, &source_terms)))
            .collect();
        let out_of_date = source.settings.out_of_date;
        let texts = texts(files, out_of_date);
        let terms: HashMap<&str, Terms> = source
            .translations
            .iter()
            .map(|translation| {
                let tag = translation.language.tag();
                let shown = texts.get(&(tag, FileId::Glossary)).cloned().unwrap_or_default();
                (tag, terms_of(source, translation, &shown))
            })
            .collect();
        let translations = files
            .par_iter()
            .filter_map(|file| translated(source, file, terms.get(file.language.tag())?))
            .collect();
        let shared =
            Fingerprint::of(&(&source.facts, &source.contacts, &source.holidays, &source.pictures));
        Self { originals, translations, texts, shared }
    }

    /// What pages of the language show of a YAML file; nothing of one that it has no part of.
    pub fn texts(&self, tag: &'s str, file: FileId) -> Arc<ShownTexts> {
        self.texts.get(&(tag, file)).cloned().unwrap_or_default()
    }
}

fn texts<'s>(
    files: &[PairedFile<'s>],
    out_of_date: OutOfDate,
) -> HashMap<(&'s str, FileId), Arc<ShownTexts>> {
    let shown = |file: &PairedFile<'s>| {
        let key = (file.language.tag(), file.id.clone());
        (key, Arc::new(ShownTexts::of(file, out_of_date)))
    };
    files.iter().filter(|file| file.has_keys() && file.id != FileId::Strings).map(shown).collect()
}

type Named<'s> = ((&'s str, &'s str, &'s LeafletId), Translated<'s>);

fn translated<'s>(source: &'s Source, file: &PairedFile<'s>, terms: &Terms) -> Option<Named<'s>> {
    let FileId::Leaflet(owner, id) = &file.id else { return None };
    let tag = file.language.tag();
    let translation = source.translations.iter().find(|other| other.language.tag() == tag)?;
    let leaflet = translation.leaflets.get(owner)?.get(id)?;
    let (owner, originals) = source.leaflets.get_key_value(owner)?;
    let (id, original) = originals.get_key_value(id)?;
    let english = source.settings.source_language();
    let out_of_date = source.settings.out_of_date;
    let prepared = prepare_translation(file, original, leaflet, english, out_of_date, terms);
    let headings = Headings::of_translation(file, original, leaflet, english, out_of_date);
    let translated = Translated { prepared, headings };
    Some(((tag, owner.as_str(), id), translated))
}
