//! Blank signs that say marks. What a letter and its marks say together comes out turned round
//! where copies are made from places on paper: programs put the letters of a line in order from
//! the left and then turn the whole line. So a mark is said by a sign of its own. It shows nothing
//! and takes no room, and lies where its letter begins, which puts the two in order.

#![allow(
    clippy::mutable_key_type,
    reason = "a font is told apart by its data, which never changes"
)]

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use ttf_parser::{Face, GlyphId};
use typst::layout::{Frame, FrameItem};
use typst::text::FontInstance;
use typst_layout::PagedDocument;

use super::direction::{Direction, of_letter};

/// A sign is as good as without room when it is this part of the letters' size wide.
const ROOM: f32 = 0.01;

/// The blank sign for each mark of a document, by font. A file tells the text of a sign once, so
/// none says two marks; where a font has too few, the rarest marks go without.
#[derive(Default)]
pub struct Blanks(HashMap<FontInstance, HashMap<char, u16>>);

impl Blanks {
    /// Finds them.
    #[must_use]
    pub fn of(document: &PagedDocument) -> Self {
        let mut marks = HashMap::new();
        for page in document.pages() {
            count(&page.frame, &mut marks);
        }
        let given = marks.into_iter().map(|(font, marks)| {
            let blanks = given(&font, marks);
            (font, blanks)
        });
        Self(given.collect())
    }

    /// The signs that say some marks, one each; nothing unless there is one for all.
    #[must_use]
    pub fn that_say(&self, font: &FontInstance, marks: &str) -> Option<Vec<u16>> {
        let blanks = self.0.get(font)?;
        marks.chars().map(|mark| blanks.get(&mark).copied()).collect()
    }
}

/// How often each mark is in each font.
type Marks = HashMap<FontInstance, BTreeMap<char, usize>>;

fn count(frame: &Frame, marks: &mut Marks) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => count(&group.frame, marks),
            FrameItem::Text(text) => {
                for glyph in &text.glyphs {
                    for mark in marks_of(&text.text[glyph.range()]).chars() {
                        let of_font = marks.entry(text.font.clone()).or_default();
                        *of_font.entry(mark).or_default() += 1;
                    }
                }
            }
            FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => {}
        }
    }
}

/// What a sign of right-to-left text says beside its first letter: marks, or more letters.
#[must_use]
pub fn marks_of(letter: &str) -> &str {
    let mut characters = letter.chars();
    match characters.next().and_then(of_letter) {
        Some(Direction::FromRight) => characters.as_str(),
        _ => "",
    }
}

/// Gives the blank signs of a font to its marks, the most frequent first.
fn given(font: &FontInstance, marks: BTreeMap<char, usize>) -> HashMap<char, u16> {
    let mut marks: Vec<(char, usize)> = marks.into_iter().collect();
    marks.sort_by_key(|(_, number)| Reverse(*number));
    marks.into_iter().map(|(mark, _)| mark).zip(blank_signs(font.ttf())).collect()
}

/// The signs of a font that show nothing and take no room. The first stands for missing letters.
fn blank_signs(face: &Face<'_>) -> impl Iterator<Item = u16> {
    let room = f32::from(face.units_per_em()) * ROOM;
    (1..face.number_of_glyphs()).filter(move |sign| {
        let sign = GlyphId(*sign);
        face.glyph_hor_advance(sign).is_some_and(|advance| f32::from(advance) <= room)
            && face.glyph_bounding_box(sign).is_none()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::trial::{pieces, set};
    use super::*;

    #[test]
    fn no_sign_says_two_marks_and_the_rarest_go_without() {
        // Five kinds; the font has three blank signs.
        let line = "بًا بًا بٍ بٍ بُ بُ بِ بٌ";
        let document = set("ar", &[line.to_owned()]);
        let mut fonts = pieces(&document).into_iter().filter_map(|(_, item)| match item {
            FrameItem::Text(text) => Some(text.font),
            _ => None,
        });
        let blanks = Blanks::of(&document);
        let font = fonts.find(|font| blanks.0.contains_key(font)).unwrap();
        let given = |mark: char| blanks.that_say(&font, &mark.to_string());
        let signs: HashSet<u16> =
            "\u{64b}\u{64d}\u{64f}".chars().filter_map(given).flatten().collect();
        assert_eq!(signs.len(), 3);
        assert_eq!(given('\u{64c}'), None);
        assert_eq!(blanks.that_say(&font, "\u{64b}\u{64c}"), None);
    }

    #[test]
    fn what_a_letter_says_beside_itself_is_of_text_from_the_right() {
        assert_eq!(marks_of("ب"), "");
        assert_eq!(marks_of("ب\u{651}\u{64f}"), "\u{651}\u{64f}");
        assert_eq!(marks_of("لله"), "له");
        assert_eq!(marks_of("ffi"), "");
        assert_eq!(marks_of("e\u{301}"), "");
    }
}
