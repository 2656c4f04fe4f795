//! Vowel marks and other small signs of right-to-left letters, drawn rather than written. A sign
//! that stands by itself in the file comes out beside its letter, or twice, when text is copied;
//! so its letter alone says both, and the sign is a drawing. On paper nothing changes.

use std::collections::BTreeSet;
use std::ops::Range;

use ttf_parser::{GlyphId, OutlineBuilder};
use typst::layout::{Em, FrameItem, Point};
use typst::syntax::Span;
use typst::text::{Glyph, TextItem};
use typst::visualize::{Curve, CurveItem, FillRule, Geometry, Shape};

use super::direction::{Direction, of_letter};

/// A piece of text, or what else lies on a page, with its place.
pub type Placed = (Point, FrameItem);
/// The place of a glyph: that of its piece of text, and its own within it.
type Place = (usize, usize);

/// The pieces of text of a run without their marks, and these as drawings.
pub fn with_marks_drawn(run: Vec<Placed>) -> (Vec<Placed>, Vec<Placed>) {
    let Marks { drawn: marks, apart } = marks(&run);
    if marks.is_empty() && apart.is_empty() {
        return (run, Vec::new());
    }
    let mut written = Vec::new();
    let mut drawings = Vec::new();
    for (number, (at, item)) in run.into_iter().enumerate() {
        if let FrameItem::Text(mut text) = item {
            for ((_, place), range) in apart.iter().filter(|((piece, _), _)| *piece == number) {
                text.glyphs[*place].range = range.clone();
            }
            let is_mark = |place: usize| marks.contains(&(number, place));
            drawings.extend(drawn(at, &text, is_mark));
            written.extend(without(at, &text, is_mark));
        }
    }
    (written, drawings)
}

/// What becomes of the marks of a run.
#[derive(Default)]
struct Marks {
    /// They are drawn, and their letter says them.
    drawn: BTreeSet<Place>,
    /// They say their own part of the text.
    apart: Vec<(Place, Range<u16>)>,
}

/// A glyph of a run, with the letter that it belongs to.
struct Sign<'t> {
    place: Place,
    letter: &'t str,
    glyph: &'t Glyph,
}

impl Sign<'_> {
    fn is_of_the_same_letter(&self, other: &Self) -> bool {
        self.letter == other.letter && self.glyph.span == other.glyph.span
    }
}

/// The signs that take no room beside the letter that they belong to. A letter that takes no room
/// itself lies over the one before, as alef does over lam: it stays a sign of the text with just its
/// own character, or copies would lose the two.
fn marks(run: &[Placed]) -> Marks {
    let texts = run.iter().enumerate().filter_map(|(number, (_, item))| match item {
        FrameItem::Text(text) => Some((number, text)),
        _ => None,
    });
    let signs: Vec<Sign<'_>> = texts
        .flat_map(|(number, text)| {
            text.glyphs.iter().enumerate().map(move |(place, glyph)| Sign {
                place: (number, place),
                letter: &text.text[glyph.range()],
                glyph,
            })
        })
        .collect();
    let mut marks = Marks::default();
    for signs in signs.chunk_by(Sign::is_of_the_same_letter).filter(|signs| signs.len() > 1) {
        let first = signs[0].letter.chars().next();
        if first.and_then(of_letter) != Some(Direction::FromRight) {
            continue;
        }
        let has_room = |sign: &&Sign<'_>| sign.glyph.x_advance != Em::zero();
        if signs.iter().any(|sign| has_room(&sign)) {
            marks.drawn.extend(signs.iter().filter(|sign| !has_room(sign)).map(|sign| sign.place));
        } else {
            marks.apart.extend(each_with_its_character(signs));
        }
    }
    marks
}

/// The last sign is that of the first character: text lies from the left.
fn each_with_its_character(signs: &[Sign<'_>]) -> Vec<(Place, Range<u16>)> {
    let letter = signs[0].letter;
    if letter.chars().count() != signs.len() {
        return Vec::new();
    }
    let characters = signs.iter().rev().zip(letter.char_indices());
    let length = |bytes: usize| u16::try_from(bytes).unwrap_or(u16::MAX);
    characters
        .map(|(sign, (at, character))| {
            let start = sign.glyph.range.start + length(at);
            (sign.place, start..start + length(character.len_utf8()))
        })
        .collect()
}

/// A piece of text without its marks; nothing when it has nothing else.
fn without(at: Point, text: &TextItem, is_mark: impl Fn(usize) -> bool) -> Option<Placed> {
    let others = text.glyphs.iter().enumerate().filter(|(place, _)| !is_mark(*place));
    let glyphs: Vec<Glyph> = others.map(|(_, glyph)| glyph.clone()).collect();
    let text = TextItem { glyphs, ..text.clone() };
    (!text.glyphs.is_empty()).then_some((at, FrameItem::Text(text)))
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

/// The outline of a sign in its colour; nothing for one that shows nothing.
fn drawing(text: &TextItem, glyph: &Glyph) -> Option<FrameItem> {
    let mut outline = Outline { text, curve: Curve::new() };
    text.font.ttf().outline_glyph(GlyphId(glyph.id), &mut outline)?;
    let shape = Shape {
        geometry: Geometry::Curve(outline.curve),
        fill: Some(text.fill.clone()),
        fill_rule: FillRule::NonZero,
        stroke: text.stroke.clone(),
    };
    Some(FrameItem::Shape(shape, Span::detached()))
}

/// An outline as it is drawn. Fonts count upwards, pages downwards.
struct Outline<'t> {
    text: &'t TextItem,
    curve: Curve,
}

impl Outline<'_> {
    fn point(&self, x: f32, y: f32) -> Point {
        let length = |units: f32| self.text.font.to_em(units).at(self.text.size);
        Point::new(length(x), -length(y))
    }

    fn last(&self) -> Point {
        match self.curve.0.last() {
            Some(
                CurveItem::Move(point) | CurveItem::Line(point) | CurveItem::Cubic(_, _, point),
            ) => *point,
            Some(CurveItem::Close) | None => Point::zero(),
        }
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.curve.move_(self.point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.curve.line(self.point(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (start, middle, end) = (self.last(), self.point(x1, y1), self.point(x, y));
        let towards_middle = |point: Point| point + (middle - point) * (2.0 / 3.0);
        self.curve.cubic(towards_middle(start), towards_middle(end), end);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.curve.cubic(self.point(x1, y1), self.point(x2, y2), self.point(x, y));
    }

    fn close(&mut self) {
        self.curve.close();
    }
}
