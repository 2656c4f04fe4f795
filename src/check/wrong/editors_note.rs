//! `editors-note`: a note to a colleague, a gap or a mark of changes that was left in.

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::reading::Parts;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Passage, Phrases};

/// The rule.
pub const RULE: Rule = Rule::text(Code::EditorsNote, Reach::Families, check);

/// Words to a colleague and words that stand in for others, in any case.
static NOTES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "please delete this",
        "please delete that",
        "please remove this sentence",
        "please remove this paragraph",
        "please remove this section",
        "please remove this bit",
        "delete this sentence",
        "delete this paragraph",
        "delete this section",
        "delete this bit",
        "delete before publishing",
        "remove before publishing",
        "to be deleted",
        "to be rewritten",
        "needs updating",
        "needs rewriting",
        "needs checking",
        "please amend",
        "please rewrite",
        "please reword",
        "please proofread",
        "not for publication",
        "note to editor",
        "note to designer",
        "note to self",
        "note to colleagues",
        "editor's note",
        "ed note",
        "lorem ipsum",
        "dolor sit amet",
        "dummy text",
        "your text here",
        "text to follow",
        "text goes here",
        "insert text",
        "insert name",
        "insert number",
        "insert telephone",
        "insert phone",
        "insert email",
        "insert address",
        "insert date",
        "insert link",
        "insert here",
        "link to follow",
        "awaiting sign-off",
        "check with legal",
        "track changes",
        "tracked changes",
    ])
});

/// What may be deleted without being a note: a message, a choice on a form.
static NO_NOTES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "please delete this email",
        "please delete this message",
        "please delete this app",
        "please delete this file",
        "please delete that email",
        "please delete that message",
    ])
});

/// Gaps, only in capitals.
static GAPS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["todo", "tbc", "tba", "fixme", "tbd", "xx*"]));

/// How a note in brackets begins.
const BEGINNINGS: [&str; 22] = [
    "insert",
    "add ",
    "check with",
    "check this",
    "confirm with",
    "ask ",
    "delete",
    "is this right",
    "is this still",
    "is this correct",
    "not sure",
    "can you",
    "can someone",
    "do we still",
    "should this",
    "update this",
    "need to check",
    "todo",
    "tbc",
    "nb:",
    "note:",
    "link to",
];

/// What word processors and programs put around changes.
static MARKS: LazyLock<Parts> = LazyLock::new(|| {
    Parts::new(&[
        "{++",
        "{--",
        "{~~",
        "{>>",
        "<<<<<<<",
        ">>>>>>>",
        "~~",
        "Commented [",
        "Comment [",
        "Formatted:",
    ])
});

/// How long a note in brackets is at most, in bytes: longer ones are asides for the reader.
const LONGEST_NOTE: usize = 1000;

const HELP: &str = "Do what the note asks, then take it out. Nothing that families should not read may stand in a leaflet, not even for a day.";

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        let mut found: Vec<Range<usize>> = notes(passage);
        found.extend(brackets(passage));
        found.extend(gaps(passage));
        found.extend(MARKS.places(&passage.text));
        // A row of them is a line drawn by hand.
        found.retain(|range| {
            !passage.text[range.end..].starts_with('~')
                && !passage.text[..range.start].ends_with('~')
        });
        found.retain(|range| !passage.is_code(range));
        found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        for range in found {
            if range.start < end {
                continue;
            }
            end = range.end;
            let words = passage.part(range.clone());
            findings.at(
                passage,
                range.clone(),
                format!("`{words}` is a note to a colleague"),
                HELP,
            );
        }
    }
}

fn notes(passage: &Passage) -> Vec<Range<usize>> {
    let found = NOTES.find_in(passage);
    if found.is_empty() {
        return Vec::new();
    }
    let allowed = NO_NOTES.find_in(passage);
    let is_allowed =
        |range: &Range<usize>| allowed.iter().any(|other| other.range.start == range.start);
    found.into_iter().map(|found| found.range).filter(|range| !is_allowed(range)).collect()
}

/// Words in brackets that speak to a colleague. In square ones a single word can be a gap.
fn brackets(passage: &Passage) -> Vec<Range<usize>> {
    let text = &passage.text;
    let mut found = Vec::new();
    for (open, close) in [('[', ']'), ('(', ')')] {
        for (start, _) in text.match_indices(open) {
            let end = text.floor_char_boundary(start + LONGEST_NOTE);
            let Some(length) = text[start..end].find(close) else { continue };
            let inside = text[start + 1..start + length].trim().to_lowercase();
            let begins = BEGINNINGS.iter().any(|beginning| inside.starts_with(beginning));
            let is_instruction = open == '['
                || !matches!(
                    inside.split(' ').next(),
                    Some("add" | "ask" | "delete" | "note:" | "nb:" | "insert")
                )
                || inside.ends_with('?');
            let is_gap = open == '[' && GAP_WORDS.contains(&&*inside);
            if (begins && is_instruction) || is_gap {
                found.push(start..start + length + 1);
            }
        }
    }
    found
}

/// What stands alone in square brackets where a value is missing.
const GAP_WORDS: [&str; 14] = [
    "name",
    "date",
    "time",
    "venue",
    "address",
    "telephone number",
    "phone number",
    "number",
    "email",
    "email address",
    "council",
    "borough",
    "link",
    "your name",
];

/// Gaps in capitals, rows of X, and rows of question marks.
fn gaps(passage: &Passage) -> Vec<Range<usize>> {
    let text = &passage.text;
    let is_gap = |word: &str| {
        let is_in_capitals = word.bytes().all(|byte| byte.is_ascii_uppercase());
        is_in_capitals && (!word.starts_with("XX") || word.bytes().all(|byte| byte == b'X'))
    };
    let words = GAPS.find_in(passage).into_iter().map(|found| found.range);
    let mut found: Vec<Range<usize>> = words.filter(|range| is_gap(&text[range.clone()])).collect();
    if let Some(at) = text.find("???") {
        found.push(at..at + 3);
    }
    found
}
