//! Vowel marks and other small signs of right-to-left letters, drawn rather than written. A sign
//! that stands by itself in the file comes out beside its letter, or twice, when text is copied;
//! so the sign is a drawing, and a blank one at its letter says it. On paper nothing changes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use typst::layout::{Em, FrameItem, Point};
use typst::text::{Glyph, TextItem};

use super::blanks::{Blanks, marks_of};
use super::direction::{Direction, of_letter};
use super::outline::drawing;
use super::placed::Placed;

/// The place of a glyph: that of its piece of text, and its own within it.
type Place = (usize, usize);

/// The pieces of text of a run without their marks, and these as drawings.
pub fn with_marks_drawn(run: Vec<Placed>, blanks: &Blanks) -> (Vec<Placed>, Vec<Placed>) {
    let marks = marks(&run, blanks);
    if marks.drawn.is_empty() && marks.said.is_empty() {
        return (run, Vec::new());
    }
    let mut written = Vec::new();
    let mut drawings = Vec::new();
    for (number, (at, item)) in run.into_iter().enumerate() {
        if let FrameItem::Text(text) = item {
            drawings.extend(drawn(at, &text, |place| marks.drawn.contains(&(number, place))));
            let glyphs = text.glyphs.iter().enumerate();
            let glyphs: Vec<Glyph> =
                glyphs.flat_map(|(place, glyph)| marks.as_said((number, place), glyph)).collect();
            if !glyphs.is_empty() {
                written.push((at, FrameItem::Text(TextItem { glyphs, ..text })));
            }
        }
    }
    (written, drawings)
}

/// What becomes of the marks of a run.
#[derive(Default)]
struct Marks {
    /// They are drawn.
    drawn: BTreeSet<Place>,
    /// Blank signs say them, beside these letters.
    said: BTreeMap<Place, Said>,
}

/// What a letter says itself, and what blank signs say in its place.
struct Said {
    own: Range<u16>,
    /// The last of the text comes first: signs lie from the left.
    beside: Vec<(u16, Range<u16>)>,
}

impl Marks {
    /// The signs that stand in the place of a glyph.
    fn as_said(&self, place: Place, glyph: &Glyph) -> Vec<Glyph> {
        if self.drawn.contains(&place) {
            return Vec::new();
        }
        let Some(said) = self.said.get(&place) else { return vec![glyph.clone()] };
        let blank = |(id, range): &(u16, Range<u16>)| Glyph {
            id: *id,
            x_advance: Em::zero(),
            range: range.clone(),
            ..glyph.clone()
        };
        let letter = Glyph { range: said.own.clone(), ..glyph.clone() };
        said.beside.iter().map(blank).chain([letter]).collect()
    }
}

/// A glyph of a run, with the letter that it belongs to.
struct Sign<'t> {
    place: Place,
    text: &'t TextItem,
    glyph: &'t Glyph,
}

impl Sign<'_> {
    fn letter(&self) -> &str {
        &self.text.text[self.glyph.range()]
    }

    fn is_of_the_same_letter(&self, other: &Self) -> bool {
        self.letter() == other.letter() && self.glyph.span == other.glyph.span
    }

    fn has_room(&self) -> bool {
        self.glyph.x_advance != Em::zero()
    }

    /// The letter alone with its first character, and its marks with blank signs; nothing where
    /// it has no marks, or there are not enough blank signs.
    fn said(&self, blanks: &Blanks) -> Option<Said> {
        let marks = marks_of(self.letter());
        let signs = blanks.that_say(&self.text.font, marks).filter(|signs| !signs.is_empty())?;
        let Range { start, end } = self.glyph.range;
        let first = end - u16::try_from(marks.len()).ok()?;
        let mut beside = Vec::new();
        for (sign, (at, mark)) in signs.into_iter().zip(marks.char_indices()) {
            let from = first + u16::try_from(at).ok()?;
            beside.push((sign, from..from + u16::try_from(mark.len_utf8()).ok()?));
        }
        beside.reverse();
        Some(Said { own: start..first, beside })
    }
}

