//! What lies on a page, with its place.

use typst::layout::{Abs, FrameItem, Point};
use typst::text::TextItem;

/// A piece of text, or what else lies on a page, with its place.
pub type Placed = (Point, FrameItem);

/// How far apart what touches may lie, in points: sums of widths are not exact.
const TOUCHING: f64 = 0.01;

/// Whether two places along a line, or down a page, are the same.
pub fn touch(one: Abs, other: Abs) -> bool {
    (one - other).to_pt().abs() < TOUCHING
}

/// The piece of text that an item is.
pub fn text_of(item: &FrameItem) -> Option<&TextItem> {
    if let FrameItem::Text(text) = item { Some(text) } else { None }
}
