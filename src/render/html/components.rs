//! Components as HTML.

use super::body::Body;
use super::inlines::{push_attribute, push_inlines, push_link_start, words};
use crate::leaflet::{
    Block, Card, Component, ContactField, Inline, LabelledItem, Link, Target, plain_text,
};

/// Adds a component.
pub fn push(body: &mut Body<'_>, component: &Component) {
    match component {
        Component::Remember(blocks) => {
            let label = words(body.furniture, "remember", &[]);
            body.out.push_str("<div class=\"remember\" role=\"note\"><p class=\"label\">");
            body.out.push_str(&label);
            body.out.push_str("</p>");
            body.blocks(blocks);
            body.out.push_str("</div>");
        }
        Component::Steps(items) => body.items("<ol class=\"steps\">", items, "</ol>"),
        Component::Outcomes(items) => body.items("<ol class=\"outcomes\">", items, "</ol>"),
        Component::TickList(items) => body.items("<ul class=\"tick-list\">", items, "</ul>"),
        Component::Timeline(items) => {
            push_labelled(body, items, ("ol", "timeline", "when"), "timeline_label");
        }
        Component::People(items) => {
            push_labelled(body, items, ("ul", "people", "who"), "people_label");
        }
        Component::WriteIn(labels) => push_write_in(body, labels),
        Component::Prompts(items) => push_prompts(body, items),
        // Resolving turns these into cards, calls to action or plain blocks.
        Component::Contact { intro: blocks, .. }
        | Component::Action { blocks, .. }
        | Component::Conditional { blocks, .. } => body.blocks(blocks),
    }
}

fn push_labelled(
    body: &mut Body<'_>,
    items: &[LabelledItem],
    (tag, class, label_class): (&str, &str, &str),
    name: &str,
) {
    body.add(format_args!("<{tag} class=\"{class}\" aria-label=\""));
    push_attribute(&mut body.out, &body.furniture.text(name, &[]).text);
    body.out.push_str("\">");
    for item in items {
        body.add(format_args!("<li><p class=\"{label_class}\">"));
        push_inlines(&mut body.out, &item.label);
        body.out.push_str("</p>");
        body.blocks(&item.blocks);
        body.out.push_str("</li>");
    }
    body.add(format_args!("</{tag}>"));
}

fn push_write_in(body: &mut Body<'_>, labels: &[Vec<Inline>]) {
    body.out.push_str("<dl class=\"write-in\">");
    for label in labels {
        body.out.push_str("<div>");
        body.element("dt", label);
        body.out.push_str("<dd><span class=\"line\"></span></dd></div>");
    }
    body.out.push_str("</dl>");
}

fn push_prompts(body: &mut Body<'_>, items: &[Vec<Block>]) {
    body.out.push_str("<ul class=\"prompts\">");
    for item in items {
        body.out.push_str("<li>");
        body.blocks(item);
        body.out.push_str("<div class=\"space\"></div></li>");
    }
    body.out.push_str("</ul>");
}

/// Adds the card of a contact after its introduction.
pub fn push_card(body: &mut Body<'_>, intro: &[Block], card: &Card) {
    body.out.push_str("<div class=\"contact\" role=\"group\" aria-label=\"");
    push_attribute(&mut body.out, &plain_text(&card.name));
    body.out.push_str("\">");
    body.blocks(intro);
    body.out.push_str("<p class=\"name\">");
    push_inlines(&mut body.out, &card.name);
    body.out.push_str("</p>");
    if !card.lines.is_empty() {
        body.out.push_str("<dl>");
        for line in &card.lines {
            body.out.push_str("<div><dt>");
            let label = words(body.furniture, line.field.name(), &[]);
            body.out.push_str(&label);
            body.out.push_str("</dt>");
            body.element("dd", &line.content);
            body.out.push_str("</div>");
        }
        body.out.push_str("</dl>");
    }
    push_note(body, card);
    body.out.push_str("</div>");
}

fn push_note(body: &mut Body<'_>, card: &Card) {
    if let Some(note) = &card.note {
        body.out.push_str("<p class=\"note\">");
        push_inlines(&mut body.out, note);
        body.out.push_str("</p>");
    }
}

/// Adds a call to action: a button for each way that leads on by itself. A contact that
/// has none says in its note what to do.
pub fn push_action(body: &mut Body<'_>, blocks: &[Block], card: &Card) {
    body.out.push_str("<div class=\"action\">");
    body.blocks(blocks);
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
        let mut label = words(body.furniture, key, &parts);
        if matches!(link.target, Target::Telephone(_) | Target::Email(_)) {
            let shown = super::inlines::escaped(&shown);
            label = label.replace(&shown, &format!("<bdi dir=\"ltr\">{shown}</bdi>"));
        }
        body.out.push_str("<p class=\"go\">");
        push_button(body, &link.target, &label);
        body.out.push_str("</p>");
    }
    push_note(body, card);
    body.out.push_str("</div>");
}

/// A button's words are a sentence in the reader's language, so it takes the page's
/// direction although a telephone link by itself runs from left to right.
fn push_button(body: &mut Body<'_>, target: &Target, label: &str) {
    let mut start = String::new();
    push_link_start(&mut start, target, "button");
    body.out.push_str(&start.replace(" dir=\"ltr\"", ""));
    body.out.push_str(label);
    body.out.push_str("</a>");
}

fn as_link(inline: &Inline) -> Option<&Link> {
    match inline {
        Inline::Link(link) => Some(link),
        _ => None,
    }
}
