//! What must hold for any file that comes back from a translator.

use std::path::Component;

use plainleaf::diagnostic::{Diagnostics, SourceText, Span};
use plainleaf::edition::{PairedFile, paired_files};
use plainleaf::source::{Source, read_translation};
use plainleaf::translate::exchange::{Composed, ExchangeFormat, Sheet, compose, fit, sheets};
use plainleaf::translation::Record;

use super::{assert_places, base_source, forget_other_texts};

/// An XLIFF file.
pub fn xliff(text: &str) {
    import(ExchangeFormat::Xliff, text);
}

/// A PO file.
pub fn po(text: &str) {
    import(ExchangeFormat::Po, text);
}

thread_local! {
    /// The base site and its Polish, for as long as the thread runs.
    static SHEETS: &'static [Sheet<'static>] = {
        let source: &'static Source = Box::leak(Box::new(base_source()));
        let files: &'static [PairedFile<'static>] = Box::leak(paired_files(source).into());
        Box::leak(sheets(source, files, "pl").into())
    };
}

fn import(format: ExchangeFormat, text: &str) {
    forget_other_texts();
    let source = SourceText::new("pl.xlf", text);
    let mut diagnostics = Diagnostics::new();
    let returned = format.read(&source, &mut diagnostics);
    let sheets = SHEETS.with(|sheets| *sheets);
    let fit = fit(&returned, sheets, &mut diagnostics);
    for (number, blocks) in &fit.blocks {
        let sheet = &sheets[*number];
        if let Some(composed) = compose(sheet, blocks, &mut diagnostics) {
            assert_is_whole(sheet, &composed);
        }
    }
    assert_places(&diagnostics.into_sorted(), &source);
}

/// What is written lies in the translations, can be read again, and says no more than it said:
/// a translator's words become words.
fn assert_is_whole(sheet: &Sheet<'_>, composed: &Composed) {
    let parts: Vec<Component<'_>> = composed.path.components().collect();
    assert!(composed.path.starts_with("translations/pl"), "{composed:?}");
    assert!(parts.iter().all(|part| matches!(part, Component::Normal(_))), "{composed:?}");
    let again = Record::parse(&composed.record.print());
    assert_eq!(again.ok().as_ref(), Some(&composed.record), "{composed:?}");

    let Some(text) = &composed.text else { return };
    let source = SourceText::new(&*composed.path, &**text);
    let mut diagnostics = Diagnostics::new();
    if sheet.has_keys() {
        let whole = Span::new(0, text.len());
        let node = plainleaf::yaml::parse(&source, whole, &mut diagnostics);
        assert!(node.is_some(), "{composed:?}");
    } else {
        let _ = read_translation(&source, &mut diagnostics);
    }
    let found = diagnostics.into_sorted();
    assert!(found.is_empty(), "{found:?} in {composed:?}");
}
