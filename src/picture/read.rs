//! Reads a drawing from SVG. What is not in the contract is refused: no script, link, style or
//! address ever gets from a picture into a page.

use std::ops::Range;
use std::sync::Arc;

use comemo::memoize;
use roxmltree::{Document, Node};

use super::drawing::{Drawing, Role, Shape};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, one_of};

/// The elements that a picture can have, each with its geometry.
pub const ELEMENTS: [(&str, &[&str]); 8] = [
    ("g", &[]),
    ("path", &["d"]),
    ("circle", &["cx", "cy", "r"]),
    ("ellipse", &["cx", "cy", "rx", "ry"]),
    ("rect", &["x", "y", "width", "height", "rx", "ry"]),
    ("line", &["x1", "y1", "x2", "y2"]),
    ("polyline", &["points"]),
    ("polygon", &["points"]),
];

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
const VIEW_BOX: &str = "0 0 96 96";
/// Deepest nesting of groups: a bound keeps a hostile file from exhausting the stack.
const MAX_DEPTH: usize = 8;
/// The functions of `transform`.
const TRANSFORMS: [&str; 6] = ["matrix", "translate", "scale", "rotate", "skewX", "skewY"];

/// Reads a picture, once however often its file is read; nothing when it breaks the contract,
/// which is reported.
pub fn read_drawing(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Drawing>> {
    let (drawing, found) = drawing_in(source);
    diagnostics.extend(found);
    drawing
}

#[memoize]
fn drawing_in(source: &Arc<SourceText>) -> (Option<Arc<Drawing>>, Diagnostics) {
    let mut found = Diagnostics::new();
    (parse_drawing(source, &mut found).map(Arc::new), found)
}

fn parse_drawing(source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Option<Drawing> {
    let mut reader = Reader { source, diagnostics, is_sound: true };
    let shapes = match Document::parse(source.text()) {
        Ok(document) => reader.root(document.root_element()),
        Err(error) => {
            let place = reader.line_of(&error);
            reader.refuse(place, format!("this is not XML: {error}"), "Save the picture again.");
            Vec::new()
        }
    };
    reader.is_sound.then(|| Drawing {
        source: Some(Arc::clone(source)),
        shapes,
        ..Drawing::default()
    })
}

struct Reader<'a> {
    source: &'a Arc<SourceText>,
    diagnostics: &'a mut Diagnostics,
    is_sound: bool,
}

impl Reader<'_> {
    fn refuse(&mut self, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.is_sound = false;
        let place = Place::new(self.source, Span::from(range));
        self.diagnostics.report(Code::BadPicture, place, message, help);
    }

    fn line_of(&self, error: &roxmltree::Error) -> Range<usize> {
        let row = usize::try_from(error.pos().row).unwrap_or(1).max(1);
        let start =
            self.source.text().split_inclusive('\n').take(row - 1).map(str::len).sum::<usize>();
        start..start
    }

    fn root(&mut self, root: Node<'_, '_>) -> Vec<Shape> {
        let is_svg = root.tag_name().name() == "svg"
            && root.tag_name().namespace() == Some(NAMESPACE)
            && root.attributes().len() == 1
            && root.attribute("viewBox") == Some(VIEW_BOX);
        if !is_svg {
            let help = format!(
                "Begin the file with `<svg xmlns=\"{NAMESPACE}\" viewBox=\"{VIEW_BOX}\">`."
            );
            self.refuse(start_of(root), "a picture begins with another element", help);
        }
        let shapes = self.shapes(root, 0);
        if shapes.is_empty() && self.is_sound {
            self.refuse(start_of(root), "this picture shows nothing", "Draw it, or delete it.");
        }
        shapes
    }

    fn shapes(&mut self, parent: Node<'_, '_>, depth: usize) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for node in parent.children() {
            if node.is_element() {
                shapes.extend(self.shape(node, depth));
            } else if node.is_pi()
                || node.text().is_some_and(|text| !node.is_comment() && !text.trim().is_empty())
            {
                let help = "Draw it with shapes: words belong beside the picture.";
                self.refuse(node.range(), "a picture holds no words", help);
            }
        }
        shapes
    }

    fn shape(&mut self, node: Node<'_, '_>, depth: usize) -> Option<Shape> {
        let name = node.tag_name().name();
        let known = ELEMENTS.iter().find(|(known, _)| *known == name);
        let Some((element, geometry)) = known.filter(|_| is_ours(node.tag_name().namespace()))
        else {
            let message = format!("a picture cannot have `<{name}>`");
            let help = one_of(name, ELEMENTS.iter().map(|(known, _)| *known));
            self.refuse(start_of(node), message, help);
            return None;
        };
        if depth == MAX_DEPTH {
            let message = format!("groups nested more than {MAX_DEPTH} deep");
            self.refuse(start_of(node), message, "Take some of them out.");
            return None;
        }
        let mut shape = Shape { element, role: None, attributes: Vec::new(), inside: Vec::new() };
        for attribute in node.attributes() {
            self.attribute(&mut shape, geometry, &attribute);
        }
        if shape.role.is_none() && *element != "g" {
            let names: Vec<&str> = Role::NAMES.iter().map(|(name, _)| *name).collect();
            let help = format!("Add one of class={}.", names.join(", "));
            self.refuse(start_of(node), format!("`<{name}>` does not say what it is for"), help);
        }
        shape.inside = if *element == "g" { self.shapes(node, depth + 1) } else { Vec::new() };
        if *element != "g" && node.children().any(|child| !child.is_text()) {
            self.refuse(start_of(node), format!("`<{name}>` holds something"), "Take it out.");
        }
        Some(shape)
    }

    fn attribute(
        &mut self,
        shape: &mut Shape,
        geometry: &[&'static str],
        attribute: &roxmltree::Attribute<'_, '_>,
    ) {
        let (name, value) = (attribute.name(), attribute.value());
        let range = attribute.range();
        if attribute.namespace().is_none() && name == "class" {
            let known = Role::NAMES.iter().find(|(known, _)| *known == value);
            shape.role = known.map(|(_, role)| *role);
            if shape.role.is_none() {
                let help = one_of(value, Role::NAMES.iter().map(|(known, _)| *known));
                self.refuse(range, format!("nothing in a picture is of class `{value}`"), help);
            }
            return;
        }
        let known = geometry.iter().chain(&["transform"]).find(|known| **known == name);
        match known.filter(|_| attribute.namespace().is_none()) {
            Some(known) if is_value_of(known, value) => {
                shape.attributes.push((known, value.trim().to_owned()));
            }
            Some(known) => {
                let message = format!("`{value}` is no value of `{known}`");
                self.refuse(range, message, "Write numbers, and nothing that leads elsewhere.");
            }
            None => {
                let message = format!("`<{}>` cannot have `{name}` in a picture", shape.element);
                let help = one_of(name, geometry.iter().copied().chain(["transform", "class"]));
                self.refuse(range, message, help);
            }
        }
    }
}

