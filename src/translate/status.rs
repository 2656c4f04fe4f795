//! How far each language has come, file by file.

use serde::Serialize;

use crate::edition::PairedFile;
use crate::language::Furniture;
use crate::source::{Source, Translation, TranslationStatus};
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
    /// Its files.
    pub files: Vec<FileStatus>,
}

/// How far a file has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileStatus {
    /// The file of the translation, whether or not it is there.
    pub file: String,
    /// `missing`; of a leaflet `draft` or `reviewed`; of a data file `translated`.
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
    paired: &[PairedFile<'_>],
    language: Option<&str>,
) -> Vec<LanguageStatus> {
    let wanted =
        |translation: &&Translation| language.is_none_or(|tag| translation.language.tag() == tag);
    let of = |translation: &Translation| LanguageStatus {
        language: translation.language.tag().to_owned(),
        name: translation.furniture.text("language_name", &[]).text,
        strings: own_strings(&translation.furniture),
        strings_in_all: translation.furniture.keys().count(),
        files: paired
            .iter()
            .filter(|file| file.language.tag() == translation.language.tag())
            .map(counted)
            .collect(),
    };
    source.translations.iter().filter(wanted).map(of).collect()
}

fn own_strings(furniture: &Furniture) -> usize {
    furniture.keys().filter(|key| furniture.own(key).is_some()).count()
}

fn counted(file: &PairedFile<'_>) -> FileStatus {
    let count = |is: fn(&State) -> bool| file.units().filter(|unit| is(unit.state)).count();
    let is_text = |unit: &&usize| file.pairing.translated[**unit].is_text;
    FileStatus {
        file: file.path.clone(),
        status: match (file.translated, file.status) {
            (None, _) => "missing",
            (Some(_), None) => "translated",
            (Some(_), Some(TranslationStatus::Draft)) => "draft",
            (Some(_), Some(TranslationStatus::Reviewed { .. })) => "reviewed",
        },
        blocks: file.units().count(),
        translated: count(|state| *state == State::Current),
        out_of_date: count(|state| matches!(state, State::OutOfDate { .. })),
        not_recorded: count(|state| *state == State::Unrecorded),
        missing: count(|state| *state == State::Missing),
        left_over: file.pairing.extra.iter().filter(is_text).count(),
    }
}
