//! New words on their way into the text of a file: where they go, and those that find no place.

use std::collections::BTreeMap;

use super::sheet::Slot;
use crate::diagnostic::Span;

/// New words that find no place, and why.
pub struct Refusal {
    /// Which.
    pub slot: Slot,
    /// What is in their way.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// New words as their file writes them.
pub type NewTexts = BTreeMap<Slot, String>;

/// Ranges of a text with what stands there instead.
pub type Edits = Vec<(Span, String)>;

/// A text with some of its ranges replaced; those at one place keep their order, and what lies in
/// a replaced range goes with it.
pub fn with_edits(text: &str, mut edits: Edits) -> String {
    edits.sort_by_key(|(span, _)| *span);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in edits {
        out.push_str(&text[at..span.start.max(at)]);
        out.push_str(&new);
        at = span.end.max(at);
    }
    out.push_str(&text[at..]);
    out
}
