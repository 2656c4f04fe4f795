//! What goes to a translator: the blocks of files with their codes, in no format yet.

use std::collections::BTreeMap;

use super::coded::{CodeKind, Coded, Piece};
use super::sheet::Sheet;
use crate::leaflet::Unit;
use crate::source::{Term, TermText};
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
    /// In the other.
    pub translated: &'s BTreeMap<String, TermText>,
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
        path: sheet.original.display_path(),
        segments: segments(sheet, glossaries)
            .into_iter()
            .filter(|segment| !(only_stale && segment.is_current))
            .collect(),
    };
    let files = sheets.iter().map(file).filter(|file| !file.segments.is_empty()).collect();
    Package { from: from.to_owned(), into: into.to_owned(), files }
}

fn segments(sheet: &Sheet<'_>, glossaries: Glossaries<'_>) -> Vec<Segment> {
    let pairing = &sheet.pairing;
    let mut heading = None;
    let mut segments = Vec::new();
    for (number, id) in ids(sheet) {
        let unit = &pairing.english[number];
        let english = sheet.english(number);
        let state = &pairing.pairs[number].state;
        segments.push(Segment {
            id,
            line: sheet.original.position(unit.span.start).line,
            heading: heading.clone().filter(|_| !is_heading(unit)),
            kind: unit.kind.clone(),
            was: match state {
                State::OutOfDate { was } => Some(sheet.coded(number, was).numbered_like(&english)),
                _ => None,
            },
            target: sheet.translation(number),
            is_current: *state == State::Current,
            notes: notes(&english, glossaries),
            english,
        });
        if is_heading(unit) {
            heading = Some(sheet.english(number).words());
        }
    }
    segments
}

/// The numbers of the English parts that have words, with the name of each.
pub fn ids(sheet: &Sheet<'_>) -> Vec<(usize, String)> {
    let path = sheet.original.display_path();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let texts = sheet.pairing.english.iter().enumerate().filter(|(_, unit)| unit.is_text);
    texts
        .map(|(number, unit)| {
            let id = id(&path, &unit.kind, &sheet.english(number));
            let times = seen.entry(id.clone()).or_default();
            *times += 1;
            (number, if *times == 1 { id } else { format!("{id}-{times}") })
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
        let term = &term.text;
        let forms = || term.also.iter().chain([&term.term]);
        let is_used = forms().any(|form| holds_word(&words, &form.to_lowercase()));
        let translated = glossaries.translated.get(id).filter(|_| is_used)?;
        Some(format!("Glossary: {} = {}", term.term, translated.term))
    });
    codes.chain(terms).collect()
}

/// Whether a text holds a word or words, not as a part of longer ones.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
