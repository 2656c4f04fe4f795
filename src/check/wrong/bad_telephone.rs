//! `bad-telephone`: a number that no telephone in this country has, that costs extra, or that
//! is cut in the wrong places.

use crate::check::reading::{Telephone, telephones_in};
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::BadTelephone, Reach::Everything, check);

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        for telephone in telephones_in(passage) {
            let written = passage.part(telephone.range.clone());
            if let Some((message, help)) = fault_of(&telephone, written) {
                findings.at(passage, telephone.range.clone(), message, help);
            }
        }
    }
}

/// What is wrong with a number, and what to do.
fn fault_of(telephone: &Telephone, written: &str) -> Option<(String, String)> {
    let digits = &*telephone.digits;
    let is_abroad = written.starts_with('+');
    if is_abroad && !digits.starts_with('0') {
        return None;
    }
    if let Some((old, new)) = RETIRED.iter().find(|(old, _)| digits.starts_with(old)) {
        let message = format!("`{written}` has the code {old}, which is no longer used");
        return Some((message, format!("Find the new number. The code is now {new}.")));
    }
    if let Some((code, _)) = COSTLY.iter().find(|(code, _)| digits.starts_with(code)) {
        let message = format!("`{written}` costs more than other calls: its code is {code}");
        let help =
            "Give a number that begins with 01, 02, 03 or 0800: families may have little credit.";
        return Some((message, help.to_owned()));
    }
    if let Some(message) = wrong_length(digits, written) {
        return Some((message, "Call it yourself, and write it as it works.".to_owned()));
    }
    if written.contains("(0)") {
        let message =
            format!("`{written}` has a 0 in brackets that must not be dialled behind +44");
        return Some((message, format!("Write \"{}\".", grouped(digits))));
    }
    let first: usize =
        written.trim_start_matches(['(', '+']).chars().take_while(char::is_ascii_digit).count();
    if digits.starts_with("02") && first == 4 && !is_abroad {
        let code = &digits[..3];
        let message = format!("`{written}` is cut in the wrong place: its code is {code}");
        return Some((message, format!("Write \"{}\".", grouped(digits))));
    }
    None
}

/// Codes that were given up, with what came after them.
const RETIRED: [(&str, &str); 6] = [
    ("0171", "020 7"),
    ("0181", "020 8"),
    ("01222", "029 20"),
    ("01232", "028 90"),
    ("01203", "024 76"),
    ("0500", "0800 or 0808"),
];

/// Codes of calls that cost more than those to 01 and 02, and how they are called.
const COSTLY: [(&str, &str); 5] = [
    ("084", "service"),
    ("087", "service"),
    ("09", "premium"),
    ("070", "personal"),
    ("118", "directory"),
];

fn wrong_length(digits: &str, written: &str) -> Option<String> {
    let length = digits.len();
    let lengths: &[usize] = match digits.as_bytes() {
        [b'0', b'1', ..] | [b'0', b'8', b'0', b'0', ..] => &[10, 11],
        [b'0', b'2' | b'3' | b'5' | b'7' | b'8', ..] => &[11],
        [b'0', _, ..] => {
            return Some(format!(
                "`{written}` begins with {}, as no number here does",
                &digits[..2]
            ));
        }
        _ => return None,
    };
    let is_short_helpline = digits == "08001111" || digits == "0845464" || digits == "08454647";
    if lengths.contains(&length) || is_short_helpline {
        return None;
    }
    let than = if length < 11 { "fewer" } else { "more" };
    Some(format!("`{written}` has {length} figures, {than} than a number with this code"))
}

/// The number with its groups.
fn grouped(digits: &str) -> String {
    match digits.as_bytes() {
        [b'0', b'2', ..] if digits.len() == 11 => {
            format!("{} {} {}", &digits[..3], &digits[3..7], &digits[7..])
        }
        _ if digits.len() == 11 => format!("{} {}", &digits[..5], &digits[5..]),
        _ => digits.to_owned(),
    }
}
