//! The passages of a leaflet's Markdown.

use std::sync::Arc;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Prose;
use super::passage::{ItemPlace, Kind, Mark, MarkKind, Passage};
use super::sentences::PLACEHOLDER;
use crate::diagnostic::{Span, Spanned};
use crate::leaflet::{
    Found, Placeholder, Section, events, join_placeholders_in_destinations, placeholder_length,
    sections,
};

/// A comment, which no page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its place in the file, with its signs.
    pub span: Span,
    /// What stands between its signs.
    pub text: String,
}

/// What the Markdown in `text[range]` says.
#[must_use]
pub fn markdown_prose(text: &str, range: Span) -> Prose {
    let mut prose = Prose::default();
    let mut open: Vec<String> = Vec::new();
    let mut numbers = Numbers::default();
    for section in sections(text, range) {
        match section {
            Section::Markdown(span) => {
                Reader::new(text, span, &open, &mut numbers, &mut prose).read(span);
            }
            Section::Open { name, .. } => open.push(name.value),
            Section::Close(_) => {
                open.pop();
            }
            Section::Indented(_) | Section::TooDeep(_) => {}
        }
    }
    prose
}

/// How many lists and tables the file has had so far.
#[derive(Default)]
struct Numbers {
    lists: usize,
    tables: usize,
}

/// What holds passages.
enum Holder {
    List(ItemPlace),
    Table { number: usize, is_head: bool },
    Other,
}

/// A mark whose end has not come yet.
struct Open {
    at: usize,
    span: Span,
    kind: MarkKind,
}

/// A piece of text that may be part of a placeholder.
struct Pending {
    text: String,
    span: Span,
    is_exact: bool,
}

struct Reader<'a> {
    text: &'a str,
    offset: usize,
    within: Arc<[String]>,
    numbers: &'a mut Numbers,
    prose: &'a mut Prose,
    holders: Vec<Holder>,
    leaf: Option<Passage>,
    open: Vec<Open>,
    pending: Vec<Pending>,
    /// In code and HTML, which are no language.
    is_mute: bool,
}

impl<'a> Reader<'a> {
    fn new(
        text: &'a str,
        span: Span,
        within: &[String],
        numbers: &'a mut Numbers,
        prose: &'a mut Prose,
    ) -> Self {
        Self {
            text,
            offset: span.start,
            within: within.into(),
            numbers,
            prose,
            holders: Vec::new(),
            leaf: None,
            open: Vec::new(),
            pending: Vec::new(),
            is_mute: false,
        }
    }

    fn read(mut self, span: Span) {
        let markdown = join_placeholders_in_destinations(&self.text[span.start..span.end]);
        for (found, place) in events(&markdown) {
            if let Found::Event(event) = found {
                self.take(event, Span::from(place).shifted(self.offset));
            }
        }
        self.end_leaf();
    }

