//! Reads PO, as far as a package needs it. No crate that reads PO says where an entry stands,
//! and a message without its line is of little use to a translator.

use std::sync::Arc;

use super::super::coded::Piece;
use super::super::returned::{Returned, ReturnedBlock};
use super::BETWEEN;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};

/// Reads the file; what cannot be read is in `diagnostics`.
#[must_use]
pub fn read(source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Returned {
    let mut reader =
        Reader { source, diagnostics, returned: Returned::default(), entry: Entry::default() };
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let text = line.trim();
        reader.line(text, Span::new(start, start + text.len()));
        at += line.len();
    }
    reader.end_entry();
    reader.returned
}

/// A keyword of an entry, whose text the following lines may continue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Context,
    Original,
    Translation,
}

/// An entry that is being read.
#[derive(Default)]
struct Entry {
    field: Option<Field>,
    context: Option<String>,
    original: Option<String>,
    translation: Option<(String, Span)>,
    is_fuzzy: bool,
}

struct Reader<'a> {
    source: &'a Arc<SourceText>,
    diagnostics: &'a mut Diagnostics,
    returned: Returned,
    entry: Entry,
}

impl Reader<'_> {
    fn refuse(&mut self, span: Span, message: impl Into<String>, help: &str) {
        let place = Place::new(self.source, span);
        self.diagnostics.report(Code::BadExchangeFile, place, message, help);
    }

    fn line(&mut self, text: &str, span: Span) {
        match text.split_at_checked(1) {
            None => self.end_entry(),
            Some(("#", comment)) => self.comment(comment),
            Some(("\"", _)) => self.add(text, span),
            Some(_) => self.keyword(text, span),
        }
    }

    fn comment(&mut self, comment: &str) {
        if self.entry.translation.is_some() {
            self.end_entry();
        }
        if let Some(flags) = comment.strip_prefix(',') {
            self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        }
    }

    fn keyword(&mut self, text: &str, span: Span) {
        let end = text.find(['"', ' ', '\t']).unwrap_or(text.len());
        let (keyword, rest) = text.split_at(end);
        let field = match keyword {
            "msgctxt" => Field::Context,
            "msgid" => Field::Original,
            "msgstr" => Field::Translation,
            _ => {
                return self.refuse(
                    span,
                    format!("`{keyword}` is nothing that Plainleaf writes into PO files"),
                    "Save the file again from the translator's program, in the format that it came in.",
                );
            }
        };
        let begins_entry = field != Field::Translation && self.entry.translation.is_some();
        if begins_entry {
            self.end_entry();
        }
        self.entry.field = Some(field);
        let slot_is_taken = match field {
            Field::Context => self.entry.context.replace(String::new()).is_some(),
            Field::Original => self.entry.original.replace(String::new()).is_some(),
            Field::Translation => self.entry.translation.replace((String::new(), span)).is_some(),
        };
        if slot_is_taken {
            self.refuse(
                span,
                format!("a second `{keyword}` in one entry"),
                "Put an empty line between two entries.",
            );
        }
        let rest = rest.trim_start();
        self.add(rest, Span::new(span.end - rest.len(), span.end));
    }

    /// Adds a text between quotation marks to what is being read.
    fn add(&mut self, text: &str, span: Span) {
        let inside = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        let (Some(text), Some(field)) = (inside.and_then(unescaped), self.entry.field) else {
            return self.refuse(
                span,
                "this line is no text between double quotes",
                "Each text stands between double quotes, with a backslash before a double quote in it.",
            );
        };
        match field {
            Field::Context => self.entry.context.get_or_insert_default().push_str(&text),
            Field::Original => self.entry.original.get_or_insert_default().push_str(&text),
            Field::Translation => {
                let (translation, place) = self.entry.translation.get_or_insert_default();
                translation.push_str(&text);
                place.end = span.end;
            }
        }
    }

    fn end_entry(&mut self) {
        let Entry { context, original, translation, is_fuzzy, .. } =
            std::mem::take(&mut self.entry);
        let (Some(original), Some((translation, span))) = (original, translation) else { return };
        if original.is_empty() && context.is_none() {
            let language = translation.lines().find_map(|line| line.strip_prefix("Language:"));
            self.returned.into = language.map(|tag| tag.trim().replace('_', "-"));
            return;
        }
        let context = context.unwrap_or_default();
        let Some((path, id)) = context.rsplit_once(BETWEEN) else {
            return self.refuse(
                span,
                "this entry does not say which block it belongs to",
                "Keep the line `msgctxt` of each entry. Export the file again if it is lost.",
            );
        };
        self.returned.blocks.push(ReturnedBlock {
            path: path.to_owned(),
            id: id.to_owned(),
            english: pieces(&original),
            target: pieces(&translation),
            is_done: !is_fuzzy,
            place: Place::new(self.source, span),
        });
    }
}

/// A text without its backslashes; nothing if one of them means nothing.
fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.push(match characters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                sign @ ('"' | '\\') => sign,
                _ => return None,
            }),
            '"' => return None,
            character => out.push(character),
        }
    }
    Some(out)
}

/// Takes a text with tags apart.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, after) = rest.split_at(at);
        push_words(&mut pieces, before);
        if let Some((piece, length)) = tag(after) {
            pieces.push(piece);
            rest = &after[length..];
        } else {
            push_words(&mut pieces, "<");
            rest = &after[1..];
        }
    }
    push_words(&mut pieces, rest);
    pieces
}

fn push_words(pieces: &mut Vec<Piece>, words: &str) {
    match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some(Piece::Text(before)) => before.push_str(words),
        _ => pieces.push(Piece::Text(words.to_owned())),
    }
}

/// The code that a text begins with, and how long its tag is.
fn tag(text: &str) -> Option<(Piece, usize)> {
    /// No tag is longer, so that a text of nothing but `<` is not searched to its end each time.
    const LONGEST: usize = 32;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    let inside = &text[1..end];
    let number = |digits: &str| digits.parse().ok();
    let piece = if let Some(digits) = inside.strip_prefix("/g") {
        Piece::Close(number(digits)?)
    } else if let Some(digits) = inside.strip_prefix('g') {
        Piece::Open(number(digits)?)
    } else {
        Piece::Alone(number(inside.strip_prefix('x')?.trim_end().strip_suffix('/')?.trim_end())?)
    };
    Some((piece, end + 1))
}
