//! Text set for tests, as leaflets are, and read as programs come upon it.

use typst::layout::{Frame, FrameItem, Point};
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

use super::fonts::Fonts;
use super::placed::Placed;
use super::world::{LeafletWorld, Shop};
use crate::language::Language;

/// Latin letters and signs are in a font of their own.
const TEMPLATE: &str = r#"
#let data = json("leaflet.json")
#set page(width: 9cm, height: 40cm)
#let latin = (name: "Noto Sans", covers: regex("[\u{20}-\u{24f}\u{2010}-\u{203a}]"))
#set text(
  font: (latin, "Noto Naskh Arabic"),
  lang: data.lang,
  dir: if data.lang in ("ar", "ur") { rtl } else { ltr },
)
#for line in data.lines [#par[#underline(line)]]
"#;

/// Sets lines of text.
pub fn set(lang: &str, lines: &[String]) -> PagedDocument {
    let urdu = Language::new("ur").unwrap();
    let fonts = Fonts::find(&[], &[&urdu]);
    let shop = Shop::new(TEMPLATE, &fonts);
    let data = serde_json::json!({ "lang": lang, "lines": lines }).to_string();
    let world = LeafletWorld::new(&shop, data.into_bytes());
    typst::compile::<PagedDocument>(&world).output.expect("fonts-noto-core is installed")
}

/// Its pieces of text as they come.
pub fn pieces(document: &PagedDocument) -> Vec<Placed> {
    let mut pieces = Vec::new();
    document.pages().iter().for_each(|page| find(&page.frame, Point::zero(), &mut pieces));
    pieces
}

fn find(frame: &Frame, from: Point, pieces: &mut Vec<Placed>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => find(&group.frame, from + *at, pieces),
            FrameItem::Text(_) => pieces.push((from + *at, item.clone())),
            _ => {}
        }
    }
}

/// What the signs of pieces of text say, one by one, as they lie from the left.
pub fn said(pieces: &[Placed]) -> Vec<Vec<&str>> {
    let texts = pieces.iter().filter_map(|(_, item)| match item {
        FrameItem::Text(text) => Some(text),
        _ => None,
    });
    texts.map(|text| text.glyphs.iter().map(|glyph| &text.text[glyph.range()]).collect()).collect()
}

/// The words as programs come upon them. A letter that is drawn in several signs counts once.
pub fn read_all(document: &PagedDocument) -> String {
    let pieces = pieces(document);
    let texts = pieces.iter().filter_map(|(_, item)| match item {
        FrameItem::Text(text) => Some(read_text(text)),
        _ => None,
    });
    words_of(&texts.collect::<String>())
}

/// A text with one space between its words, wherever its lines break.
pub fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_text(text: &TextItem) -> String {
    let mut ranges: Vec<_> = text.glyphs.iter().map(Glyph::range).collect();
    ranges.sort_by_key(|range| range.start);
    ranges.dedup();
    ranges.into_iter().map(|range| &text.text[range]).collect()
}
