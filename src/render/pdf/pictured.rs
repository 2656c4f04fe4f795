//! Pictures as whole SVG files with colours in them, for the template on paper.

use crate::colour::Colour;
use crate::leaflet::Picture;
use crate::picture::{Drawing, Role};

/// Lines, and what is as dark.
const INK: &str = "#1b2624";
/// Everybody's skin.
const SKIN: &str = "#f3dfcd";
const GREY: &str = "#cfd6d3";
const DARK: &str = "#45524f";
/// How much white is in the colour of the borough.
const ACCENT: u8 = 45;
const SOFT: u8 = 80;
const SHADE: u8 = 90;

/// The picture as an SVG file in the colour of a borough.
pub fn svg(picture: &Picture, accent: Colour, is_right_to_left: bool) -> String {
    drawn(&picture.drawing, accent, picture.has_direction && is_right_to_left)
}

/// A drawing as an SVG file in the colour of a borough.
pub fn drawn(drawing: &Drawing, accent: Colour, is_mirrored: bool) -> String {
    let Drawing { width, height, .. } = drawing;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">\
         <g stroke=\"{INK}\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
    );
    // Writing to a string cannot fail.
    let _ = drawing.write_shapes(&mut out, is_mirrored, &|role| look(role, accent));
    out.push_str("</g></svg>");
    out
}

fn look(role: Role, accent: Colour) -> String {
    let filled = |fill: &str| format!("fill=\"{fill}\" stroke-width=\"2.5\"");
    match role {
        Role::Line => filled("none"),
        Role::Ink => format!("fill=\"{INK}\" stroke=\"none\""),
        Role::Paper => filled("#ffffff"),
        Role::Skin => filled(SKIN),
        Role::Accent => filled(&accent.paler(ACCENT).to_string()),
        Role::Soft => filled(&accent.paler(SOFT).to_string()),
        Role::Grey => filled(GREY),
        Role::Shade => format!("fill=\"{}\" stroke=\"none\"", accent.paler(SHADE)),
        Role::Dark => filled(DARK),
        Role::Fine => "fill=\"none\" stroke-width=\"1.5\"".to_owned(),
    }
}
