//! The terms of the glossary as pages of one language show them: those that pages explain by
//! themselves, and the list of all.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::explain::Terms;
use super::texts::{ShownTexts, older_notice};
use crate::fingerprint::Fingerprint;
use crate::language::{Language, sort_by_text};
use crate::leaflet::{Inline, Meaning, plain_text};
use crate::source::{FileId, Source, Term, Translation};

/// Every term of the glossary in one language.
pub struct Meanings<'s>(Vec<(&'s Term, Meaning, Vec<&'s str>)>);

impl<'s> Meanings<'s> {
    /// Those of pages in the source language.
    pub fn of_source(source: &'s Source) -> Self {
        let meaning = |(id, term): (&String, &'s Term)| {
            let words = |text: &str| vec![Inline::text(text)];
            let (meaning, term_words) = (words(&term.meaning), words(&term.term));
            (term, Meaning { id: id.clone(), term: term_words, meaning }, own_forms(term))
        };
        Self(source.glossary.iter().map(meaning).collect())
    }

    /// Those of pages in another language, of which `shown` says what stands on them.
    pub fn of_translation(
        source: &'s Source,
        translation: &'s Translation,
        shown: &ShownTexts,
    ) -> Self {
        let english = source.settings.source_language();
        let meaning = |(id, term): (&String, &'s Term)| {
            let (term_key, meaning_key) = (format!("{id}.term"), format!("{id}.meaning"));
            let mut meaning = shown.words(&meaning_key, &term.meaning, english);
            if shown.is_older(&term_key) || shown.is_older(&meaning_key) {
                meaning.extend(older_notice(&translation.furniture));
            }
            let words = shown.words(&term_key, &term.term, english);
            let forms = forms_of(translation, id, &term_key).unwrap_or_else(|| own_forms(term));
            (term, Meaning { id: id.clone(), term: words, meaning }, forms)
        };
        Self(source.glossary.iter().map(meaning).collect())
    }

    /// The terms that pages explain where they use them.
    pub fn terms(&self) -> Terms {
        let explained = self.0.iter().filter(|(term, ..)| term.explain);
        Terms::new(explained.map(|(_, meaning, forms)| (meaning.clone(), forms.clone())))
    }

    /// All of them, in the order of the alphabet of `language`.
    pub fn words(&self, language: &Language) -> GlossaryWords {
        let mut list: Vec<Meaning> = self.0.iter().map(|(_, meaning, _)| meaning.clone()).collect();
        sort_by_text(language, &mut list, |meaning| plain_text(&meaning.term));
        GlossaryWords { fingerprint: Fingerprint::of(&list), list: Arc::new(list) }
    }
}

/// The list of all terms, for a page that has it.
#[derive(Debug, Default)]
pub struct GlossaryWords {
    list: Arc<Vec<Meaning>>,
    fingerprint: Fingerprint,
}

impl GlossaryWords {
    /// The terms, in the order of the alphabet.
    #[must_use]
    pub const fn list(&self) -> &Arc<Vec<Meaning>> {
        &self.list
    }
}

/// A list is told from others by its fingerprint.
impl Hash for GlossaryWords {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

fn own_forms(term: &Term) -> Vec<&str> {
    term.also.iter().chain([&term.term]).map(String::as_str).collect()
}

/// The forms by which a translated text uses a term: those of the translated glossary, also when
/// its words are out of date. A term that it does not have can be met in English only.
fn forms_of<'t>(translation: &'t Translation, id: &str, term_key: &str) -> Option<Vec<&'t str>> {
    let also = translation.other_forms.get(id);
    let texts = translation.texts.get(&FileId::Glossary);
    let term = texts.and_then(|texts| texts.units.iter().find(|unit| unit.kind == term_key));
    let term = term.map(|unit| unit.text.as_str());
    let forms: Vec<&str> = also.into_iter().flatten().map(String::as_str).chain(term).collect();
    (!forms.is_empty()).then_some(forms)
}
