//! The terms of the glossary that pages of one language explain.

use super::explain::Terms;
use super::texts::{ShownTexts, older_notice};
use crate::leaflet::{Inline, Meaning};
use crate::source::{FileId, Source, Term, Translation};

/// Those of pages in the source language.
pub fn source_terms(source: &Source) -> Terms {
    let meaning = |(id, term): (&String, &Term)| Meaning {
        id: id.clone(),
        term: vec![Inline::text(&*term.term)],
        meaning: vec![Inline::text(&*term.meaning)],
    };
    let explained = source.glossary.iter().filter(|(_, term)| term.explain);
    Terms::new(explained.map(|(id, term)| (meaning((id, term)), own_forms(term))))
}

/// Those of pages in another language, of which `shown` says what stands on them.
pub fn terms_of(source: &Source, translation: &Translation, shown: &ShownTexts) -> Terms {
    let english = source.settings.source_language();
    let explained = source.glossary.iter().filter(|(_, term)| term.explain);
    let terms = explained.map(|(id, term)| {
        let (term_key, meaning_key) = (format!("{id}.term"), format!("{id}.meaning"));
        let mut meaning = shown.words(&meaning_key, &term.meaning, english);
        if shown.is_older(&term_key) || shown.is_older(&meaning_key) {
            meaning.extend(older_notice(&translation.furniture));
        }
        let words = shown.words(&term_key, &term.term, english);
        let forms = forms_of(translation, id, &term_key).unwrap_or_else(|| own_forms(term));
        (Meaning { id: id.clone(), term: words, meaning }, forms)
    });
    Terms::new(terms)
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
