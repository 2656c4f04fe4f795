//! The passages of text without markup.

use std::sync::Arc;

use super::Prose;
use super::passage::{ItemPlace, Kind, Passage};
use crate::diagnostic::Span;

/// What begins an item of a list in text without markup.
const BULLETS: [char; 6] = ['•', '◦', '▪', '-', '*', '–'];

/// What a text without markup says: each line a paragraph, lines with a bullet a list. A line
/// that goes on in the middle of a sentence belongs to the one before it.
#[must_use]
pub fn plain_prose(text: &str) -> Prose {
    let within: Arc<[String]> = Arc::new([]);
    let mut prose = Prose::default();
    let mut lists = 0;
    let mut list: Option<ItemPlace> = None;
    let mut at = 0;
    let mut is_new = true;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let words = line.trim();
        if words.is_empty() {
            is_new = true;
            continue;
        }
        let before = prose.passages.last_mut().filter(|before| !is_new && goes_on(before, words));
        is_new = false;
        if let Some(before) = before {
            before.push(" ", Span::new(before.span.end, start), false);
            before.span.end = start + words.len();
            before.push(words, Span::new(start, before.span.end), true);
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

/// Whether a line goes on with the sentence before it. A letter alone may have been a bullet.
fn goes_on(before: &Passage, line: &str) -> bool {
    let mut characters = line.chars();
    characters.next().is_some_and(char::is_lowercase)
        && characters.next().is_some_and(char::is_alphanumeric)
        && !before.text.ends_with(['.', '?', '!', ':'])
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
    fn a_line_can_go_on() {
        let text =
            "What is a plan?\nA plan says what we\n  all do\nl Help\n\nand more\n• one\ntwo\nEnd";
        let prose = plain_prose(text);
        let lines: Vec<&str> = prose.passages.iter().map(|passage| &*passage.text).collect();
        assert_eq!(
            lines,
            [
                "What is a plan?",
                "A plan says what we all do",
                "l Help",
                "and more",
                "one two",
                "End"
            ]
        );
        let long = &prose.passages[1];
        let span = long.span_of(long.text.find("we all").unwrap()..long.text.len());
        assert_eq!(&text[span.start..span.end], "we\n  all do");
    }

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
