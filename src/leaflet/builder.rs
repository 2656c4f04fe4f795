//! From Markdown events to blocks and inlines.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag};

use super::anchors::Anchors;
use super::document::{Block, BlockKind, Inline, Link, Table, Target, plain_text};
use super::events::{Found, MAX_DEPTH, events};
use super::placeholder::{self, Placeholder};
use super::target;
use crate::characters::printable;
use crate::diagnostic::{Code, SourceText, Span, Spanned};
use crate::yaml::Reporter;

/// What one page remembers from one stretch of Markdown to the next.
#[derive(Default)]
pub struct PageState {
    anchors: Anchors,
    last_level: u8,
}

/// Reads the Markdown in `range` of `source`.
pub fn blocks(
    source: &Arc<SourceText>,
    range: Span,
    page: &mut PageState,
    reporter: &mut Reporter<'_>,
) -> Vec<Block> {
    let original = &source.text()[range.start..range.end];
    let text = join_placeholders_in_destinations(original);
    let mut builder = Builder {
        original,
        offset: range.start,
        page,
        reporter,
        frames: vec![Frame::new(Kind::Blocks, range)],
        pending: Vec::new(),
    };
    for (found, span) in events(&text) {
        match found {
            Found::Event(event) => builder.take(event, Span::from(span)),
            Found::TooDeep => builder.refuse_depth(Span::from(span)),
        }
    }
    builder.finish()
}

/// Link destinations cannot hold spaces, but `[site]({{ contact.chair.link }})` is what
/// authors write: the spaces become hyphens, which keeps every offset as it was.
#[must_use]
pub fn join_placeholders_in_destinations(text: &str) -> String {
    let mut joined = text.to_owned();
    let mut from = 0;
    while let Some(found) = text[from..].find("]({{") {
        let start = from + found + 4;
        let Some(length) = text[start..].find("}}") else { break };
        let inside = &text[start..start + length];
        if !inside.contains('\n') {
            joined.replace_range(start..start + length, &inside.replace(' ', "-"));
        }
        from = start + length;
    }
    joined
}

/// Something that has begun and not ended, and what it holds so far.
struct Frame {
    kind: Kind,
    span: Span,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    cells: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    items: Vec<Vec<Block>>,
    text: String,
}

impl Frame {
    const fn new(kind: Kind, span: Span) -> Self {
        Self {
            kind,
            span,
            blocks: Vec::new(),
            inlines: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            items: Vec::new(),
            text: String::new(),
        }
    }
}

enum Kind {
    Blocks,
    Paragraph,
    Heading { level: HeadingLevel, id: Option<String> },
    Quote,
    Code { language: Option<String> },
    List { start: Option<u64> },
    Item,
    Table,
    Row,
    Cell,
    Emphasis,
    Strong,
    Link(Target),
    Html,
    Dropped,
}

/// A piece of text, and whether it was written just as it reads.
struct Piece {
    text: String,
    /// Where it begins in all the pieces together.
    at: usize,
    /// Where it was written.
    start: usize,
    is_exact: bool,
}

struct Builder<'a, 'b> {
    original: &'a str,
    offset: usize,
    page: &'a mut PageState,
    reporter: &'a mut Reporter<'b>,
    frames: Vec<Frame>,
    pending: Vec<Piece>,
}

