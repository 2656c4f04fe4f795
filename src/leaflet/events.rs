//! The events of a stretch of Markdown, as every reader of leaflets gets them.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser};

/// Deepest nesting of lists, quotes and emphasis that is read: a bound keeps a hostile file from
/// exhausting the stack, and what counts levels from counting for hours.
pub const MAX_DEPTH: usize = 24;

/// What comes next in a stretch of Markdown.
pub enum Found<'t> {
    /// An event.
    Event(Event<'t>),
    /// Something within too many others. It is left out with all that it holds.
    TooDeep,
}

/// What the Markdown in `text` holds, in order, each with its place.
#[must_use]
pub fn events(text: &str) -> Events<'_> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    Events { events: Parser::new_ext(text, options).into_offset_iter(), depth: 0 }
}

/// The events of a stretch of Markdown.
pub struct Events<'t> {
    events: OffsetIter<'t>,
    depth: usize,
}

impl<'t> Iterator for Events<'t> {
    type Item = (Found<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let (event, place) = self.events.next()?;
        match event {
            Event::Start(_) if self.depth == MAX_DEPTH => {
                self.leave_out();
                return Some((Found::TooDeep, place));
            }
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth -= 1,
            _ => {}
        }
        Some((Found::Event(event), place))
    }
}

impl Events<'_> {
    /// Goes on to the end of what has just begun.
    fn leave_out(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_deep_is_left_out_and_the_rest_is_whole() {
        let text = format!("{} a *b*\n\nc", "> ".repeat(MAX_DEPTH + 3));
        let (mut depth, mut deepest, mut left_out) = (0, 0, 0);
        for (found, _) in events(&text) {
            match found {
                Found::Event(Event::Start(_)) => depth += 1,
                Found::Event(Event::End(_)) => depth -= 1,
                Found::Event(_) => {}
                Found::TooDeep => left_out += 1,
            }
            deepest = deepest.max(depth);
        }
        assert_eq!((depth, deepest, left_out), (0, MAX_DEPTH, 1));
    }
}
