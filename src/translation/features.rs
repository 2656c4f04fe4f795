//! What must be the same in every language: figures, placeholders and the addresses of links.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a part of a text says that no translation may change. Each in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Features {
    /// Figures outside placeholders and addresses, in the digits of English.
    pub figures: Vec<String>,
    /// Placeholders, without white space.
    pub placeholders: Vec<String>,
    /// Where links lead, as written.
    pub targets: Vec<String>,
}

impl Features {
    /// Finds them in a text as it is written.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut features = Self::default();
        let rest = take_placeholders(text, &mut features.placeholders);
        let rest = take_targets(&rest, &mut features.targets);
        features.figures = figures(&rest);
        features
    }

    /// Whether both have the same, in whatever order the grammar of a language asks for.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        let number = self.shared_with(other);
        let count = |all: &Self| all.figures.len() + all.placeholders.len() + all.targets.len();
        number == count(self) && number == count(other)
    }

    /// How many of them two parts share.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> usize {
        shared(&self.figures, &other.figures)
            + shared(&self.placeholders, &other.placeholders)
            + shared(&self.targets, &other.targets)
    }
}

fn shared(one: &[String], other: &[String]) -> usize {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in one {
        *counts.entry(value).or_default() += 1;
    }
    let mut has = |value: &&String| {
        counts.get_mut(value.as_str()).is_some_and(|count| {
            let found = *count > 0;
            *count = count.saturating_sub(1);
            found
        })
    };
    other.iter().filter(|value| has(value)).count()
}

/// What a placeholder stands for. A fact with its unit or without is the same figure, and grammar
/// may ask for the one or the other.
fn value_of(inside: &str) -> String {
    let placeholder: String = inside.split_whitespace().collect();
    let fact = placeholder.strip_suffix(".number").filter(|fact| fact.starts_with("fact."));
    fact.map_or(placeholder.clone(), str::to_owned)
}

/// Whether two placeholders, each with its braces, stand for the same value.
#[must_use]
pub fn is_same_value(one: &str, other: &str) -> bool {
    let value = |placeholder: &str| value_of(placeholder.trim_matches(['{', '}']));
    value(one) == value(other)
}

/// Takes `{{ … }}` out of a text.
fn take_placeholders(text: &str, found: &mut Vec<String>) -> String {
    let mut rest = text;
    let mut left = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((inside, after)) = after.split_once("}}") else { break };
        left.push_str(before);
        found.push(value_of(inside));
        rest = after;
    }
    left + rest
}

/// Takes the addresses of `[words](address)` and `<address>` out of a text.
fn take_targets(text: &str, found: &mut Vec<String>) -> String {
    let mut rest = text;
    let mut left = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once("](") {
        let Some((inside, after)) = after.split_once(')') else { break };
        left.push_str(before);
        left.push(']');
        found.push(inside.trim().to_owned());
        rest = after;
    }
    let rest = left + rest;
    let mut rest = rest.as_str();
    let mut left = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('<') {
        let Some((inside, after)) = after.split_once('>') else { break };
        left.push_str(before);
        if inside.contains(':') && !inside.contains(char::is_whitespace) {
            found.push(inside.to_owned());
        } else {
            left.push_str(inside);
        }
        rest = after;
    }
    left + rest
}

/// A text without placeholders and the addresses of links, which are the same in every language.
#[must_use]
pub fn without_values(text: &str) -> Cow<'_, str> {
    if !text.contains("{{") && !text.contains("](") {
        return Cow::Borrowed(text);
    }
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    let begins = |pair: &[u8]| pair == b"{{" || pair == b"](";
    while let Some(at) = rest.as_bytes().windows(2).position(begins) {
        let (before, after) = rest.split_at(at);
        left.push_str(before);
        left.push(' ');
        let end = if after.starts_with("{{") { "}}" } else { ")" };
        rest = after.split_once(end).map_or("", |(_, rest)| rest);
    }
    Cow::Owned(left + rest)
}

/// The figures of a text, each in the digits of English. `9:30`, `9.30` and `1,000` are one figure;
/// a telephone number is as many as it has groups.
#[must_use]
pub fn figures(text: &str) -> Vec<String> {
    let mut figures = Vec::new();
    let mut figure = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if let Some(digit) = digit(character) {
            figure.push(digit);
            continue;
        }
        let joins = matches!(character, ':' | '.' | ',' | '٫' | '٬');
        if joins && !figure.is_empty() && characters.peek().copied().and_then(digit).is_some() {
            figure.push('.');
            continue;
        }
        if !figure.is_empty() {
            figures.push(std::mem::take(&mut figure));
        }
    }
    figures.extend((!figure.is_empty()).then_some(figure));
    figures
}

/// A digit of any script that leaflets are written in, as English writes it.
fn digit(character: char) -> Option<char> {
    const ZEROS: [u32; 9] = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xff10];
    let code = u32::from(character);
    let zero = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn native_digits_are_the_same_figures() {
        assert_eq!(figures("within 10 days, 9:30"), ["10", "9.30"]);
        assert_eq!(figures("۱۰ دن، ٠٢٠ و ১৫, ੧੨"), ["10", "020", "15", "12"]);
        assert_eq!(figures("1,000 zł; 1.000 lei. 5."), ["1.000", "1.000", "5"]);
    }

    #[test]
    fn placeholders_and_addresses_hold_no_figures() {
        let features = Features::of(
            "Call [020 8359 4066](tel:02083594066) {{ fact.stage2_request.within }} or <https://a.org/1>, 2 of [it]({{ contact.a.link }}).",
        );
        assert_eq!(features.figures, ["020", "8359", "4066", "2"]);
        assert_eq!(features.placeholders, ["fact.stage2_request.within", "contact.a.link"]);
        assert_eq!(features.targets, ["tel:02083594066", "", "https://a.org/1"]);
    }

    #[test]
    fn the_same_twice_counts_twice() {
        let one = Features::of("5 and 5 and 7");
        assert_eq!(one.shared_with(&Features::of("5, 5, 8")), 2);
        assert_eq!(one.shared_with(&Features::of("5")), 1);
    }
}
