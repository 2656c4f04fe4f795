//! The parts of a text that are translated one by one: of a leaflet a heading, a paragraph, an item
//! of a list, a cell of a table. What marks them in Markdown is no part of them.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::builder::join_placeholders_in_destinations;
use super::events::{Found, events};
use super::sections::{Section, split};
use crate::diagnostic::Span;
use crate::language::PluralForm;

/// One part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit {
    /// What it is, with what holds it: `p`, `h2`, `timeline/ul/li`. The same in every language.
    pub kind: String,
    /// Its place in the file.
    pub span: Span,
    /// Its text, as it is written. Of a component the line that opens it.
    pub text: String,
    /// Whether it has words to translate; the line of a component has none.
    pub is_text: bool,
    /// Its forms, where it is words for a number; the text has a line for each.
    pub forms: Vec<Form>,
}

/// Words for a number in one of the plural forms of a language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Form {
    /// Which form.
    pub form: PluralForm,
    /// Its place in the file.
    pub span: Span,
    /// Its words, in one line.
    pub text: String,
}

impl Unit {
    /// A part that is words.
    #[must_use]
    pub const fn words(kind: String, span: Span, text: String) -> Self {
        Self { kind, span, text, is_text: true, forms: Vec::new() }
    }

    /// A part that is words for a number.
    #[must_use]
    pub fn plural(kind: String, span: Span, forms: Vec<Form>) -> Self {
        let lines: Vec<String> =
            forms.iter().map(|form| format!("{}: {}", form.form.name(), form.text)).collect();
        Self { kind, span, text: lines.join("\n"), is_text: true, forms }
    }

    /// The texts that readers meet, each with its place: the text, or each of its forms.
    #[must_use]
    pub fn texts(&self) -> Vec<(Span, &str)> {
        if self.forms.is_empty() {
            return vec![(self.span, &self.text)];
        }
        self.forms.iter().map(|form| (form.span, &*form.text)).collect()
    }

    /// The texts that readers met when all of this part was `text`.
    #[must_use]
    pub fn texts_in<'t>(&self, text: &'t str) -> Vec<&'t str> {
        if self.forms.is_empty() {
            return vec![text];
        }
        text.lines().map(|line| line.split_once(": ").map_or(line, |(_, form)| form)).collect()
    }
}

/// The parts of `text[range]`, in reading order.
#[must_use]
pub fn units(text: &str, range: Span) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for section in split(text, range) {
        match section {
            Section::Markdown(span) => markdown_units(text, span, &open, &mut units),
            Section::Open { line, name, .. } => {
                units.push(Unit {
                    kind: path(&open, &[], ":::"),
                    span: line,
                    text: text[line.start..line.end].to_owned(),
                    is_text: false,
                    forms: Vec::new(),
                });
                open.push(name.value);
            }
            Section::Close(_) => {
                open.pop();
            }
            Section::Indented(_) | Section::TooDeep(_) => {}
        }
    }
    units
}

/// Reads one stretch of Markdown, which lies in the components `open`.
fn markdown_units(text: &str, span: Span, open: &[String], units: &mut Vec<Unit>) {
    let markdown = join_placeholders_in_destinations(&text[span.start..span.end]);
    let mut reader =
        Reader { text, offset: span.start, open, units, around: Vec::new(), leaf: None };
    for (found, place) in events(&markdown) {
        if let Found::Event(event) = found {
            reader.take(&event, Span::from(place));
        }
    }
    reader.end_leaf();
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
    open: &'a [String],
    units: &'a mut Vec<Unit>,
    around: Vec<&'static str>,
    /// The part that is being read, as far as it goes.
    leaf: Option<Span>,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, place: Span) {
        match event {
            // Comments are for those who write the English.
            Event::Start(Tag::HtmlBlock) | Event::Rule => self.end_leaf(),
            Event::Html(_) => {}
            Event::Start(tag) => match container(tag) {
                Some(name) => {
                    self.end_leaf();
                    self.around.push(name);
                }
                None => self.extend(place),
            },
            Event::End(tag) => {
                if is_container(*tag) {
                    self.end_leaf();
                    self.around.pop();
                }
            }
            _ if self.around.contains(&"code") => {}
            _ => self.extend(place),
        }
    }

    fn extend(&mut self, place: Span) {
        let mut place = place.shifted(self.offset);
        if let Some(leaf) = &mut self.leaf {
            *leaf = Span::new(leaf.start.min(place.start), leaf.end.max(place.end));
            return;
        }
        // The parser leaves out the backslash that a part may begin with.
        let before = &self.text[self.offset..place.start];
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        place.start -= backslashes % 2;
        self.leaf = Some(place);
    }

    fn end_leaf(&mut self) {
        let Some(span) = self.leaf.take() else { return };
        let text = self.text[span.start..span.end].trim_end();
        if !text.is_empty() {
            let kind = path(self.open, &self.around, "");
            let span = Span::new(span.start, span.start + text.len());
            self.units.push(Unit::words(kind, span, text.to_owned()));
        }
    }
}