impl Builder<'_, '_> {
    fn take(&mut self, event: Event<'_>, span: Span) {
        if !matches!(event, Event::Text(_)) {
            self.end_text();
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text, span),
            Event::Code(text) => self.code(&text, span),
            Event::SoftBreak => self.push_inline(Inline::text(" ")),
            Event::HardBreak => self.push_inline(Inline::Break),
            Event::Rule => self.push_block(BlockKind::Rule, span),
            Event::Html(html) => self.top().text.push_str(&html),
            Event::InlineHtml(html) => self.check_html(&html, span),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn refuse_depth(&mut self, span: Span) {
        self.end_text();
        let message = format!("this is nested more than {MAX_DEPTH} levels deep");
        self.report(Code::TooDeep, span, message, "Write it with fewer levels.");
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, id, .. } => {
                Kind::Heading { level, id: id.map(|id| self.printable(&id, span).into_owned()) }
            }
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) if !language.is_empty() => {
                Kind::Code { language: Some(self.printable(&language, span).into_owned()) }
            }
            Tag::CodeBlock(_) => Kind::Code { language: None },
            Tag::List(start) => Kind::List { start },
            Tag::Item => Kind::Item,
            Tag::Table(_) => Kind::Table,
            Tag::TableHead | Tag::TableRow => Kind::Row,
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Link { dest_url, .. } => match self.target(&dest_url, span) {
                Some(target) => Kind::Link(target),
                None => Kind::Dropped,
            },
            Tag::Image { .. } => {
                let help = "Say in words what the picture shows.";
                self.report(Code::Image, span, "leaflets carry no images", help);
                Kind::Dropped
            }
            Tag::HtmlBlock => Kind::Html,
            _ => Kind::Dropped,
        };
        let is_block =
            !matches!(kind, Kind::Emphasis | Kind::Strong | Kind::Link(_) | Kind::Dropped);
        if is_block {
            self.end_loose_paragraph();
        }
        self.frames.push(Frame::new(kind, span));
    }

    fn end(&mut self) {
        self.end_loose_paragraph();
        let Some(mut frame) = self.frames.pop() else { return };
        let span = frame.span;
        match frame.kind {
            Kind::Paragraph => {
                if !frame.inlines.is_empty() {
                    self.push_block(BlockKind::Paragraph(frame.inlines), span);
                }
            }
            Kind::Heading { level, id } => {
                let heading = self.heading(level, id, frame.inlines, span);
                self.push_block(heading, span);
            }
            Kind::Quote => self.push_block(BlockKind::Quote(frame.blocks), span),
            Kind::Code { language } => {
                self.push_block(BlockKind::Code { language, text: frame.text }, span);
            }
            Kind::List { start } => {
                self.push_block(BlockKind::List { start, items: frame.items }, span);
            }
            Kind::Item => self.top().items.push(frame.blocks),
            Kind::Table => {
                let rows = frame.rows.split_off(1.min(frame.rows.len()));
                let header = frame.rows.pop().unwrap_or_default();
                self.push_block(BlockKind::Table(Table { header, rows }), span);
            }
            Kind::Row => self.top().rows.push(frame.cells),
            Kind::Cell => self.top().cells.push(frame.inlines),
            Kind::Emphasis => self.push_inline(Inline::Emphasis(frame.inlines)),
            Kind::Strong => self.push_inline(Inline::Strong(frame.inlines)),
            Kind::Link(target) => {
                let span = span.shifted(self.offset);
                self.push_inline(Inline::Link(Link { target, content: frame.inlines, span }));
            }
            Kind::Html => self.check_html(&frame.text, span),
            Kind::Blocks | Kind::Dropped => {}
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_text();
        self.end_loose_paragraph();
        self.frames.pop().map(|frame| frame.blocks).unwrap_or_default()
    }

    /// Items of a tight list hold text without a paragraph around it: make one.
    fn end_loose_paragraph(&mut self) {
        let frame = self.top();
        if matches!(frame.kind, Kind::Item) && !frame.inlines.is_empty() {
            let words = std::mem::take(&mut frame.inlines);
            let span = frame.span;
            self.push_block(BlockKind::Paragraph(words), span);
        }
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<String>,
        content: Vec<Inline>,
        span: Span,
    ) -> BlockKind {
        let level = level as u8;
        let last = self.page.last_level.max(1);
        if level == 1 {
            let help = "Begin with `##`: the title of the leaflet is the only heading of level 1.";
            self.report(Code::TopHeading, span, "a heading of level 1 in the text", help);
        } else if level > last + 1 {
            let message = format!("a heading of level {level} after one of level {last}");
            let help = format!("Write it with {} number signs.", usize::from(last) + 1);
            self.report(Code::SkippedHeading, span, message, help);
        }
        self.page.last_level = level;
        let id = match id {
            Some(id) if self.page.anchors.claim(&id) => id,
            Some(id) => {
                let message = format!("two headings of this page have the id `{id}`");
                self.report(Code::DuplicateAnchor, span, message, "Give one of them another id.");
                id
            }
            None => self.page.anchors.make(&plain_text(&content)),
        };
        BlockKind::Heading { level: level.max(2), id, content }
    }

    /// Text comes in pieces: they are put together before placeholders are looked for,
    /// because `_` and the like cut a placeholder in two.
    fn text(&mut self, text: &str, span: Span) {
        let written = &self.original[span.start..span.end];
        if matches!(self.top().kind, Kind::Code { .. }) {
            let exact = if written.len() == text.len() { written } else { text };
            let text = self.printable(exact, span);
            self.top().text.push_str(&text);
            return;
        }
        let text = self.printable(text, span);
        let is_exact = written == text;
        let at = self.pending.last().map_or(0, |piece| piece.at + piece.text.len());
        self.pending.push(Piece { text: text.into_owned(), at, start: span.start, is_exact });
    }

    fn end_text(&mut self) {
        let pieces = std::mem::take(&mut self.pending);
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let mut printed = 0;
        let mut from = 0;
        while let Some(found) = text[from..].find("{{") {
            let at = from + found;
            let length = placeholder::length(&text[at..]);
            let end = at + length.unwrap_or(2);
            from = at + 2;
            // Braces that an author escaped are meant as braces.
            let Some(place) = self.written_at(&pieces, at..end) else { continue };
            if length.is_none() {
                let help = "Add `}}` on the same line, as in {{ borough.name }}.";
                self.report(Code::BadPlaceholder, place, "`{{` without `}}`", help);
                break;
            }
            let placeholder = self.placeholder(&text[at + 2..end - 2], place);
            self.push_text(&text[printed..at]);
            if let Some(placeholder) = placeholder {
                self.push_inline(Inline::Placeholder(placeholder));
            }
            printed = end;
            from = end;
        }
        self.push_text(&text[printed..]);
    }

    /// Where a part of some pieces was written, if it was written just as it reads and
    /// without a backslash before it.
    fn written_at(&self, pieces: &[Piece], part: Range<usize>) -> Option<Span> {
        let first = pieces.partition_point(|piece| piece.at + piece.text.len() <= part.start);
        let mut place: Option<Span> = None;
        for piece in pieces[first..].iter().take_while(|piece| piece.at < part.end) {
            let from = part.start.max(piece.at) - piece.at;
            let to = part.end.min(piece.at + piece.text.len()) - piece.at;
            let written = Span::new(from, to).shifted(piece.start);
            let follows = place.is_none_or(|place| place.end == written.start);
            if !piece.is_exact || !follows {
                return None;
            }
            place = Some(Span::new(place.map_or(written.start, |p| p.start), written.end));
        }
        place.filter(|place| !self.original[..place.start].ends_with('\\'))
    }

    /// The text as pages can show it; reports when that is not all of it.
    fn printable<'t>(&mut self, text: &'t str, span: Span) -> Cow<'t, str> {
        let shown = printable(text.into());
        if let Cow::Owned(_) = shown {
            let message = "a character that no page can show";
            self.report(Code::Unprintable, span, message, "Delete it, and type the words again.");
        }
        shown
    }

    fn placeholder(&mut self, inside: &str, place: Span) -> Option<Spanned<Placeholder>> {
        match Placeholder::parse(inside) {
            Ok(placeholder) => Some(Spanned::new(placeholder, place.shifted(self.offset))),
            Err(error) => {
                self.report(Code::UnknownPlaceholder, place, error.message, error.help);
                None
            }
        }
    }

    /// Code is printed as it was written, with the spaces of a placeholder in it.
    fn code(&mut self, text: &str, span: Span) {
        let text = if text.contains("{{-") {
            self.original[span.start..span.end].trim_matches('`').trim()
        } else {
            text
        };
        let text = self.printable(text, span).into_owned();
        self.push_inline(Inline::Code(text));
    }

    fn target(&mut self, address: &str, span: Span) -> Option<Target> {
        if let Some(inside) = address.strip_prefix("{{").and_then(|a| a.strip_suffix("}}")) {
            let inside = inside.trim_matches('-');
            return self.placeholder(inside, span).map(Target::Placeholder);
        }
        match target::read(address) {
            Ok(target) => Some(target),
            Err(refusal) => {
                self.report(refusal.code, span, refusal.message, refusal.help);
                None
            }
        }
    }

    fn check_html(&mut self, html: &str, span: Span) {
        if !without_comments(html).trim().is_empty() {
            let help =
                "Use Markdown, such as `**bold**`, or a component; write `<` as a character `\\<`.";
            self.report(Code::RawHtml, span, "raw HTML is not published", help);
        }
    }

    fn report(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.reporter.report(code, span.shifted(self.offset), message, help);
    }

    fn push_text(&mut self, text: &str) {
        if !text.is_empty() {
            self.push_inline(Inline::text(text));
        }
    }

    fn push_inline(&mut self, inline: Inline) {
        let inlines = &mut self.top().inlines;
        match (inlines.last_mut(), &inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(text),
            _ => inlines.push(inline),
        }
    }

    fn push_block(&mut self, kind: BlockKind, span: Span) {
        let span = span.shifted(self.offset);
        self.top().blocks.push(Block { span, kind });
    }

    /// The innermost open frame. The first frame is popped only by `finish`.
    fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Kind::Blocks, Span::default()));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }
}

fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some(start) = rest.find("<!--") {
        kept.push_str(&rest[..start]);
        rest = rest[start..].find("-->").map_or("", |end| &rest[start + end + 3..]);
    }
    kept.push_str(rest);
    kept
}
