//! Holds what came back from a translator against the English of now.

use std::collections::BTreeMap;

use super::coded::{Code, CodeKind, Coded, Piece};
use super::package::{id, ids};
use super::returned::{Returned, ReturnedBlock};
use super::sheet::{Sheet, Slot};
use crate::characters::is_unprintable;
use crate::diagnostic::{Code as Problem, Diagnostics, Place};
use crate::translation::{State, likeness};

/// How alike the English of now and that of a returned block must be, from 0 to 100, for the one
/// to be a later wording of the other.
const LIKE_ENOUGH: u32 = 50;

/// A block that can be taken over.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// The new translation; nothing if it is the one that the site has.
    pub text: Option<Coded>,
    /// The English that it was made from, as its file writes it.
    pub english: String,
    /// Where it stands in what came back.
    pub place: Place,
}

/// What came back, sheet by sheet.
#[derive(Debug, Default)]
pub struct Fit {
    /// By the number of the sheet.
    pub blocks: BTreeMap<usize, BTreeMap<Slot, Fitted>>,
    /// How many blocks came back as they are in the site.
    pub untouched: usize,
    /// How many have no translation, or one that the translator does not call done.
    pub unfinished: usize,
}

/// Finds the English of each block and checks its codes; what does not fit is in `diagnostics`.
#[must_use]
pub fn fit(returned: &Returned, sheets: &[Sheet<'_>], diagnostics: &mut Diagnostics) -> Fit {
    let by_path: BTreeMap<String, usize> = sheets
        .iter()
        .enumerate()
        .map(|(at, sheet)| (sheet.english_file().display_path(), at))
        .collect();
    let mut fitter = Fitter { sheets, ids: BTreeMap::new(), fit: Fit::default(), diagnostics };
    let mut changed = Vec::new();
    for block in &returned.blocks {
        let Some(&sheet) = by_path.get(&block.path) else {
            fitter.refuse_unknown(block, format!("the site has no file `{}`", block.path));
            continue;
        };
        match fitter.slot_of(sheet, &block.id) {
            Some(slot) => fitter.take(sheet, slot, block, None),
            None => changed.push((sheet, block)),
        }
    }
    for (sheet, block) in changed {
        fitter.take_changed(sheet, block);
    }
    fitter.fit
}

struct Fitter<'a, 's> {
    sheets: &'a [Sheet<'s>],
    /// The names of the blocks of each sheet that was asked for.
    ids: BTreeMap<usize, BTreeMap<String, Slot>>,
    fit: Fit,
    diagnostics: &'a mut Diagnostics,
}

impl Fitter<'_, '_> {
    fn slot_of(&mut self, sheet: usize, name: &str) -> Option<Slot> {
        self.ids_of(sheet).get(name).copied()
    }

    fn ids_of(&mut self, sheet: usize) -> &BTreeMap<String, Slot> {
        let sheets = self.sheets;
        self.ids.entry(sheet).or_insert_with(|| {
            ids(&sheets[sheet]).into_iter().map(|(slot, name)| (name, slot)).collect()
        })
    }

    fn refuse_unknown(&mut self, block: &ReturnedBlock, message: String) {
        if block.target.is_empty() {
            return;
        }
        self.diagnostics.report(
            Problem::UnknownBlock,
            block.place.clone(),
            message,
            "This translation is not taken over; it stays in the file that came back. Export again, and copy the words into the new file.",
        );
    }

    /// Takes a block over whose English is a part of the site, or was; then `was` says it.
    fn take(&mut self, sheet: usize, slot: Slot, block: &ReturnedBlock, was: Option<String>) {
        let file = &self.sheets[sheet];
        let english = file.english(slot);
        let present = file.translation(slot);
        let codes = present.as_ref().map_or(&english.codes, |present| &present.codes);
        let target = Coded { pieces: joined(&block.target), codes: codes.clone() };
        if target.pieces.is_empty() {
            self.fit.unfinished += 1;
            return;
        }
        let is_same = present.as_ref().is_some_and(|present| present.says_the_same_as(&target));
        let is_current = *file.state(slot) == State::Current;
        if is_same && (is_current || !block.is_done) {
            self.fit.untouched += 1;
            return;
        }
        if !block.is_done {
            self.fit.unfinished += 1;
            return;
        }
        if !is_same && !self.check_codes(&english, &target, file.needs_number(slot), block) {
            return;
        }
        let fitted = Fitted {
            text: (!is_same).then_some(target),
            english: was.unwrap_or_else(|| file.unit(slot).text.clone()),
            place: block.place.clone(),
        };
        let before = self.fit.blocks.entry(sheet).or_default().insert(slot, fitted);
        if before.is_some() {
            self.diagnostics.report(
                Problem::BadExchangeFile,
                block.place.clone(),
                "this block comes twice; the later one is taken over",
                "Keep each block once.",
            );
        }
    }

