//! What goes to a translator: the blocks of files with their codes, in no format yet.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::coded::{CodeKind, Coded, Piece};
use super::sheet::{Sheet, Slot};
use crate::language::{Language, PluralForm};
use crate::leaflet::Unit;
use crate::source::{Term, Texts};
use crate::translation::State;

/// Blocks to translate into one language.
#[derive(Debug, Clone)]
pub struct Package {
    /// The tag of the language that they are written in.
    pub from: String,
    /// The tag of the language that they go into.
    pub into: String,
    /// The files that have any.
    pub files: Vec<PackageFile>,
}

/// A file with blocks to translate.
#[derive(Debug, Clone)]
pub struct PackageFile {
    /// Its path in the source language, from the folder of the site.
    pub path: String,
    /// Its blocks.
    pub segments: Vec<Segment>,
}

/// A block to translate.
#[derive(Debug, Clone)]
pub struct Segment {
    /// A name that stays while its words stay.
    pub id: String,
    /// The line where it begins.
    pub line: usize,
    /// The heading that it stands under, or the title of its page.
    pub heading: Option<String>,
    /// What it is: `p`, `h2`, `timeline/ul/li`.
    pub kind: String,
    /// The words.
    pub english: Coded,
    /// The words that it was translated from, when they were others.
    pub was: Option<Coded>,
    /// The translation.
    pub target: Option<Coded>,
    /// Whether the translation is known to say what the words say now.
    pub is_current: bool,
    /// What a translator should know.
    pub notes: Vec<String>,
}

impl Package {
    /// How many blocks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.iter().map(|file| file.segments.len()).sum()
    }

    /// Whether there is nothing to translate.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many blocks are translated, but perhaps from other words than there are now.
    #[must_use]
    pub fn stale(&self) -> usize {
        self.segments().filter(|segment| segment.target.is_some() && !segment.is_current).count()
    }

    /// How many blocks are not translated.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.segments().filter(|segment| segment.target.is_none()).count()
    }

    fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.files.iter().flat_map(|file| &file.segments)
    }
}

/// The words that a glossary has for its terms in two languages.
#[derive(Clone, Copy)]
pub struct Glossaries<'s> {
    /// In the source language.
    pub original: &'s BTreeMap<String, Term>,
    /// In the other, by the path of its key.
    pub translated: Option<&'s Texts>,
}

/// Packs the blocks of `sheets`; with `only_stale` those that are not up to date.
#[must_use]
pub fn package(
    (from, into): (&str, &str),
    sheets: &[Sheet<'_>],
    glossaries: Glossaries<'_>,
    only_stale: bool,
) -> Package {
    let file = |sheet: &Sheet<'_>| PackageFile {
        path: sheet.english_file().display_path(),
        segments: segments(sheet, glossaries)
            .into_iter()
            .filter(|segment| !(only_stale && segment.is_current))
            .collect(),
    };
    let files = sheets.par_iter().map(file).filter(|file| !file.segments.is_empty()).collect();
    Package { from: from.to_owned(), into: into.to_owned(), files }
}

fn segments(sheet: &Sheet<'_>, glossaries: Glossaries<'_>) -> Vec<Segment> {
    let mut heading = None;
    let mut segments = Vec::new();
    for (slot, id) in ids(sheet) {
        let unit = sheet.unit(slot);
        let english = sheet.english(slot);
        let is_heading = !sheet.has_keys() && is_heading(unit);
        let target = sheet.translation(slot);
        let of_form = slot.form.map(|form| note_on_form(sheet.language(), form));
        segments.push(Segment {
            id,
            line: sheet.english_file().position(unit.span.start).line,
            heading: heading.clone().filter(|_| !is_heading),
            kind: sheet.kind(slot),
            was: sheet.was(slot),
            is_current: target.is_some() && *sheet.state(slot) == State::Current,
            target,
            notes: of_form.into_iter().chain(notes(&english, glossaries)).collect(),
            english,
        });
        if is_heading {
            heading = Some(sheet.english(slot).words());
        }
    }
    segments
}

