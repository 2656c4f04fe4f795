//! Places in source files: byte spans that know their line and column.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::characters::printable;
use crate::fingerprint::Fingerprint;

/// The text of one source file, with its lines found once.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    path: PathBuf,
    text: String,
    line_starts: Vec<usize>,
    fingerprint: Fingerprint,
}

/// A file is told from others by its fingerprint.
impl Hash for SourceText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

impl SourceText {
    /// Keeps `text` under `path` (relative to the site, as messages print it).
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let path = path.into();
        let fingerprint = Fingerprint::of(&(path.to_string_lossy(), &text));
        Arc::new(Self { path, text, line_starts, fingerprint })
    }

    /// The path as messages print it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path with forward slashes, the same on every system.
    #[must_use]
    pub fn display_path(&self) -> String {
        printable(self.path.to_string_lossy()).replace('\\', "/").replace(['\n', '\r', '\t'], " ")
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset, both counted from 1; columns count characters.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        let before = self.text.get(start..offset.min(self.text.len())).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }
}

/// Line and column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// A range of bytes in one source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// From first byte to one past the last.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same range, `by` bytes further on.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// A span in a certain file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file.
    pub source: Arc<SourceText>,
    /// The range of bytes.
    pub span: Span,
}

impl Place {
    /// A range of `source`, cut to the text and to whole characters.
    #[must_use]
    pub fn new(source: &Arc<SourceText>, span: Span) -> Self {
        let text = source.text();
        let inside = |offset: usize| {
            let offset = offset.min(text.len());
            (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
        };
        let start = inside(span.start);
        let end = inside(span.end).max(start);
        Self { source: Arc::clone(source), span: Span { start, end } }
    }

    /// The very beginning of `source`, for what concerns a file as a whole.
    #[must_use]
    pub fn start_of(source: &Arc<SourceText>) -> Self {
        Self::new(source, Span::default())
    }

    /// Line and column where it starts.
    #[must_use]
    pub fn position(&self) -> Position {
        self.source.position(self.span.start)
    }

    /// Line and column just after its end.
    #[must_use]
    pub fn end_position(&self) -> Position {
        self.source.position(self.span.end)
    }
}

/// A value and the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where its text stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value read from `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = SourceText::new("a.md", "abc\nআপনি x\n");
        let offset = source.text().find('x').unwrap();
        assert_eq!(source.position(offset), Position { line: 2, column: 6 });
    }

    #[test]
    fn places_are_cut_to_whole_characters() {
        let source = SourceText::new("a.md", "é");
        assert_eq!(Place::new(&source, Span::new(1, 9)).span, Span::new(0, 2));
    }
}
