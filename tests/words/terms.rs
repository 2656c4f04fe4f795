//! Terms of the glossary are explained on every page that uses them, where it first does.

use plainleaf::diagnostic::Diagnostics;
use plainleaf::prose::{Phrases, plain_prose};
use plainleaf::source::{Source, read};

use crate::pages::{Kind, Page, english};

fn source() -> Source {
    read(env!("CARGO_MANIFEST_DIR").as_ref(), &mut Diagnostics::new()).unwrap()
}

#[test]
fn every_term_is_explained_where_a_page_first_uses_it() {
    let source = source();
    let terms: Vec<_> = source.glossary.values().filter(|term| term.explain).collect();
    let mut forms = Vec::new();
    for (number, term) in terms.iter().enumerate() {
        forms.extend(std::iter::once(&term.term).chain(&term.also).map(|form| (form, number)));
    }
    let phrases = Phrases::new(forms.iter().map(|(form, _)| form.as_str()));
    let mut missing = Vec::new();
    let mut explained = 0;
    for page in english() {
        let mut open = Vec::new();
        // Nothing can stand between a heading and its text, which explains it; the name of a
        // contact is a name.
        for line in page.lines.iter().filter(|line| line.kind == Kind::Text) {
            for passage in plain_prose(&line.text).passages {
                let found = phrases.find_in(&passage);
                open.extend(found.iter().map(|found| forms[found.phrase].1));
            }
        }
        open.sort_unstable();
        open.dedup();
        for term in open {
            let term = terms[term];
            explained += 1;
            if let Err(why) = explanation(&page, &term.term, &term.meaning) {
                missing.push(format!("{}: `{}` {why}", page.place, term.term));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(explained > 300, "{explained} terms are explained");
}

/// Whether the page explains the term, once.
fn explanation(page: &Page, term: &str, meaning: &str) -> Result<(), String> {
    let wanted = format!("{term}: {meaning}");
    let is_it = |line: &&crate::pages::Line| line.kind == Kind::Meaning && line.text == wanted;
    match page.lines.iter().filter(is_it).count() {
        1 => Ok(()),
        count => Err(format!("is explained {count} times")),
    }
}
