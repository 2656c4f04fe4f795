//! What must hold for any text that an author or a translator can write.

#[path = "../support/dom.rs"]
mod dom;
#[path = "../support/harm.rs"]
mod harm;
#[path = "../support/leads_back.rs"]
mod leads_back;
#[path = "../support/mod.rs"]
mod support;

mod condensed;
mod harmless;
mod places;
mod written;

use std::path::Path;
use std::sync::Arc;

use plainleaf::diagnostic::{Diagnostic, Diagnostics, SourceText, Span};
use plainleaf::edition::{Plan, Selection, plan};
use plainleaf::leaflet::{Document, parse};
use plainleaf::source::{Source, read};

fn read_document(text: &str, body: usize) -> (Document, Vec<Diagnostic>, Arc<SourceText>) {
    let source = SourceText::new("a.md", text);
    let mut diagnostics = Diagnostics::new();
    let document = parse(&source, Span::new(body, text.len()), &mut diagnostics);
    (document, diagnostics.into_sorted(), source)
}

fn source_of(site: &Path) -> Source {
    read(site, &mut Diagnostics::new()).unwrap()
}

fn everything<'s>(source: &'s Source, selection: &Selection) -> Plan<'s> {
    plan(source, selection, &mut Diagnostics::new()).unwrap()
}
