//! Booklet sheets: A5 pages two by two on A4, in the order in which folded sheets are read.

use typst::layout::{Abs, Frame, Point, Size};
use typst::model::Document;
use typst_layout::{Page, PagedDocument};

use crate::language::Direction;

/// The width of A4 across: two pages of A5 side by side.
const WIDTH: f64 = 297.0;
/// The height of A5.
const HEIGHT: f64 = 210.0;
/// Pages on a folded sheet: two on each side.
const ON_A_SHEET: usize = 4;

/// The sheets of `pages`. Folded books of languages that run from right to left open at
/// the other side, so their sheets are mirrored.
#[must_use]
pub fn sheets(pages: &PagedDocument, direction: Direction) -> PagedDocument {
    let sides = sides(pages.pages().len(), direction).into_iter().zip(1..);
    let made = sides.map(|(side, number)| sheet(pages.pages(), side, number));
    PagedDocument::new(made.collect(), pages.info().clone())
}

fn sheet(pages: &[Page], side: [Option<usize>; 2], number: u64) -> Page {
    let mut frame = Frame::hard(Size::new(Abs::mm(WIDTH), Abs::mm(HEIGHT)));
    for (index, left) in side.into_iter().zip([0.0, WIDTH / 2.0]) {
        if let Some(page) = index.and_then(|index| pages.get(index)) {
            frame.push_frame(Point::with_x(Abs::mm(left)), page.frame.clone());
        }
    }
    let Page { bleed, fill, numbering, supplement, .. } = pages[0].clone();
    Page { frame, bleed, fill, numbering, supplement, number }
}

/// Which pages lie left and right on each side of each sheet, counted from 0; nothing is a
/// free page at the end.
fn sides(pages: usize, direction: Direction) -> Vec<[Option<usize>; 2]> {
    let all = pages.next_multiple_of(ON_A_SHEET);
    let page = |number: usize| (number < pages).then_some(number);
    let mut sides = Vec::new();
    for first in (0..all / 2).step_by(2) {
        let last = all - 1 - first;
        sides.push([page(last), page(first)]);
        sides.push([page(first + 1), page(last - 1)]);
    }
    if direction == Direction::RightToLeft {
        for side in &mut sides {
            side.reverse();
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sides with pages counted from 1, as people do, and 0 for a free page.
    fn numbers(pages: usize, direction: Direction) -> Vec<[usize; 2]> {
        let number = |page: Option<usize>| page.map_or(0, |page| page + 1);
        sides(pages, direction).into_iter().map(|side| side.map(number)).collect()
    }

    #[test]
    fn folded_sheets_are_read_in_order() {
        let ltr = Direction::LeftToRight;
        assert_eq!(numbers(4, ltr), [[4, 1], [2, 3]]);
        assert_eq!(numbers(8, ltr), [[8, 1], [2, 7], [6, 3], [4, 5]]);
        assert_eq!(numbers(5, ltr), [[0, 1], [2, 0], [0, 3], [4, 5]]);
        assert_eq!(numbers(1, ltr), [[0, 1], [0, 0]]);
    }

    #[test]
    fn a_book_that_runs_from_right_to_left_opens_at_the_other_side() {
        assert_eq!(numbers(4, Direction::RightToLeft), [[1, 4], [3, 2]]);
    }

    #[test]
    fn every_page_is_on_a_sheet_once() {
        for pages in 1..40 {
            let mut all: Vec<usize> =
                sides(pages, Direction::LeftToRight).into_iter().flatten().flatten().collect();
            all.sort_unstable();
            assert_eq!(all, (0..pages).collect::<Vec<_>>());
        }
    }
}
