//! What the page of a translation shows: its own words, and the English of those that it lacks.

use std::sync::Arc;

use super::pairing::{Pairing, State};
use crate::leaflet::{Block, Document, Unit};

/// A block or a text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shown<T> {
    /// Translated.
    Translated(T),
    /// Translated, from words that the English no longer has.
    OutOfDate(T),
    /// In English.
    English(T),
}

/// The texts of a file, each with its key. `keeps_older` shows translations of words that have
/// changed since; otherwise the English stands in.
pub fn shown_texts(
    pairing: &Pairing,
    keeps_older: bool,
) -> impl Iterator<Item = (&str, Shown<&str>)> {
    pairing.pairs.iter().map(move |pair| {
        let english = &pairing.english[pair.english];
        let translated = pair.translated.map(|number| &*pairing.translated[number].text);
        let is_older = matches!(pair.state, State::OutOfDate { .. });
        let shown = match translated {
            Some(text) if !is_older => Shown::Translated(text),
            Some(text) if keeps_older => Shown::OutOfDate(text),
            _ => Shown::English(&*english.text),
        };
        (&*english.kind, shown)
    })
}

/// The blocks of a page, in the order of the English. `keeps_older` shows translations of words
/// that have changed since; otherwise the English stands in.
#[must_use]
pub fn shown_blocks(
    english: &Document,
    translated: &Document,
    pairing: &Pairing,
    keeps_older: bool,
) -> Vec<Shown<Arc<Block>>> {
    let english_blocks = block_of_each(&pairing.english, &english.blocks);
    let translated_blocks = block_of_each(&pairing.translated, &translated.blocks);
    let choose = |(number, block): (usize, &Arc<Block>)| {
        let pairs =
            pairing.pairs.iter().filter(|pair| english_blocks[pair.english] == Some(number));
        let parts: Option<Vec<usize>> = pairs.clone().map(|pair| pair.translated).collect();
        let found = parts.and_then(|parts| whole_block(&parts, &translated_blocks));
        let is_older = pairs.clone().any(|pair| matches!(pair.state, State::OutOfDate { .. }));
        match found.map(|found| Arc::clone(&translated.blocks[found])) {
            Some(found) if !is_older => Shown::Translated(found),
            Some(found) if keeps_older => Shown::OutOfDate(found),
            _ => Shown::English(Arc::clone(block)),
        }
    };
    english.blocks.iter().enumerate().map(choose).collect()
}

/// For each part the block that it stands in; those of the front matter stand in none.
fn block_of_each(units: &[Unit], blocks: &[Arc<Block>]) -> Vec<Option<usize>> {
    let holds = |block: &Arc<Block>, unit: &Unit| {
        (block.span.start..block.span.end).contains(&unit.span.start)
    };
    units.iter().map(|unit| blocks.iter().position(|block| holds(block, unit))).collect()
}

/// The block that has just these parts.
fn whole_block(parts: &[usize], block_of: &[Option<usize>]) -> Option<usize> {
    let block = block_of[*parts.first()?]?;
    let all: Vec<usize> =
        (0..block_of.len()).filter(|part| block_of[*part] == Some(block)).collect();
    (all == parts).then_some(block)
}
