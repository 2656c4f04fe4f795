//! A translation says what the English says now.
//!
//! English stands in for what has changed, so no family is misled; but they read it in their second
//! language until somebody translates it.

use crate::diagnostic::{Code, Diagnostics};
use crate::edition::PairedFile;
use crate::source::FileId;
use crate::translation::State;

const LOOK: &str = "See what has changed with `plainleaf translate diff`, mend the translation, then run `plainleaf translate accept`.";

/// Reports what is out of date, not translated or not recorded.
pub fn check(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    // A file without any text is as good as none: pages show the English.
    if file.pairing.translated.is_empty() {
        return;
    }
    if !file.is_recorded {
        let message = "nothing records which English this was made from, so a change of the English will not show";
        let help =
            "Read both beside each other, then run `plainleaf translate accept` with this file.";
        diagnostics.report(Code::NotRecorded, file.start(), message, help);
    }
    out_of_date(file, diagnostics);
    // Words of the page furniture are held against the English when they are read.
    if file.id != FileId::Strings {
        untranslated(file, diagnostics);
    }
}

fn out_of_date(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    for pair in &file.pairing.pairs {
        let Some(translated) = pair.translated else { continue };
        let unit = &file.pairing.translated[translated];
        let what =
            if file.has_keys() { format!("`{}`", unit.kind) } else { "this block".to_owned() };
        match &pair.state {
            State::OutOfDate { .. } => {
                let message = format!("the English of {what} has changed since it was translated");
                diagnostics.report(Code::OutOfDate, file.place(unit.span), message, LOOK);
            }
            State::Unrecorded if file.is_recorded && unit.is_text => {
                let message = format!("nothing records which English {what} was made from");
                diagnostics.report(Code::NotRecorded, file.place(unit.span), message, LOOK);
            }
            State::Unrecorded | State::Current | State::Missing => {}
        }
    }
}

fn untranslated(file: &PairedFile<'_>, diagnostics: &mut Diagnostics) {
    let mut missing = file.units().filter(|unit| *unit.state == State::Missing);
    let Some(first) = missing.next() else { return };
    let others = match missing.count() {
        0 => String::new(),
        1 => ", and another one".to_owned(),
        others => format!(", and {others} others"),
    };
    let line = file.english.position(first.english.span.start).line;
    let english = file.english.display_path();
    let what = if file.has_keys() {
        format!("`{}` of {english}", first.english.kind)
    } else {
        format!("line {line} of {english}")
    };
    let message = format!("{what} is not translated{others}; pages show the English");
    diagnostics.report(Code::UntranslatedBlock, file.start(), message, LOOK);
}
