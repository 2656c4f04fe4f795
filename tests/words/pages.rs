//! The English pages of the sample site, line by line, with each borough's values filled in.

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

use crate::support::sample::Sample;

/// What flows within a line.
const WITHIN: [&str; 12] =
    ["a", "abbr", "b", "bdi", "button", "code", "dfn", "em", "i", "small", "span", "strong"];
/// What no reader reads there: patterns for scripts, and a second copy of explanations.
const UNREAD: [&str; 3] = ["template", "script", "style"];

/// A leaflet as one borough publishes it.
pub struct Page {
    /// Its borough, language, audience and name: "barnet/en/parents/your-meeting".
    pub place: String,
    /// What it says, in reading order.
    pub lines: Vec<Line>,
}

/// A paragraph, a heading, an item or a cell.
#[derive(Debug)]
pub struct Line {
    pub kind: Kind,
    pub text: String,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading, a label, or the name and numbers of a contact.
    Label,
    /// What is noted about a contact.
    Note,
    /// The explanation of a term.
    Meaning,
    /// Anything else.
    Text,
}

impl Page {
    /// Its borough.
    pub fn borough(&self) -> &str {
        self.place.split('/').next().unwrap()
    }

    /// Its audience and name: "parents/your-meeting".
    pub fn leaflet(&self) -> &str {
        self.place.splitn(3, '/').nth(2).unwrap()
    }

    /// All that it says, a line each.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// The leaflets of every borough in English. The program builds them in a copy of the site.
pub fn english() -> Vec<Page> {
    let sample = Sample::new();
    let run = sample.run(&["build", "--no-pdf", "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let list: serde_json::Value =
        serde_json::from_str(&sample.read("public/leaflets.json")).unwrap();
    let editions = list["editions"].as_array().unwrap().iter();
    let pages: Vec<Page> = editions
        .map(|edition| {
            let forms = edition["forms"].as_array().unwrap();
            let page = forms.iter().find(|form| form["form"] == "web page").unwrap();
            let path = page["path"].as_str().unwrap();
            let html = Html::parse_document(&sample.read(&format!("public/{path}")));
            Page { place: path.trim_end_matches("/index.html").to_owned(), lines: lines_of(&html) }
        })
        .collect();
    assert!(pages.len() > 60, "{} leaflets", pages.len());
    pages
}

fn lines_of(html: &Html) -> Vec<Line> {
    let mut reader = Reader::default();
    for selector in ["main .hero h1", "main .hero .summary", "main .words"] {
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).for_each(|element| reader.read(element, Kind::Text));
    }
    assert!(reader.lines.len() > 9, "a page of {} lines", reader.lines.len());
    reader.lines
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    open: String,
}

impl Reader {
    fn read(&mut self, element: ElementRef<'_>, kind: Kind) {
        let value = element.value();
        let has_class = |class: &str| value.classes().any(|own| own == class);
        if UNREAD.contains(&value.name()) || value.attr("hidden").is_some() || has_class("opened") {
            return;
        }
        let kind = match value.name() {
            "h1" | "h2" | "h3" | "h4" | "dl" | "th" | "legend" => Kind::Label,
            _ if ["label", "name", "go"].into_iter().any(has_class) => Kind::Label,
            _ if has_class("note") => Kind::Note,
            _ if has_class("meaning") => Kind::Meaning,
            _ => kind,
        };
        let is_line = !WITHIN.contains(&value.name());
        if is_line {
            self.end(kind);
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.open += text,
                _ => ElementRef::wrap(child).into_iter().for_each(|child| {
                    if !WITHIN.contains(&child.value().name()) {
                        self.end(kind);
                    }
                    self.read(child, kind);
                }),
            }
        }
        if is_line {
            self.end(kind);
        }
    }

    /// Ends the line that is open.
    fn end(&mut self, kind: Kind) {
        let text = self.open.split_whitespace().collect::<Vec<_>>().join(" ");
        self.open.clear();
        if !text.is_empty() {
            self.lines.push(Line { kind, text });
        }
    }
}

#[test]
fn a_page_is_read_line_by_line() {
    let html = Html::parse_document(
        "<main><div class=hero><h1>A</h1><p class=summary>B.</p></div><div class=words>\
         <h2>C</h2><p>D <a>e</a>\n f.</p><ul><li>G</li><li><p>H</p><p>I</p></li></ul>\
         <div class=meaning><p><dfn>j</dfn>: K.</p></div><template><p>L</p></template>\
         <p>M</p><p>N</p><div class=opened><p>O</p></div></div></main>",
    );
    let lines = lines_of(&html);
    let shown: Vec<&str> = lines.iter().map(|line| &*line.text).collect();
    assert_eq!(shown, ["A", "B.", "C", "D e f.", "G", "H", "I", "j: K.", "M", "N"].as_slice());
    assert_eq!(lines[2].kind, Kind::Label);
    assert_eq!(lines[7].kind, Kind::Meaning);
}