/// What holds other things, or one part of the text.
const fn container(tag: &Tag<'_>) -> Option<&'static str> {
    Some(match tag {
        Tag::Paragraph => "p",
        Tag::Heading { level, .. } => match level {
            HeadingLevel::H1 => "h1",
            HeadingLevel::H2 => "h2",
            HeadingLevel::H3 => "h3",
            HeadingLevel::H4 => "h4",
            HeadingLevel::H5 => "h5",
            HeadingLevel::H6 => "h6",
        },
        Tag::BlockQuote(_) => "quote",
        Tag::CodeBlock(_) => "code",
        Tag::List(None) => "ul",
        Tag::List(Some(_)) => "ol",
        Tag::Item => "li",
        Tag::Table(_) => "table",
        Tag::TableHead => "head",
        Tag::TableRow => "row",
        Tag::TableCell => "cell",
        _ => return None,
    })
}

const fn is_container(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
    )
}

fn path(open: &[String], around: &[&str], last: &str) -> String {
    let mut parts: Vec<&str> =
        open.iter().map(String::as_str).chain(around.iter().copied()).collect();
    // Whether blank lines stand between its items makes no other list of it.
    if parts.ends_with(&["li", "p"]) {
        parts.pop();
    }
    if !last.is_empty() {
        parts.push(last);
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<String> {
        let units = units(text, Span::new(0, text.len()));
        for unit in &units {
            assert_eq!(text[unit.span.start..unit.span.end], unit.text);
        }
        units.into_iter().map(|unit| format!("{} | {}", unit.kind, unit.text)).collect()
    }

    #[test]
    fn headings_paragraphs_and_items_are_parts() {
        let text = "## A *b* {#c}\n\nOne\ntwo [x](y.md).\n\n- a **b**\n- c\n\n  d\n\n1. e\n";
        assert_eq!(
            shapes(text),
            [
                "h2 | A *b*",
                "p | One\ntwo [x](y.md).",
                "ul/li | a **b**",
                "ul/li | c",
                "ul/li | d",
                "ol/li | e"
            ]
        );
    }

    #[test]
    fn a_sign_with_a_backslash_begins_a_part() {
        assert_eq!(shapes("\\# no heading\n\n- \\*a\n"), ["p | \\# no heading", "ul/li | \\*a"]);
    }

    #[test]
    fn comments_between_parts_are_no_parts() {
        assert_eq!(
            shapes("a\n\n<!-- b -->\nc\n\n- <!-- d -->\n  e\n"),
            ["p | a", "p | c", "ul/li | e"]
        );
    }

    #[test]
    fn components_say_where_a_part_is() {
        let text = "::: where fact.a\n::: timeline\n- **M:** t {{ fact.a }}.\n:::\n:::\n\nEnd\n";
        assert_eq!(
            shapes(text),
            [
                "::: | ::: where fact.a",
                "where/::: | ::: timeline",
                "where/timeline/ul/li | **M:** t {{ fact.a }}.",
                "p | End"
            ]
        );
    }

    #[test]
    fn cells_are_parts_and_code_is_none() {
        let text = "| A | B |\n| --- | --- |\n| c | d e |\n\n```\ncode\n```\n\n[s]({{ contact.a.link }})\n";
        assert_eq!(
            shapes(text),
            [
                "table/head/cell | A",
                "table/head/cell | B",
                "table/row/cell | c",
                "table/row/cell | d e",
                "p | [s]({{ contact.a.link }})"
            ]
        );
    }
}
