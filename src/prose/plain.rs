//! The passages of text without markup.

use std::sync::Arc;

use super::Prose;
use super::passage::{ItemPlace, Kind, Passage};
use crate::diagnostic::Span;

/// What begins an item of a list in text without markup.
const BULLETS: [char; 6] = ['•', '◦', '▪', '-', '*', '–'];

/// What a text without markup says: each line a paragraph, lines with a bullet a list.
#[must_use]
pub fn plain_prose(text: &str) -> Prose {
    let within: Arc<[String]> = Arc::new([]);
    let mut prose = Prose::default();
    let mut lists = 0;
    let mut list: Option<ItemPlace> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let words = line.trim();
        if words.is_empty() {
            continue;
        }
        let bullet = bullet_of(words);
        let next = |place: ItemPlace| ItemPlace { item: place.item + 1, ..place };
        let first = ItemPlace { list: lists, item: 0, is_numbered: false, depth: 0 };
        lists += usize::from(bullet.is_some() && list.is_none());
        list = bullet.map(|_| list.map_or(first, next));
        let from = bullet.unwrap_or(0);
        let span = Span::new(start + from, start + words.len());
        let mut passage = Passage::new(list.map_or(Kind::Paragraph, Kind::Item), span, &within);
        passage.push(&words[from..], span, true);
        prose.passages.push(passage);
    }
    prose
}

/// How long the bullet at the start of a line is, with the space after it.
fn bullet_of(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(BULLETS)?;
    let words = rest.trim_start();
    (words.len() < rest.len()).then(|| line.len() - words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_paragraphs_and_bullets_are_items() {
        let text = "শিশু\n\n  • one\n\n  • two\nEnd - here\n- three\n";
        let prose = plain_prose(text);
        let shapes: Vec<String> = prose
            .passages
            .iter()
            .map(|passage| {
                let span = passage.span_of(0..passage.text.len());
                assert_eq!(&text[span.start..span.end], passage.text);
                match &passage.kind {
                    Kind::Item(place) => format!("{}.{} {}", place.list, place.item, passage.text),
                    _ => passage.text.clone(),
                }
            })
            .collect();
        assert_eq!(shapes, ["শিশু", "0.0 one", "0.1 two", "End - here", "1.0 three"]);
    }
}
