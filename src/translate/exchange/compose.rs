//! Puts blocks that came back into the text of their file, and leaves all others as they are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::edits::{Edits, NewTexts, Refusal, with_edits};
use super::fit::Fitted;
use super::keys::with_key;
use super::place::place_blocks;
use super::scalar::{quoted, scalar};
use super::sheet::{Sheet, Slot, text_in};
use crate::diagnostic::{Code as Problem, Diagnostics, Span};
use crate::translation::{Pairing, Record, State};

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
    fitted: &BTreeMap<Slot, Fitted>,
    diagnostics: &mut Diagnostics,
) -> Option<Composed> {
    let mut composer = Composer { sheet, texts: BTreeMap::new(), fitted, diagnostics };
    composer.write_texts();
    composer.compose()
}

struct Composer<'a, 's> {
    sheet: &'a Sheet<'s>,
    texts: NewTexts,
    fitted: &'a BTreeMap<Slot, Fitted>,
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
        let accepted = self.fitted.values().filter(|fitted| fitted.text.is_none()).count();
        if self.texts.is_empty() && accepted == 0 {
            return None;
        }
        Some(Composed {
            path: self.sheet.path().to_owned(),
            text: (!self.texts.is_empty()).then_some(text),
            record: pairing.record_as(|number| self.made_from(number)),
            changed: self.texts.len(),
            accepted,
        })
    }

    /// The new words of each block, as the file writes them.
    fn write_texts(&mut self) {
        for (slot, fitted) in self.fitted {
            let Some(coded) = &fitted.text else { continue };
            let text = if self.sheet.is_value(*slot) {
                Some(scalar(&coded.plain()))
            } else {
                let is_cell = self.sheet.unit(*slot).kind.ends_with("cell");
                coded.markdown().map(|text| if is_cell { with_escaped_bars(&text) } else { text })
            };
            match text {
                Some(text) => {
                    self.texts.insert(*slot, text);
                }
                None => self.diagnostics.report(
                    Problem::CodesDiffer,
                    fitted.place.clone(),
                    "Markdown cannot write these words with these codes",
                    "This translation is not taken over. A code around words needs words in it, and should begin and end beside a space or a sign.",
                ),
            }
        }
    }

    /// What a part of the English, by its number, was translated from; nothing if that is as it
    /// was. Words for a number are recorded when all their forms are known to say it.
    fn made_from(&self, number: usize) -> Option<String> {
        let is_in = |slot: &Slot| {
            let fitted = self.fitted.get(slot)?;
            (fitted.text.is_none() || self.texts.contains_key(slot)).then_some(fitted)
        };
        let slots = self.sheet.slots().into_iter().filter(|slot| slot.number == number);
        let slots: Vec<Slot> = slots.collect();
        let found: Vec<&Fitted> = slots.iter().filter_map(is_in).collect();
        let is_current =
            slots.first().is_some_and(|slot| *self.sheet.state(*slot) == State::Current);
        let is_whole = found.len() == slots.len() || is_current;
        found.first().filter(|_| is_whole).map(|fitted| fitted.english.clone())
    }

    /// The text of the file with the blocks in it.
    fn text(&mut self) -> Option<String> {
        let base = match self.sheet.translated_file() {
            Some(file) => file.text().to_owned(),
            None if self.sheet.has_keys() => String::new(),
            None => self.front_matter()?,
        };
        let mut edits = self.replacements();
        if self.sheet.has_keys() {
            let text = with_edits(&base, edits);
            return Some(self.with_new_keys(text));
        }
        edits.extend(self.new_values(&base));
        let refusals = place_blocks(self.sheet, &self.texts, &base, &mut edits);
        if refusals.is_empty() {
            return Some(with_edits(&base, edits));
        }
        for refusal in refusals {
            self.give_up(refusal);
        }
        self.text()
    }

    /// Gives a block up, and says why.
    fn give_up(&mut self, refusal: Refusal) {
        let Refusal { slot, message, help } = refusal;
        self.texts.remove(&slot);
        if let Some(fitted) = self.fitted.get(&slot) {
            let place = fitted.place.clone();
            self.diagnostics.report(Problem::UnplacedBlock, place, message, help);
        }
    }

    /// Gives blocks up that the file, as `pairing` reads it, has not in their place or not with
    /// their words. Says whether there are any.
    fn give_up_what_reads_otherwise(&mut self, pairing: &Pairing) -> bool {
        let stands = |slot: Slot| {
            let (_, read) = text_in(pairing, slot)?;
            let wanted = self.fitted[&slot].text.as_ref()?;
            self.sheet.coded(slot, read).says_the_same_as(wanted).then_some(())
        };
        let slots = self.texts.keys().copied();
        let lost: Vec<Slot> = slots.filter(|slot| stands(*slot).is_none()).collect();
        for slot in &lost {
            self.give_up(Refusal {
                slot: *slot,
                message: "in its file these words would read as something else than one block".to_owned(),
                help: "This translation stays in the file that came back. Put it into the file by hand.",
            });
        }
        !lost.is_empty()
    }

    /// The front matter of a leaflet that is not there yet.
    fn front_matter(&mut self) -> Option<String> {
        const KEYS: [&str; 3] = ["title", "tab_title", "summary"];
        let mut text = String::from("---\n");
        for key in KEYS {
            let slots = self.sheet.slots();
            let slot = slots.iter().find(|slot| self.sheet.unit(**slot).kind == key);
            let Some(value) = slot.and_then(|slot| self.texts.get(slot)) else {
                for slot in std::mem::take(&mut self.texts).into_keys() {
                    self.give_up(Refusal {
                        slot,
                        message: format!("this page has no translated {key} yet, so its file cannot be begun"),
                        help: "Translate the title, the tab title and the summary of the page, too. This translation stays in the file that came back.",
                    });
                }
                return None;
            };
            text.extend([key, ": ", value, "\n"]);
        }
        text.push_str("status: draft\n---\n");
        Some(text)
    }

    /// New words in the place of older ones.
    fn replacements(&self) -> Edits {
        let file = self.sheet.translated_file().map_or("", |file| file.text());
        let edit = |(slot, text): (&Slot, &String)| {
            let (span, _) = self.sheet.translated_text(*slot)?;
            // Other signs mean something in `{ one: … }` than on a line of its own.
            let is_quoted = file[span.start..].starts_with(['"', '\'']);
            let text =
                if self.sheet.is_value(*slot) && is_quoted { quoted(text) } else { text.clone() };
            Some((span, text))
        };
        self.texts.iter().filter_map(edit).collect()
    }

    /// The new words that the translation has no others for.
    fn additions(&self) -> Vec<(Slot, String)> {
        let is_new = |(slot, _): &(&Slot, &String)| self.sheet.translated_text(**slot).is_none();
        let new = self.texts.iter().filter(is_new);
        new.map(|(slot, text)| (*slot, text.clone())).collect()
    }

    /// Values that the front matter of a leaflet does not have yet.
    fn new_values(&self, base: &str) -> Edits {
        if self.sheet.translated_file().is_none() {
            return Vec::new();
        }
        let front = &base[..self.sheet.translated_body];
        let end = front.trim_end().rfind('\n').map_or(0, |at| at + 1);
        let values = self.additions().into_iter().filter(|(slot, _)| self.sheet.is_value(*slot));
        let edit = |(slot, text): (Slot, String)| {
            (Span::new(end, end), format!("{}: {text}\n", self.sheet.kind(slot)))
        };
        values.map(edit).collect()
    }

    /// A file of keys with those that it does not have yet.
    fn with_new_keys(&mut self, mut text: String) -> String {
        for (slot, value) in self.additions() {
            let path = self.sheet.kind(slot);
            let keys: Vec<&str> = path.split('.').collect();
            if let Some(longer) = with_key(&text, &keys, &value) {
                text = longer;
            } else {
                self.give_up(Refusal {
                    slot,
                    message: format!("`{path}` cannot be added to {}", self.sheet.path().display()),
                    help: "Put the keys of that file on lines of their own, and import the file again.",
                });
            }
        }
        text
    }
}

/// A bar would end the cell.
fn with_escaped_bars(text: &str) -> String {
    text.replace("\\|", "|").replace('|', "\\|")
}
