//! Components as HTML.

use super::inlines::{push_attribute, push_inlines, push_link_start, words};
use super::notes;
use super::pictured;
use super::writer::Writer;
use crate::leaflet::{
    Block, Card, Component, ContactField, Inline, LabelledItem, Link, Target, plain_text,
};

/// Adds a component.
pub fn push(writer: &mut Writer<'_>, component: &Component) {
    match component {
        Component::Remember(blocks) => {
            let label = words(writer.furniture, "remember", &[]);
            writer.out.push_str("<div class=\"remember\" role=\"note\"><p class=\"label\">");
            writer.out.push_str(&label);
            writer.out.push_str("</p>");
            writer.blocks(blocks);
            writer.out.push_str("</div>");
        }
        Component::Steps(items) => writer.items("<ol class=\"steps\">", items, "</ol>"),
        Component::Outcomes(items) => writer.items("<ol class=\"outcomes\">", items, "</ol>"),
        Component::TickList(items) => writer.items("<ul class=\"tick-list\">", items, "</ul>"),
        Component::Timeline(items) => {
            push_labelled(writer, items, ("ol", "timeline", "when"), "timeline_label");
        }
        Component::People(items) => {
            push_labelled(writer, items, ("ul", "people", "who"), "people_label");
        }
        Component::AroundTable(items) => pictured::push_around_table(writer, items),
        Component::WriteIn(lines) => notes::push_write_in(writer, lines),
        Component::Prompts(items) => notes::push_prompts(writer, items),
        // Resolving turns these into cards, calls to action, calculators, pictures, words or plain
        // blocks.
        Component::Dates { .. }
        | Component::Scale { .. }
        | Component::EasyRead(_)
        | Component::Path(_)
        | Component::Words => {}
        Component::Contact { intro: blocks, .. }
        | Component::Action { blocks, .. }
        | Component::Conditional { blocks, .. } => writer.blocks(blocks),
    }
}

fn push_labelled(
    writer: &mut Writer<'_>,
    items: &[LabelledItem],
    (tag, class, label_class): (&str, &str, &str),
    name: &str,
) {
    writer.add(format_args!("<{tag} class=\"{class}\" aria-label=\""));
    push_attribute(&mut writer.out, &writer.furniture.text(name, &[]).text);
    writer.out.push_str("\">");
    for item in items {
        writer.out.push_str("<li>");
        writer.labelled_item(item, label_class);
        writer.out.push_str("</li>");
    }
    writer.add(format_args!("</{tag}>"));
}

/// Adds the card of a contact after its introduction.
pub fn push_card(writer: &mut Writer<'_>, intro: &[Block], card: &Card) {
    writer.out.push_str("<div class=\"contact\" role=\"group\" aria-label=\"");
    push_attribute(&mut writer.out, &plain_text(&card.name));
    writer.out.push_str("\">");
    writer.blocks(intro);
    push_card_lines(writer, card);
    writer.out.push_str("</div>");
}

/// Adds the name of a contact, the ways to it, and its note.
pub fn push_card_lines(writer: &mut Writer<'_>, card: &Card) {
    writer.out.push_str("<p class=\"name\">");
    push_inlines(&mut writer.out, &card.name);
    writer.out.push_str("</p>");
    if !card.lines.is_empty() {
        writer.out.push_str("<dl>");
        for line in &card.lines {
            writer.out.push_str("<div><dt>");
            let label = words(writer.furniture, line.field.name(), &[]);
            writer.out.push_str(&label);
            writer.out.push_str("</dt>");
            writer.element("dd", &line.content);
            writer.out.push_str("</div>");
        }
        writer.out.push_str("</dl>");
    }
    push_note(writer, card);
}

fn push_note(writer: &mut Writer<'_>, card: &Card) {
    if let Some(note) = &card.note {
        writer.out.push_str("<p class=\"note\">");
        push_inlines(&mut writer.out, note);
        writer.out.push_str("</p>");
    }
}

/// Adds a call to action: a button for each way that leads on by itself. A contact that
/// has none says in its note what to do.
pub fn push_action(writer: &mut Writer<'_>, blocks: &[Block], card: &Card) {
    writer.out.push_str("<div class=\"action\">");
    writer.blocks(blocks);
    for line in &card.lines {
        let Some(link) = line.content.iter().find_map(as_link) else { continue };
        let shown = plain_text(&link.content);
        let name = plain_text(&card.name);
        let (key, parts) = match line.field {
            ContactField::Link => ("action_link", [("name", name.as_str())]),
            ContactField::Phone => ("action_phone", [("phone", shown.as_str())]),
            ContactField::Email => ("action_email", [("email", shown.as_str())]),
            _ => continue,
        };
        let mut label = words(writer.furniture, key, &parts);
        if matches!(link.target, Target::Telephone(_) | Target::Email(_)) {
            let shown = super::inlines::escaped(&shown);
            label = label.replace(&shown, &format!("<bdi dir=\"ltr\">{shown}</bdi>"));
        }
        writer.out.push_str("<p class=\"go\">");
        push_button(writer, &link.target, &label);
        writer.out.push_str("</p>");
    }
    push_note(writer, card);
    writer.out.push_str("</div>");
}

/// A button's words are a sentence in the reader's language, so it takes the page's
/// direction although a telephone link by itself runs from left to right.
fn push_button(writer: &mut Writer<'_>, target: &Target, label: &str) {
    let mut start = String::new();
    push_link_start(&mut start, target, "button");
    writer.out.push_str(&start.replace(" dir=\"ltr\"", ""));
    writer.out.push_str(label);
    writer.out.push_str("</a>");
}

fn as_link(inline: &Inline) -> Option<&Link> {
    match inline {
        Inline::Link(link) => Some(link),
        _ => None,
    }
}
