//! The HTML of a body while it is written.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::inlines::push_inlines;
use crate::language::Furniture;
use crate::leaflet::{Block, BlockKind, Inline, LabelledItem};

/// Adds one block, whatever it is.
pub type PushBlock = fn(&mut Writer<'_>, &Block);

/// A body that is being written.
pub struct Writer<'a> {
    /// The HTML so far.
    pub out: String,
    /// The words of the furniture, in the language of the text.
    pub furniture: &'a Furniture,
    push_block: PushBlock,
    landmarks: BTreeMap<String, usize>,
    numbered: usize,
}

impl<'a> Writer<'a> {
    /// Begins an empty body; `push_block` is how blocks inside other blocks are added.
    pub fn new(furniture: &'a Furniture, push_block: PushBlock) -> Self {
        let out = String::with_capacity(16 * 1024);
        Self { out, furniture, push_block, landmarks: BTreeMap::new(), numbered: 0 }
    }

    /// A name for a landmark that no other landmark of this body has.
    pub fn landmark_name(&mut self, name: String) -> String {
        let uses = self.landmarks.entry(name.clone()).or_default();
        *uses += 1;
        if *uses == 1 { name } else { format!("{name} ({uses})") }
    }

    /// A number that no other part of this body has, for ids.
    pub fn next_number(&mut self) -> usize {
        self.numbered += 1;
        self.numbered
    }

    /// Adds blocks.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            (self.push_block)(self, block);
        }
    }

    /// Adds HTML that is known to be safe.
    pub fn add(&mut self, html: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(html);
    }

    /// Adds `<tag>` with a run of inlines.
    pub fn element(&mut self, tag: &str, content: &[Inline]) {
        self.out.push('<');
        self.out.push_str(tag);
        self.out.push('>');
        push_inlines(&mut self.out, content);
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// Adds the label of an item as a paragraph of `class`, and its text.
    pub fn labelled_item(&mut self, item: &LabelledItem, class: &str) {
        self.add(format_args!("<p class=\"{class}\">"));
        push_inlines(&mut self.out, &item.label);
        self.out.push_str("</p>");
        self.blocks(&item.blocks);
    }

    /// Adds a list between two tags; an item of one paragraph holds its words directly.
    pub fn items(&mut self, open: &str, items: &[Vec<Block>], close: &str) {
        self.out.push_str(open);
        for item in items {
            self.out.push_str("<li>");
            match item.as_slice() {
                [Block { kind: BlockKind::Paragraph(content), .. }] => {
                    push_inlines(&mut self.out, content);
                }
                blocks => self.blocks(blocks),
            }
            self.out.push_str("</li>");
        }
        self.out.push_str(close);
    }
}
