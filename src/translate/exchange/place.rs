//! Finds the place of blocks of a leaflet that its translation does not have yet.

use std::collections::BTreeSet;
use std::ops::Range;

use super::blocks::blocks;
use super::edits::{Edits, NewTexts, Refusal, with_edits};
use super::sheet::{Sheet, Slot};
use crate::diagnostic::Span;
use crate::leaflet::Unit;
use crate::translation::Pairing;

/// Adds the new ones of `texts` to the edits of the translation `base`, each with the outermost
/// block of the English that it is a part of. Returns those that find no place.
#[must_use]
pub fn place_blocks(
    sheet: &Sheet<'_>,
    texts: &NewTexts,
    base: &str,
    edits: &mut Edits,
) -> Vec<Refusal> {
    let is_there = sheet.translated_file().is_some();
    let start = if is_there { sheet.translated_body } else { base.len() };
    let there = blocks(base, Span::new(start, base.len()));
    let mut placer = Placer {
        sheet,
        pairing: sheet.pairing(),
        texts,
        base,
        start,
        there,
        edits,
        refusals: Vec::new(),
    };
    for block in blocks(sheet.english_file().text(), sheet.english_body()) {
        let parts = parts_in(&sheet.pairing().english, block);
        if parts.clone().any(|number| placer.is_new(number)) {
            placer.place(block, &parts);
        }
    }
    placer.refusals
}

struct Placer<'a, 's> {
    sheet: &'a Sheet<'s>,
    pairing: &'a Pairing,
    texts: &'a NewTexts,
    base: &'a str,
    /// Where the text of the translation begins behind its front matter.
    start: usize,
    /// The outermost blocks of the translation.
    there: Vec<Span>,
    edits: &'a mut Edits,
    refusals: Vec<Refusal>,
}

impl Placer<'_, '_> {
    fn new_text(&self, number: usize) -> Option<&String> {
        self.texts.get(&Slot { number, form: None })
    }

    fn is_new(&self, number: usize) -> bool {
        self.pairing.pairs[number].translated.is_none() && self.new_text(number).is_some()
    }

    /// Where the translation of an English part stands.
    fn span_of(&self, number: usize) -> Option<Span> {
        Some(self.pairing.translated[self.pairing.pairs[number].translated?].span)
    }

    fn place(&mut self, block: Span, parts: &Range<usize>) {
        let missing = parts.clone().find(|number| {
            let is_text = self.pairing.english[*number].is_text;
            is_text && self.span_of(*number).is_none() && self.new_text(*number).is_none()
        });
        if let Some(missing) = missing {
            let line = self.pairing.english[missing].span.start;
            let line = self.sheet.english_file().position(line).line;
            return self.refuse(
                parts,
                &format!("this is a part of something of which line {line} is not translated yet"),
                "This translation stays in the file that came back. Translate the other parts of the same list, table or component, too, and import the file again.",
            );
        }
        let text = self.rebuilt(block, parts);
        let present: BTreeSet<usize> =
            parts.clone().filter_map(|number| self.pairing.pairs[number].translated).collect();
        if present.is_empty() {
            return self.insert(parts, &text);
        }
        match self.whole(&present) {
            Some(whole) => {
                self.edits.retain(|(span, _)| !contains(whole, *span));
                self.edits.push((whole, text));
            }
            None => self.refuse(
                parts,
                "the translation is built in another way than the English here",
                "This translation stays in the file that came back. Put it into the file by hand, at the same place as in the English.",
            ),
        }
    }

    fn refuse(&mut self, parts: &Range<usize>, message: &str, help: &'static str) {
        let new = parts.clone().filter(|number| self.is_new(*number));
        let refusal = |number: usize| {
            let slot = Slot { number, form: None };
            Refusal { slot, message: message.to_owned(), help }
        };
        let refusals: Vec<Refusal> = new.map(refusal).collect();
        self.refusals.extend(refusals);
    }

    /// Puts a whole block behind what is before it in the English.
    fn insert(&mut self, parts: &Range<usize>, text: &str) {
        let before = self.end_of_what_is_before(parts);
        let at = before.unwrap_or(self.start);
        let text = if before.is_some() { format!("\n\n{text}") } else { format!("\n{text}\n") };
        self.edits.push((Span::new(at, at), text));
    }

    /// Where in the translation that ends which says what is before these parts of the English.
    fn end_of_what_is_before(&self, parts: &Range<usize>) -> Option<usize> {
        let body = self.sheet.english_body();
        let is_in_body = |number: &usize| contains(body, self.pairing.english[*number].span);
        let before = (0..parts.start)
            .rev()
            .take_while(is_in_body)
            .find_map(|number| self.span_of(number))?;
        let held = self.there.iter().find(|held| contains(**held, before))?;
        let after = (parts.end..self.pairing.pairs.len()).find_map(|number| self.span_of(number));
        // Two lists without what stands between them are one.
        let is_cut = after.is_some_and(|after| contains(*held, after));
        Some(if is_cut { before.end } else { held.end })
    }

    /// The block of the translation that holds these parts of it and no others.
    fn whole(&self, present: &BTreeSet<usize>) -> Option<Span> {
        let spans: Vec<Span> =
            present.iter().map(|number| self.pairing.translated[*number].span).collect();
        let holds_all = |held: &&Span| spans.iter().all(|span| contains(**held, *span));
        let held = *self.there.iter().find(holds_all)?;
        let mut inside = parts_in(&self.pairing.translated, held);
        inside.all(|number| present.contains(&number)).then_some(held)
    }

    /// A block of the English with the words of the translation.
    fn rebuilt(&self, block: Span, parts: &Range<usize>) -> String {
        let edit = |number: usize| {
            let unit = &self.pairing.english[number];
            let text = self.new_text(number).cloned().or_else(|| {
                let span = self.span_of(number).filter(|_| unit.is_text)?;
                Some(self.base[span.start..span.end].to_owned())
            })?;
            Some((Span::new(unit.span.start - block.start, unit.span.end - block.start), text))
        };
        let english = self.sheet.english_file().text();
        with_edits(&english[block.start..block.end], parts.clone().filter_map(edit).collect())
    }
}

/// The numbers of the parts that stand in `block`.
fn parts_in(units: &[Unit], block: Span) -> Range<usize> {
    let start = units.partition_point(|unit| unit.span.start < block.start);
    let end = units.partition_point(|unit| unit.span.start < block.end);
    start..end.max(start)
}

const fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
