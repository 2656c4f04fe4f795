//! A leaflet's text with its front matter, as the parts that are translated one by one.

use crate::diagnostic::{Span, Spanned};
use crate::leaflet::{Unit, units};

/// A text with its front matter, in one language.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The text of the file.
    pub text: &'a str,
    /// The heading of the page.
    pub title: &'a Spanned<String>,
    /// What the browser's tab shows.
    pub tab_title: &'a Spanned<String>,
    /// One or two sentences for lists.
    pub summary: &'a Spanned<String>,
    /// Where the text begins behind the front matter, and ends.
    pub body: Span,
}

impl Side<'_> {
    /// Its parts: those of the front matter, then those of the text.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        let front =
            [("title", self.title), ("tab_title", self.tab_title), ("summary", self.summary)];
        let of_front = front.into_iter().filter(|(_, text)| !text.value.is_empty());
        let of_front =
            of_front.map(|(key, text)| Unit::words(key.to_owned(), text.span, text.value.clone()));
        of_front.chain(units(self.text, self.body)).collect()
    }
}
