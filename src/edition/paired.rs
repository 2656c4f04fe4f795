//! Every file that is translated, beside its translation into each language.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use comemo::memoize;
use rayon::prelude::*;

use crate::diagnostic::{Place, SourceText, Span};
use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::leaflet::Unit;
use crate::source::{
    FileId, Leaflet, Source, Texts, TranslatedLeaflet, Translation, TranslationStatus,
    translated_units,
};
use crate::translation::{Pairing, Record, State, pair_by_key, pair_in_order};

/// A file of the source language and its translation into one language, if there is one.
pub struct PairedFile<'s> {
    /// The language of the translation.
    pub language: &'s Arc<Language>,
    /// Which file.
    pub id: FileId,
    /// The file in the source language.
    pub english: &'s Arc<SourceText>,
    /// The path of the translation in the site, whether or not it is there.
    pub path: String,
    /// The translation.
    pub translated: Option<&'s Arc<SourceText>>,
    /// How far the translation of a leaflet has come; data has no such mark.
    pub status: Option<&'s TranslationStatus>,
    /// Whether anything records what the translation was made from.
    pub is_recorded: bool,
    /// The parts of both.
    pub pairing: Arc<Pairing>,
    fingerprint: Fingerprint,
}

/// A paired file is told from others by the fingerprint of what it was made from.
impl Hash for PairedFile<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

/// A part of a file in the source language, and what became of it in another language.
pub struct PairedUnit<'p> {
    /// Its number in the source language, from 1, as `plainleaf translate diff` shows it.
    pub number: usize,
    /// The part in the source language.
    pub english: &'p Unit,
    /// Its translation.
    pub translated: Option<&'p Unit>,
    /// How it stands.
    pub state: &'p State,
}

impl PairedFile<'_> {
    /// The parts that are words, in the order of the source language.
    pub fn units(&self) -> impl Iterator<Item = PairedUnit<'_>> {
        let Pairing { english, translated, pairs, .. } = &*self.pairing;
        pairs.iter().filter(|pair| english[pair.english].is_text).map(|pair| PairedUnit {
            number: pair.english + 1,
            english: &english[pair.english],
            translated: pair.translated.map(|number| &translated[number]),
            state: &pair.state,
        })
    }

    /// Where a translated part stands, or a text of it.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place::new(self.translated.unwrap_or(self.english), span)
    }

    /// The parts of both if the translation had this text.
    #[must_use]
    pub fn paired_with(&self, source: &Source, text: &str) -> Pairing {
        let is_this = |into: &&Translation| into.language.tag() == self.language.tag();
        let into = source.translations.iter().find(is_this);
        let record = into.and_then(|into| into.records.get(&self.id)).map(Arc::as_ref);
        let file = SourceText::new(&self.path, text);
        let units = translated_units(source, &self.id, self.language, &file);
        let english = Arc::clone(&self.pairing.english);
        if self.has_keys() {
            pair_by_key(english, units, record)
        } else {
            pair_in_order(english, units, record)
        }
    }

    /// The very beginning of the translation.
    #[must_use]
    pub fn start(&self) -> Place {
        Place::start_of(self.translated.unwrap_or(self.english))
    }

    /// Whether its parts have keys; those of a leaflet have not.
    #[must_use]
    pub const fn has_keys(&self) -> bool {
        !matches!(self.id, FileId::Leaflet(..))
    }
}

/// Pairs every file of `source` with its translation into every language: by language, then by
/// file. What a borough has of its own is wanted in its languages only.
#[must_use]
pub fn paired_files(source: &Source) -> Vec<PairedFile<'_>> {
    let originals = originals(source);
    let all: Vec<_> = source
        .translations
        .iter()
        .flat_map(|translation| originals.iter().map(move |original| (translation, original)))
        .collect();
    all.into_par_iter().filter_map(|(into, original)| paired(source, original, into)).collect()
}

/// A file in the source language.
struct Original<'s> {
    id: FileId,
    file: &'s Arc<SourceText>,
    leaflet: Option<&'s Arc<Leaflet>>,
    units: Arc<[Unit]>,
}

