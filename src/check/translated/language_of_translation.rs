//! A translation is in the language of its folder.
//!
//! Files get mixed up when many languages come back from translators in one day.

use std::collections::BTreeMap;

use comemo::memoize;
use unicode_script::{Script, UnicodeScript};
use whatlang::Lang;

use crate::diagnostic::{Code, Diagnostics, Span};
use crate::edition::PairedFile;
use crate::language::Language;
use crate::leaflet::Unit;
use crate::translation::without_values;

/// Shorter texts may be a name or a term.
const LONG_ENOUGH: usize = 40;
/// Language is told from texts of so many letters.
const TELLING: usize = 200;
/// From so many bytes a language is told as surely as from more.
const ENOUGH: usize = 3000;

/// Reports files and blocks in another script or language.
pub fn check(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    let script = file.language.script();
    let mut is_in_script = true;
    for (span, text) in texts(file) {
        let Some(other) = script.and_then(|script| other_script(text, script)) else { continue };
        is_in_script = false;
        let message = format!(
            "this is in {} letters, but `{}` is not written in them",
            other.full_name(),
            file.language.tag()
        );
        let help = "Put the text of this language here.";
        diagnostics.report(Code::WrongScript, file.place(span), message, help);
    }
    if is_in_script {
        check_language(file, diagnostics);
    }
}

fn texts<'p>(file: &'p PairedFile<'_>) -> impl Iterator<Item = (Span, &'p str)> {
    file.pairing.translated.iter().filter(|unit| unit.is_text).flat_map(Unit::texts)
}

/// The script of most letters, if hardly any are of the right one and the text is long enough.
/// Names and terms in English are usual in every language.
fn other_script(text: &str, script: Script) -> Option<Script> {
    const FEW: usize = 10;
    let words = without_values(text);
    let (mut letters, mut own) = (0, 0);
    let mut others: BTreeMap<&str, (usize, Script)> = BTreeMap::new();
    for letter in words.chars().filter(|letter| letter.is_alphabetic()) {
        let found = if letter.is_ascii() { Script::Latin } else { letter.script() };
        letters += 1;
        if found == script {
            own += 1;
        } else {
            others.entry(found.full_name()).or_insert((0, found)).0 += 1;
        }
    }
    if letters < LONG_ENOUGH || own * FEW >= letters {
        return None;
    }
    others.into_values().max_by_key(|(count, _)| *count).map(|(_, script)| script)
}

/// The whole text tells its language more surely than any block of it.
fn check_language(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    let mut text = String::new();
    for (_, words) in texts(file) {
        if text.len() >= ENOUGH {
            break;
        }
        text.push_str(words);
        text.push('\n');
    }
    let Some(expected) = known(file.language) else { return };
    let Some(found) = told(&text).filter(|found| *found != expected) else { return };
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= TELLING {
        let place = file.start();
        let message = format!(
            "this reads like {}, but it lies in the folder of `{}`",
            found.eng_name(),
            file.language.tag()
        );
        let help = "Move the file to the folder of its language, and put the right one here.";
        diagnostics.report(Code::WrongLanguage, place, message, help);
    }
}

/// The language that a text is in, if it tells. Found once for each text, since it takes long.
#[memoize]
fn told(text: &str) -> Option<Lang> {
    whatlang::detect(text).filter(whatlang::Info::is_reliable).map(|found| found.lang())
}

/// The language as the detector knows it; it does not know all.
fn known(language: &Language) -> Option<Lang> {
    let base = language.tag().split('-').next()?;
    let code = match base {
        "ar" => "ara",
        "bn" => "ben",
        "en" => "eng",
        "es" => "spa",
        "fa" => "pes",
        "fr" => "fra",
        "gu" => "guj",
        "hi" => "hin",
        "it" => "ita",
        "lt" => "lit",
        "pa" => "pan",
        "pl" => "pol",
        "pt" => "por",
        "ro" => "ron",
        "ru" => "rus",
        "ta" => "tam",
        "tr" => "tur",
        "uk" => "ukr",
        "ur" => "urd",
        "zh" => "cmn",
        _ => return None,
    };
    Lang::from_code(code)
}
