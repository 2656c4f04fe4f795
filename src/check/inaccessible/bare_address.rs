//! `bare-address`: a web address where words should say where a link leads.

use std::ops::Range;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage};

/// The rule.
pub const RULE: Rule = Rule::text(Code::BareAddress, Reach::Families, check);

/// Endings of the names of websites that leaflets point to.
const ENDINGS: [&str; 10] = [
    ".gov.uk",
    ".org.uk",
    ".co.uk",
    ".nhs.uk",
    ".ac.uk",
    ".police.uk",
    ".sch.uk",
    ".com",
    ".org",
    ".net",
];

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed().filter(|passage| !is_kept_as_address(passage)) {
        for range in addresses(&passage.text) {
            if passage.is_code(&range) {
                continue;
            }
            let address = passage.part(range.clone());
            let message = format!("`{address}` is an address, not words");
            findings.at(
                passage,
                range,
                message,
                "Make a link of the name of the page: a screen reader spells an address out.",
            );
        }
    }
}

/// Data that is an address by its key.
fn is_kept_as_address(passage: &Passage) -> bool {
    const KEYS: [&str; 4] = ["link", "address", "website", "email"];
    let Kind::Value { path } = &passage.kind else { return false };
    path.rsplit('.').next().is_some_and(|key| KEYS.contains(&key))
}

fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let start_of = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    // Few texts have a point inside a word at all.
    text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"'))
        .filter(|word| word.len() > 4 && word.contains('.'))
        .map(|word| word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '\u{2019}']))
        .filter(|word| is_address(word))
        .map(move |word| start_of(word)..start_of(word) + word.len())
}

fn is_address(word: &str) -> bool {
    if word.contains("://") || word.starts_with("www.") {
        return true;
    }
    let host = word.split(['/', '?', '#']).next().unwrap_or_default();
    !word.contains('@')
        && ENDINGS.iter().any(|ending| host.len() > ending.len() && host.ends_with(ending))
}
