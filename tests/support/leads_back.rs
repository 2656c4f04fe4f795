//! What must hold for running text, however it was found: each character of it leads back to its
//! file.

use plainleaf::prose::{Passage, Phrases};

/// Each character has a place in the file, and none lies before that of the one before it.
pub fn assert_leads_back(passage: &Passage, text: &str) {
    let mut before = 0;
    for (at, character) in passage.text.char_indices() {
        let span = passage.span_of(at..at + character.len_utf8());
        let written = text.get(span.start..span.end);
        assert!(written.is_some_and(|written| !written.is_empty()), "{span:?} of {passage:?}");
        assert!(span.start >= before, "{span:?} of {passage:?}");
        before = span.start;
    }
    for sentence in passage.sentences() {
        assert!(passage.text.get(sentence.range.clone()).is_some(), "{passage:?}");
    }
    // That it can be searched.
    let _ = Phrases::new(["word", "আপনি", "two words*"]).find_in(passage);
}
