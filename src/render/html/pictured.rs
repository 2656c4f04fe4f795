//! Words with a picture beside them as HTML: the drawings stand in the page itself and take their
//! colours from its style sheet.

use super::inlines::{push_attribute, push_inlines, push_language, words};
use super::writer::Writer;
use crate::language::Wording;
use crate::leaflet::{Inline, LabelledItem, Moment, Picture, Row, Station, plain_text};
use crate::picture::{Drawing, Role, around_table, scale};
use crate::render::around;

/// Adds the rows of Easy Read. What a picture shows is read out before its words.
pub fn push_rows(writer: &mut Writer<'_>, rows: &[Row<Picture>]) {
    writer.out.push_str("<ul class=\"rows\">");
    for Row { picture, words } in rows {
        writer.out.push_str("<li>");
        push_picture(writer, picture, true);
        writer.element("p", words);
        writer.out.push_str("</li>");
    }
    writer.out.push_str("</ul>");
}

/// Adds a path. Its pictures only adorn: the label of each station says what they show.
pub fn push_path(writer: &mut Writer<'_>, stations: &[Station<Picture>]) {
    writer.out.push_str("<ol class=\"path\" aria-label=\"");
    push_attribute(&mut writer.out, &writer.furniture.text("path_label", &[]).text);
    writer.out.push_str("\">");
    for station in stations {
        writer.out.push_str("<li>");
        push_picture(writer, &station.picture, false);
        writer.out.push_str("<div><p class=\"station\">");
        push_inlines(&mut writer.out, &station.label);
        writer.out.push_str("</p>");
        if !station.words.is_empty() {
            writer.element("p", &station.words);
        }
        push_exits(writer, &station.exits);
        writer.out.push_str("</div></li>");
    }
    writer.out.push_str("</ol>");
}

fn push_exits(writer: &mut Writer<'_>, exits: &[Vec<Inline>]) {
    if exits.is_empty() {
        return;
    }
    writer.out.push_str("<ul class=\"exits\">");
    for exit in exits {
        writer.element("li", exit);
    }
    writer.out.push_str("</ul>");
}

/// Adds the drawing of a table, and who sits around it.
pub fn push_around_table(writer: &mut Writer<'_>, seats: &[LabelledItem]) {
    let alt = writer.furniture.text("around_table_alt", &[]);
    writer.out.push_str("<div class=\"around-table\">");
    push_drawing(writer, &around_table(seats.len()), &alt);
    push_numbered(writer, seats, "who");
    writer.out.push_str("</div>");
}

/// Adds a line with a moment for each number, and what happens then.
pub fn push_scale(writer: &mut Writer<'_>, moments: &[Moment]) {
    let days: Vec<u32> = moments.iter().map(|moment| moment.days).collect();
    let is_right_to_left = writer.furniture.language().direction().is_right_to_left();
    let number = u32::try_from(days.len()).unwrap_or(u32::MAX);
    let alt = writer.furniture.plural("timeline_alt", number, &[]);
    let tick = words(writer.furniture, around::tick_key(&days), &[]);
    writer.out.push_str("<div class=\"scale\">");
    push_drawing(writer, &scale(&days, is_right_to_left), &alt);
    writer.add(format_args!("<p class=\"tick\">{tick}</p>"));
    push_numbered(writer, moments.iter().map(|moment| &moment.item), "when");
    writer.out.push_str("</div>");
}

fn push_numbered<'a>(
    writer: &mut Writer<'_>,
    items: impl IntoIterator<Item = &'a LabelledItem>,
    class: &str,
) {
    writer.out.push_str("<ol class=\"numbered\">");
    for item in items {
        writer.out.push_str("<li>");
        writer.labelled_item(item, class);
        writer.out.push_str("</li>");
    }
    writer.out.push_str("</ol>");
}

fn push_drawing(writer: &mut Writer<'_>, drawing: &Drawing, alt: &Wording) {
    let Drawing { width, height, .. } = drawing;
    let label = &alt.text;
    writer.add(format_args!(
        "<svg class=\"drawing\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\""
    ));
    push_attribute(&mut writer.out, label);
    writer.out.push('"');
    if alt.stands_in {
        push_language(&mut writer.out, writer.furniture.source_language());
    }
    writer.out.push('>');
    push_shapes(writer, drawing, false);
    writer.out.push_str("</svg>");
}

fn push_shapes(writer: &mut Writer<'_>, drawing: &Drawing, is_mirrored: bool) {
    let look = |role: Role| format!("class=\"p-{}\"", role.name());
    // Writing to a string cannot fail.
    let _ = drawing.write_shapes(&mut writer.out, is_mirrored, &look);
}

fn push_picture(writer: &mut Writer<'_>, picture: &Picture, is_read_out: bool) {
    let is_mirrored =
        picture.has_direction && writer.furniture.language().direction().is_right_to_left();
    let Drawing { width, height, .. } = &*picture.drawing;
    writer.add(format_args!("<svg class=\"picture\" viewBox=\"0 0 {width} {height}\""));
    if is_read_out {
        writer.out.push_str(" role=\"img\" aria-label=\"");
        push_attribute(&mut writer.out, &plain_text(&picture.alt));
        writer.out.push('"');
        if let [Inline::Foreign(language, _)] = &*picture.alt {
            push_language(&mut writer.out, language);
        }
    } else {
        writer.out.push_str(" aria-hidden=\"true\"");
    }
    writer.out.push('>');
    push_shapes(writer, &picture.drawing, is_mirrored);
    writer.out.push_str("</svg>");
}
