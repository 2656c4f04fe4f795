//! `typed-bullets`: lines that begin with a bullet typed by hand, or with the letter that a
//! bullet became when the text was copied out of a leaflet.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::{Code, Span};
use crate::prose::{Kind, Passage};

/// The rule.
pub const RULE: Rule = Rule::text(Code::TypedBullets, Reach::Families, check);

/// Signs for bullets that Markdown does not know as such.
const SIGNS: [char; 19] = [
    '•', '◦', '▪', '▫', '●', '○', '■', '□', '►', '▶', '➢', '➤', '✓', '✔', '❖', '·', '‣',
    '\u{f0b7}', '\u{f0a7}',
];
/// What fonts of bullets print for a bullet.
const LETTERS: [char; 3] = ['l', 'q', 'o'];

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let lines: Vec<Span> = text
        .printed()
        .filter(|passage| matches!(passage.kind, Kind::Paragraph))
        .flat_map(|passage| lines_of(text.source.text(), passage))
        .collect();
    let (Some(first), true) = (lines.first(), lines.len() > 1) else { return };
    let message = format!("{} lines begin with a bullet typed by hand", lines.len());
    let help = "Write each as an item of a list: a hyphen and a space before the words.";
    findings.span(*first, message, help);
}

/// The bullets at the beginnings of a passage's lines.
fn lines_of(file: &str, passage: &Passage) -> Vec<Span> {
    let Some(written) = file.get(passage.span.start..passage.span.end) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = passage.span.start;
    for line in written.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let mut characters = line.trim().chars();
        let Some(sign) = characters.next() else { continue };
        let rest = characters.as_str();
        let is_apart = rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}']);
        if is_apart && (SIGNS.contains(&sign) || LETTERS.contains(&sign)) {
            found.push(Span::new(start, start + sign.len_utf8()));
        }
    }
    found
}
