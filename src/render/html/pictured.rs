//! Words with a picture beside them as HTML: the drawings stand in the page itself and take their
//! colours from its style sheet.

use super::inlines::{push_attribute, push_inlines, push_language};
use super::writer::Writer;
use crate::leaflet::{Inline, Picture, Row, Station, plain_text};
use crate::picture::SIDE;

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

fn push_picture(writer: &mut Writer<'_>, picture: &Picture, is_read_out: bool) {
    let is_mirrored =
        picture.has_direction && writer.furniture.language().direction().is_right_to_left();
    writer.add(format_args!("<svg class=\"picture\" viewBox=\"0 0 {SIDE} {SIDE}\""));
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
    let look = |role: crate::picture::Role| format!("class=\"p-{}\"", role.name());
    // Writing to a string cannot fail.
    let _ = picture.drawing.write_shapes(&mut writer.out, is_mirrored, &look);
    writer.out.push_str("</svg>");
}
