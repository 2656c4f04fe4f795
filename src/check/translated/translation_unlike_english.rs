//! Translations that look as if something went wrong: much too short, much too long, or with
//! English left in.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostics, Place};
use crate::edition::PairedFile;
use crate::translation::without_values;

/// Shorter texts differ in length for no reason.
const LONG_ENOUGH: usize = 60;
/// A translation of a text that is long enough is not shorter or longer than so many times. Chinese
/// needs a third of the letters, Greek and Romanian half as many again.
const USUAL: (f64, f64) = (0.25, 2.2);
/// So many words of the English in a row are no name and no term.
const LEFT_IN_A_ROW: usize = 5;
/// So many of them begin with a small letter; those of a name do not.
const SMALL: usize = 4;

/// Reports them.
pub fn check(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    let pairing = &file.pairing;
    for (number, unit) in pairing.translated.iter().enumerate().filter(|(_, unit)| unit.is_text) {
        let references = pairing.references(number);
        let Some(english) = references.first() else { continue };
        for (span, text) in unit.texts() {
            let place = file.place(span);
            check_length(english, text, &place, diagnostics);
            check_words(english, text, &place, diagnostics);
        }
    }
}

fn check_words(english: &str, own: &str, place: &Place, diagnostics: &mut Diagnostics) {
    if let Some(words) = english_left(english, own) {
        let message = format!("English is left in this translation: {words}");
        let help = "Translate it. The English name of a thing may stand in brackets behind the translated one.";
        diagnostics.report(Code::EnglishLeft, place.clone(), message, help);
    }
}

fn check_length(english: &str, own: &str, place: &Place, diagnostics: &mut Diagnostics) {
    let (english, own) = (letters(english), letters(own));
    if english < LONG_ENOUGH {
        return;
    }
    #[allow(clippy::cast_precision_loss, reason = "texts are short")]
    let ratio = own as f64 / english as f64;
    if ratio < USUAL.0 || ratio > USUAL.1 {
        let than = if ratio < 1.0 { "shorter" } else { "longer" };
        let message = format!(
            "this has {own} letters where the English has {english}: is it much {than} for a reason?"
        );
        let help = "Read both beside each other: something may be missing, or said twice.";
        diagnostics.report(Code::UnusualLength, place.clone(), message, help);
    }
}

fn letters(text: &str) -> usize {
    without_values(text).chars().filter(|letter| letter.is_alphabetic()).count()
}

/// The longest row of words that both texts have, if it is too long for a name or a term.
fn english_left(english: &str, own: &str) -> Option<String> {
    let (english, own) = (without_values(english), without_values(own));
    let (english, own) = (words(&english), words(&own));
    let known: HashSet<&str> = english.iter().copied().collect();
    let has_row = own.split(|word| !known.contains(word)).any(|row| row.len() >= LEFT_IN_A_ROW);
    if !has_row {
        return None;
    }
    let mut longest: &[&str] = &[];
    for start in 0..own.len() {
        let row = (0..english.len()).map(|at| {
            own[start..].iter().zip(&english[at..]).take_while(|(one, other)| one == other).count()
        });
        let length = row.max().unwrap_or_default();
        if length > longest.len() {
            longest = &own[start..start + length];
        }
    }
    let small = longest.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    (longest.len() >= LEFT_IN_A_ROW && small >= SMALL).then(|| longest.join(" "))
}

fn words(text: &str) -> Vec<&str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_names_may_stay_in_english() {
        let english = "You can bring a friend to the child protection conference, or call Family Rights Group about it.";
        assert_eq!(english_left(english, "Konferencja (child protection conference)"), None);
        assert_eq!(english_left(english, "Zadzwoń: Family Rights Group"), None);
        let left = english_left(english, "Możesz: bring a friend to the spotkanie");
        assert_eq!(left.as_deref(), Some("bring a friend to the"));
    }

    #[test]
    fn values_are_no_words() {
        assert_eq!(without_values("a {{ fact.x.within }} b [c](d.md) e"), "a   b [c  e");
        assert_eq!(letters("a {{ fact.x.within }} [c](d.md)"), 2);
    }
}