    fn take(&mut self, event: Event<'_>, span: Span) {
        if !matches!(event, Event::Text(_)) {
            self.end_text();
        }
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag),
            _ if self.is_mute => {}
            Event::Text(text) => {
                let is_exact = self.text.get(span.start..span.end) == Some(&*text);
                self.pending.push(Pending { text: text.into_string(), span, is_exact });
            }
            Event::Code(text) => self.code(&text, span),
            Event::SoftBreak => self.leaf(span).push(" ", span, false),
            Event::HardBreak => self.leaf(span).push("\n", span, false),
            Event::InlineHtml(html) => self.inline_html(&html, span),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        let kind = match tag {
            Tag::Emphasis => Some(MarkKind::Emphasis),
            Tag::Strong => Some(MarkKind::Strong),
            Tag::Link { dest_url, .. } => Some(MarkKind::Link(as_written(dest_url))),
            Tag::Image { dest_url, .. } => Some(MarkKind::Image(as_written(dest_url))),
            _ => None,
        };
        if let Some(kind) = kind {
            let at = self.leaf(span).text.len();
            self.open.push(Open { at, span, kind });
            return;
        }
        self.end_leaf();
        match tag {
            Tag::CodeBlock(_) => self.is_mute = true,
            Tag::HtmlBlock => {
                self.html_block(span);
                self.is_mute = true;
            }
            Tag::List(start) => self.start_list(start.is_some()),
            Tag::Item => {
                if let Some(Holder::List(place)) = self.holders.last_mut() {
                    // The first item follows no other.
                    place.item = place.item.wrapping_add(1);
                }
            }
            Tag::Table(_) => {
                self.holders.push(Holder::Table { number: self.numbers.tables, is_head: false });
                self.numbers.tables += 1;
            }
            Tag::TableHead => self.set_head(true),
            Tag::BlockQuote(_) => self.holders.push(Holder::Other),
            Tag::Heading { level, .. } => {
                let kind = Kind::Heading { level: *level as u8 };
                self.leaf = Some(Passage::new(kind, span, &self.within));
            }
            Tag::Paragraph | Tag::TableCell => {
                self.leaf(span);
            }
            _ => {}
        }
    }

    fn start_list(&mut self, is_numbered: bool) {
        let depth = self.holders.iter().filter(|h| matches!(h, Holder::List(_))).count();
        let place = ItemPlace { list: self.numbers.lists, item: usize::MAX, is_numbered, depth };
        self.holders.push(Holder::List(place));
        self.numbers.lists += 1;
    }

    fn set_head(&mut self, value: bool) {
        if let Some(Holder::Table { is_head, .. }) = self.holders.last_mut() {
            *is_head = value;
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image => {
                if let (Some(leaf), Some(open)) = (&mut self.leaf, self.open.pop()) {
                    let range = open.at..leaf.text.len();
                    leaf.marks.push(Mark { range, span: open.span, kind: open.kind });
                }
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.is_mute = false,
            TagEnd::List(_) | TagEnd::Table | TagEnd::BlockQuote(_) => {
                self.end_leaf();
                self.holders.pop();
            }
            TagEnd::TableHead => self.set_head(false),
            _ => self.end_leaf(),
        }
    }

    /// The passage that is being read; a new one when there is none, as in an item of a list
    /// without blank lines.
    fn leaf(&mut self, span: Span) -> &mut Passage {
        let kind = match self.holders.last() {
            Some(Holder::List(place)) => Kind::Item(*place),
            Some(Holder::Table { number, is_head: true }) => Kind::HeaderCell { table: *number },
            Some(Holder::Table { number, .. }) => Kind::Cell { table: *number },
            Some(Holder::Other) | None => self.kind_outside(),
        };
        let within = &self.within;
        let leaf = self.leaf.get_or_insert_with(|| Passage::new(kind, span, within));
        leaf.span = Span::new(leaf.span.start.min(span.start), leaf.span.end.max(span.end));
        leaf
    }

    /// In a quotation in an item, the item; elsewhere a paragraph.
    fn kind_outside(&self) -> Kind {
        let place = self.holders.iter().rev().find_map(|holder| match holder {
            Holder::List(place) => Some(*place),
            _ => None,
        });
        place.map_or(Kind::Paragraph, Kind::Item)
    }

    fn end_leaf(&mut self) {
        self.end_text();
        self.open.clear();
        if let Some(leaf) = self.leaf.take() {
            self.prose.passages.push(leaf);
        }
    }

    /// Puts the pending pieces into the passage, placeholders as placeholders.
    fn end_text(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        let (Some(first), Some(last)) = (pending.first(), pending.last()) else { return };
        let around = Span::new(first.span.start, last.span.end);
        let mut text = String::new();
        let mut whole = Passage::new(Kind::Paragraph, around, &self.within);
        for piece in &pending {
            text.push_str(&piece.text);
            whole.push(&piece.text, piece.span, piece.is_exact);
        }
        let mut printed = 0;
        for (start, end, placeholder) in self.placeholders(&whole) {
            self.push_part(&whole, printed..start, around);
            printed = end;
            // A picture is no word, and the space behind it parts nothing.
            if let Placeholder::Picture(_) = placeholder.value {
                printed += text[end..].len() - text[end..].trim_start().len();
                continue;
            }
            self.push_placeholder(placeholder, around);
        }
        self.push_part(&whole, printed..text.len(), around);
    }

    fn push_part(&mut self, whole: &Passage, range: std::ops::Range<usize>, around: Span) {
        let first = whole.pieces.partition_point(|piece| piece.at + piece.length <= range.start);
        for piece in whole.pieces[first..].iter().take_while(|piece| piece.at < range.end) {
            let start = range.start.max(piece.at);
            let end = range.end.min(piece.at + piece.length);
            if start < end {
                let span = whole.span_of(start..end);
                self.leaf(around).push(&whole.text[start..end], span, piece.is_exact);
            }
        }
    }

    fn push_placeholder(&mut self, placeholder: Spanned<Placeholder>, around: Span) {
        let leaf = self.leaf(around);
        let start = leaf.text.len();
        leaf.push(PLACEHOLDER.encode_utf8(&mut [0; 4]), placeholder.span, false);
        let range = start..leaf.text.len();
        let kind = MarkKind::Placeholder(placeholder.value);
        leaf.marks.push(Mark { range, span: placeholder.span, kind });
    }

    /// The placeholders in some text: those that were written just as they read, as the
    /// leaflet's own parser has it.
    fn placeholders(&self, whole: &Passage) -> Vec<(usize, usize, Spanned<Placeholder>)> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(start) = whole.text[from..].find("{{").map(|at| from + at) {
            from = start + 2;
            let Some(length) = placeholder_length(&whole.text[start..]) else { continue };
            let end = start + length;
            let span = whole.span_of(start..end);
            let is_exact = self.text.get(span.start..span.end) == Some(&whole.text[start..end])
                && !self.text[..span.start].ends_with('\\');
            let placeholder = Placeholder::parse(&whole.text[start + 2..end - 2]);
            if let (true, Ok(placeholder)) = (is_exact, placeholder) {
                found.push((start, end, Spanned::new(placeholder, span)));
                from = end;
            }
        }
        found
    }

    fn code(&mut self, text: &str, span: Span) {
        let written = &self.text[span.start..span.end];
        let place = written.find(text).map(|at| {
            let start = span.start + at;
            Span::new(start, start + text.len())
        });
        let leaf = self.leaf(span);
        let start = leaf.text.len();
        leaf.push(text, place.unwrap_or(span), place.is_some());
        let range = start..leaf.text.len();
        leaf.marks.push(Mark { range, span, kind: MarkKind::Code });
    }

    fn inline_html(&mut self, html: &str, span: Span) {
        if let Some(comment) = comment_of(html) {
            self.prose.comments.push(Comment { span, text: comment.to_owned() });
            if self.leaf.is_some() {
                // The passage reaches as far as the comment in it.
                self.leaf(span);
            }
            return;
        }
        let leaf = self.leaf(span);
        let at = leaf.text.len();
        leaf.marks.push(Mark { range: at..at, span, kind: MarkKind::Html(html.to_owned()) });
    }

    /// A block of HTML may hold several comments.
    fn html_block(&mut self, span: Span) {
        let html = &self.text[span.start..span.end];
        let mut from = 0;
        while let Some(start) = html[from..].find("<!--").map(|at| from + at) {
            let end = html[start + 4..].find("-->").map_or(html.len(), |at| start + at + 7);
            let inside = html[start + 4..end].strip_suffix("-->");
            let text = inside.unwrap_or_default().to_owned();
            let place = Span::new(start, end).shifted(span.start);
            self.prose.comments.push(Comment { span: place, text });
            from = end;
        }
    }
}