/// The signs that take no room beside the letter that they belong to, and how they are said. A
/// letter that takes no room itself lies over the one before, as alef does over lam: it is the
/// last of its signs, for text lies from the left.
fn marks(run: &[Placed], blanks: &Blanks) -> Marks {
    let texts = run.iter().enumerate().filter_map(|(number, (_, item))| match item {
        FrameItem::Text(text) => Some((number, text)),
        _ => None,
    });
    let signs: Vec<Sign<'_>> = texts
        .flat_map(|(number, text)| {
            let glyphs = text.glyphs.iter().enumerate();
            glyphs.map(move |(place, glyph)| Sign { place: (number, place), text, glyph })
        })
        .collect();
    let mut marks = Marks::default();
    for signs in signs.chunk_by(Sign::is_of_the_same_letter) {
        let first = signs[0].letter().chars().next();
        if first.and_then(of_letter) != Some(Direction::FromRight) {
            continue;
        }
        let (letters, others): (Vec<&Sign<'_>>, Vec<_>) =
            signs.iter().partition(|sign| sign.has_room());
        let (letters, others) = match signs.split_last() {
            Some((last, others)) if letters.is_empty() => (vec![last], others.iter().collect()),
            _ => (letters, others),
        };
        marks.drawn.extend(others.iter().map(|sign| sign.place));
        if let [letter] = letters.as_slice()
            && let Some(said) = letter.said(blanks)
        {
            marks.said.insert(letter.place, said);
        }
    }
    marks
}

/// The marks of a piece of text as drawings.
fn drawn(at: Point, text: &TextItem, is_mark: impl Fn(usize) -> bool) -> Vec<Placed> {
    let mut left = at.x;
    let mut drawings = Vec::new();
    for (place, glyph) in text.glyphs.iter().enumerate() {
        if is_mark(place)
            && let Some(item) = drawing(text, glyph)
        {
            let up = glyph.y_offset.at(text.size);
            drawings.push((Point::new(left + glyph.x_offset.at(text.size), at.y - up), item));
        }
        left += glyph.x_advance.at(text.size);
    }
    drawings
}

#[cfg(test)]
mod tests {
    use super::super::trial::{pieces, said, set};
    use super::*;

    fn apart(word: &str) -> (Vec<Placed>, Vec<Placed>) {
        let set = set("ar", &[word.to_owned()]);
        with_marks_drawn(pieces(&set), &Blanks::of(&set))
    }

    #[test]
    fn a_mark_is_drawn_and_a_blank_sign_says_it_before_its_letter() {
        let (written, drawings) = apart("كتابًا");
        assert_eq!(said(&written).concat(), ["ا", "\u{64b}", "ب", "ا", "ت", "ك"]);
        assert_eq!(drawings.len(), 1);
    }

    #[test]
    fn a_blank_sign_shows_nothing_and_takes_no_room() {
        let (written, _) = apart("محامٍ");
        let FrameItem::Text(text) = &written[0].1 else { panic!("no text") };
        let blank = &text.glyphs[0];
        assert_eq!(&text.text[blank.range()], "\u{64d}");
        assert_eq!(blank.x_advance, Em::zero());
        assert!(drawing(text, blank).is_none());
    }

    #[test]
    fn marks_of_a_letter_over_another_are_its_own() {
        for word in ["طفلًا", "طفلاً", "إلّا", "الأُسرة"] {
            let (written, drawings) = apart(word);
            let signs = said(&written).concat();
            assert!(signs.iter().all(|sign| sign.chars().count() == 1), "{signs:?}");
            assert_eq!(signs.into_iter().rev().collect::<String>(), word);
            assert_eq!(drawings.len(), 1, "{word}");
        }
    }

    #[test]
    fn letters_of_one_sign_are_said_one_by_one() {
        let (written, drawings) = apart("لله");
        assert_eq!(said(&written), [["ه", "ل", "ل"]]);
        assert!(drawings.is_empty());
    }

    #[test]
    fn words_without_marks_stay_as_they_are() {
        let set = set("ar", &["الآن لأنكم (chair)".to_owned()]);
        let run = pieces(&set);
        let (written, drawings) = with_marks_drawn(run.clone(), &Blanks::of(&set));
        assert_eq!(format!("{written:?}"), format!("{run:?}"));
        assert!(drawings.is_empty());
    }
}
