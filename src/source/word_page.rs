//! The guide page of the hard words, for translators: each term of the glossary with its meaning
//! and what to take care of.

use std::fmt::Write;

use super::glossary::{Glossary, Term};
use super::plain_markdown::plain;

/// The address of the page.
const SLUG: &str = "words-for-translators";

/// The page, as its address and the text of a leaflet's file; none without terms.
pub fn word_page(glossary: &Glossary) -> Option<(String, String)> {
    if glossary.is_empty() {
        return None;
    }
    // Made anew of the data each time, so it needs no review of its own.
    let mut page = String::from(
        "---\ntitle: Words for translators\ntab_title: Words for translators\nsummary: \"The hard words of the leaflets, what they mean, and what to take care of when you translate them.\"\norder: 45\nreviewed: 2026-11-26\nreview_by: 9999-12-31\n---\n\nThese are the words that leaflets explain. Choose one word of your language for each, and use it on every page. A wrong word can frighten a family or mislead it.\n\n",
    );
    let mut terms: Vec<(&String, &Term)> = glossary.iter().collect();
    terms.sort_by_key(|(_, term)| term.term.to_lowercase());
    for (id, term) in terms {
        // Writing to a string cannot fail.
        let _ = write!(page, "## {} {{#{id}}}\n\n{}\n\n", plain(&term.term), plain(&term.meaning));
        if let Some(note) = &term.for_translators {
            let _ = write!(page, "**Take care:** {}\n\n", plain(note));
        }
    }
    Some((SLUG.to_owned(), page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, SourceText};
    use crate::source::leaflet_file::read_leaflet;

    fn term(term: &str, note: Option<&str>) -> Term {
        Term {
            term: term.to_owned(),
            meaning: "A *meaning* {{ of it }}.".to_owned(),
            also: Vec::new(),
            explain: true,
            for_translators: note.map(str::to_owned),
        }
    }

    #[test]
    fn each_term_is_a_heading_and_no_sign_of_it_is_markup() {
        let glossary = Glossary::from([
            ("b".to_owned(), term("a", Some("Care."))),
            ("a".to_owned(), term("B", None)),
        ]);
        let (_, text) = word_page(&glossary).unwrap();
        let mut found = Diagnostics::new();
        let leaflet = read_leaflet(&SourceText::new("words.md", text.clone()), &mut found);
        assert_eq!(found.into_sorted(), []);
        let headings: Vec<String> =
            leaflet.document.headings().iter().map(|heading| format!("{heading:?}")).collect();
        assert_eq!(headings.len(), 2);
        assert!(text.find("## a {#b}").unwrap() < text.find("## B {#a}").unwrap());
        assert_eq!(text.matches("**Take care:** Care.").count(), 1);
        assert!(text.contains("A \\*meaning\\* \\{\\{ of it }}."));
    }

    #[test]
    fn without_terms_there_is_no_page() {
        assert_eq!(word_page(&Glossary::new()), None);
    }
}
