//! `run-on-list`: a sentence that counts up what should be a list.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage};

/// The rule.
pub const RULE: Rule = Rule::text(Code::RunOnList, Reach::English, check);

/// So many semicolons in one sentence part at least three things.
const SEMICOLONS: usize = 2;
/// Marks of items inside a line, of which three in their order make a list.
const COUNTED: [[&str; 3]; 6] = [
    ["(a)", "(b)", "(c)"],
    ["a)", "b)", "c)"],
    ["(1)", "(2)", "(3)"],
    ["1)", "2)", "3)"],
    ["(i)", "(ii)", "(iii)"],
    ["i)", "ii)", "iii)"],
];

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed().filter(|passage| !matches!(passage.kind, Kind::Value { .. })) {
        for sentence in passage.sentences() {
            if is_list(passage.part(sentence.range.clone())) {
                let (message, help) =
                    ("this sentence is a list", "Write it as a list with one thing on each line.");
                findings.at(passage, sentence.range.clone(), message, help);
            }
        }
        bullets_in_a_line(passage, findings);
    }
}

fn is_list(sentence: &str) -> bool {
    let counts = |marks: &[&str; 3]| {
        let mut rest = sentence;
        marks.iter().all(|mark| match rest.find(mark) {
            Some(at) => {
                rest = &rest[at + mark.len()..];
                true
            }
            None => false,
        })
    };
    sentence.bytes().filter(|byte| *byte == b';').count() >= SEMICOLONS
        || (sentence.contains(')') && COUNTED.iter().any(counts))
}

/// "help • advice • support".
fn bullets_in_a_line(passage: &Passage, findings: &mut Findings<'_>) {
    if passage.text.is_ascii() {
        return;
    }
    let mut bullets = passage.text.match_indices(" • ").map(|(at, _)| at);
    let (Some(first), Some(_)) = (bullets.next(), bullets.next()) else { return };
    // Bullets that begin the lines of the file are another rule's.
    if !passage.text.starts_with('•') {
        let range = first + 1..first + 1 + '•'.len_utf8();
        let help = "Write it as a list with one thing on each line.";
        findings.at(passage, range, "a list in the middle of a line", help);
    }
}
