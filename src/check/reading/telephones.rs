//! Telephone numbers in text: rows of figures that begin with 0 or +.

use std::ops::Range;

use super::words::has_figure;
use crate::prose::Passage;

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telephone {
    /// Where it stands in the passage's text.
    pub range: Range<usize>,
    /// Its figures as dialled in this country.
    pub digits: String,
}

/// Shorter rows are years and ranges, longer ones no telephone numbers.
const LENGTHS: Range<usize> = 8..15;

/// The telephone numbers in a passage, in order. Code is left out.
pub fn telephones_in(passage: &Passage) -> Vec<Telephone> {
    let text = &passage.text;
    let mut found = Vec::new();
    if !has_figure(text) {
        return found;
    }
    let mut from = 0;
    while let Some(start) = text[from..].find(['0', '+', '(']).map(|at| from + at) {
        let length = length_of_row(&text[start..]);
        from = start + length.max(1);
        let row = &text[start..start + length];
        let begins_alone = !text[..start]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '£' | '_' | ':'));
        let digits = digits_of(row);
        let range = start..start + length;
        let begins_alone = begins_alone && !is_other_number(row);
        if begins_alone && LENGTHS.contains(&digits.len()) && !passage.is_code(&range) {
            found.push(Telephone { range, digits });
        } else if !begins_alone {
            // The rest of a longer number is no number of its own.
            from = start + length.max(1);
        }
    }
    found
}

/// Whether a row is a decimal fraction, a version, or a number abroad, not one of this country.
fn is_other_number(row: &str) -> bool {
    let first: usize = row.chars().take_while(char::is_ascii_digit).count();
    let is_fraction = row[first..].starts_with('.') && first < 3;
    is_fraction || (row.starts_with("00") && !row.starts_with("0044"))
}

/// How long the row of figures at the start of `text` is, without signs behind its last figure.
fn length_of_row(text: &str) -> usize {
    let mut end = 0;
    let mut gap = 0;
    for (at, character) in text.char_indices() {
        match character {
            '0'..='9' => {
                end = at + 1;
                gap = 0;
            }
            '+' if at == 0 => {}
            ' ' | '\u{a0}' | '-' | '‑' | '(' | ')' | '.' if gap < 2 => gap += 1,
            _ => break,
        }
    }
    end
}

/// The figures of a number as dialled in this country: +44 stands for 0.
pub fn digits_of(number: &str) -> String {
    let number = number.trim();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let abroad = number.starts_with('+').then(|| digits.strip_prefix("44")).flatten();
    match abroad.or_else(|| digits.strip_prefix("0044")) {
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::plain_prose;

    #[test]
    fn numbers_are_told_from_dates_and_prices() {
        let text = "আ Ring 020 8359 7275, (0207) 123 4567 or +44 (0)20 7946 0000. On 01/02/2026 at £0.50 in 2026.";
        let prose = plain_prose(text);
        let found = telephones_in(&prose.passages[0]);
        let digits: Vec<&str> = found.iter().map(|found| found.digits.as_str()).collect();
        assert_eq!(digits, ["02083597275", "02071234567", "02079460000"]);
        assert_eq!(&text[found[1].range.clone()], "(0207) 123 4567");
    }
}
