//! Signs of a font that stand for more than one text in the same document, as a letter does that has
//! a vowel mark in one word and none in another. A file tells the text of a sign once; wherever a
//! sign says something else, its text is written beside it, and readers get it by itself.

#![allow(
    clippy::mutable_key_type,
    reason = "a font is told apart by its data, which never changes"
)]

use std::collections::{HashMap, HashSet};

use typst::layout::{Frame, FrameItem};
use typst::text::{FontInstance, TextItem};
use typst_layout::PagedDocument;

type Sign = (FontInstance, u16);

/// The signs of a document with more than one text.
#[derive(Default)]
pub struct AmbiguousSigns(HashSet<Sign>);

impl AmbiguousSigns {
    /// Finds them.
    #[must_use]
    pub fn of(document: &PagedDocument) -> Self {
        let mut texts: HashMap<Sign, &str> = HashMap::new();
        let mut ambiguous = HashSet::new();
        for page in document.pages() {
            find(&page.frame, &mut texts, &mut ambiguous);
        }
        Self(ambiguous)
    }

    /// Whether a glyph of `text` is one of them.
    #[must_use]
    pub fn has(&self, text: &TextItem, glyph: u16) -> bool {
        !self.0.is_empty() && self.0.contains(&(text.font.clone(), glyph))
    }
}

fn find<'f>(frame: &'f Frame, texts: &mut HashMap<Sign, &'f str>, ambiguous: &mut HashSet<Sign>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => find(&group.frame, texts, ambiguous),
            FrameItem::Text(text) => {
                for glyph in &text.glyphs {
                    let sign = (text.font.clone(), glyph.id);
                    let says = &text.text[glyph.range()];
                    if *texts.entry(sign.clone()).or_insert(says) != says {
                        ambiguous.insert(sign);
                    }
                }
            }
            FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => {}
        }
    }
}
