//! The glossary: words that a page explains where it first uses them.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;

use super::texts::Texts;
use crate::diagnostic::{Code, Diagnostics, SourceText, Span, Spanned, one_of};
use crate::yaml::{Mapping, Node, Reporter, parse};

/// A term of the shared glossary.
#[derive(Debug, Clone, Hash)]
pub struct Term {
    /// The term.
    pub term: String,
    /// What it means.
    pub meaning: String,
    /// Other forms that text uses: plurals, inflections.
    pub also: Vec<String>,
    /// Whether pages explain it by themselves; words with an everyday sense do not.
    pub explain: bool,
    /// What a translator should know of it. No page for families shows it.
    pub for_translators: Option<String>,
}

/// The glossary by id.
pub type Glossary = BTreeMap<String, Term>;

/// The other forms of each term in another language, by id.
pub type OtherForms = BTreeMap<String, Vec<String>>;

/// Reads the shared glossary, and what of it is translated, once however often it is read.
pub fn read_glossary(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> (Arc<Glossary>, Option<Arc<Texts>>) {
    let (glossary, texts, found) = glossary_in(source);
    diagnostics.extend(found);
    (glossary, texts)
}

#[memoize]
fn glossary_in(source: &Arc<SourceText>) -> (Arc<Glossary>, Option<Arc<Texts>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let (glossary, texts) = parse_glossary(source, &mut found);
    (Arc::new(glossary), texts.map(Arc::new), found)
}

fn parse_glossary(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> (Glossary, Option<Texts>) {
    let (entries, texts) = read_entries(source, diagnostics);
    let reporter = &mut Reporter::new(source, diagnostics);
    let terms = entries
        .into_iter()
        .filter_map(|(id, node)| {
            let mut mapping = Mapping::of(node, "a term", reporter)?;
            let term = mapping.required_text("term", reporter);
            let meaning = mapping.required_text("meaning", reporter);
            let also = forms(&mut mapping, reporter);
            let explain = mapping.truth("explain", reporter).unwrap_or(true);
            let for_translators = mapping.text("for_translators", reporter);
            mapping.finish(reporter);
            let (term, meaning) = (term?.value, meaning?.value);
            let for_translators = for_translators.map(|note| note.value);
            Some((id.value, Term { term, meaning, also, explain, for_translators }))
        })
        .collect();
    (terms, texts)
}

/// Reads a translated glossary, once however often it is read; whether a term is explained follows
/// the shared one. A term that this does not have is reported.
pub fn read_translated_glossary(
    source: &Arc<SourceText>,
    shared: &Glossary,
    diagnostics: &mut Diagnostics,
) -> (Arc<OtherForms>, Option<Arc<Texts>>) {
    let (forms, texts, found) = translated_glossary_in(source, shared);
    diagnostics.extend(found);
    (forms, texts)
}

#[memoize]
fn translated_glossary_in(
    source: &Arc<SourceText>,
    shared: &Glossary,
) -> (Arc<OtherForms>, Option<Arc<Texts>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let (forms, texts) = parse_translated_glossary(source, shared, &mut found);
    (Arc::new(forms), texts.map(Arc::new), found)
}

fn parse_translated_glossary(
    source: &Arc<SourceText>,
    shared: &Glossary,
    diagnostics: &mut Diagnostics,
) -> (OtherForms, Option<Texts>) {
    let (entries, mut texts) = read_entries(source, diagnostics);
    let reporter = &mut Reporter::new(source, diagnostics);
    let mut other_forms = OtherForms::new();
    for (id, node) in entries {
        if !shared.contains_key(&id.value) {
            let message = format!("the glossary has no term `{}`", id.value);
            let help = one_of(&id.value, shared.keys().map(String::as_str));
            reporter.report(Code::UnknownKey, id.span, message, help);
            if let Some(texts) = &mut texts {
                texts.remove(&[&id.value]);
            }
        }
        let Some(mut mapping) = Mapping::of(node, "a term", reporter) else { continue };
        mapping.text("term", reporter);
        mapping.text("meaning", reporter);
        other_forms.insert(id.value, forms(&mut mapping, reporter));
        mapping.finish(reporter);
    }
    (other_forms, texts)
}

fn forms(mapping: &mut Mapping, reporter: &mut Reporter<'_>) -> Vec<String> {
    let forms = mapping.texts("also", reporter).unwrap_or_default();
    forms.into_iter().map(|form| form.value).collect()
}

/// The terms as nodes, and their texts; no texts when the file cannot be read.
fn read_entries(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> (Vec<(Spanned<String>, Node)>, Option<Texts>) {
    let whole = Span::new(0, source.text().len());
    let Some(node) = parse(source, whole, diagnostics) else { return (Vec::new(), None) };
    let is_text = |path: &[&str]| matches!(path, [_, "term" | "meaning"]);
    let texts = Texts::of(source, &node, is_text);
    let mapping = Mapping::of(node, "the glossary", &mut Reporter::new(source, diagnostics));
    (mapping.map(Mapping::into_entries).unwrap_or_default(), Some(texts))
}
