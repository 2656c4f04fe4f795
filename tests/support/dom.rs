//! Pages as readers get them: two pages with the same shape look and read the same.

use scraper::node::{Element, Node};
use scraper::{ElementRef, Html};

/// Elements that flow within a line: white space around them counts.
const INLINE: [&str; 13] = [
    "a", "span", "strong", "em", "code", "bdi", "dfn", "small", "b", "i", "button", "label", "slot",
];
/// Elements that hold lines of words.
const LINES: [&str; 15] = [
    "p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "title", "legend",
    "summary",
];

/// A tag, or words between tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The start of an element: its name and its attributes.
    Start(String),
    /// The end of an element.
    End(String),
    /// Words.
    Words(String),
}

/// The elements of a page with their attributes, and the words with white space as CSS
/// leaves it: within lines, runs of it are one space, and none at the start and the end of
/// a line; within `pre` it is exact; between blocks it is nothing.
pub fn shape(html: &str) -> Vec<Part> {
    let page = Html::parse_document(html);
    let mut shape = Shape { parts: Vec::new(), at_start: true };
    shape.element(page.root_element(), White::Nothing);
    shape.parts
}

/// How white space counts at some place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum White {
    /// Not at all, between blocks.
    Nothing,
    /// A run of it is one space.
    Collapses,
    /// Every character of it.
    Exact,
}

struct Shape {
    parts: Vec<Part>,
    /// Whether a space here would stand at the start of a line or after another one.
    at_start: bool,
}

impl Shape {
    fn element(&mut self, element: ElementRef<'_>, white: White) {
        let name = element.value().name();
        let is_inline = INLINE.contains(&name) || name == "br";
        let has_own_lines = !is_inline || white == White::Nothing;
        if has_own_lines || name == "br" {
            self.end_line();
        }
        self.parts.push(Part::Start(tag(element.value())));
        // A button within a line has a line of its own inside.
        self.at_start |= has_own_lines || name == "button";
        let inside = inside(name, white);
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text, inside),
                _ => ElementRef::wrap(child).into_iter().for_each(|e| self.element(e, inside)),
            }
        }
        if has_own_lines || name == "button" {
            self.end_line();
        }
        self.parts.push(Part::End(name.to_owned()));
        self.at_start = match name {
            "br" => true,
            "button" => false,
            _ => self.at_start || has_own_lines,
        };
    }

    fn text(&mut self, text: &str, white: White) {
        if white == White::Exact {
            self.parts.push(Part::Words(text.to_owned()));
            return;
        }
        let mut words = String::new();
        for character in text.chars() {
            let is_space = matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !is_space {
                words.push(character);
            } else if !self.at_start {
                words.push(' ');
            }
            self.at_start = is_space;
        }
        if white == White::Nothing {
            words.truncate(words.trim_end_matches(' ').len());
            self.at_start = true;
        }
        if !words.is_empty() {
            self.parts.push(Part::Words(words));
        }
    }

    /// Takes away the space that the end of a line hides.
    fn end_line(&mut self) {
        // Elements that end here too do not keep it.
        let is_end = |part: &Part| matches!(part, Part::End(name) if INLINE.contains(&name.as_str()) && name != "button");
        let last = self.parts.iter().rposition(|part| !is_end(part));
        if let Some((at, Part::Words(words))) = last.map(|at| (at, &mut self.parts[at])) {
            words.truncate(words.trim_end_matches(' ').len());
            if words.is_empty() {
                self.parts.remove(at);
            }
        }
        self.at_start = true;
    }
}

fn inside(name: &str, white: White) -> White {
    match name {
        _ if white == White::Exact => White::Exact,
        "pre" | "textarea" => White::Exact,
        name if INLINE.contains(&name) || LINES.contains(&name) => White::Collapses,
        _ => White::Nothing,
    }
}

fn tag(element: &Element) -> String {
    let mut attributes: Vec<String> =
        element.attrs().map(|(name, value)| format!(" {name}={value:?}")).collect();
    attributes.sort();
    format!("{}{}", element.name(), attributes.concat())
}

#[test]
fn shapes_differ_when_a_space_between_words_is_lost() {
    let kept = shape("<p>Ask <a href=x>Ann</a> or <b>Bob</b>.</p>");
    for lost in
        ["<p>Ask<a href=x>Ann</a> or <b>Bob</b>.</p>", "<p>Ask <a href=x>Ann</a> or<b>Bob</b>.</p>"]
    {
        assert_ne!(shape(lost), kept, "{lost}");
    }
    assert_eq!(shape("<p>\n Ask  <a href='x'>Ann</a>\nor <b>Bob</b>. </p>\n"), kept);
}

#[test]
fn shapes_differ_when_code_is_moved() {
    assert_ne!(shape("<pre><code>  a\n b</code></pre>"), shape("<pre><code>a b</code></pre>"));
}
