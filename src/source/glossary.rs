//! The glossary: words that a page explains where it first uses them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place, SourceText, Span};
use crate::yaml::{Mapping, Reporter, parse};

/// A term of the shared glossary.
#[derive(Debug, Clone)]
pub struct Term {
    /// The words.
    pub text: TermText,
    /// Whether pages explain it by themselves; words with an everyday sense do not.
    pub explain: bool,
}

/// The words of a term in one language.
#[derive(Debug, Clone)]
pub struct TermText {
    /// The term.
    pub term: String,
    /// What it means.
    pub meaning: String,
    /// Other forms that text uses: plurals, inflections.
    pub also: Vec<String>,
    /// Where it stands, for messages.
    pub place: Place,
}

/// Reads the shared glossary.
pub fn read_glossary(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Term> {
    read_terms(source, diagnostics, |mapping, text, reporter| Term {
        text,
        explain: mapping.truth("explain", reporter).unwrap_or(true),
    })
}

/// Reads a translated glossary; whether a term is explained follows the shared one.
pub fn read_translated_glossary(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, TermText> {
    read_terms(source, diagnostics, |_, text, _| text)
}

fn read_terms<T>(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
    finish: impl Fn(&mut Mapping, TermText, &mut Reporter<'_>) -> T,
) -> BTreeMap<String, T> {
    let whole = Span::new(0, source.text().len());
    let node = parse(source, whole, diagnostics);
    let mut reporter = Reporter::new(source, diagnostics);
    let mapping = node.and_then(|node| Mapping::of(node, "the glossary", &mut reporter));
    let mut terms = BTreeMap::new();
    for (id, node) in mapping.map(Mapping::into_entries).unwrap_or_default() {
        let Some(mut mapping) = Mapping::of(node, "a term", &mut reporter) else { continue };
        let term = mapping.required_text("term", &mut reporter);
        let meaning = mapping.required_text("meaning", &mut reporter);
        let also = mapping.texts("also", &mut reporter).unwrap_or_default();
        if let (Some(term), Some(meaning)) = (term, meaning) {
            let text = TermText {
                term: term.value,
                meaning: meaning.value,
                also: also.into_iter().map(|form| form.value).collect(),
                place: reporter.place(id.span),
            };
            terms.insert(id.value, finish(&mut mapping, text, &mut reporter));
        }
        mapping.finish(&mut reporter);
    }
    terms
}
