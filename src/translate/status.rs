//! How far each language has come, file by file.

use serde::Serialize;

use crate::edition::PairedLeaflet;
use crate::language::Furniture;
use crate::source::{LeafletId, Source, Translation, TranslationStatus};
use crate::translation::State;

/// How far a language has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageStatus {
    /// Its tag.
    pub language: String,
    /// Its name in itself.
    pub name: String,
    /// How many words of the page furniture are translated.
    pub strings: usize,
    /// How many words of the page furniture there are.
    pub strings_in_all: usize,
    /// Its leaflets.
    pub files: Vec<FileStatus>,
}

/// How far a leaflet has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileStatus {
    /// The file of the translation, whether or not it is there.
    pub file: String,
    /// `missing`, `draft` or `reviewed`.
    pub status: &'static str,
    /// How many blocks the English has.
    pub blocks: usize,
    /// How many of them are translated from the words that they have now.
    pub translated: usize,
    /// How many are translated from other words.
    pub out_of_date: usize,
    /// How many are translated, but nothing says from which words.
    pub not_recorded: usize,
    /// How many are not translated.
    pub missing: usize,
    /// How many blocks of the translation the English does not have.
    pub left_over: usize,
}

/// Counts, for every language of `source` but its own, or only for `language`.
#[must_use]
pub fn status(
    source: &Source,
    pairings: &[PairedLeaflet<'_>],
    language: Option<&str>,
) -> Vec<LanguageStatus> {
    let wanted =
        |translation: &&Translation| language.is_none_or(|tag| translation.language.tag() == tag);
    let of = |translation: &Translation| LanguageStatus {
        language: translation.language.tag().to_owned(),
        name: translation.furniture.text("language_name", &[]).text,
        strings: own_strings(&translation.furniture),
        strings_in_all: translation.furniture.keys().count(),
        files: files(source, translation, pairings),
    };
    source.translations.iter().filter(wanted).map(of).collect()
}

fn own_strings(furniture: &Furniture) -> usize {
    furniture.keys().filter(|key| furniture.own(key).is_some()).count()
}

fn files(
    source: &Source,
    translation: &Translation,
    pairings: &[PairedLeaflet<'_>],
) -> Vec<FileStatus> {
    let tag = translation.language.tag();
    let leaflets = source.leaflets.iter().flat_map(|(owner, leaflets)| {
        leaflets.iter().map(move |(id, leaflet)| (owner, id, leaflet))
    });
    leaflets
        .map(|(owner, id, leaflet)| {
            let is_wanted = |paired: &&PairedLeaflet<'_>| {
                paired.language.tag() == tag && paired.owner == owner && paired.id == id
            };
            pairings.iter().find(is_wanted).map_or_else(
                || {
                    let blocks = crate::leaflet::units(leaflet.source.text(), leaflet.body);
                    let blocks = blocks.iter().filter(|unit| unit.is_text).count();
                    untranslated(tag, owner, id, blocks)
                },
                counted,
            )
        })
        .collect()
}

fn untranslated(tag: &str, owner: &str, id: &LeafletId, blocks: usize) -> FileStatus {
    const FRONT_MATTER: usize = 3;
    let blocks = blocks + FRONT_MATTER;
    FileStatus {
        file: format!("translations/{tag}/{owner}/{}/{}.md", id.audience.folder(), id.slug),
        status: "missing",
        blocks,
        translated: 0,
        out_of_date: 0,
        not_recorded: 0,
        missing: blocks,
        left_over: 0,
    }
}

fn counted(paired: &PairedLeaflet<'_>) -> FileStatus {
    let pairing = &paired.pairing;
    let texts = || pairing.pairs.iter().filter(|pair| pairing.english[pair.english].is_text);
    let count = |is: fn(&State) -> bool| texts().filter(|pair| is(&pair.state)).count();
    FileStatus {
        file: paired.translated.source.display_path(),
        status: match paired.translated.status {
            TranslationStatus::Draft => "draft",
            TranslationStatus::Reviewed { .. } => "reviewed",
        },
        blocks: texts().count(),
        translated: count(|state| *state == State::Current),
        out_of_date: count(|state| matches!(state, State::OutOfDate { .. })),
        not_recorded: count(|state| *state == State::Unrecorded),
        missing: count(|state| *state == State::Missing),
        left_over: pairing.extra.iter().filter(|unit| pairing.translated[**unit].is_text).count(),
    }
}
