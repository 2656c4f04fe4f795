//! A translation says what the English says now.
//!
//! English stands in for what has changed, so no family is misled; but they read it in their second
//! language until somebody translates it.

use crate::diagnostic::{Code, Diagnostics, Place};
use crate::edition::{PairedLeaflet, Plan};
use crate::translation::State;

const LOOK: &str = "See what has changed with `plainleaf translate diff`, mend the translation, then run `plainleaf translate accept`.";

/// Reports what is out of date, not translated or not recorded.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    for paired in &plan.pairings {
        if !paired.is_recorded {
            let place = Place::start_of(&paired.translated.source);
            let message = "nothing records which English this was made from, so a change of the English will not show";
            let help = "Read both beside each other, then run `plainleaf translate accept` with this file.";
            diagnostics.report(Code::NotRecorded, place, message, help);
        }
        out_of_date(paired, diagnostics);
        untranslated(paired, diagnostics);
    }
}

fn out_of_date(paired: &PairedLeaflet<'_>, diagnostics: &mut Diagnostics) {
    for pair in &paired.pairing.pairs {
        let Some(translated) = pair.translated else { continue };
        let unit = &paired.pairing.translated[translated];
        let place = Place::new(&paired.translated.source, unit.span);
        match &pair.state {
            State::OutOfDate { .. } => {
                let message = "the English of this block has changed since it was translated";
                diagnostics.report(Code::OutOfDate, place, message, LOOK);
            }
            State::Unrecorded if paired.is_recorded && unit.is_text => {
                let message = "nothing records which English this block was made from";
                diagnostics.report(Code::NotRecorded, place, message, LOOK);
            }
            State::Unrecorded | State::Current | State::Missing => {}
        }
    }
}

fn untranslated(paired: &PairedLeaflet<'_>, diagnostics: &mut Diagnostics) {
    let pairing = &paired.pairing;
    let mut missing = pairing
        .pairs
        .iter()
        .filter(|pair| pair.state == State::Missing)
        .map(|pair| &pairing.english[pair.english])
        .filter(|unit| unit.is_text);
    let Some(first) = missing.next() else { return };
    let line = paired.original.source.position(first.span.start).line;
    let others = match missing.count() {
        0 => String::new(),
        1 => ", and another one".to_owned(),
        others => format!(", and {others} others"),
    };
    let file = paired.original.source.display_path();
    let message =
        format!("line {line} of {file} is not translated{others}; pages show the English");
    let place = Place::start_of(&paired.translated.source);
    diagnostics.report(Code::UntranslatedBlock, place, message, LOOK);
}