fn comment_of(html: &str) -> Option<&str> {
    html.strip_prefix("<!--")?.strip_suffix("-->")
}

/// The address of a link with the spaces of a placeholder in it.
fn as_written(address: &str) -> String {
    match address.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) {
        Some(inside) => format!("{{{{ {} }}}}", inside.trim_matches('-')),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Prose {
        markdown_prose(text, Span::new(0, text.len()))
    }

    /// What stands in the file for `words` of its only passage.
    fn written(text: &str, words: &str) -> String {
        let prose = read(text);
        let passage = &prose.passages[0];
        let at = passage.text.find(words).unwrap_or_else(|| panic!("{:?}", passage.text));
        let span = passage.span_of(at..at + words.len());
        text[span.start..span.end].to_owned()
    }

    #[test]
    fn every_character_leads_back_to_the_file() {
        assert_eq!(written("আপনি **এখানে** আসুন 🙂\n", "এখানে"), "এখানে");
        assert_eq!(written("a **bo**ld word\n", "bold"), "bo**ld");
        assert_eq!(written("يمكنك [الحضور](a.md) هنا\n", "الحضور هنا"), "الحضور](a.md) هنا");
        assert_eq!(written("Ben &amp; Jo &#x1f642; go\n", "& Jo 🙂 go"), "&amp; Jo &#x1f642; go");
        assert_eq!(written("not \\*bold\\* here\n", "bold* here"), "bold\\* here");
        assert_eq!(written("one\n  two `co de` x\n", "two co de x"), "two `co de` x");
        assert_eq!(written("- {{ picture.a-b }} one two\n", "one t"), "one t");
        assert_eq!(
            written("in {{ fact.a_b.within }} days\n", "\u{fffc} d"),
            "{{ fact.a_b.within }} d"
        );
    }

    #[test]
    fn passages_know_what_they_are() {
        let text = "# A\n\n::: remember\n> q\n:::\n\n- a\n- b\n  1. c\n\n| H |\n| - |\n|  |\n\n```\ncode\n```\n";
        let shapes: Vec<String> = read(text)
            .passages
            .iter()
            .map(|passage| match &passage.kind {
                Kind::Item(p) => format!("item {}.{}.{} {}", p.list, p.item, p.depth, passage.text),
                kind => format!("{kind:?} {} {:?}", passage.text, passage.within),
            })
            .collect();
        assert_eq!(
            shapes,
            [
                "Heading { level: 1 } A []",
                "Paragraph q [\"remember\"]",
                "item 0.0.0 a",
                "item 0.1.0 b",
                "item 1.0.1 c",
                "HeaderCell { table: 0 } H []",
                "Cell { table: 0 }  []",
            ]
        );
    }

    #[test]
    fn a_picture_is_no_part_of_what_is_said() {
        let prose = read("- {{ picture.a-b }} **One**, two.\n");
        assert_eq!(prose.passages[0].text, "One, two.");
        assert_eq!(prose.passages[0].sentences()[0].words, 2);
    }

    #[test]
    fn marks_and_comments_are_kept() {
        let text = "See [**here**](x.md) and <b>.\n\n<!-- one -->\n\n<!-- two\n-->\n\nEnd <!-- three -->.\n";
        let prose = read(text);
        let (link, address) = prose.passages[0].links().next().unwrap();
        assert_eq!((&prose.passages[0].text[link.range.clone()], address), ("here", "x.md"));
        assert_eq!(&text[link.span.start..link.span.end], "[**here**](x.md)");
        let comments: Vec<&str> =
            prose.comments.iter().map(|c| &text[c.span.start..c.span.end]).collect();
        assert_eq!(comments, ["<!-- one -->", "<!-- two\n-->", "<!-- three -->"]);
        assert_eq!(prose.comments[2].text, " three ");
    }
}