/// For which numbers a language has this form.
fn note_on_form(language: &Language, form: PluralForm) -> String {
    const SHOWN: usize = 5;
    let numbers = language.numbers_of(form).take(SHOWN).map(|number| number.to_string());
    let numbers: Vec<String> = numbers.collect();
    let name = form.name();
    match numbers.as_slice() {
        [] => format!("The form `{name}`, for fractions"),
        [number] => format!("The form `{name}`, for {number} only, so the number may be left out"),
        numbers => format!("The form `{name}`, for numbers such as {}", numbers.join(", ")),
    }
}

/// The texts of a sheet, each with its name.
pub fn ids(sheet: &Sheet<'_>) -> Vec<(Slot, String)> {
    let path = sheet.english_file().display_path();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let slots = sheet.slots().into_iter();
    slots
        .map(|slot| {
            let id = id(&path, &sheet.kind(slot), &sheet.english(slot));
            let times = seen.entry(id.clone()).or_default();
            *times += 1;
            (slot, if *times == 1 { id } else { format!("{id}-{times}") })
        })
        .collect()
}

/// The name of a block: a hash of where and what it is and of its words and codes.
pub fn id(path: &str, kind: &str, english: &Coded) -> String {
    const LENGTH: usize = 12;
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(text.as_bytes());
        hasher.update(b"\0");
    };
    add(path);
    add(kind);
    for piece in &english.pieces {
        match piece {
            Piece::Text(text) => text.split_whitespace().for_each(&mut add),
            Piece::Open(number) | Piece::Alone(number) => add(&english.codes[number - 1].open),
            Piece::Close(number) => add(&english.codes[number - 1].close),
        }
    }
    hasher.finalize().to_hex()[..LENGTH].to_owned()
}

fn is_heading(unit: &Unit) -> bool {
    let last = unit.kind.rsplit('/').next().unwrap_or_default();
    last == "title" || matches!(last.as_bytes(), [b'h', b'1'..=b'6'])
}

/// What stands behind the codes, and what the glossary calls the terms.
fn notes(english: &Coded, glossaries: Glossaries<'_>) -> Vec<String> {
    let codes = english.codes.iter().enumerate().filter_map(|(at, code)| {
        let number = at + 1;
        match code.kind {
            CodeKind::Value => Some(format!("Code {number} is filled in: {}", code.open)),
            CodeKind::Link => {
                let target = code.close.trim_start_matches("](").trim_end_matches(')');
                Some(format!("Code {number} is a link to {target}"))
            }
            CodeKind::Other => Some(format!("Code {number} stands for {}", code.open.trim())),
            CodeKind::Bold | CodeKind::Italic => None,
        }
    });
    let words = english.words().to_lowercase();
    let terms = glossaries.original.iter().filter_map(|(id, term)| {
        let mut forms = term.also.iter().chain([&term.term]);
        let is_used = forms.any(|form| holds_word(&words, &form.to_lowercase()));
        is_used.then(|| note_on_term(id, term, glossaries))
    });
    codes.chain(terms).collect()
}

/// What the glossary says of a term, and calls it in the other language.
fn note_on_term(id: &str, term: &Term, glossaries: Glossaries<'_>) -> String {
    let key = format!("{id}.term");
    let units = glossaries.translated.map_or(&[][..], |texts| &texts.units);
    let translated = units.iter().find(|unit| unit.kind == key);
    let translated = translated.map(|unit| format!(" = {}", unit.text)).unwrap_or_default();
    let care = term.for_translators.as_ref().map(|note| format!(". {note}")).unwrap_or_default();
    format!("Glossary: {}{translated}{care}", term.term)
}

/// Whether a text holds a word or words, not as a part of longer ones.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
