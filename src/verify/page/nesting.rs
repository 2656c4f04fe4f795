//! How the elements of a page lie in each other. A page that breaks off, or whose elements
//! cross, is put right by each browser in its own way.

use super::super::gathered::Gathered;
use super::super::html::Tag;
use super::HELP;
use crate::diagnostic::{Code, Span};

/// Elements that have no end.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];
/// Elements whose end may be left out.
const OPTIONAL: [&str; 19] = [
    "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot",
    "option", "optgroup", "colgroup", "caption", "rt", "rp",
];

/// The elements that are open at a place in the page.
#[derive(Default)]
pub struct Nesting {
    open: Vec<(String, Span)>,
    /// How many of the open elements are `svg` or `math`, where `/>` ends an element.
    foreign: usize,
}

impl Nesting {
    /// An element begins.
    pub fn start(&mut self, tag: &Tag<'_>) {
        if VOID.contains(&tag.name) {
            return;
        }
        let is_foreign = is_foreign(tag.name);
        if tag.closes_itself && (self.foreign > 0 || is_foreign) {
            return;
        }
        self.foreign += usize::from(is_foreign);
        self.open.push((tag.name.to_owned(), tag.span));
    }

    /// An element ends.
    pub fn end(&mut self, name: &str, span: Span, gathered: &mut Gathered) {
        let matching = self.open.iter().rposition(|(open, _)| open == name);
        let between = matching.map(|at| &self.open[at + 1..]);
        let crossed = between
            .and_then(|all| all.iter().find(|(open, _)| !OPTIONAL.contains(&&**open)).cloned());
        let message = match (matching, crossed) {
            (None, _) => format!("`{name}` ends here and was not begun"),
            (Some(_), Some((open, _))) => format!("`{name}` ends here before `{open}` in it does"),
            (Some(_), None) => String::new(),
        };
        if !message.is_empty() {
            gathered.report(Code::MalformedPage, span, message, HELP);
        }
        if let Some(at) = matching {
            let ended = self.open.drain(at..);
            self.foreign -= ended.filter(|(name, _)| is_foreign(name)).count();
        }
    }

    /// The page ends.
    pub fn finish(self, gathered: &mut Gathered) {
        let open = self.open.into_iter().find(|(name, _)| !OPTIONAL.contains(&&**name));
        if let Some((name, span)) = open {
            let message = format!("the page breaks off: this `{name}` does not end");
            gathered.report(Code::MalformedPage, span, message, HELP);
        }
    }
}

fn is_foreign(name: &str) -> bool {
    matches!(name, "svg" | "math")
}
