//! Figures that nobody has seen in a source stand on no page, and a page with a figure from
//! guidance whose present edition nobody has read yet says whom to ask.

use std::collections::BTreeSet;

use plainleaf::diagnostic::Diagnostics;
use plainleaf::facts::Verified;
use plainleaf::source::{Source, read};

use crate::pages::{Page, english};
use crate::support::files_below;

/// Known from memory only: the panel of a complaint, the ombudsman's limit, an emergency order.
const FROM_MEMORY: [&str; 3] = ["complaint_panel", "emergency_order", "ombudsman_limit"];
/// What a note says of a figure whose present source has not been read.
const UNREAD: &str = "has not been read yet";

fn source() -> Source {
    read(env!("CARGO_MANIFEST_DIR").as_ref(), &mut Diagnostics::new()).unwrap()
}

#[test]
fn no_page_prints_a_figure_from_memory() {
    let source = source();
    let unseen = source.facts.iter().filter(|(_, fact)| fact.verified == Verified::No);
    let ids: BTreeSet<&str> = unseen.map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, BTreeSet::from(FROM_MEMORY), "another figure is from memory");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content", "translations"] {
        for (path, bytes) in files_below(&root.join(folder)) {
            let text = String::from_utf8(bytes).unwrap();
            let named = FROM_MEMORY.iter().find(|id| text.contains(&format!("fact.{id}")));
            assert_eq!(named, None, "{folder}/{path} prints it");
        }
    }
    // Nor typed. Eight days and thirty working days stand for nothing else.
    let typed = ["30 working days", "12 months", "8 days", "eight days"];
    for page in english() {
        let text = page.text();
        let found = typed.iter().find(|words| text.contains(&format!(" {words}")));
        assert_eq!(found, None, "{}", page.place);
    }
}

#[test]
fn a_page_with_a_figure_from_guidance_not_read_yet_says_whom_to_ask() {
    let source = source();
    let unread = source
        .facts
        .iter()
        .filter(|(_, fact)| fact.note.as_ref().is_some_and(|note| note.contains(UNREAD)));
    let ids: Vec<&str> = unread.map(|(id, _)| id.as_str()).collect();
    assert!(ids.len() > 5, "{ids:?}");
    let mut silent = Vec::new();
    let mut printing = 0;
    for page in english() {
        let text = markdown_of(&page);
        if ids.iter().any(|id| text.contains(&format!("{{{{ fact.{id}"))) {
            printing += 1;
            if !says_whom_to_ask(&page.text()) {
                silent.push(page.place);
            }
        }
    }
    assert!(printing > 20, "{printing} pages print such a figure");
    assert!(silent.is_empty(), "these do not say whom to ask: {silent:#?}");
}

/// The file that a page is made from: the borough's own, or the shared one.
fn markdown_of(page: &Page) -> String {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let files = [page.borough(), "_shared"]
        .map(|owner| content.join(owner).join(format!("{}.md", page.leaflet())));
    let file = files.into_iter().find(|file| file.exists()).unwrap();
    std::fs::read_to_string(file).unwrap()
}

/// Whether a sentence tells the reader to ask somebody about a date or a rule.
fn says_whom_to_ask(text: &str) -> bool {
    const WHOM: [&str; 3] = ["your social worker", "your lead social worker", "the council"];
    const ABOUT: [&str; 5] = ["date", "day", "right", "rule", "when"];
    let sentences = text.split_inclusive(['.', '?', '\n']).map(str::to_lowercase);
    let has = |sentence: &str, words: &[&str]| words.iter().any(|word| sentence.contains(word));
    sentences.into_iter().any(|sentence| {
        has(&sentence, &["ask "]) && has(&sentence, &WHOM) && has(&sentence, &ABOUT)
    })
}

#[test]
fn a_sentence_that_says_whom_to_ask_is_known() {
    assert!(says_whom_to_ask("Rules change. Ask your social worker if a date has changed."));
    assert!(!says_whom_to_ask("Ask your social worker for help. Rules have dates."));
    assert!(!says_whom_to_ask("This is the latest date."));
}
