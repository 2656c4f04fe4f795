//! Pieces of right-to-left text that only marks had parted, as one again. A sign above or below the
//! line is set as a piece of its own and parts its word in two. Copies keep the letters of a piece
//! in order, but put pieces in order by their places, which two letters share that lie over each
//! other, as alef and lam do.

use typst::layout::FrameItem;
use typst::text::{Glyph, TextItem};

use super::direction::{Direction, direction};
use super::placed::{Placed, touch};

/// The pieces of text of a run, with those that go on in the same way made one.
pub fn joined(pieces: Vec<Placed>) -> Vec<Placed> {
    let mut whole: Vec<Placed> = Vec::new();
    for piece in pieces {
        match whole.last().and_then(|last| with(last, &piece)) {
            Some(longer) => {
                whole.pop();
                whole.push(longer);
            }
            None => whole.push(piece),
        }
    }
    whole
}

/// A piece with the next to its right; nothing if they are not of one word.
fn with(left: &Placed, right: &Placed) -> Option<Placed> {
    let ((at, FrameItem::Text(end)), (next, FrameItem::Text(start))) = (left, right) else {
        return None;
    };
    let is_one = touch(at.x + end.width(), next.x)
        && touch(at.y, next.y)
        && is_set_alike(end, start)
        && [end, start].into_iter().all(|text| direction(text) == Some(Direction::FromRight));
    let whole = is_one.then(|| one(end, start)).flatten()?;
    Some((*at, FrameItem::Text(whole)))
}

fn is_set_alike(one: &TextItem, other: &TextItem) -> bool {
    one.font == other.font
        && one.size == other.size
        && one.fill == other.fill
        && one.stroke == other.stroke
        && (one.lang, one.region) == (other.lang, other.region)
}

/// Text begins at the right, so `start` is said before `end`; nothing if it gets too long.
fn one(end: &TextItem, start: &TextItem) -> Option<TextItem> {
    let before = u16::try_from(start.text.len()).ok()?;
    u16::try_from(start.text.len() + end.text.len()).ok()?;
    let later = end.glyphs.iter().map(|glyph| Glyph {
        range: glyph.range.start + before..glyph.range.end + before,
        ..glyph.clone()
    });
    Some(TextItem {
        text: format!("{}{}", start.text, end.text).into(),
        glyphs: later.chain(start.glyphs.iter().cloned()).collect(),
        ..end.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::super::blanks::Blanks;
    use super::super::marks::with_marks_drawn;
    use super::super::trial::{pieces, said, set};
    use super::*;

    fn without_marks(line: &str) -> Vec<Placed> {
        let set = set("ar", &[line.to_owned()]);
        with_marks_drawn(pieces(&set), &Blanks::of(&set)).0
    }

    #[test]
    fn a_word_that_its_mark_parted_is_one_piece_with_all_its_text() {
        let parted = without_marks("طفلًا");
        assert_ne!(parted.len(), 1);
        let whole = joined(parted);
        assert_eq!(said(&whole), [["ا", "\u{64b}", "ل", "ف", "ط"]]);
    }

    #[test]
    fn pieces_in_other_fonts_stay_apart() {
        let parted = without_marks("طفل (child)");
        assert_eq!(format!("{:?}", joined(parted.clone())), format!("{parted:?}"));
    }

    #[test]
    fn pieces_that_do_not_touch_stay_apart() {
        let mut parted = without_marks("طفلًا");
        for (number, (at, _)) in (0..).zip(&mut parted) {
            at.x += typst::layout::Abs::pt(f64::from(number));
        }
        assert_eq!(joined(parted.clone()).len(), parted.len());
    }
}