fn is_ours(namespace: Option<&str>) -> bool {
    namespace == Some(NAMESPACE)
}

/// The first sign of an element: the whole of it may be many lines.
fn start_of(node: Node<'_, '_>) -> Range<usize> {
    let start = node.range().start;
    start..start + 1
}

/// Whether a value is numbers, or what else its attribute takes: letters of a path, or the
/// functions of a transformation.
fn is_value_of(attribute: &str, value: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e');
    let is_between = |c: char| c == ',' || c.is_ascii_whitespace();
    match attribute {
        "d" => value
            .chars()
            .all(|c| is_number(c) || is_between(c) || "MmLlHhVvCcSsQqTtAaZz".contains(c)),
        "points" => value.chars().all(|c| is_number(c) || is_between(c)),
        "transform" => {
            value.split_inclusive(')').map(str::trim).filter(|one| !one.is_empty()).all(|one| {
                let inside = one.strip_suffix(')').and_then(|one| one.split_once('('));
                inside.is_some_and(|(name, numbers)| {
                    TRANSFORMS.contains(&name.trim_matches([',', ' ']).trim())
                        && numbers.chars().all(|c| is_number(c) || is_between(c))
                })
            })
        }
        _ => value.trim().parse::<f32>().is_ok_and(f32::is_finite),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shapes of a picture as a page could have them, or what is wrong with it.
    fn read(inside: &str) -> Result<String, Vec<String>> {
        read_whole(&format!("<svg xmlns=\"{NAMESPACE}\" viewBox=\"{VIEW_BOX}\">{inside}</svg>"))
    }

    fn read_whole(text: &str) -> Result<String, Vec<String>> {
        let source = SourceText::new("templates/pictures/a.svg", text);
        let mut diagnostics = Diagnostics::new();
        let drawing = read_drawing(&source, &mut diagnostics);
        let found: Vec<String> =
            diagnostics.into_sorted().into_iter().map(|found| found.message).collect();
        drawing
            .map(|drawing| {
                let mut out = String::new();
                drawing.write_shapes(&mut out, false, &|role| role.name().to_owned()).unwrap();
                out
            })
            .ok_or(found)
    }

    #[test]
    fn shapes_come_out_as_they_went_in() {
        let inside = "<g transform=\"translate(1 2) rotate(-3.5,1,1)\"><path class=\"ink\" \
                      d=\"M1 2.5L-3,4e1z\"/></g><!-- a hat -->\n<rect class='soft' x='1' y='2' \
                      width='3' height='4' rx='1'/>";
        assert_eq!(
            read(inside).unwrap(),
            "<g transform=\"translate(1 2) rotate(-3.5,1,1)\"><path ink d=\"M1 2.5L-3,4e1z\"/></g>\
             <rect soft x=\"1\" y=\"2\" width=\"3\" height=\"4\" rx=\"1\"/>"
        );
    }

    #[test]
    fn a_mirrored_picture_is_turned_as_a_whole() {
        let text = format!(
            "<svg xmlns=\"{NAMESPACE}\" viewBox=\"{VIEW_BOX}\"><circle class=\"ink\" r=\"1\"/></svg>"
        );
        let drawing =
            read_drawing(&SourceText::new("a.svg", text), &mut Diagnostics::new()).unwrap();
        let mut out = String::new();
        drawing.write_shapes(&mut out, true, &|_| "x".to_owned()).unwrap();
        assert_eq!(out, "<g transform=\"matrix(-1 0 0 1 96 0)\"><circle x r=\"1\"/></g>");
    }

    #[test]
    fn nothing_gets_through_that_is_no_shape() {
        let circle = "<circle class=\"ink\" r=\"1\"/>";
        for bad in [
            "<script>alert(1)</script>",
            "<image href=\"https://evil.example/a.png\"/>",
            "<use href=\"#a\"/>",
            "<a href=\"https://evil.example/\"><circle class=\"ink\" r=\"1\"/></a>",
            "<style>*{fill:red}</style>",
            "<foreignObject/>",
            "<circle class=\"ink\" r=\"1\" onload=\"alert(1)\"/>",
            "<circle class=\"ink\" r=\"1\" style=\"fill:url(https://evil.example/)\"/>",
            "<circle class=\"ink\" r=\"1\" fill=\"url(#a)\"/>",
            "<circle class=\"ink\" r=\"url(#a)\"/>",
            "<circle class=\"ink line\" r=\"1\"/>",
            "<circle r=\"1\"/>",
            "<path class=\"ink\" d=\"M0 0&quot;\"/>",
            "<g transform=\"url(1)\"><circle class=\"ink\" r=\"1\"/></g>",
            "<g xmlns:x=\"urn:x\"><x:circle class=\"ink\" r=\"1\"/></g>",
            "<circle xmlns:x=\"urn:x\" class=\"ink\" r=\"1\" x:r=\"2\"/>",
            "<circle class=\"ink\" r=\"1\"><circle class=\"ink\" r=\"1\"/></circle>",
            "words",
            "<?xml-stylesheet href=\"a.css\"?>",
        ] {
            let found = read(&format!("{bad}{circle}"));
            assert!(found.as_ref().is_err_and(|found| !found.is_empty()), "{bad}: {found:?}");
        }
        let deep = format!("{}{circle}{}", "<g>".repeat(100), "</g>".repeat(100));
        assert!(read(&deep).is_err());
        assert_eq!(read(""), Err(vec!["this picture shows nothing".to_owned()]));
    }

    #[test]
    fn the_root_is_what_every_picture_begins_with() {
        for text in [
            "",
            "<svg/>",
            "<svg viewBox=\"0 0 96 96\"><circle class=\"ink\" r=\"1\"/></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><circle class=\"ink\" r=\"1\"/></svg>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\" onload=\"a()\"><circle class=\"ink\" r=\"1\"/></svg>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\"><circle class=\"ink\" r=\"1\"/></svg>",
        ] {
            assert!(read_whole(text).is_err(), "{text}");
        }
    }
}
