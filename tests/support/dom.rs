//! Pages as readers get them: two pages with the same shape look and read the same.

use proptest::prelude::*;
use proptest::strategy::Union;
use scraper::node::{Element, Node};
use scraper::{Html, StrTendril};

/// Elements that flow within a line: white space around them counts.
const INLINE: [&str; 11] =
    ["a", "span", "strong", "em", "code", "bdi", "dfn", "small", "b", "i", "button"];
/// Elements that hold lines of words.
const LINES: [&str; 18] = [
    "p",
    "li",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "th",
    "title",
    "caption",
    "label",
    "summary",
    "figcaption",
    "address",
];

/// Tags with their attributes, and the words between them with white space as CSS leaves
/// it: within lines, runs of it are one space, and none at the start and end of a line;
/// within `pre` it is exact; between blocks it is nothing.
pub fn shape(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut shape = Shape { parts: Vec::new(), at_start: true };
    for child in page.tree.root().children() {
        shape.node(child, White::Nothing);
    }
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
    parts: Vec<String>,
    /// Whether a space here would stand at the start of a line or after another one.
    at_start: bool,
}

type Tree<'a> = ego_tree::NodeRef<'a, Node>;

impl Shape {
    fn node(&mut self, node: Tree<'_>, white: White) {
        match node.value() {
            Node::Text(text) => self.text(text, white),
            Node::Element(element) => self.element(node, element, white),
            _ => {}
        }
    }

    fn element(&mut self, node: Tree<'_>, element: &Element, white: White) {
        let name = element.name();
        let is_inline = INLINE.contains(&name);
        let starts_line = !is_inline || white == White::Nothing || name == "button";
        if starts_line && name != "button" {
            self.end_line();
        }
        self.parts.push(opening_tag(element));
        self.at_start |= starts_line;
        let inside = match white {
            White::Exact => White::Exact,
            _ if name == "pre" || name == "textarea" => White::Exact,
            _ if is_inline || LINES.contains(&name) => White::Collapses,
            _ => White::Nothing,
        };
        for child in node.children() {
            self.node(child, inside);
        }
        if starts_line {
            self.end_line();
        }
        self.parts.push(format!("</{name}>"));
        self.at_start = starts_line && name != "button";
    }

    fn text(&mut self, text: &StrTendril, white: White) {
        if white == White::Exact {
            self.parts.push(text.to_string());
            return;
        }
        let mut words = String::new();
        for character in text.chars() {
            let is_space = matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if is_space && !self.at_start {
                words.push(' ');
            } else if !is_space {
                words.push(character);
            }
            self.at_start = is_space;
        }
        if white == White::Nothing {
            words = words.trim_matches(' ').to_owned();
            self.at_start = true;
        }
        if !words.is_empty() {
            self.parts.push(words);
        }
    }

    /// Takes away the space that the end of a line would hide.
    fn end_line(&mut self) {
        let is_text = |part: &String| !part.starts_with('<');
        let last = self.parts.iter_mut().rev().find(|part| !is_inline_end(part));
        if let Some(text) = last.filter(|part| is_text(part)) {
            text.truncate(text.trim_end_matches(' ').len());
            if text.is_empty() {
                self.parts.retain(|part| !part.is_empty());
            }
        }
        self.at_start = true;
    }
}

/// Whether a part is the end of an element within a line: the space before it is still
/// at the end of the line.
fn is_inline_end(part: &str) -> bool {
    part.strip_prefix("</")
        .and_then(|rest| rest.strip_suffix('>'))
        .is_some_and(|name| INLINE.contains(&name) && name != "button")
}

fn opening_tag(element: &Element) -> String {
    let mut attributes: Vec<String> =
        element.attrs().map(|(name, value)| format!(" {name}={value:?}")).collect();
    attributes.sort();
    format!("<{}{}>", element.name(), attributes.concat())
}

/// Words that stand directly in an element between blocks, where a minifier takes the
/// white space beside them for nothing.
pub fn bare_words(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let holds_words = |element: &Element| {
        let name = element.name();
        INLINE.contains(&name) || LINES.contains(&name) || ["pre", "textarea"].contains(&name)
    };
    let texts = page.tree.nodes().filter_map(|node| {
        let Node::Text(text) = node.value() else { return None };
        let parent = node.parent()?.value().as_element()?.clone();
        (!holds_words(&parent) && !text.trim().is_empty()).then(|| text.to_string())
    });
    texts.collect()
}

// HTML in the shapes that the renderer writes

fn escaped(text: &str) -> String {
    let mut out = String::new();
    pulldown_cmark_escape::escape_html_body_text(&mut out, text).unwrap();
    out
}

fn attribute(text: &str) -> String {
    let mut out = String::new();
    pulldown_cmark_escape::escape_html(&mut out, text).unwrap();
    out
}

