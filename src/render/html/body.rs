//! Blocks as HTML: the body of a page.

use super::calculator;
use super::components;
use super::highlight;
use super::inlines::{push_attribute, push_inlines, push_language, words};
use super::pictured;
use super::terms;
use super::writer::Writer;
use crate::language::Furniture;
use crate::leaflet::{Block, BlockKind, Document, Inline, StandIn, StandsIn, Table, plain_text};

/// The body of a page, with words of the furniture in the language of the text.
#[must_use]
pub fn body(document: &Document, furniture: &Furniture) -> String {
    let mut writer = writer(furniture);
    for block in &document.blocks {
        push_block(&mut writer, block);
    }
    terms::push_meanings(&mut writer, document);
    writer.out
}

/// An empty body.
pub fn writer(furniture: &Furniture) -> Writer<'_> {
    Writer::new(furniture, push_block)
}

fn push_block(writer: &mut Writer<'_>, block: &Block) {
    match &block.kind {
        BlockKind::Heading { level, id, content } => push_heading(writer, *level, id, content),
        BlockKind::Paragraph(content) => writer.element("p", content),
        BlockKind::List { start, items } => push_list(writer, *start, items),
        BlockKind::Quote(blocks) => {
            writer.out.push_str("<blockquote>");
            writer.blocks(blocks);
            writer.out.push_str("</blockquote>");
        }
        BlockKind::Code { language, text } => {
            highlight::push_code(&mut writer.out, language.as_deref(), text);
        }
        BlockKind::Table(table) => push_table(writer, table),
        BlockKind::Rule => writer.out.push_str("<hr>"),
        BlockKind::Meanings(meanings) => terms::push_explanation(writer, meanings),
        BlockKind::Calculator { question, deadlines, holidays } => {
            calculator::push(writer, question, deadlines, holidays);
        }
        BlockKind::EasyRead(rows) => pictured::push_rows(writer, rows),
        BlockKind::Path(stations) => pictured::push_path(writer, stations),
        BlockKind::StandIn(stand_in) => push_stand_in(writer, stand_in),
        BlockKind::Component(component) => components::push(writer, component),
        BlockKind::Card { intro, card } => components::push_card(writer, intro, card),
        BlockKind::Action { blocks, card } => components::push_action(writer, blocks, card),
    }
}

/// Blocks that are not what the source language says now, below a notice that says so.
fn push_stand_in(writer: &mut Writer<'_>, stand_in: &StandIn) {
    let StandIn { why, language, blocks } = stand_in;
    writer.out.push_str("<div class=\"stand-in\"><p class=\"label\">");
    let notice = words(writer.furniture, why.notice_key(), &[]);
    writer.out.push_str(&notice);
    writer.out.push_str("</p><div");
    push_language(&mut writer.out, language);
    writer.out.push('>');
    let around = writer.furniture;
    if *why == StandsIn::Source {
        writer.furniture = around.of_source();
    }
    writer.blocks(blocks);
    writer.furniture = around;
    writer.out.push_str("</div></div>");
}

fn push_heading(writer: &mut Writer<'_>, level: u8, id: &str, content: &[Inline]) {
    writer.add(format_args!("<h{level} id=\""));
    push_attribute(&mut writer.out, id);
    writer.out.push_str("\">");
    push_inlines(&mut writer.out, content);
    writer.add(format_args!("</h{level}>"));
}

fn push_list(writer: &mut Writer<'_>, start: Option<u64>, items: &[Vec<Block>]) {
    match start {
        None => writer.items("<ul>", items, "</ul>"),
        Some(1) => writer.items("<ol>", items, "</ol>"),
        Some(start) => writer.items(&format!("<ol start=\"{start}\">"), items, "</ol>"),
    }
}

/// A table can be wider than a phone: it scrolls by itself, also with the keyboard.
fn push_table(writer: &mut Writer<'_>, table: &Table) {
    let names: Vec<String> = table.header.iter().map(|cell| plain_text(cell)).collect();
    let name = writer.landmark_name(names.join(", "));
    writer.out.push_str("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
    push_attribute(&mut writer.out, &name);
    writer.out.push_str("\"><table><thead><tr>");
    for cell in &table.header {
        writer.out.push_str("<th scope=\"col\">");
        push_inlines(&mut writer.out, cell);
        writer.out.push_str("</th>");
    }
    writer.out.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        writer.out.push_str("<tr>");
        for cell in row {
            writer.element("td", cell);
        }
        writer.out.push_str("</tr>");
    }
    writer.out.push_str("</tbody></table></div>");
}
