//! A document without a site around it: a council can try the rules on today's leaflet.

use std::sync::Arc;

use super::known::Known;
use super::text::TextKind;
use super::texts::{Form, Unread};
use super::{check_texts, is_asked, silence};
use crate::diagnostic::{Code, Diagnostics, SourceText, Span, Spanned};
use crate::language::Language;
use crate::leaflet::{Document, parse as parse_document};
use crate::links::Outside;
use crate::prose::Kind;
use crate::source::split_front_matter;
use crate::yaml::{Value, parse as parse_yaml};

/// Checks one loose document: Markdown, or text without markup when its name ends in `.txt`.
/// Front matter is read if there is any.
pub fn check_loose(
    source: &Arc<SourceText>,
    language: &Arc<Language>,
    known: &Known<'_>,
    outside: Outside,
    diagnostics: &mut Diagnostics,
) {
    let is_plain = source.path().extension().is_some_and(|ending| ending == "txt");
    let whole = Span::new(0, source.text().len());
    let (front, body) = split_front_matter(source.text())
        .map_or((None, whole), |(front, body)| (Some(front), body));
    let form = if is_plain { Form::Plain } else { Form::Markdown(body) };
    let document = (!is_plain).then(|| document(source, body, diagnostics));
    let front = front.map(|front| front_texts(source, front, diagnostics)).unwrap_or_default();
    let text = Unread {
        kind: TextKind::Loose,
        source,
        language,
        leaflet: None,
        document: document.as_ref(),
        front: front.iter().map(|(kind, value)| (kind.clone(), value)).collect(),
        form,
    };
    let silences = check_texts(&[text], known, outside, diagnostics);
    silence::apply(silences, |code| is_asked(code, outside), diagnostics);
}

/// The document. Unlike those of a leaflet, its first heading of level 1 is its title, and its
/// pictures are published by another program: a rule looks at their words.
fn document(source: &Arc<SourceText>, body: Span, diagnostics: &mut Diagnostics) -> Document {
    let mut found = Diagnostics::new();
    let document = parse_document(source, body, &mut found);
    // The first of its main headings is told first.
    let mut has_title = false;
    found.retain(|diagnostic| match diagnostic.code {
        Code::TopHeading => std::mem::replace(&mut has_title, true),
        Code::Image => false,
        _ => true,
    });
    diagnostics.extend(found);
    document
}

/// Title, tab title and summary, as far as they are there. Other keys may be another
/// program's.
fn front_texts(
    source: &Arc<SourceText>,
    front: Span,
    diagnostics: &mut Diagnostics,
) -> Vec<(Kind, Spanned<String>)> {
    let Some(Value::Mapping(entries)) =
        parse_yaml(source, front, diagnostics).map(|node| node.value)
    else {
        return Vec::new();
    };
    entries
        .into_iter()
        .filter_map(|(key, node)| {
            let kind = match &*key.value {
                "title" => Kind::Title,
                "tab_title" => Kind::TabTitle,
                "summary" => Kind::Summary,
                _ => return None,
            };
            let Value::Scalar(value) = node.value else { return None };
            Some((kind, Spanned::new(value, node.span)))
        })
        .collect()
}
