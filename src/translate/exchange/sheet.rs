//! A file of the site beside its translation, there or not, as texts that are translated one by
//! one.

use std::path::Path;
use std::sync::Arc;

use super::coded::Coded;
use crate::diagnostic::{SourceText, Span};
use crate::edition::PairedFile;
use crate::language::{Language, PluralForm};
use crate::leaflet::Unit;
use crate::source::{FileId, Source};
use crate::translation::{Pairing, State};

/// A text of a file: the number of its part in the English, and of words for a number the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The number, from 0.
    pub number: usize,
    /// The form, in the language of the translation.
    pub form: Option<PluralForm>,
}

/// A file and its translation.
pub struct Sheet<'s> {
    source: &'s Source,
    file: &'s PairedFile<'s>,
    /// Where what is no YAML begins in the English.
    body: usize,
    /// Where what is no YAML begins in the translation.
    pub translated_body: usize,
}

/// The sheets of `files` in the language `tag`.
#[must_use]
pub fn sheets<'s>(source: &'s Source, files: &'s [PairedFile<'s>], tag: &str) -> Vec<Sheet<'s>> {
    let of_language = files.iter().filter(|file| file.language.tag() == tag);
    of_language.map(|file| Sheet::new(source, file)).collect()
}

impl<'s> Sheet<'s> {
    fn new(source: &'s Source, file: &'s PairedFile<'s>) -> Self {
        let mut sheet = Self { source, file, body: usize::MAX, translated_body: usize::MAX };
        if let FileId::Leaflet(owner, id) = &file.id {
            let english = source.leaflets.get(owner).and_then(|leaflets| leaflets.get(id));
            let is_this =
                |into: &&crate::source::Translation| into.language.tag() == file.language.tag();
            let into = source.translations.iter().find(is_this);
            let translated = into.and_then(|into| into.leaflets.get(owner)?.get(id));
            sheet.body = english.map_or(0, |leaflet| leaflet.body.start);
            sheet.translated_body = translated.map_or(0, |leaflet| leaflet.body.start);
        }
        sheet
    }

    /// The language of the translation.
    #[must_use]
    pub const fn language(&self) -> &'s Arc<Language> {
        self.file.language
    }

    /// The file in the source language.
    #[must_use]
    pub const fn english_file(&self) -> &'s Arc<SourceText> {
        self.file.english
    }

    /// The text of that behind its front matter.
    #[must_use]
    pub fn english_body(&self) -> Span {
        let end = self.file.english.text().len();
        Span::new(self.body.min(end), end)
    }

    /// Where the translation stands, or would stand, from the folder of the site.
    #[must_use]
    pub fn path(&self) -> &'s Path {
        Path::new(&self.file.path)
    }

    /// The translation.
    #[must_use]
    pub const fn translated_file(&self) -> Option<&'s Arc<SourceText>> {
        self.file.translated
    }

    /// Whether all of it is keys with values.
    #[must_use]
    pub const fn has_keys(&self) -> bool {
        self.file.has_keys()
    }

    /// The parts of both.
    #[must_use]
    pub fn pairing(&self) -> &'s Pairing {
        &self.file.pairing
    }

    /// The parts of both if the translation had this text.
    #[must_use]
    pub fn paired_with(&self, text: &str) -> Pairing {
        self.file.paired_with(self.source, text)
    }

    /// The texts to translate, in the order of the English.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        let numbers = self.file.units().map(|unit| (unit.number - 1, unit.english));
        let slots = numbers.flat_map(|(number, unit)| {
            if unit.forms.is_empty() {
                return vec![Slot { number, form: None }];
            }
            let forms = self.file.language.plural_forms().into_iter();
            forms.map(|form| Slot { number, form: Some(form) }).collect()
        });
        slots.collect()
    }

    /// What a text is: `p`, `timeline/ul/li`, or the path of its key.
    #[must_use]
    pub fn kind(&self, slot: Slot) -> String {
        let kind = &self.unit(slot).kind;
        slot.form.map_or_else(|| kind.clone(), |form| format!("{kind}.{}", form.name()))
    }

    /// The English part that a text belongs to.
    #[must_use]
    pub fn unit(&self, slot: Slot) -> &'s Unit {
        &self.file.pairing.english[slot.number]
    }

    /// How that part stands.
    #[must_use]
    pub fn state(&self, slot: Slot) -> &'s State {
        &self.file.pairing.pairs[slot.number].state
    }

    /// Whether a text is a value in YAML.
    #[must_use]
    pub fn is_value(&self, slot: Slot) -> bool {
        self.unit(slot).span.start < self.body
    }

    /// The English text, with its codes.
    #[must_use]
    pub fn english(&self, slot: Slot) -> Coded {
        let unit = self.unit(slot);
        let of_form = |wanted| unit.forms.iter().find(|form| form.form == wanted);
        // English has fewer forms than most.
        let form = slot.form.and_then(|form| of_form(form).or_else(|| of_form(PluralForm::Other)));
        self.coded(slot, form.map_or(&unit.text, |form| &form.text))
    }

    /// The English that a text was translated from, where that was another one, with the codes of
    /// that of now.
    #[must_use]
    pub fn was(&self, slot: Slot) -> Option<Coded> {
        let State::OutOfDate { was } = self.state(slot) else { return None };
        let of_form =
            |name: &str| was.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        let was = match slot.form {
            None => was,
            Some(form) => of_form(form.name()).or_else(|| of_form(PluralForm::Other.name()))?,
        };
        Some(self.coded(slot, was).numbered_like(&self.english(slot)))
    }

    /// The translation, with the codes of the English.
    #[must_use]
    pub fn translation(&self, slot: Slot) -> Option<Coded> {
        let (_, text) = self.translated_text(slot)?;
        Some(self.coded(slot, text).numbered_like(&self.english(slot)))
    }

    /// The translation and its place in its file.
    #[must_use]
    pub fn translated_text(&self, slot: Slot) -> Option<(Span, &'s str)> {
        text_in(self.pairing(), slot)
    }

    /// Whether a text must have its number: `{n}`. A form for one number alone can say that itself.
    #[must_use]
    pub fn needs_number(&self, slot: Slot) -> bool {
        slot.form.is_none_or(|form| self.file.language.numbers_of(form).nth(1).is_some())
    }

    /// A text of a slot, in any language, with its codes.
    #[must_use]
    pub fn coded(&self, slot: Slot, text: &str) -> Coded {
        if self.is_value(slot) { Coded::of_plain(text) } else { Coded::of_markdown(text) }
    }
}

/// The translation of a text in a pairing, and its place.
#[must_use]
pub fn text_in(pairing: &Pairing, slot: Slot) -> Option<(Span, &str)> {
    let unit = &pairing.translated[pairing.pairs[slot.number].translated?];
    let Some(wanted) = slot.form else { return Some((unit.span, &unit.text)) };
    let form = unit.forms.iter().find(|form| form.form == wanted)?;
    Some((form.span, &form.text))
}
