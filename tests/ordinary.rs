//! Pages of ordinary good English about other things: rules that speak up there cry wolf.

use std::path::Path;
use std::sync::Arc;

use plainleaf::check::{Carried, check_loose};
use plainleaf::diagnostic::{Diagnostics, Severity, SourceText};
use plainleaf::language::Language;
use plainleaf::links::Outside;
use plainleaf::report::{Format, write};

/// A page has fewer than one warning for so many words.
const WORDS_FOR_A_WARNING: usize = 150;

#[test]
fn ordinary_pages_have_no_errors_and_hardly_a_warning() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/ordinary");
    let carried = Carried::read();
    let language = Arc::new(Language::new("en").unwrap());
    let mut pages = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let words = text.split_whitespace().count();
        let source = SourceText::new(&path, text);
        let mut diagnostics = Diagnostics::new();
        check_loose(&source, &language, &carried.known(), Outside::Left, &mut diagnostics);
        let found = diagnostics.into_sorted();
        let mut told = Vec::new();
        write(&mut told, &found, Format::Human, false).unwrap();
        let told = String::from_utf8(told).unwrap();
        let count = |severity| found.iter().filter(|d| d.severity == severity).count();
        assert_eq!(count(Severity::Error), 0, "{told}");
        let warnings = count(Severity::Warning);
        assert!(warnings * WORDS_FOR_A_WARNING < words, "{words} words: {told}");
        pages += 1;
    }
    assert_eq!(pages, 5);
}
