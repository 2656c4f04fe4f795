//! Blocks as HTML: the body of a page.

use std::fmt::{self, Write as _};

use super::components;
use super::highlight;
use super::inlines::{push_attribute, push_inlines, push_text};
use crate::language::Furniture;
use crate::leaflet::{Block, BlockKind, Document, Inline, Meaning, Table, plain_text};

/// The body of a page, with words of the furniture in the language of the text.
#[must_use]
pub fn body(document: &Document, furniture: &Furniture) -> String {
    let mut body = Body { out: String::with_capacity(16 * 1024), furniture };
    for block in &document.blocks {
        body.block(block);
    }
    body.out
}

/// A body that is being written.
pub struct Body<'a> {
    /// The HTML so far.
    pub out: String,
    /// The words of the furniture.
    pub furniture: &'a Furniture,
}

impl Body<'_> {
    /// Adds blocks.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, id, content } => self.heading(*level, id, content),
            BlockKind::Paragraph(content) => self.element("p", content),
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Quote(blocks) => {
                self.out.push_str("<blockquote>");
                self.blocks(blocks);
                self.out.push_str("</blockquote>");
            }
            BlockKind::Code { language, text } => {
                highlight::push_code(&mut self.out, language.as_deref(), text);
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Rule => self.out.push_str("<hr>"),
            BlockKind::Meanings(meanings) => self.meanings(meanings),
            BlockKind::Component(component) => components::push(self, component),
            BlockKind::Card { intro, card } => components::push_card(self, intro, card),
            BlockKind::Action { blocks, card } => components::push_action(self, blocks, card),
        }
    }

    /// Adds HTML that is known to be safe.
    pub fn add(&mut self, html: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(html);
    }

    /// Adds `<tag>` with a run of inlines.
    pub fn element(&mut self, tag: &str, content: &[Inline]) {
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push('>');
        push_inlines(&mut self.out, content);
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    fn heading(&mut self, level: u8, id: &str, content: &[Inline]) {
        self.add(format_args!("<h{level} id=\""));
        push_attribute(&mut self.out, id);
        self.out.push_str("\">");
        push_inlines(&mut self.out, content);
        self.add(format_args!("</h{level}>"));
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        match start {
            None => self.items("<ul>", items, "</ul>"),
            Some(1) => self.items("<ol>", items, "</ol>"),
            Some(start) => self.items(&format!("<ol start=\"{start}\">"), items, "</ol>"),
        }
    }

    /// Adds a list between two tags; an item of one paragraph holds its words directly.
    pub fn items(&mut self, open: &str, items: &[Vec<Block>], close: &str) {
        self.out.push_str(open);
        for item in items {
            self.out.push_str("<li>");
            match item.as_slice() {
                [Block { kind: BlockKind::Paragraph(content), .. }] => {
                    push_inlines(&mut self.out, content);
                }
                blocks => self.blocks(blocks),
            }
            self.out.push_str("</li>");
        }
        self.out.push_str(close);
    }

    /// A table can be wider than a phone: it scrolls by itself, also with the keyboard.
    fn table(&mut self, table: &Table) {
        let names: Vec<String> = table.header.iter().map(|cell| plain_text(cell)).collect();
        self.out.push_str("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
        push_attribute(&mut self.out, &names.join(", "));
        self.out.push_str("\"><table><thead><tr>");
        for cell in &table.header {
            self.out.push_str("<th scope=\"col\">");
            push_inlines(&mut self.out, cell);
            self.out.push_str("</th>");
        }
        self.out.push_str("</tr></thead><tbody>");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for cell in row {
                self.element("td", cell);
            }
            self.out.push_str("</tr>");
        }
        self.out.push_str("</tbody></table></div>");
    }

    fn meanings(&mut self, meanings: &[Meaning]) {
        self.out.push_str("<div class=\"meaning\">");
        for Meaning { term, meaning } in meanings {
            self.out.push_str("<p><dfn>");
            push_text(&mut self.out, term);
            self.out.push_str("</dfn><span class=\"colon\">:</span> <span>");
            push_text(&mut self.out, meaning);
            self.out.push_str("</span></p>");
        }
        self.out.push_str("</div>");
    }
}
