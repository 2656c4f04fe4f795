//! One passage: running text that knows where each of its characters was written.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::folded::Folded;
use super::sentences::{self, Sentence};
use crate::diagnostic::Span;
use crate::leaflet::Placeholder;

/// A heading, a paragraph, an item of a list, a cell of a table, or a value of a data file.
#[derive(Debug, Clone)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// Who reads it.
    pub role: Role,
    /// What it says, without markup. A line break of the author's is `\n`, one of the file is
    /// a space, and a placeholder is [`PLACEHOLDER`](super::PLACEHOLDER).
    pub text: String,
    /// Where the whole of it stands in the file.
    pub span: Span,
    /// The components around it, the outermost first.
    pub within: Arc<[String]>,
    /// Links, strong words and so on, in the order of their ends.
    pub marks: Vec<Mark>,
    pub(super) pieces: Vec<Piece>,
    pub(super) folded: OnceLock<Folded>,
    pub(super) sentences: OnceLock<Vec<Sentence>>,
}

/// What a passage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The heading of the page, from the front matter.
    Title,
    /// What the browser's tab shows.
    TabTitle,
    /// One or two sentences for lists.
    Summary,
    /// A heading in the text.
    Heading {
        /// 1 to 6, as written.
        level: u8,
    },
    /// A paragraph that is no part of a list.
    Paragraph,
    /// A paragraph of an item of a list.
    Item(ItemPlace),
    /// A cell of a table's first row.
    HeaderCell {
        /// Which table of the file, from 0.
        table: usize,
    },
    /// Another cell.
    Cell {
        /// Which table of the file, from 0.
        table: usize,
    },
    /// A value of a data file, such as `advocate.meaning`.
    Value {
        /// The keys that lead to it, with points between them.
        path: String,
    },
}

/// Where in a list a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemPlace {
    /// Which list of the file, from 0.
    pub list: usize,
    /// Which item, from 0.
    pub item: usize,
    /// Whether the list has numbers.
    pub is_numbered: bool,
    /// How many lists are around this one.
    pub depth: usize,
}

/// Who reads a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Everybody: it is printed.
    Printed,
    /// Those who keep the data: a source, a date, a note on a fact.
    Kept,
}

/// Something about a part of a passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The part of the passage's text, in bytes.
    pub range: Range<usize>,
    /// Where it stands in the file, with its signs.
    pub span: Span,
    /// What about it.
    pub kind: MarkKind,
}

/// What about a part of a passage.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkKind {
    /// Emphasised.
    Emphasis,
    /// Strong.
    Strong,
    /// Code, which is no language.
    Code,
    /// A link to this address, as written.
    Link(String),
    /// A picture from this address; the part is what it says instead.
    Image(String),
    /// An HTML tag.
    Html(String),
    /// A value that is filled in later.
    Placeholder(Placeholder),
}

/// A part of a text and the part of the file that it was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it begins in the text.
    pub at: usize,
    /// How long it is there.
    pub length: usize,
    /// Where it was written.
    pub span: Span,
    /// Whether it was written just as it reads.
    pub is_exact: bool,
}

impl Passage {
    /// An empty passage.
    pub(super) fn new(kind: Kind, span: Span, within: &Arc<[String]>) -> Self {
        Self {
            kind,
            role: Role::Printed,
            text: String::new(),
            span,
            within: Arc::clone(within),
            marks: Vec::new(),
            pieces: Vec::new(),
            folded: OnceLock::new(),
            sentences: OnceLock::new(),
        }
    }

    /// Adds a text that was written in `span`.
    pub(super) fn push(&mut self, text: &str, span: Span, is_exact: bool) {
        if text.is_empty() {
            return;
        }
        let piece = Piece { at: self.text.len(), length: text.len(), span, is_exact };
        self.text.push_str(text);
        match self.pieces.last_mut() {
            Some(last) if last.is_exact && is_exact && last.span.end == span.start => {
                last.length += text.len();
                last.span.end = span.end;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Where a part of the text was written. A part that was written as a whole only (an
    /// entity, a placeholder) is taken as a whole.
    #[must_use]
    pub fn span_of(&self, range: Range<usize>) -> Span {
        let Some(first) = self.piece_at(range.start) else { return self.span };
        let start = if first.is_exact {
            first.span.start + (range.start - first.at).min(first.length)
        } else {
            first.span.start
        };
        if range.is_empty() {
            return Span::new(start, start);
        }
        let end = self.piece_at(range.end - 1).map_or(self.span.end, |last| {
            if last.is_exact {
                last.span.start + (range.end - last.at).min(last.length)
            } else {
                last.span.end
            }
        });
        Span::new(start, end.max(start))
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.checked_sub(1)?)
    }

    /// Its sentences. A line break of the author's ends one.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        self.sentences.get_or_init(|| sentences::sentences(&self.text))
    }

    /// Its words, as ranges of its text: whatever has a letter or a figure in it.
    pub fn words(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        sentences::words(&self.text)
    }

    /// The text of a range.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// Its text made alike for searching: small letters, plain spaces, quotes and hyphens.
    pub(super) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(&self.text))
    }

    /// Whether a part of the text lies in code, which is no language.
    #[must_use]
    pub fn is_code(&self, range: &Range<usize>) -> bool {
        self.marks.iter().any(|mark| {
            mark.kind == MarkKind::Code
                && mark.range.start < range.end
                && range.start < mark.range.end
        })
    }

    /// Its links: the part of the text, and the address as written.
    pub fn links(&self) -> impl Iterator<Item = (&Mark, &str)> {
        self.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Link(address) => Some((mark, address.as_str())),
            _ => None,
        })
    }
}
