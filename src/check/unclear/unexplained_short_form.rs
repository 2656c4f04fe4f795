//! `unexplained-short-form`: letters that stand for words, such as ICPC or S47, which the page
//! does not give.

use std::collections::BTreeMap;
use std::ops::Range;

use super::explained::is_explained_at;
use crate::check::{Findings, Reach, Rule, Text, TextKind};
use crate::diagnostic::Code;
use crate::prose::Passage;

/// The rule.
pub const RULE: Rule = Rule::text(Code::UnexplainedShortForm, Reach::English, check);

/// What nearly everybody knows by its letters, and names that consist of them.
const KNOWN: [&str; 50] = [
    "AA", "AAA", "AIDS", "ATM", "BBC", "CD", "CV", "DIY", "DNA", "DVD", "EU", "FAQ", "FM", "GP",
    "HIV", "HTML", "ID", "II", "III", "IQ", "IT", "ITV", "IV", "JAWS", "MP", "NHS", "NI", "NSPCC",
    "NVDA", "OK", "PC", "PDF", "PE", "PIN", "PO", "PS", "QR", "RNIB", "SMS", "TV", "UK", "UN",
    "URL", "US", "USA", "USB", "VAT", "VI", "VII", "WC",
];
/// Words in capitals that are words.
const WORDS: [&str; 20] = [
    "ALL", "AND", "ANY", "ARE", "AT", "BE", "CAN", "DO", "FOR", "IF", "IN", "IS", "MUST", "NO",
    "NOT", "NOW", "ONLY", "OR", "WILL", "YOU",
];

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !text.is_page() {
        return;
    }
    let mut uses: BTreeMap<&str, Vec<(&Passage, Range<usize>)>> = BTreeMap::new();
    for passage in text.body() {
        for range in short_forms(&passage.text) {
            let form = passage.text[range.clone()].trim_end_matches('s');
            uses.entry(form).or_default().push((passage, range));
        }
    }
    for (form, places) in uses {
        let is_given = places.iter().any(|(passage, range)| is_explained_at(passage, range));
        let Some((passage, range)) = places.first() else { continue };
        if !is_given && !is_in_glossary(text, form) && !passage.is_code(range) {
            findings.at(
                passage,
                range.clone(),
                format!("`{form}` is not spelled out"),
                "Write the words; add the letters in brackets only if the reader will meet them.",
            );
        }
    }
}

/// Pages of a site explain what is in the glossary by themselves.
fn is_in_glossary(text: &Text<'_>, form: &str) -> bool {
    let mut terms = text.known.glossary.values();
    text.kind != TextKind::Loose
        && terms.any(|term| term.term == form || term.also.iter().any(|also| also == form))
}

fn short_forms(text: &str) -> Vec<Range<usize>> {
    // Most passages have no two capitals in a row and no "s47".
    let is_capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let bytes = text.as_bytes();
    if !bytes.windows(2).any(|pair| is_capital(pair[0]) && is_capital(pair[1]) || is_section(pair))
    {
        return Vec::new();
    }
    let start_of = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_loud = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).is_some_and(|word| word.len() > 1 && is_capitals(word))
    };
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_alone = !is_loud(at.checked_sub(1)) && !is_loud(Some(at + 1));
        if is_section(word.as_bytes()) || (is_alone && is_short_form(word)) {
            let start = start_of(word);
            found.push(start..start + word.len());
        }
    }
    found
}

/// "s47" and "S20": a section of a law.
fn is_section(word: &[u8]) -> bool {
    matches!(word, [b's' | b'S', rest @ ..] if !rest.is_empty() && rest.iter().all(u8::is_ascii_digit))
}

fn is_short_form(word: &str) -> bool {
    let letters = word.strip_suffix('s').unwrap_or(word);
    (2..=6).contains(&letters.len())
        && is_capitals(letters)
        && !KNOWN.contains(&letters)
        && !WORDS.contains(&letters)
}

fn is_capitals(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}
