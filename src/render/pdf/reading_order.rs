//! Right-to-left text in the order in which it is read. Set text lies in the file as it lies on
//! paper, from the left, so programs that read it out would begin at the end of each line. Only
//! the order in the file changes here; every letter keeps its place on paper.

use std::ops::Range;

use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use super::direction::{Direction, direction, of_letter};
use super::marks::{Placed, with_marks_drawn};

/// How near the end of one piece of text and the start of the next are within a run, in points.
const TOUCHING: f64 = 0.01;

/// The same pages with right-to-left text in the order of reading.
#[must_use]
pub fn in_reading_order(document: &PagedDocument) -> PagedDocument {
    let pages = document.pages().iter().map(|page| {
        let mut page: Page = page.clone();
        reorder(&mut page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn reorder(frame: &mut Frame) {
    if !has_text_from_the_right(frame) {
        return;
    }
    let mut items: Vec<Placed> = frame.items().cloned().collect();
    for (_, item) in &mut items {
        if let FrameItem::Group(group) = item {
            reorder(&mut group.frame);
        }
    }
    let in_order: Vec<Placed> =
        runs(&items).into_iter().flat_map(|run| as_read(&items[run])).collect();
    frame.clear();
    frame.push_multiple(in_order);
}

fn has_text_from_the_right(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_text_from_the_right(&group.frame),
        FrameItem::Text(text) => direction(text) == Some(Direction::FromRight),
        _ => false,
    })
}

fn text_of(item: &FrameItem) -> Option<&TextItem> {
    if let FrameItem::Text(text) = item { Some(text) } else { None }
}

/// The places of items in runs. Pieces of text that follow each other without a gap, from left to
/// right, are one run, with the lines below them: it was set at once and then fell apart because
/// its letters are in several fonts, or are marks above and below the line. Whatever else lies
/// there is a run by itself.
fn runs(items: &[Placed]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut end: Option<Point> = None;
    for (place, (at, item)) in items.iter().enumerate() {
        let goes_on = match item {
            FrameItem::Text(text) => end.is_some_and(|end| is_next(end, *at, text)),
            FrameItem::Shape(..) | FrameItem::Link(..) => end.is_some(),
            FrameItem::Group(_) | FrameItem::Image(..) | FrameItem::Tag(_) => false,
        };
        match runs.last_mut() {
            Some(run) if goes_on => run.end = place + 1,
            _ => runs.push(place..place + 1),
        }
        match text_of(item) {
            Some(text) => end = Some(*at + Point::with_x(text.width())),
            None if goes_on => {}
            None => end = None,
        }
    }
    runs
}

fn is_next(end: Point, at: Point, text: &TextItem) -> bool {
    (end.x - at.x).to_pt().abs() < TOUCHING && (end.y - at.y).abs() < text.size
}

/// A run in the order of reading. Lines and links have no place in it, but what lies behind text
/// stays behind it.
fn as_read(run: &[Placed]) -> Vec<Placed> {
    let (texts, mut others): (Vec<Placed>, Vec<Placed>) =
        run.iter().cloned().partition(|(_, item)| text_of(item).is_some());
    let (written, drawings) = with_marks_drawn(texts);
    let mut words: Vec<Placed> =
        written.into_iter().flat_map(|(at, item)| in_words(at, item)).collect();
    reverse_from_the_right(&mut words);
    others.append(&mut words);
    others.extend(drawings);
    others
}

/// A piece of text that runs from the right falls apart into its words; all else stays whole.
fn in_words(at: Point, item: FrameItem) -> Vec<Placed> {
    match item {
        FrameItem::Text(text) if direction(&text) == Some(Direction::FromRight) => words(at, &text),
        item => vec![(at, item)],
    }
}

/// A piece of text that runs from the right, word by word; each with its place on the line. A
/// letter with marks and a sign such as a bracket is given to readers by itself, so it is apart.
fn words(at: Point, text: &TextItem) -> Vec<Placed> {
    let is_plain = |glyph: &Glyph| {
        let mut letters = text.text[glyph.range()].chars();
        letters.all(|letter| of_letter(letter) == Some(Direction::FromRight))
    };
    let mut left = at.x;
    let groups = text.glyphs.chunk_by(|one, other| is_plain(one) && is_plain(other));
    let words = groups.map(|glyphs| {
        let place = Point::new(left, at.y);
        left += glyphs.iter().map(|glyph| glyph.x_advance).sum::<Em>().at(text.size);
        (place, FrameItem::Text(word(text, glyphs)))
    });
    words.collect()
}

fn word(text: &TextItem, glyphs: &[Glyph]) -> TextItem {
    let start = glyphs.iter().map(|glyph| glyph.range.start).min().unwrap_or_default();
    let end = glyphs.iter().map(|glyph| glyph.range.end).max().unwrap_or_default();
    let mut glyphs = glyphs.to_vec();
    for glyph in &mut glyphs {
        glyph.range = glyph.range.start - start..glyph.range.end - start;
    }
    let letters = text.text[usize::from(start)..usize::from(end)].into();
    TextItem { text: letters, glyphs, ..text.clone() }
}

/// Reverses a run; of one with words from the left in it, each stretch that runs from the right.
fn reverse_from_the_right(run: &mut [Placed]) {
    let directions = |run: &[Placed]| -> Vec<Option<Direction>> {
        run.iter().map(|(_, item)| text_of(item).and_then(direction)).collect()
    };
    if !directions(run).contains(&Some(Direction::FromLeft)) {
        run.reverse();
        return;
    }
    // The space at the end of a line has no room left, and lies where its last words begin.
    if text_of(&run[0].1).is_some_and(is_spent_space) {
        run.rotate_left(1);
    }
    let directions = directions(run);
    let is = |place: &usize, wanted| directions[*place] == Some(wanted);
    let mut place = 0;
    while let Some(first) = (place..run.len()).find(|place| is(place, Direction::FromRight)) {
        let end = (first..run.len()).find(|place| is(place, Direction::FromLeft));
        let end = end.unwrap_or(run.len());
        let last = (first..end).rfind(|place| is(place, Direction::FromRight)).unwrap_or(first);
        run[first..=last].reverse();
        place = end;
    }
}

fn is_spent_space(text: &TextItem) -> bool {
    text.width() == Abs::zero() && text.text.chars().all(char::is_whitespace)
}
