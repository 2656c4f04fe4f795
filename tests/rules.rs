//! Every rule finds what its documentation says, and nothing in what the documentation
//! calls good. `RULE=click-here` in the environment tries one rule alone.
//!
//! `tests/rules/<code>.md` holds more examples in the same form, which the documentation does
//! not show: other scripts, and what a rule must let pass.

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use plainleaf::build::check_site;
use plainleaf::carried::Folder;
use plainleaf::check::{Carried, check_loose, codes_of_texts};
use plainleaf::diagnostic::{Code, Diagnostic, Diagnostics, SourceText, Span};
use plainleaf::documentation::{Documentation, Example};
use plainleaf::edition::Selection;
use plainleaf::language::Language;
use plainleaf::links::Outside;
use plainleaf::prose::markdown_prose;
use plainleaf::report::{Format, write};
use support::Site;

#[test]
fn every_kind_of_problem_is_documented() {
    let is_whole = |documentation: &Documentation| {
        !documentation.title().is_empty() && !documentation.section("How to mend it").is_empty()
    };
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !Documentation::of(**code).is_some_and(|found| is_whole(&found)))
        .map(|code| code.name())
        .collect();
    assert!(missing.is_empty(), "rules/<code>.md is missing or not whole: {missing:?}");
}

#[test]
fn nothing_is_documented_that_does_not_exist() {
    for path in Folder::Rules.paths() {
        let name = path.trim_end_matches(".md");
        assert!(Code::of_name(name).is_some(), "rules/{path} explains nothing");
    }
}

#[test]
fn every_rule_of_texts_has_examples() {
    for code in codes_of_texts() {
        let documentation = Documentation::of(code).unwrap();
        assert!(!documentation.bad().is_empty(), "{} has no bad example", code.name());
        assert!(!documentation.good().is_empty(), "{} has no good example", code.name());
    }
}

#[test]
fn explanations_are_plain() {
    let mut long = Vec::new();
    for path in Folder::Rules.paths() {
        let text = Folder::Rules.text(&path).unwrap();
        for passage in markdown_prose(&text, Span::new(0, text.len())).passages {
            for sentence in passage.sentences() {
                if sentence.words > 25 {
                    long.push(format!("{path}: {}", passage.part(sentence.range.clone())));
                }
            }
        }
    }
    assert!(long.is_empty(), "sentences of more than 25 words: {long:#?}");
}

#[test]
fn examples_are_told_apart() {
    let wanted = std::env::var("RULE").ok();
    let mut failures = Vec::new();
    for code in Code::ALL.iter().filter(|code| wanted.as_deref().is_none_or(|w| w == code.name())) {
        let documents = [Documentation::of(*code), more_examples(*code)];
        for (number, document) in documents.into_iter().flatten().enumerate() {
            let name =
                if number == 0 { code.name().to_owned() } else { format!("{}__more", code.name()) };
            // A failed snapshot must not keep the other rules from being tried.
            let tried = std::panic::catch_unwind(|| try_examples(&name, &document));
            failures.extend(tried.err().map(|_| name));
        }
    }
    assert!(failures.is_empty(), "failed: {failures:?}");
}

fn more_examples(code: Code) -> Option<Documentation> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let text = std::fs::read_to_string(path.join(format!("{}.md", code.name()))).ok()?;
    Some(Documentation { code, text })
}

fn try_examples(name: &str, document: &Documentation) {
    let bad = runs(&document.bad());
    let mut told = String::new();
    for diagnostics in &bad {
        let codes: BTreeSet<&str> = diagnostics.iter().map(|d| d.code.name()).collect();
        assert_eq!(codes, BTreeSet::from([document.code.name()]), "{}", report(diagnostics));
        told += &report(diagnostics);
    }
    if !bad.is_empty() {
        insta::assert_snapshot!(name, told);
    }
    assert_eq!(bad.is_empty(), document.good().is_empty(), "bad and good examples of {name}");
    for diagnostics in runs(&document.good()) {
        assert!(diagnostics.is_empty(), "the good example of {name}: {}", report(&diagnostics));
    }
}

/// What is found in each loose document, and in the site of all files that have a path.
fn runs(examples: &[Example]) -> Vec<Vec<Diagnostic>> {
    let (placed, loose): (Vec<&Example>, Vec<&Example>) =
        examples.iter().partition(|example| example.path.is_some());
    let mut found: Vec<Vec<Diagnostic>> = loose.into_iter().map(check_one).collect();
    if !placed.is_empty() {
        let site = Site::base();
        for example in placed {
            site.write(example.path.as_deref().unwrap(), &example.text);
        }
        found.push(check_site(site.path(), &Selection::default()).unwrap());
    }
    found
}

fn check_one(example: &Example) -> Vec<Diagnostic> {
    let name = if example.form == "text" { "example.txt" } else { "example.md" };
    let source = SourceText::new(name, example.text.clone());
    let tag = example.language.as_deref().unwrap_or("en");
    let language = Arc::new(Language::new(tag).unwrap());
    let carried = Carried::read();
    let mut diagnostics = Diagnostics::new();
    check_loose(&source, &language, &carried.known(), Outside::Left, &mut diagnostics);
    diagnostics.into_sorted()
}

fn report(diagnostics: &[Diagnostic]) -> String {
    let mut out = Vec::new();
    write(&mut out, diagnostics, Format::Human, false).unwrap();
    String::from_utf8(out).unwrap()
}
