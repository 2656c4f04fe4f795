//! Splits component lines (`::: name` and `:::`) off before Markdown is read.
//!
//! Markdown parsers know no containers, so the text is cut at those lines. Lines
//! inside fenced code are left alone: the guide shows components as examples.

use crate::diagnostic::{Span, Spanned};

/// A piece of a leaflet's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Section {
    /// Markdown between component lines.
    Markdown(Span),
    /// `::: name argument`.
    Open {
        /// The whole line.
        line: Span,
        /// The name.
        name: Spanned<String>,
        /// What follows the name, if anything.
        argument: Option<Spanned<String>>,
    },
    /// `:::`.
    Close(Span),
    /// A component line that does not begin at the start of its line.
    Indented(Span),
    /// A component line within too many others. Nothing is read behind it.
    TooDeep(Span),
}

/// Deepest nesting of components.
pub const MAX_COMPONENTS: usize = 8;

/// Cuts `text[range]` at its component lines.
#[must_use]
pub fn split(text: &str, range: Span) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut markdown_start = range.start;
    let mut fence: Option<Fence> = None;
    let mut depth = 0;
    let mut at = range.start;
    for line in text[range.start..range.end].split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        let next = at + line.len();
        fence = match fence {
            Some(open) => (!open.is_closed_by(line)).then_some(open),
            None => Fence::opened_by(line),
        };
        if fence.is_none() && line.trim_start().starts_with(":::") {
            if markdown_start < at {
                sections.push(Section::Markdown(Span::new(markdown_start, at)));
            }
            let section = marker(text, span);
            match section {
                Section::Open { .. } if depth == MAX_COMPONENTS => {
                    sections.push(Section::TooDeep(span));
                    return sections;
                }
                Section::Open { .. } => depth += 1,
                Section::Close(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            sections.push(section);
            markdown_start = next;
        }
        at = next;
    }
    if markdown_start < range.end {
        sections.push(Section::Markdown(Span::new(markdown_start, range.end)));
    }
    sections
}

fn marker(text: &str, line: Span) -> Section {
    if !text[line.start..].starts_with(':') {
        return Section::Indented(line);
    }
    let colons = text[line.start..line.end].chars().take_while(|c| *c == ':').count();
    let words = word_spans(text, Span::new(line.start + colons, line.end));
    let mut words = words.into_iter();
    match words.next() {
        None => Section::Close(line),
        Some(name) => Section::Open {
            line,
            name: spanned(text, name),
            argument: words.next().map(|first| spanned(text, Span::new(first.start, line.end))),
        },
    }
}

fn spanned(text: &str, span: Span) -> Spanned<String> {
    Spanned::new(text[span.start..span.end].to_owned(), span)
}

fn word_spans(text: &str, range: Span) -> Vec<Span> {
    let part = &text[range.start..range.end];
    part.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - part.as_ptr() as usize;
            Span::new(start, start + word.len()).shifted(range.start)
        })
        .collect()
}

/// An open block of fenced code, by the rules of `CommonMark` 4.5.
#[derive(Clone, Copy)]
struct Fence {
    character: char,
    length: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let indent = line.chars().take_while(|c| *c == ' ').count();
        let rest = &line[indent..];
        let character = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let length = rest.chars().take_while(|c| *c == character).count();
        let info = &rest[length..];
        let opens = indent < 4 && length >= 3 && !(character == '`' && info.contains('`'));
        opens.then_some(Self { character, length })
    }

    fn is_closed_by(self, line: &str) -> bool {
        let line = line.trim();
        line.chars().count() >= self.length && line.chars().all(|c| c == self.character)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<String> {
        split(text, Span::new(0, text.len()))
            .into_iter()
            .map(|section| match section {
                Section::Markdown(span) => text[span.start..span.end].to_owned(),
                Section::Open { name, argument, .. } => {
                    format!("<{} {}>", name.value, argument.map(|a| a.value).unwrap_or_default())
                }
                Section::Close(_) => "</>".to_owned(),
                Section::Indented(_) => "< >".to_owned(),
                Section::TooDeep(_) => "<!>".to_owned(),
            })
            .collect()
    }

    #[test]
    fn cuts_at_component_lines() {
        let text = "one\n\n::: contact  chair \ntwo\n:::\nthree";
        assert_eq!(shapes(text), ["one\n\n", "<contact chair>", "two\n", "</>", "three"]);
    }

    #[test]
    fn tells_apart_lines_that_begin_too_late() {
        assert_eq!(shapes("one\n  ::: remember\n"), ["one\n", "< >"]);
    }

    #[test]
    fn nothing_is_read_behind_a_component_that_lies_too_deep() {
        let text = "::: remember\na\n:::\n".to_owned() + &"::: remember\n".repeat(20) + "b\n";
        let shapes = shapes(&text);
        assert_eq!(shapes.len(), 3 + MAX_COMPONENTS + 1);
        assert_eq!(shapes.last().map(String::as_str), Some("<!>"));
    }

    #[test]
    fn leaves_fenced_code_alone() {
        let text = "~~~~markdown\n::: remember\n~~~\n:::\n~~~~\n:::\n";
        assert_eq!(shapes(text), ["~~~~markdown\n::: remember\n~~~\n:::\n~~~~\n", "</>"]);
    }
}
