//! `bad-web-address`: a web address, printed or behind a link, that cannot be right.

use std::sync::LazyLock;

use crate::check::reading::Parts;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::BadWebAddress, Reach::Everything, check);

const HELP: &str = "Open it in a browser, and copy it from there.";

/// How addresses begin, rightly and wrongly.
const BEGINNINGS: [&str; 10] = [
    "http://",
    "https://",
    "www.",
    "http//",
    "https//",
    "http:\\\\",
    "https:\\\\",
    "htttp",
    "www,",
    "wwww.",
];

static SIGNS: LazyLock<Parts> = LazyLock::new(|| Parts::new(&["http", "htttp", "www"]));

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        let starts = if SIGNS.are_in(&passage.text) { &['h', 'w', 'H', 'W'][..] } else { &[] };
        for (start, _) in passage.text.match_indices(starts) {
            let rest = &passage.text[start..];
            let begins = BEGINNINGS.iter().any(|beginning| {
                rest.get(..beginning.len()).is_some_and(|part| part.eq_ignore_ascii_case(beginning))
            });
            let is_inside = passage.text[..start]
                .chars()
                .next_back()
                .is_some_and(|c| c.is_alphanumeric() || "/.@\\".contains(c));
            let has_more =
                rest.get(4..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            if !begins || is_inside || (rest.starts_with("www,") && !has_more) {
                continue;
            }
            let end = rest
                .find(|c: char| c.is_whitespace() || "<>\"”|".contains(c))
                .unwrap_or(rest.len());
            let address = rest[..end].trim_end_matches(|c: char| ".,;:!?)]}'’।،؛؟".contains(c));
            let range = start..start + address.len();
            if let Some(fault) = fault_of(address).filter(|_| !passage.is_code(&range)) {
                findings.at(passage, range, format!("the address `{address}` {fault}"), HELP);
            }
        }
        for (link, address) in passage.links() {
            let is_shown = passage.part(link.range.clone()).contains(address);
            // What has no dot or is not https is a broken or unsafe link.
            let host = address.strip_prefix("https://").unwrap_or_default();
            let is_read = host.split('/').next().is_some_and(|host| host.contains('.'));
            let fault = fault_of(address).filter(|_| is_read && !is_shown);
            if let Some(fault) = fault {
                findings.span(link.span, format!("the address `{address}` {fault}"), HELP);
            }
        }
    }
}

/// What is wrong with an address.
fn fault_of(address: &str) -> Option<&'static str> {
    if address.contains('\u{fffc}') {
        return None;
    }
    let small = address.to_lowercase();
    let rest = small.strip_prefix("https://").or_else(|| small.strip_prefix("http://"));
    let host = match rest {
        Some(rest) => rest,
        None if small.starts_with("www.") => &small,
        None => return Some("does not begin as web addresses do"),
    };
    if host.contains("http://") && !host.contains('?') && !host.contains("/http")
        || host.starts_with("https")
    {
        return Some("begins twice");
    }
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    // A beginning alone speaks of addresses, and is none.
    if host.is_empty() || host == "www" {
        return None;
    }
    let host = host.split(':').next().unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    let is_part = |part: &&str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    if parts.len() < 2 || (host.starts_with("www.") && parts.len() < 3) {
        return Some("has no name of a website in it");
    }
    if !parts.iter().all(is_part) || address.contains('\\') {
        return Some("has a sign in it that no address has there");
    }
    let last = parts.last().copied().unwrap_or_default();
    let is_end = last.chars().count() > 1 && !last.chars().all(|c| c.is_ascii_digit());
    let is_number = parts.iter().all(|part| part.parse::<u8>().is_ok());
    (!is_end && !is_number).then_some("does not end as the name of a website does")
}
