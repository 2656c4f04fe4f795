//! `bad-postcode`: something written as a postcode that cannot be one.

use std::ops::Range;

use crate::check::reading::has_figure;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::BadPostcode, Reach::Everything, check);

const HELP: &str =
    "Look it up, and write it in capitals with one space before the last three signs: N11 1NP.";

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed().filter(|passage| has_figure(&passage.text)) {
        let words = pieces(&passage.text);
        for (at, word) in words.iter().enumerate() {
            let first = &passage.text[word.clone()];
            let joined = split_joined(first);
            let next = words.get(at + 1).filter(|next| {
                let between = &passage.text[word.end..next.start];
                between == " " || between == "\u{a0}"
            });
            let pair = next.map(|next| (&passage.text[next.clone()], word.start..next.end));
            let fault = match (joined, pair) {
                (Some(_), _) => Some((word.clone(), "has no space")),
                (None, Some((second, range))) => {
                    fault_of(first, second).map(|fault| (range, fault))
                }
                (None, None) => None,
            };
            if let Some((range, fault)) = fault.filter(|(range, _)| !passage.is_code(range)) {
                let message = format!("the postcode `{}` {fault}", passage.part(range.clone()));
                findings.at(passage, range, message, HELP);
            }
        }
    }
}

/// The rows of letters and figures.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        match (character.is_alphanumeric() || "_/.@#-".contains(character), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..text.len()));
    // A full stop at the end of a sentence belongs to no word.
    for range in &mut found {
        let trimmed = text[range.clone()].trim_end_matches(['.', '-', '/', '_']);
        range.end = range.start + trimmed.len();
    }
    found
}

/// What is wrong with two words that look like the halves of a postcode.
fn fault_of(first: &str, second: &str) -> Option<&'static str> {
    if is_outward(first) && is_inward(second) {
        return None;
    }
    let (first_loose, second_loose) = (as_meant(first, true), as_meant(second, false));
    let has_figure = first.bytes().chain(second.bytes()).any(|b| b.is_ascii_digit());
    let looks_so = has_figure && looks_so(first) && looks_so(second);
    if looks_so && is_outward(&first_loose) && is_inward(&second_loose) {
        return Some("has a letter where a figure must be, or the other way round");
    }
    let is_near = second.len() == 3
        && second.as_bytes()[0].is_ascii_digit()
        && second.as_bytes()[1..].iter().all(u8::is_ascii_uppercase);
    (is_outward(first) && is_near).then_some("ends in letters that no postcode ends in")
}

/// Whether a word is of capitals and figures, as half a postcode is.
fn looks_so(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && word.bytes().any(|b| b.is_ascii_uppercase())
        && word.len() > 1
}

/// The word with O for 0 and I for 1 put right where a postcode has the other kind.
fn as_meant(word: &str, is_first: bool) -> String {
    let figure_at = |at: usize| if is_first { at > 0 } else { at == 0 };
    word.chars()
        .enumerate()
        .map(|(at, character)| match character {
            'O' if figure_at(at) => '0',
            'I' if figure_at(at) => '1',
            '0' if !figure_at(at) => 'O',
            '1' if !figure_at(at) => 'I',
            other => other,
        })
        .collect()
}

/// A postcode without its space.
fn split_joined(word: &str) -> Option<(&str, &str)> {
    let is_plain = word.is_ascii() && (6..8).contains(&word.len());
    let (first, second) = is_plain.then(|| word.split_at(word.len() - 3))?;
    (is_outward(first) && is_inward(second)).then_some((first, second))
}

/// The first half: one or two letters and a figure, then nothing, a figure or a letter.
fn is_outward(word: &str) -> bool {
    let bytes = word.as_bytes();
    let letters = bytes.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let rest = &bytes[letters..];
    let is_area = AREAS.contains(&&word[..letters.min(word.len())]);
    (1..3).contains(&letters)
        && is_area
        && match rest {
            [figure] => figure.is_ascii_digit(),
            [figure, last] => {
                // Inner London and a few others have a letter there, but no I, L, O, Q or Z.
                let is_used = last.is_ascii_uppercase() && !b"ILOQZ".contains(last);
                figure.is_ascii_digit() && (last.is_ascii_digit() || is_used)
            }
            _ => false,
        }
}

/// The second half: a figure and two letters, some of which are never used.
fn is_inward(word: &str) -> bool {
    match word.as_bytes() {
        [figure, one, two] => {
            let is_used = |b: &u8| b.is_ascii_uppercase() && !b"CIKMOV".contains(b);
            figure.is_ascii_digit() && is_used(one) && is_used(two)
        }
        _ => false,
    }
}

/// The areas of England and Wales, and of the rest of the United Kingdom.
const AREAS: [&str; 124] = [
    "AB", "AL", "B", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH",
    "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "E",
    "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP", "HR", "HS",
    "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD", "LE", "LL",
    "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW", "OL", "OX",
    "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK", "SL", "SM",
    "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW",
    "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE",
];
