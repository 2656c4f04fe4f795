//! Puts blocks that came back into the text of their file, and leaves all others as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

use super::blocks::blocks;
use super::coded::Coded;
use super::fit::Fitted;
use super::scalar::scalar;
use super::sheet::Sheet;
use crate::diagnostic::{Code as Problem, Diagnostics, Span};
use crate::leaflet::Unit;
use crate::translation::{Pairing, Record};

/// What becomes of a file.
#[derive(Debug)]
pub struct Composed {
    /// The file of the translation, from the folder of the site.
    pub path: PathBuf,
    /// Its text; nothing if it stays as it is.
    pub text: Option<String>,
    /// What it was made from.
    pub record: Record,
    /// How many blocks have new words.
    pub changed: usize,
    /// How many blocks keep their words, which say what the English says now.
    pub accepted: usize,
}

/// The file of `sheet` with the blocks `fitted` in it. What cannot be put into it is in
/// `diagnostics`; nothing if that is all.
#[must_use]
pub fn compose(
    sheet: &Sheet<'_>,
    fitted: &BTreeMap<usize, Fitted>,
    diagnostics: &mut Diagnostics,
) -> Option<Composed> {
    let mut composer = Composer {
        sheet,
        texts: written(sheet, fitted, diagnostics),
        fitted,
        edits: Vec::new(),
        diagnostics,
    };
    composer.compose()
}

