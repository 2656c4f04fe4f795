//! A translation keeps the components of the English, and every item of lists whose number is exact.
//!
//! A decision that is not in the list of what the meeting can decide is a decision that a family
//! does not know of.

use crate::diagnostic::{Code, Diagnostics};
use crate::edition::PairedFile;
use crate::translation::{Pair, State};

/// Lists of which every item counts.
const EXACT: [&str; 4] = ["outcomes/", "steps/", "easy-read/", "path/"];

/// What is not as in the English that the translation was made from.
pub fn check(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    changed_components(file, diagnostics);
    lost(file, diagnostics);
    left_over(file, diagnostics);
}

fn changed_components(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    let pairing = &file.pairing;
    for (number, unit) in pairing.translated.iter().enumerate().filter(|(_, unit)| !unit.is_text) {
        let same = |english: &str| english.split_whitespace().eq(unit.text.split_whitespace());
        let english = pairing.references(number);
        if let Some(english) = english.first().filter(|_| !english.iter().any(|text| same(text))) {
            let place = file.place(unit.span);
            let message = format!("the English has `{english}` here");
            let help = "Keep the lines that begin with `:::` as they are in the English.";
            diagnostics.report(Code::TranslatedComponent, place, message, help);
        }
    }
}

/// What the English had when it was translated, and the translation does not have.
fn lost(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    let pairing = &file.pairing;
    let now = pairing.pairs.iter().filter(|pair| !file.is_recorded && pair.state == State::Missing);
    let now = now.map(|pair: &Pair| &pairing.english[pair.english]);
    let lost = now.map(|unit| (unit.kind.as_str(), unit.text.as_str()));
    let dropped = pairing.dropped.iter().map(|part| (part.kind.as_str(), part.english.as_str()));
    for (kind, english) in lost.chain(dropped) {
        let place = file.start();
        if kind.ends_with(":::") {
            let message = format!("the component `{english}` of the English is missing");
            let help = "Put its lines that begin with `:::` around the translated text.";
            diagnostics.report(Code::TranslatedComponent, place, message, help);
        } else if EXACT.iter().any(|list| kind.contains(list)) {
            let message = format!("an item of a list whose number is exact is missing: {english}");
            let help = "Translate every item of the list, in the order of the English.";
            diagnostics.report(Code::TranslatedList, place, message, help);
        }
    }
}

fn left_over(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    for number in &file.pairing.extra {
        let unit = &file.pairing.translated[*number];
        let place = file.place(unit.span);
        let is_exact = EXACT.iter().any(|list| unit.kind.contains(list));
        let (code, message) = if is_exact {
            (Code::TranslatedList, "the English list has no such item")
        } else if unit.is_text {
            (Code::LeftOverBlock, "the English has no such block here, so no page shows it")
        } else {
            (Code::TranslatedComponent, "the English has no such component here")
        };
        let help =
            "Remove it, or put it where the English has it; `plainleaf translate diff` shows both.";
        diagnostics.report(code, place, message, help);
    }
}
