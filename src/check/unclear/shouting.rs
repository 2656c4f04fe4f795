//! `shouting`: words in capitals, and exclamation marks in rows.

use std::ops::Range;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Passage;

/// The rule.
pub const RULE: Rule = Rule::text(Code::Shouting, Reach::English, check);

/// Words that are put into capitals to press a point.
const PRESSED: [&str; 24] = [
    "ALL",
    "ALWAYS",
    "AND",
    "ANY",
    "BEFORE",
    "CANNOT",
    "DO",
    "DOES",
    "IMPORTANT",
    "IMMEDIATELY",
    "MUST",
    "NEVER",
    "NO",
    "NOT",
    "NOW",
    "ONLY",
    "PLEASE",
    "SHOULD",
    "URGENT",
    "WARNING",
    "WILL",
    "YOU",
    "YOUR",
    "EVERY",
];
/// Two words in capitals with so many letters are no two short forms.
const LETTERS: usize = 10;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        // Most passages have neither two capitals nor two marks in a row.
        let has = |is: fn(u8) -> bool| {
            passage.text.as_bytes().windows(2).any(|pair| is(pair[0]) && is(pair[1]))
        };
        if has(|byte| byte.is_ascii_uppercase()) {
            capitals(passage, findings);
        }
        if has(|byte| matches!(byte, b'!' | b'?')) {
            rows_of_marks(passage, findings);
        }
    }
}

fn capitals(passage: &Passage, findings: &mut Findings<'_>) {
    let mut row: Option<Row> = None;
    for range in words_of(&passage.text) {
        let word = &passage.text[range.clone()];
        let goes_on = row.as_ref().is_some_and(|row| {
            passage.part(row.range.end..range.start).chars().all(char::is_whitespace)
        });
        let is_loud = is_in_capitals(word) || (goes_on && is_capital_by_itself(word));
        if !(goes_on && is_loud) {
            report(passage, row.take(), findings);
        }
        if is_loud {
            row.get_or_insert_with(|| Row::at(range.start)).add(word, range.end);
        }
    }
    report(passage, row, findings);
}

struct Row {
    range: Range<usize>,
    words: usize,
    letters: usize,
    pressed: usize,
}

impl Row {
    const fn at(start: usize) -> Self {
        Self { range: start..start, words: 0, letters: 0, pressed: 0 }
    }

    fn add(&mut self, word: &str, end: usize) {
        self.range.end = end;
        self.words += 1;
        self.letters += word.len();
        self.pressed += usize::from(PRESSED.contains(&word));
    }

    const fn is_shouted(&self) -> bool {
        self.pressed > 0 || self.words > 2 || (self.words > 1 && self.letters >= LETTERS)
    }
}

fn report(passage: &Passage, row: Option<Row>, findings: &mut Findings<'_>) {
    let Some(row) = row.filter(Row::is_shouted) else { return };
    if !passage.is_code(&row.range) {
        findings.at(
            passage,
            row.range,
            "words in capitals",
            "Write small letters. If it matters, say it first or make it bold.",
        );
    }
}

fn words_of(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let start_of = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(move |word| {
        let start = start_of(word);
        start..start + word.len()
    })
}

fn is_in_capitals(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "I" and "A" are as they must be, inside a row as outside.
fn is_capital_by_itself(word: &str) -> bool {
    matches!(word, "A" | "I")
}

fn rows_of_marks(passage: &Passage, findings: &mut Findings<'_>) {
    let mut from = 0;
    let is_mark = |c: char| matches!(c, '!' | '?');
    while let Some(at) = passage.text[from..].find(is_mark).map(|at| from + at) {
        let length = passage.text[at..].find(|c| !is_mark(c)).unwrap_or(passage.text.len() - at);
        from = at + length;
        if length > 1 && !passage.is_code(&(at..from)) {
            findings.at(
                passage,
                at..from,
                "several marks in a row",
                "One mark is enough; a full stop is calmer.",
            );
        }
    }
}
