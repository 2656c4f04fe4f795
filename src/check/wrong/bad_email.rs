//! `bad-email`: an email address that cannot be right.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Passage;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule::text(Code::BadEmail, Reach::Everything, check);

/// Ends that are slips of the finger, with what was meant.
const SLIPS: [(&str, &str); 8] = [
    (".gov.ku", ".gov.uk"),
    (".go.uk", ".gov.uk"),
    (".gov.u", ".gov.uk"),
    (".gov.co.uk", ".gov.uk"),
    (".gob.uk", ".gov.uk"),
    (".co.ku", ".co.uk"),
    (".org.ku", ".org.uk"),
    (".con", ".com"),
];

const HELP: &str = "Write it as name@council.gov.uk, and send a message to it to try it.";

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        for range in tokens(passage) {
            let token = passage.part(range.clone());
            if let Some(message) = fault_of(token) {
                findings.at(passage, range, message, HELP);
            }
        }
        for (link, address) in passage.links() {
            let Some(address) = address.strip_prefix("mailto:") else { continue };
            let address = address.split('?').next().unwrap_or_default();
            let is_shown = passage.part(link.range.clone()).contains(address);
            // What cannot be read as an address at all is a broken link.
            let is_read = address.split_once('@').is_some_and(|(_, host)| host.contains('.'));
            if let Some(message) = fault_of(address).filter(|_| is_read && !is_shown) {
                findings.span(link.span, message, HELP);
            }
        }
    }
}

/// What has an @ in it, without the signs around it.
fn tokens(passage: &Passage) -> Vec<Range<usize>> {
    let text = &passage.text;
    let is_around = |c: char| {
        matches!(
            c,
            '(' | ')'
                | '<'
                | '>'
                | '['
                | ']'
                | '"'
                | '\''
                | ','
                | ';'
                | ':'
                | '.'
                | '!'
                | '?'
                | '’'
                | '‘'
                | '“'
                | '”'
                | '।'
                | '،'
                | '؛'
                | '؟'
        )
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for token in text.split_whitespace().filter(|token| token.contains('@')) {
        let start = token.as_ptr() as usize - text.as_ptr() as usize;
        let token = token.trim_end_matches(is_around);
        let end = start + token.len();
        let start = end - token.trim_start_matches(is_around).len();
        if found.last().is_none_or(|last| last.end <= start) && !passage.is_code(&(start..end)) {
            found.push(start..end);
        }
    }
    found
}

/// What is wrong with an address. A name that begins with @ is one of another service.
fn fault_of(token: &str) -> Option<String> {
    let token = token.strip_prefix("mailto:").unwrap_or(token);
    if token.starts_with('@') || token.contains(['\u{fffc}', '/']) {
        return None;
    }
    let (name, host) = token.split_once('@')?;
    let is_name = |c: char| c.is_alphanumeric() || "._%+-'’&".contains(c);
    let is_host = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let parts: Vec<&str> = host.split('.').collect();
    let last = parts.last().copied().unwrap_or_default();
    let is_whole = !name.is_empty()
        && name.chars().all(is_name)
        && !name.contains("..")
        && host.chars().all(is_host)
        && parts.len() > 1
        && parts
            .iter()
            .all(|part| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-'))
        && last.chars().count() > 1
        && last.chars().all(char::is_alphabetic);
    if !is_whole {
        return Some(format!("`{token}` is no email address"));
    }
    let small = host.to_lowercase();
    let slip = SLIPS.iter().find(|(slip, _)| small.ends_with(slip));
    slip.map(|(slip, meant)| format!("`{token}` ends in `{slip}`: was `{meant}` meant?"))
}