    /// Takes a block over whose English has been changed since it was exported.
    fn take_changed(&mut self, sheet: usize, block: &ReturnedBlock) {
        if joined(&block.target).is_empty() {
            self.fit.unfinished += 1;
            return;
        }
        let file = &self.sheets[sheet];
        let name = block.id.split('-').next().unwrap_or_default();
        let claimed = self.fit.blocks.get(&sheet);
        // What is recorded of words for a number is all their forms, and only one came back here.
        let is_free = |slot: &Slot| {
            slot.form.is_none() && claimed.is_none_or(|claimed| !claimed.contains_key(slot))
        };
        let found = file
            .slots()
            .into_iter()
            .filter(is_free)
            .filter_map(|slot| {
                let codes = file.english(slot).codes;
                let was = decoded(&joined(&block.english), codes)?;
                if id(&block.path, &file.kind(slot), &was) != name {
                    return None;
                }
                let was = if file.is_value(slot) { was.plain() } else { was.markdown()? };
                let likeness = likeness(&was, &file.unit(slot).text);
                (likeness >= LIKE_ENOUGH || file.has_keys()).then_some((likeness, slot, was))
            })
            .max_by_key(|(likeness, slot, _)| (*likeness, std::cmp::Reverse(*slot)));
        match found {
            Some((_, slot, was)) => self.take(sheet, slot, block, Some(was)),
            None => self.refuse_unknown(
                block,
                "the English of this block has been changed, or is gone, since it was exported"
                    .to_owned(),
            ),
        }
    }

    /// Whether the codes of a translation are those of the English; reports what is not.
    fn check_codes(
        &mut self,
        english: &Coded,
        target: &Coded,
        needs_number: bool,
        block: &ReturnedBlock,
    ) -> bool {
        let problems = code_problems(english, target, needs_number);
        for problem in &problems {
            self.diagnostics.report(
                Problem::CodesDiffer,
                block.place.clone(),
                problem.clone(),
                "This translation is not taken over. Give it the codes of the English, each once, and import it again.",
            );
        }
        if problems.is_empty() {
            for lost in lost_emphasis(english, target) {
                self.diagnostics.report(
                    Problem::EmphasisLost,
                    block.place.clone(),
                    format!("code {lost} makes words of the English stand out, and is not here"),
                    "Mark the words that say the same in your language, if they should stand out there too.",
                );
            }
        }
        problems.is_empty()
    }
}

/// Words without empty pieces and cuts between them.
fn joined(pieces: &[Piece]) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (_, Piece::Text(text)) if text.is_empty() => {}
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(text),
            _ => joined.push(piece.clone()),
        }
    }
    // What comes along with copied words is none of them.
    for piece in &mut joined {
        if let Piece::Text(text) = piece {
            text.retain(|character| !is_unprintable(character));
        }
    }
    let is_blank = |piece: &Piece| matches!(piece, Piece::Text(text) if text.trim().is_empty());
    if joined.iter().all(is_blank) { Vec::new() } else { joined }
}

/// A text with these codes, if it uses no others.
fn decoded(pieces: &[Piece], codes: Vec<Code>) -> Option<Coded> {
    let is_there = |number: usize| (1..=codes.len()).contains(&number);
    let fits = |piece: &Piece| match piece {
        Piece::Text(_) => true,
        Piece::Open(number) | Piece::Close(number) | Piece::Alone(number) => is_there(*number),
    };
    pieces.iter().all(fits).then(|| Coded { pieces: pieces.to_vec(), codes })
}

/// What is wrong with the codes of a translation.
fn code_problems(english: &Coded, target: &Coded, needs_number: bool) -> Vec<String> {
    let mut problems = Vec::new();
    let mut uses = vec![0_usize; target.codes.len()];
    let mut open = Vec::new();
    for piece in &target.pieces {
        let (number, is_pair) = match piece {
            Piece::Text(_) => continue,
            Piece::Open(number) | Piece::Close(number) => (*number, true),
            Piece::Alone(number) => (*number, false),
        };
        let Some(code) = number.checked_sub(1).and_then(|at| target.codes.get(at)) else {
            problems.push(format!("the English has no code {number}"));
            continue;
        };
        if code.close.is_empty() == is_pair {
            let stands = if is_pair { "stands alone" } else { "goes around words" };
            problems.push(format!("code {number} {stands} in the English"));
            continue;
        }
        match piece {
            Piece::Close(_) if open.pop() != Some(number) => {
                problems.push(format!("code {number} ends where it did not begin"));
            }
            Piece::Close(_) => {}
            Piece::Open(_) => {
                open.push(number);
                uses[number - 1] += 1;
            }
            _ => uses[number - 1] += 1,
        }
    }
    problems.extend(open.into_iter().map(|number| format!("code {number} never ends")));
    let must_stay = |code: &Code| must_stay(code) && (needs_number || code.open != "{n}");
    for (at, code) in english.codes.iter().enumerate().filter(|(_, code)| must_stay(code)) {
        let number = at + 1;
        let stands_for = format!("{}{}", code.open, code.close);
        match uses[at] {
            0 => problems.push(format!("code {number} is lost: `{stands_for}`")),
            1 => {}
            times => problems.push(format!("code {number} is here {times} times: `{stands_for}`")),
        }
    }
    problems
}

/// Whether a translation without this code would say less than the English.
fn must_stay(code: &Code) -> bool {
    match code.kind {
        CodeKind::Link | CodeKind::Value => true,
        CodeKind::Other => code.open.starts_with('`') || code.open.contains(':'),
        CodeKind::Bold | CodeKind::Italic => false,
    }
}

fn lost_emphasis(english: &Coded, target: &Coded) -> Vec<usize> {
    let is_there = |number: usize| target.pieces.contains(&Piece::Open(number));
    let codes = english.codes.iter().enumerate().filter(|(at, code)| {
        matches!(code.kind, CodeKind::Bold | CodeKind::Italic) && !is_there(at + 1)
    });
    codes.map(|(at, _)| at + 1).collect()
}
