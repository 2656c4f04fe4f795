//! `shouting`: words in capitals, and exclamation marks in rows.

use std::ops::Range;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Passage;

/// The rule.
pub const RULE: Rule = Rule::text(Code::Shouting, Reach::English, check);

/// Words that are put into capitals to press a point.
const PRESSED: [&str; 24] = [
    "ALL", "ALWAYS", "AND", "ANY", "BEFORE", "CANNOT", "DO", "DOES", "IMPORTANT", "IMMEDIATELY",
    "MUST", "NEVER", "NO", "NOT", "NOW", "ONLY", "PLEASE", "SHOULD", "URGENT", "WARNING", "WILL",
    "YOU", "YOUR", "EVERY",
];
/// A row of words in capitals with so many letters is no row of short forms.
const LETTERS: usize = 10;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        capitals(passage, findings);
        rows_of_marks(passage, findings);
    }
}

fn capitals(passage: &Passage, findings: &mut Findings<'_>) {
    let mut row: Option<Row> = None;
    for range in words_of(&passage.text) {
        let word = &passage.text[range.clone()];
        // "I" and "A" are as they must be, inside a row as outside.
        if is_in_capitals(word) {
            let row = row.get_or_insert_with(|| Row::at(range.start));
            row.add(word, range.end);
        } else if word.len() > 1 || row.is_none() {
            report(passage, row.take(), findings);
        }
    }
    report(passage, row, findings);
}

struct Row {
    range: Range<usize>,
    words: usize,
    letters: usize,
    pressed: usize,
    longest: usize,
}

impl Row {
    const fn at(start: usize) -> Self {
        Self { range: start..start, words: 0, letters: 0, pressed: 0, longest: 0 }
    }

    fn add(&mut self, word: &str, end: usize) {
        self.range.end = end;
        self.words += 1;
        self.letters += word.len();
        self.longest = self.longest.max(word.len());
        self.pressed += usize::from(PRESSED.contains(&word));
    }

    const fn is_shouted(&self) -> bool {
        self.pressed > 0 || (self.words > 1 && self.letters >= LETTERS && self.longest > 5)
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
