//! `blank-contact`: a place for a name, number or address that nobody has filled in.

use std::sync::LazyLock;

use crate::check::reading::telephones_in;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Passage, Phrases};

/// The rule.
pub const RULE: Rule = Rule::text(Code::BlankContact, Reach::English, check);

/// What a contact's line begins with, before a colon.
const LABELS: [&str; 16] = [
    "tel",
    "tel.",
    "telephone",
    "telephone number",
    "phone",
    "phone number",
    "mobile",
    "fax",
    "email",
    "e-mail",
    "email address",
    "address",
    "contact",
    "contact number",
    "minicom",
    "textphone",
];

/// Words around a dotted line that somebody should have filled in.
static ABOUT_CONTACTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "tel",
        "telephone",
        "phone",
        "call",
        "ring",
        "email",
        "e-mail",
        "contact",
        "address",
        "social worker*",
        "chair*",
        "chairperson*",
        "number",
    ])
});

/// What asks the reader to call somebody.
static CALLS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["call:", "ring:", "telephone:", "phone:", "email:"]));

const HELP: &str = "Fill it in, leave it out, or make a place to write: `::: write-in`.";

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let passages: Vec<&Passage> = text
        .printed()
        .filter(|passage| passage.within.iter().all(|name| name != "write-in"))
        .collect();
    for (number, passage) in passages.iter().enumerate() {
        let next = passages.get(number + 1);
        if is_bare_label(&passage.text) {
            if !next.is_some_and(|next| has_contact(next)) {
                let message = format!("nothing stands behind `{}`", passage.text.trim());
                findings.at(passage, 0..passage.text.len(), message, HELP);
            }
        } else if let Some(line) = dotted_line(&passage.text) {
            if !ABOUT_CONTACTS.find_in(passage).is_empty() {
                findings.at(passage, line, "this line was left for somebody to fill in", HELP);
            }
        } else if let Some(range) = empty_call(passage) {
            let message =
                format!("`{}` names nobody's number or address", passage.part(range.clone()));
            findings.at(passage, range, message, HELP);
        }
    }
}

/// Whether a passage is a label with nothing behind it but a line.
fn is_bare_label(text: &str) -> bool {
    let rest = text.trim_end_matches(|c: char| c.is_whitespace() || "._…-–".contains(c));
    let Some(label) = rest.strip_suffix(':') else { return false };
    LABELS.iter().any(|known| label.trim().eq_ignore_ascii_case(known))
}

fn has_contact(passage: &Passage) -> bool {
    passage.text.contains(['@', '\u{fffc}', '/'])
        || passage.text.contains(|c: char| c.is_ascii_digit())
        || passage.links().next().is_some()
}

/// Four or more dots or strokes in a row.
fn dotted_line(text: &str) -> Option<std::ops::Range<usize>> {
    let mut start = 0;
    let mut count = 0;
    for (at, character) in text.char_indices() {
        let weight = match character {
            '_' | '.' => 1,
            '…' => 3,
            _ => 0,
        };
        if weight == 0 {
            if count > 3 {
                return Some(start..at);
            }
            count = 0;
        } else {
            start = if count == 0 { at } else { start };
            count += weight;
        }
    }
    (count > 3).then_some(start..text.len())
}

/// "call: your social worker", with no number up to the end of the line or the word "or".
fn empty_call(passage: &Passage) -> Option<std::ops::Range<usize>> {
    if !passage.text.contains(':') {
        return None;
    }
    let found = CALLS.find_in(passage).into_iter().next()?;
    let rest = &passage.text[found.range.end..];
    let end = rest.find([';', '\n']).unwrap_or(rest.len());
    let end = rest.find(" or ").map_or(end, |at| at.min(end));
    let end = found.range.end + rest[..end].trim_end().len();
    let range = found.range.start..end;
    let is_inside = |at: usize| range.contains(&at);
    let has_number = telephones_in(passage).iter().any(|number| is_inside(number.range.start))
        || passage.part(range.clone()).contains(['@', '\u{fffc}'])
        || passage.part(range.clone()).contains(|c: char| c.is_ascii_digit())
        || passage.links().any(|(link, _)| is_inside(link.range.start));
    let says_who = range.len() > found.range.len() + 1;
    (says_who && !has_number).then_some(range)
}
