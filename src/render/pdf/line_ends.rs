//! The space at the end of a line, which has no room left and is there to be copied. In a line that
//! runs from the right it lies at the left, and comes before the words that the line ends with.

use typst::layout::{Abs, FrameItem};
use typst::text::TextItem;

use super::placed::{Placed, text_of, touch};

/// Puts the space at the end of a line behind what the line ends with, where that is a group.
pub fn put_behind_groups(items: &mut [Placed]) {
    for place in 1..items.len() {
        let (end, next) = (&items[place - 1], &items[place]);
        if is_end_before(end, next) && matches!(next.1, FrameItem::Group(_)) {
            items.swap(place - 1, place);
        }
    }
}

/// Whether the space at the end of a line lies before what the line ends with: it has no room left,
/// and the end of a line that runs from the right is at the left.
pub fn is_end_before((at, item): &Placed, (next, words): &Placed) -> bool {
    let is_beside = match words {
        FrameItem::Text(_) => at.y == next.y,
        FrameItem::Group(group) => (next.y..=next.y + group.frame.height()).contains(&at.y),
        _ => false,
    };
    is_beside && touch(at.x, next.x) && text_of(item).is_some_and(is_spent_space)
}

/// Whether a piece of text is white space that has no room.
pub fn is_spent_space(text: &TextItem) -> bool {
    text.width() == Abs::zero() && text.text.chars().all(char::is_whitespace)
}