fn words() -> impl Strategy<Value = String> {
    let pieces = [
        "word",
        "two words",
        " ",
        "  ",
        "\n",
        "\n    ",
        "\t",
        ",",
        ".",
        "<",
        "</p>",
        "&",
        "&amp;",
        "&lt",
        "&notit;",
        "\"",
        "'",
        "`",
        "=",
        ">",
        "آپ",
        "é",
        "\u{a0}",
        "-->",
        "10\u{a0}days",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..5).prop_map(|all| all.concat())
}

fn element(
    tags: &'static [(&'static str, &'static str)],
    inside: impl Strategy<Value = String> + 'static,
) -> BoxedStrategy<String> {
    (prop::sample::select(tags), words(), inside)
        .prop_map(|((name, attributes), value, inside)| {
            let attributes = attributes.replace('$', &attribute(&value));
            format!("<{name}{attributes}>{inside}</{name}>")
        })
        .boxed()
}

/// A run of words with elements in it.
fn line() -> BoxedStrategy<String> {
    const TAGS: &[(&str, &str)] = &[
        ("strong", ""),
        ("em", ""),
        ("span", " lang=\"en\" dir=\"ltr\""),
        ("span", " class=\"colon\""),
        ("code", ""),
        ("dfn", ""),
        ("a", " href=\"https://www.example.org/?$\" rel=\"noreferrer\""),
        ("a", " href=\"../your-rights/index.html\" data-inside"),
        ("a", " class=\"phone\" href=\"tel:+442079460000\" dir=\"ltr\""),
        ("bdi", ""),
    ];
    let leaf =
        prop_oneof![4 => words().prop_map(|text| escaped(&text)), 1 => Just("<br>".to_owned())];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let run = prop::collection::vec(inner.clone(), 0..4).prop_map(|all| all.concat());
        prop_oneof![run.clone(), element(TAGS, run)]
    })
    .boxed()
}

fn code() -> impl Strategy<Value = String> {
    let pieces = ["  indented", "\n", "\n\n", "\t", "key: value", " ", "<b>", "&amp;", "::: steps"];
    let piece =
        (prop::sample::select(pieces.to_vec()), any::<bool>()).prop_map(|(text, marked)| {
            let text = escaped(text);
            if marked { format!("<span class=\"hl-string hl-x\">{text}</span>") } else { text }
        });
    prop::collection::vec(piece, 0..8).prop_map(|all| {
        format!("<pre tabindex=\"0\" dir=\"ltr\"><code>{}</code></pre>", all.concat())
    })
}

/// The body of a page: blocks in blocks, with line breaks between some of them.
pub fn body_html() -> impl Strategy<Value = String> {
    const LINE_TAGS: &[(&str, &str)] = &[
        ("p", ""),
        ("p", " class=\"label\""),
        ("p", " class=\"when\""),
        ("p", " class=\"note\""),
        ("h2", " id=\"$\""),
        ("h3", " id=\"part-1\""),
    ];
    const BLOCK_TAGS: &[(&str, &str)] = &[
        ("div", " class=\"remember\" role=\"note\""),
        ("div", " class=\"contact\" role=\"group\" aria-label=\"$\""),
        ("div", " class=\"action\""),
        ("blockquote", ""),
        ("section", ""),
    ];
    const LIST_TAGS: &[(&str, &str)] = &[
        ("ul", ""),
        ("ul", " class=\"tick-list\""),
        ("ol", " start=\"3\""),
        ("ol", " class=\"timeline\" aria-label=\"$\""),
    ];
    let description = (line(), line()).prop_map(|(term, text)| {
        format!("<dl class=\"write-in\"><div><dt>{term}</dt><dd>{text}<span class=\"line\"></span></dd></div></dl>")
    });
    let table = (words(), line(), line(), line()).prop_map(|(name, a, b, c)| {
        let name = attribute(&name);
        format!("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\"><table><thead><tr><th scope=\"col\">{a}</th></tr></thead><tbody><tr><td>{b}</td></tr>\n<tr><td>{c}</td></tr></tbody></table></div>")
    });
    let leaf = Union::new_weighted(vec![
        (6, element(LINE_TAGS, line())),
        (2, description.boxed()),
        (1, table.boxed()),
        (2, code().boxed()),
        (1, Just("<hr>".to_owned()).boxed()),
    ]);
    leaf.prop_recursive(3, 24, 4, |inner| {
        let between = prop::sample::select(vec!["", "\n", "\n  "]);
        let blocks = prop::collection::vec((inner, between), 0..4).prop_map(|all| {
            all.into_iter().flat_map(|(block, space)| [block, space.to_owned()]).collect()
        });
        let blocks: BoxedStrategy<String> = BoxedStrategy::boxed(blocks);
        let item =
            prop_oneof![line(), blocks.clone()].prop_map(|inside| format!("<li>{inside}</li>\n"));
        let items = prop::collection::vec(item, 0..4).prop_map(|all| all.concat());
        prop_oneof![blocks.clone(), element(BLOCK_TAGS, blocks), element(LIST_TAGS, items)]
    })
}
