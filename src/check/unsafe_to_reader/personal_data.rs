//! `personal-data`: a real person's number or day of birth in a text that anyone can read.

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::reading::has_figure;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Passage, Phrases};

/// The rule.
pub const RULE: Rule = Rule::text(Code::PersonalData, Reach::Everything, check);

/// What stands before a day of birth.
static BIRTH: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["date of birth", "dob", "d.o.b", "born on", "born"]));

/// What stands before the number of a case or person.
static NUMBERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "case number",
        "case no",
        "case ref",
        "case reference",
        "case id",
        "client number",
        "client id",
        "child id",
        "person id",
        "mosaic id",
        "liquidlogic id",
        "lcs id",
        "nhs number",
        "nhs no",
        "unique pupil number",
        "upn",
        "national insurance number",
    ])
});

const HELP: &str = "Take it out, and out of the history of the file too. Letters carry such things; leaflets never do.";

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed().filter(|passage| has_figure(&passage.text)) {
        let mut found: Vec<(Range<usize>, &str)> = Vec::new();
        for label in BIRTH.find_in(passage) {
            if let Some(end) = end_of_date(&passage.text, label.range.end) {
                found.push((label.range.start..end, "is somebody's day of birth"));
            }
        }
        for label in NUMBERS.find_in(passage) {
            if let Some(end) = end_of_number(&passage.text, label.range.end) {
                found.push((label.range.start..end, "is the number of a case or a person"));
            }
        }
        found.extend(
            nhs_numbers(&passage.text).into_iter().map(|range| (range, "is an NHS number")),
        );
        found.extend(
            insurance_numbers(passage)
                .into_iter()
                .map(|range| (range, "is a National Insurance number")),
        );
        let mut end = 0;
        found.sort_by_key(|(range, _)| range.start);
        for (range, what) in found {
            if range.start >= end && !passage.is_code(&range) {
                end = range.end;
                let words = passage.part(range.clone());
                findings.at(passage, range.clone(), format!("`{words}` {what}"), HELP);
            }
        }
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Where a day with its year ends that begins at `at`, behind at most a colon or the word "on".
fn end_of_date(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':' || c == '-');
    let rest = rest.strip_prefix("on ").or_else(|| rest.strip_prefix("is ")).unwrap_or(rest);
    let start = text.len() - rest.len();
    let day: usize = rest.chars().take_while(char::is_ascii_digit).count();
    if !(1..3).contains(&day) {
        return None;
    }
    let behind =
        rest[day..].trim_start_matches(|c: char| c.is_ascii_lowercase() && "stndrh".contains(c));
    let behind = behind.trim_start();
    if let Some(month) = behind.strip_prefix(['/', '.', '-']) {
        let length = month.chars().take_while(|c| c.is_ascii_digit() || "/.-".contains(*c)).count();
        let digits = month[..length].chars().filter(char::is_ascii_digit).count();
        let end =
            text.len() - month.len() + month[..length].trim_end_matches(['.', '-', '/']).len();
        return (digits >= 3).then_some(end);
    }
    let month = behind.get(..3)?.to_lowercase();
    let letters = behind.chars().take_while(char::is_ascii_alphabetic).count();
    let year = behind[letters..].trim_start_matches([' ', '\u{a0}', ',']);
    let length = year.chars().take_while(char::is_ascii_digit).count();
    let is_date = MONTHS.contains(&&*month) && length == 4;
    is_date.then(|| text.len() - year.len() + length).filter(|end| *end > start)
}

/// Where a number of five signs or more with figures in it ends, right behind a label.
fn end_of_number(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].trim_start_matches(|c: char| c.is_whitespace() || ":.#-".contains(c));
    let rest = rest.strip_prefix("is ").unwrap_or(rest);
    let length: usize = rest
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-/".contains(*c))
        .map(char::len_utf8)
        .sum();
    let number = rest[..length].trim_end_matches(['-', '/']);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (digits >= 4).then(|| text.len() - rest.len() + number.len())
}

/// Ten figures as 943 476 5919 whose last one proves the others.
fn nhs_numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let rest = &text[start..];
        let length = rest.find(|c: char| !c.is_ascii_digit() && c != ' ').unwrap_or(rest.len());
        let row = rest[..length].trim_end();
        from = start + length.max(1);
        let groups: Vec<usize> = row.split(' ').map(str::len).collect();
        let digits: Vec<u32> = row.chars().filter_map(|c| c.to_digit(10)).collect();
        let is_apart =
            !text[..start].ends_with(|c: char| c.is_alphanumeric() || "+-/.£".contains(c));
        if groups == [3, 3, 4] && is_apart && is_proved(&digits) {
            found.push(start..start + row.len());
        }
    }
    found
}

fn is_proved(digits: &[u32]) -> bool {
    let [first @ .., last] = digits else { return false };
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let proof = (11 - sum % 11) % 11;
    first.first() != Some(&0) && proof == *last
}

/// Two capitals, six figures and a capital: AB 12 34 56 C.
fn insurance_numbers(passage: &Passage) -> Vec<Range<usize>> {
    let text = &passage.text;
    if text.bytes().filter(u8::is_ascii_digit).count() < 6 {
        return Vec::new();
    }
    let starts = passage.words().map(|word| word.start);
    let found = starts.filter_map(|start| {
        let signs: Vec<(usize, char)> =
            text[start..].char_indices().take(13).filter(|(_, c)| *c != ' ').take(9).collect();
        let shape: String = signs
            .iter()
            .map(|(_, c)| {
                if c.is_ascii_digit() {
                    '9'
                } else if c.is_ascii_uppercase() {
                    'A'
                } else {
                    '-'
                }
            })
            .collect();
        let (at, last) = signs.last().filter(|_| shape == "AA999999A")?;
        let end = start + at + last.len_utf8();
        let is_end = !text[end..].starts_with(char::is_alphanumeric);
        is_end.then_some(start..end)
    });
    found.collect()
}
