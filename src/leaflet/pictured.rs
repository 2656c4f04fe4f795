//! From the inside of a component to words with a picture beside them: the rows of Easy Read, and
//! the stations of a path.

use super::component::Inside;
use super::document::{Block, BlockKind, Inline, Row, Station};
use super::placeholder::Placeholder;
use crate::diagnostic::Spanned;

/// What an author can write for a row.
const ROW: &str = "Write for example `- {{ picture.letter }} You get a letter.`";
/// What an author can write for a station.
const STATION: &str =
    "Write for example `- {{ picture.worry }} **Someone is worried.** They tell the council.`";
/// What an author can write for a way that ends.
const EXIT: &str = "Write the ends of the way as a list of short lines below the station.";

impl Inside<'_, '_> {
    /// The rows of Easy Read.
    pub(super) fn rows(&mut self, blocks: Vec<Block>) -> Option<Vec<Row<Spanned<String>>>> {
        let items = self.list(blocks)?;
        items.into_iter().map(|item| self.row(item)).collect()
    }

    fn row(&mut self, item: Vec<Block>) -> Option<Row<Spanned<String>>> {
        let (picture, words, rest) = self.beside_picture(item, ROW)?;
        if words.is_empty() {
            self.refuse(picture.span, "has a picture without words", ROW);
            return None;
        }
        if let Some(block) = rest.first() {
            let help = "Write one idea in a row, and the next one in a row of its own.";
            self.refuse(block.span, "holds one paragraph in each item", help);
            return None;
        }
        Some(Row { picture, words })
    }

    /// The stations of a path.
    pub(super) fn stations(&mut self, blocks: Vec<Block>) -> Option<Vec<Station<Spanned<String>>>> {
        let items = self.list(blocks)?;
        items.into_iter().map(|item| self.station(item)).collect()
    }

    fn station(&mut self, item: Vec<Block>) -> Option<Station<Spanned<String>>> {
        let (picture, words, rest) = self.beside_picture(item, STATION)?;
        let mut words = words.into_iter();
        let Some(Inline::Strong(label)) = words.next() else {
            self.refuse(picture.span, "needs bold words behind each picture", STATION);
            return None;
        };
        let words = without_space(words.collect());
        let mut exits = Vec::new();
        for block in rest {
            let BlockKind::List { items, .. } = block.kind else {
                self.refuse(block.span, "holds one paragraph in each item", EXIT);
                return None;
            };
            for item in items {
                exits.push(self.exit(item)?);
            }
        }
        Some(Station { picture, label, words, exits })
    }

    fn exit(&mut self, item: Vec<Block>) -> Option<Vec<Inline>> {
        let span = item.first().map(|block| block.span);
        let mut blocks = item.into_iter();
        let first = blocks.next().map(|block| block.kind);
        if let (Some(BlockKind::Paragraph(words)), None) = (first, blocks.next()) {
            return Some(words);
        }
        self.refuse(span.unwrap_or(self.line), "has an end of more than one line", EXIT);
        None
    }

    /// The picture that an item begins with, the words of its line, and the blocks below.
    fn beside_picture(
        &mut self,
        item: Vec<Block>,
        help: &str,
    ) -> Option<(Spanned<String>, Vec<Inline>, Vec<Block>)> {
        let span = item.first().map_or(self.line, |block| block.span);
        let mut blocks = item.into_iter();
        if let Some(Block { kind: BlockKind::Paragraph(words), .. }) = blocks.next() {
            let mut words = words.into_iter();
            if let Some(Inline::Placeholder(Spanned { value: Placeholder::Picture(id), span })) =
                words.next()
            {
                let picture = Spanned::new(id, span);
                return Some((picture, without_space(words.collect()), blocks.collect()));
            }
        }
        self.refuse(span, "needs a picture at the start of each item", help);
        None
    }
}

/// Drops the space between a picture, or bold words, and what follows.
fn without_space(mut words: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text(text)) = words.first_mut() {
        *text = text.trim_start().to_owned();
        if text.is_empty() {
            words.remove(0);
        }
    }
    words
}
