//! A translation says the same figures, values and addresses as the English.
//!
//! A parent who reads "10 days" for 15 comes too late; a wrong digit in a telephone number reaches
//! nobody. The figures of every script count as the same figures.

use crate::diagnostic::{Code, Diagnostics, Place};
use crate::edition::PairedFile;
use crate::translation::Features;

/// Reports each block that differs from the English that it was made from.
pub fn check(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    let pairing = &file.pairing;
    for (number, unit) in pairing.translated.iter().enumerate().filter(|(_, unit)| unit.is_text) {
        let references = pairing.references(number);
        let Some(first) = references.first() else { continue };
        for (span, text) in unit.texts() {
            if !references.iter().any(|english| is_same(english, text)) {
                let (english, own) = (Features::of(first), Features::of(text));
                compare(&english, &own, &file.place(span), diagnostics);
            }
        }
    }
}

/// Whether both say the same. The English name of a thing may stand in brackets behind the
/// translated one, which may have its figures or not.
fn is_same(english: &str, own: &str) -> bool {
    let features = Features::of(english);
    let same = |own: &str| features.same_as(&Features::of(own));
    let name = || format!("({english})");
    same(own) || (own.contains(&name()) && same(&own.replace(&name(), "")))
}

fn compare(english: &Features, own: &Features, place: &Place, diagnostics: &mut Diagnostics) {
    let compared = [
        (
            Code::TranslatedFigure,
            "figures",
            &english.figures,
            &own.figures,
            "Write the figures of the English, in whichever digits your readers use.",
        ),
        (
            Code::TranslatedPlaceholder,
            "placeholders",
            &english.placeholders,
            &own.placeholders,
            "Keep everything between {{ and }} as it is in the English, each once.",
        ),
        (
            Code::TranslatedLink,
            "links",
            &english.targets,
            &own.targets,
            "Translate the words in square brackets, and keep the address in round ones.",
        ),
    ];
    for (code, what, english, own, help) in compared {
        let (lost, added) = (less(english, own), less(own, english));
        let message = match (lost.is_empty(), added.is_empty()) {
            (true, true) => continue,
            (false, true) => format!("the English has {what} that are not here: {}", listed(&lost)),
            (true, false) => format!("these {what} are not in the English: {}", listed(&added)),
            (false, false) => format!(
                "the English has other {what} here: {}, not {}",
                listed(&lost),
                listed(&added)
            ),
        };
        diagnostics.report(code, place.clone(), message, help);
    }
}

/// What is in the first list, or oftener, than in the second.
fn less<'a>(one: &'a [String], other: &[String]) -> Vec<&'a str> {
    let mut left: Vec<&String> = other.iter().collect();
    let mut lost = Vec::new();
    for value in one {
        match left.iter().position(|other| *other == value) {
            Some(at) => drop(left.swap_remove(at)),
            None => lost.push(value.as_str()),
        }
    }
    lost
}

fn listed(values: &[&str]) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ")
}
