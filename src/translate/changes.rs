//! What a translator has to look at in one file.

use crate::diagnostic::Span;
use crate::edition::PairedLeaflet;
use crate::translation::State;

/// A block that is not up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'p> {
    /// Its number in the English, from 1.
    pub block: usize,
    /// What it is.
    pub kind: &'p str,
    /// How it stands.
    pub state: &'p State,
    /// The English as it is now.
    pub english: &'p str,
    /// Where that stands, in the English file.
    pub english_span: Span,
    /// The translation, and where it stands in its file.
    pub translated: Option<(&'p str, Span)>,
}

/// The blocks of a translation that are not up to date, in the order of the English.
#[must_use]
pub fn changes<'p>(paired: &'p PairedLeaflet<'_>) -> Vec<Change<'p>> {
    let pairing = &paired.pairing;
    pairing
        .pairs
        .iter()
        .filter(|pair| pair.state != State::Current && pairing.english[pair.english].is_text)
        .map(|pair| {
            let english = &pairing.english[pair.english];
            let translated = pair.translated.map(|number| &pairing.translated[number]);
            Change {
                block: pair.english + 1,
                kind: &english.kind,
                state: &pair.state,
                english: &english.text,
                english_span: english.span,
                translated: translated.map(|unit| (unit.text.as_str(), unit.span)),
            }
        })
        .collect()
}
