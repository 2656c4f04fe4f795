//! Right-to-left text in the order in which it is read. Set text lies in the file as it lies on
//! paper, from the left, so programs that read it out would begin at the end of each line. Only
//! the order in the file changes here; every letter keeps its place on paper.

use std::ops::Range;

use typst::layout::{Em, Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

use super::direction::{Direction, direction};
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
    let items: Vec<Placed> =
        runs(&items).into_iter().flat_map(|run| with_marks_drawn(&items, run)).collect();
    let mut items: Vec<Placed> =
        items.into_iter().flat_map(|(at, item)| in_words(at, item)).collect();
    for run in runs(&items) {
        reverse_from_the_right(&mut items[run]);
    }
    frame.clear();
    frame.push_multiple(items);
}

fn has_text_from_the_right(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_text_from_the_right(&group.frame),
        FrameItem::Text(text) => direction(text) == Some(Direction::FromRight),
        _ => false,
    })
}

/// A piece of text that runs from the right falls apart into its words; all else stays whole.
fn in_words(at: Point, item: FrameItem) -> Vec<Placed> {
    match item {
        FrameItem::Text(text) if direction(&text) == Some(Direction::FromRight) => words(at, &text),
        item => vec![(at, item)],
    }
}

/// The places of items in runs. Pieces of text that follow each other without a gap, from left to
/// right, are one run: it was set at once and then fell apart because its letters are in several
/// fonts, or are marks above and below the line. Whatever else lies there is a run by itself.
fn runs(items: &[Placed]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut end: Option<Point> = None;
    for (place, (at, item)) in items.iter().enumerate() {
        let text = if let FrameItem::Text(text) = item { Some(text) } else { None };
        let is_next = end.zip(text).is_some_and(|(end, text)| {
            (end.x - at.x).to_pt().abs() < TOUCHING && (end.y - at.y).abs() < text.size
        });
        match runs.last_mut() {
            Some(run) if is_next => run.end = place + 1,
            _ => runs.push(place..place + 1),
        }
        end = text.map(|text| *at + Point::with_x(text.width()));
    }
    runs
}

/// Reverses a run; of one with words from the left in it, each stretch that runs from the right.
fn reverse_from_the_right(run: &mut [Placed]) {
    let directions: Vec<Option<Direction>> = run
        .iter()
        .map(|(_, item)| if let FrameItem::Text(text) = item { direction(text) } else { None })
        .collect();
    let is = |place: &usize, wanted| directions[*place] == Some(wanted);
    let all = 0..run.len();
    if !all.clone().any(|place| is(&place, Direction::FromRight)) {
        return;
    }
    if !all.clone().any(|place| is(&place, Direction::FromLeft)) {
        run.reverse();
        return;
    }
    let mut place = 0;
    while let Some(first) = (place..run.len()).find(|place| is(place, Direction::FromRight)) {
        let end = (first..run.len()).find(|place| is(place, Direction::FromLeft));
        let end = end.unwrap_or(run.len());
        let last = (first..end).rfind(|place| is(place, Direction::FromRight)).unwrap_or(first);
        run[first..=last].reverse();
        place = end;
    }
}

/// A piece of text that runs from the right, word by word; each with its place on the line.
fn words(at: Point, text: &TextItem) -> Vec<Placed> {
    let is_space = |glyph: &Glyph| text.text[glyph.range()].chars().all(char::is_whitespace);
    let mut left = at.x;
    let groups = text.glyphs.chunk_by(|one, other| is_space(one) == is_space(other));
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
    let text = TextItem {
        text: text.text[usize::from(start)..usize::from(end)].into(),
        glyphs: Vec::new(),
        ..text.clone()
    };
    TextItem { glyphs, ..text }
}