/// The new words of each English part, as the file writes them.
fn written(
    sheet: &Sheet<'_>,
    fitted: &BTreeMap<usize, Fitted>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<usize, String> {
    let mut texts = BTreeMap::new();
    for (number, fitted) in fitted {
        let Some(coded) = &fitted.text else { continue };
        match text_of(sheet, *number, coded) {
            Some(text) => {
                texts.insert(*number, text);
            }
            None => diagnostics.report(
                Problem::CodesDiffer,
                fitted.place.clone(),
                "Markdown cannot write these words with these codes",
                "This translation is not taken over. A code around words needs words in it, and should begin and end beside a space or a sign.",
            ),
        }
    }
    texts
}

fn text_of(sheet: &Sheet<'_>, number: usize, coded: &Coded) -> Option<String> {
    if sheet.is_value(number) {
        return Some(scalar(&coded.plain()));
    }
    let text = coded.markdown()?;
    let is_cell = sheet.pairing.english[number].kind.ends_with("cell");
    Some(if is_cell { with_escaped_bars(&text) } else { text })
}

/// A bar would end the cell.
fn with_escaped_bars(text: &str) -> String {
    text.replace("\\|", "|").replace('|', "\\|")
}

struct Composer<'a, 's> {
    sheet: &'a Sheet<'s>,
    texts: BTreeMap<usize, String>,
    fitted: &'a BTreeMap<usize, Fitted>,
    /// Ranges of the translation with what stands there instead, in no order.
    edits: Vec<(Span, String)>,
    diagnostics: &'a mut Diagnostics,
}

impl Composer<'_, '_> {
    fn compose(&mut self) -> Option<Composed> {
        let (text, pairing) = loop {
            let text = self.text()?;
            let pairing = self.sheet.paired_with(&text);
            if !self.give_up_what_reads_otherwise(&pairing) {
                break (text, pairing);
            }
        };
        let is_accepted = |number: &&usize| self.fitted[*number].text.is_none();
        let accepted = self.fitted.keys().filter(is_accepted).count();
        if self.texts.is_empty() && accepted == 0 {
            return None;
        }
        let record = pairing.record_as(|number| {
            let fitted = self.fitted.get(&number)?;
            let is_in = fitted.text.is_none() || self.texts.contains_key(&number);
            is_in.then(|| fitted.english.clone())
        });
        Some(Composed {
            path: self.sheet.path.clone(),
            text: (!self.texts.is_empty()).then_some(text),
            record,
            changed: self.texts.len(),
            accepted,
        })
    }

    /// The text of the file with the blocks in it.
    fn text(&mut self) -> Option<String> {
        let base = match self.sheet.translated {
            Some(source) => source.text().to_owned(),
            None => self.front_matter()?,
        };
        self.replace_parts();
        self.insert_values(&base);
        self.place_blocks(&base);
        Some(with_edits(&base, std::mem::take(&mut self.edits)))
    }

    /// Gives blocks up that the file, as `pairing` reads it, has not in their place or not with
    /// their words. Says whether there are any.
    fn give_up_what_reads_otherwise(&mut self, pairing: &Pairing) -> bool {
        let stands = |number: usize| {
            let wanted = self.fitted[&number].text.as_ref()?;
            let unit = &pairing.translated[pairing.pairs[number].translated?];
            let read = self.sheet.coded(number, &unit.text);
            read.says_the_same_as(wanted).then_some(())
        };
        let numbers = self.texts.keys().copied();
        let lost: Vec<usize> = numbers.filter(|number| stands(*number).is_none()).collect();
        for number in &lost {
            self.give_up(
                *number,
                "in its file these words would read as something else than one block",
                "This translation stays in the file that came back. Put it into the file by hand.",
            );
        }
        !lost.is_empty()
    }

    fn pairing(&self) -> &Pairing {
        &self.sheet.pairing
    }

    /// Gives a block up, and says why.
    fn give_up(&mut self, number: usize, message: &str, help: &str) {
        self.texts.remove(&number);
        if let Some(fitted) = self.fitted.get(&number) {
            self.diagnostics.report(Problem::UnplacedBlock, fitted.place.clone(), message, help);
        }
    }

    /// The front matter of a file that is not there yet.
    fn front_matter(&mut self) -> Option<String> {
        const KEYS: [&str; 3] = ["title", "tab_title", "summary"];
        let mut text = String::from("---\n");
        for key in KEYS {
            let number = self.pairing().english.iter().position(|unit| unit.kind == key);
            let Some(value) = number.and_then(|number| self.texts.get(&number)) else {
                let numbers: Vec<usize> = self.texts.keys().copied().collect();
                for number in numbers {
                    self.give_up(
                        number,
                        &format!("this page has no translated {key} yet, so its file cannot be begun"),
                        "Translate the title, the tab title and the summary of the page, too. This translation stays in the file that came back.",
                    );
                }
                return None;
            };
            text.extend([key, ": ", value, "\n"]);
        }
        text.push_str("status: draft\n---\n");
        Some(text)
    }

    /// Replaces the words of parts that are translated already.
    fn replace_parts(&mut self) {
        for (number, text) in &self.texts {
            if let Some(translated) = self.sheet.pairing.pairs[*number].translated {
                let span = self.sheet.pairing.translated[translated].span;
                self.edits.push((span, text.clone()));
            }
        }
    }

    /// Adds values of the front matter that the file does not have yet.
    fn insert_values(&mut self, base: &str) {
        if self.sheet.translated.is_none() {
            return;
        }
        let front = &base[..self.sheet.translated_body];
        let end = front.trim_end().rfind('\n').map_or(0, |at| at + 1);
        for (number, text) in &self.texts {
            let is_missing = self.sheet.pairing.pairs[*number].translated.is_none();
            if is_missing && self.sheet.is_value(*number) {
                let key = &self.sheet.pairing.english[*number].kind;
                self.edits.push((Span::new(end, end), format!("{key}: {text}\n")));
            }
        }
    }

    /// Puts parts that the translation does not have yet at their place.
    fn place_blocks(&mut self, base: &str) {
        let english = self.sheet.original.text();
        let body = Span::new(self.sheet.body, english.len());
        let start =
            if self.sheet.translated.is_some() { self.sheet.translated_body } else { base.len() };
        let there = blocks(base, Span::new(start, base.len()));
        for block in blocks(english, body) {
            let parts = parts_in(&self.pairing().english, block);
            let is_new = |number: usize| {
                self.pairing().pairs[number].translated.is_none()
                    && self.texts.contains_key(&number)
            };
            if parts.clone().any(is_new) {
                let behind = self.end_of_what_is_before(&parts, &there).unwrap_or(start);
                self.place_block(block, parts, base, &there, behind);
            }
        }
    }

    /// Where in the translation that ends which says what is before these parts of the English.
    fn end_of_what_is_before(&self, parts: &Range<usize>, there: &[Span]) -> Option<usize> {
        let span = |number: usize| {
            let translated = self.pairing().pairs[number].translated?;
            Some(self.pairing().translated[translated].span)
        };
        let before = (0..parts.start).rev().find_map(span)?;
        let held = there.iter().find(|held| contains(**held, before))?;
        let after = (parts.end..self.pairing().pairs.len()).find_map(span);
        // Two lists without what stands between them are one.
        let is_cut = after.is_some_and(|after| contains(*held, after));
        Some(if is_cut { before.end } else { held.end })
    }

    fn place_block(
        &mut self,
        block: Span,
        parts: Range<usize>,
        base: &str,
        there: &[Span],
        behind: usize,
    ) {
        const LATER: &str = "This translation stays in the file that came back. Translate the other parts of the same list, table or component, too, and import the file again.";
        let missing: Vec<usize> = parts
            .clone()
            .filter(|number| {
                let unit = &self.pairing().english[*number];
                unit.is_text
                    && self.pairing().pairs[*number].translated.is_none()
                    && !self.texts.contains_key(number)
            })
            .collect();
        let given: Vec<usize> =
            parts.clone().filter(|number| self.texts.contains_key(number)).collect();
        if let Some(first) = missing.first() {
            let line = self.sheet.original.position(self.pairing().english[*first].span.start).line;
            let message =
                format!("this is a part of something of which line {line} is not translated yet");
            let new: Vec<usize> = given
                .into_iter()
                .filter(|number| self.pairing().pairs[*number].translated.is_none())
                .collect();
            return new.into_iter().for_each(|number| self.give_up(number, &message, LATER));
        }
        let present: BTreeSet<usize> =
            parts.clone().filter_map(|number| self.pairing().pairs[number].translated).collect();
        let text = self.rebuilt(block, parts, base);
        if present.is_empty() {
            let new = if behind == self.sheet.translated_body || self.sheet.translated.is_none() {
                format!("\n{text}\n")
            } else {
                format!("\n\n{text}")
            };
            self.edits.push((Span::new(behind, behind), new));
            return;
        }
        let spans: Vec<Span> =
            present.iter().map(|number| self.pairing().translated[*number].span).collect();
        let held = there.iter().find(|held| spans.iter().all(|span| contains(**held, *span)));
        let whole = held.filter(|held| {
            let inside = parts_in(&self.pairing().translated, **held);
            inside.into_iter().all(|number| present.contains(&number))
        });
        let Some(whole) = whole else {
            const BY_HAND: &str = "This translation stays in the file that came back. Put it into the file by hand, at the same place as in the English.";
            let message = "the translation is built in another way than the English here";
            let new: Vec<usize> = given
                .into_iter()
                .filter(|number| self.pairing().pairs[*number].translated.is_none())
                .collect();
            return new.into_iter().for_each(|number| self.give_up(number, message, BY_HAND));
        };
        self.edits.retain(|(span, _)| !contains(*whole, *span));
        self.edits.push((*whole, text));
    }

    /// A block of the English with the words of the translation.
    fn rebuilt(&self, block: Span, parts: Range<usize>, base: &str) -> String {
        let english = self.sheet.original.text();
        let edits = parts.filter_map(|number| {
            let unit = &self.pairing().english[number];
            let present = self.pairing().pairs[number].translated;
            let text = self.texts.get(&number).cloned().or_else(|| {
                let span = self.pairing().translated[present.filter(|_| unit.is_text)?].span;
                Some(base[span.start..span.end].to_owned())
            })?;
            Some((Span::new(unit.span.start - block.start, unit.span.end - block.start), text))
        });
        with_edits(&english[block.start..block.end], edits.collect())
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

/// A text with some of its ranges replaced; those at one place keep their order.
fn with_edits(text: &str, mut edits: Vec<(Span, String)>) -> String {
    edits.sort_by_key(|(span, _)| *span);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in edits {
        out.push_str(&text[at..span.start.max(at)]);
        out.push_str(&new);
        at = span.end.max(at);
    }
    out.push_str(&text[at..]);
    out
}