#[memoize]
fn units_of(leaflet: &Arc<Leaflet>) -> Arc<[Unit]> {
    leaflet.side().units().into()
}

#[memoize]
fn pairing_of(
    english: &Arc<Leaflet>,
    translated: &Arc<TranslatedLeaflet>,
    record: Option<&Record>,
) -> Arc<Pairing> {
    let units = translated.side().units();
    Arc::new(pair_in_order(units_of(english), units, record))
}

#[memoize]
fn pairing_of_texts(
    english: &Arc<[Unit]>,
    translated: &Arc<Texts>,
    record: Option<&Record>,
) -> Arc<Pairing> {
    Arc::new(pair_by_key(Arc::clone(english), translated.units.clone(), record))
}

/// The files that are translated, in order, each taken apart once for all languages.
fn originals(source: &Source) -> Vec<Original<'_>> {
    let leaflets: Vec<_> = source
        .leaflets
        .iter()
        .flat_map(|(owner, leaflets)| {
            leaflets.iter().map(move |(id, leaflet)| (owner, id, leaflet))
        })
        .collect();
    let of_leaflets = leaflets.into_par_iter().map(|(owner, id, leaflet)| Original {
        id: FileId::Leaflet(owner.clone(), id.clone()),
        file: &leaflet.source,
        leaflet: Some(leaflet),
        units: units_of(leaflet),
    });
    let of_texts = source.texts.iter().map(|(id, texts)| Original {
        id: id.clone(),
        file: &texts.source,
        leaflet: None,
        units: texts.units.as_slice().into(),
    });
    let mut all: Vec<Original<'_>> = of_leaflets.collect();
    all.extend(of_texts.filter(|original| !original.units.is_empty()));
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

fn paired<'s>(
    source: &'s Source,
    original: &Original<'s>,
    into: &'s Translation,
) -> Option<PairedFile<'s>> {
    let Original { id, file, units, .. } = original;
    let (language, record) = (&into.language, into.records.get(id).map(Arc::as_ref));
    let whole = |translated: Option<&'s Arc<SourceText>>, status, pairing, made_from| PairedFile {
        language,
        id: id.clone(),
        english: file,
        path: format!("translations/{}/{}", language.tag(), id.path()),
        translated,
        status,
        is_recorded: record.is_some(),
        pairing,
        fingerprint: Fingerprint::of(&(language, id, file, translated, record, made_from)),
    };
    let found = match id {
        FileId::Leaflet(owner, leaflet) => {
            let leaflet = into.leaflets.get(owner).and_then(|leaflets| leaflets.get(leaflet));
            original.leaflet.zip(leaflet).map(|(original, leaflet)| {
                let pairing = pairing_of(original, leaflet, record);
                whole(Some(&leaflet.source), Some(&leaflet.status), pairing, Fingerprint::default())
            })
        }
        FileId::Strings
        | FileId::Glossary
        | FileId::Contacts
        | FileId::Pictures
        | FileId::Borough(_) => {
            into.texts.get(id).map(|texts| {
                let pairing = pairing_of_texts(units, texts, record);
                // What other files know decides which texts there are.
                let made_from = Fingerprint::of(&pairing);
                whole(Some(&texts.source), None, pairing, made_from)
            })
        }
    };
    let nothing = || {
        let pairing = Arc::new(Pairing::untranslated(Arc::clone(units)));
        whole(None, None, pairing, Fingerprint::of(units))
    };
    found.or_else(|| is_wanted_in(source, id, language).then(nothing))
}

/// Whether anybody who gets the file is published in the language.
fn is_wanted_in(source: &Source, id: &FileId, language: &Language) -> bool {
    let borough = id.borough().and_then(|slug| source.boroughs.iter().find(|b| b.slug == slug));
    borough
        .and_then(|borough| borough.languages.as_ref())
        .is_none_or(|languages| languages.iter().any(|listed| listed.value.tag() == language.tag()))
}
