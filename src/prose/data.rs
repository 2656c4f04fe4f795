//! The passages of data: values of YAML files and of the front matter.

use std::sync::Arc;

use super::passage::{Kind, Passage, Role};
use crate::diagnostic::Span;
use crate::yaml::{Node, Value};

/// Every text in `node` with the keys that lead to it. `role` says who reads the text of a path.
#[must_use]
pub fn data_passages(text: &str, node: &Node, role: &dyn Fn(&str) -> Role) -> Vec<Passage> {
    let mut passages = Vec::new();
    push_values(text, node, "", role, &mut passages);
    passages
}

fn push_values(
    text: &str,
    node: &Node,
    path: &str,
    role: &dyn Fn(&str) -> Role,
    passages: &mut Vec<Passage>,
) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(value) => {
            let kind = Kind::Value { path: path.to_owned() };
            let mut passage = value_passage(text, kind, value, node.span);
            passage.role = role(path);
            passages.push(passage);
        }
        Value::Sequence(items) => {
            for item in items {
                push_values(text, item, path, role, passages);
            }
        }
        Value::Mapping(entries) => {
            for (key, value) in entries {
                let dot = if path.is_empty() { "" } else { "." };
                let path = format!("{path}{dot}{}", key.value);
                push_values(text, value, &path, role, passages);
            }
        }
    }
}

/// The passage of one `value`, which YAML wrote at `span` of `text`: quoted, folded over
/// several lines, or plain.
#[must_use]
pub fn value_passage(text: &str, kind: Kind, value: &str, span: Span) -> Passage {
    let none: Arc<[String]> = Arc::new([]);
    let mut passage = Passage::new(kind, span, &none);
    let mut at = span.start + opening(&text[span.start..span.end]);
    for (start, character) in value.char_indices() {
        let end = start + character.len_utf8();
        let Some(Written { skipped, length, is_exact }) = written(&text[at..span.end], character)
        else {
            // An escape with a number, or a form that is not followed: all that is left stands
            // for the rest. A line break that YAML adds at the very end stands nowhere.
            if at < span.end {
                passage.push(&value[start..], Span::new(at, span.end), false);
            }
            break;
        };
        let place = Span::new(at + skipped, at + skipped + length);
        passage.push(&value[start..end], place, is_exact);
        at = place.end;
    }
    passage
}

/// How many bytes come before the value itself.
fn opening(written: &str) -> usize {
    match written.chars().next() {
        Some('"' | '\'') => 1,
        Some('|' | '>') => written.find('\n').map_or(written.len(), |at| at + 1),
        _ => 0,
    }
}

/// How one character of a value was written.
struct Written {
    skipped: usize,
    length: usize,
    is_exact: bool,
}

fn written(rest: &str, character: char) -> Option<Written> {
    let blank: usize = rest.chars().take_while(char::is_ascii_whitespace).map(char::len_utf8).sum();
    // A fold of lines reads as one space, or as one line break.
    if matches!(character, ' ' | '\n') && rest[..blank].contains('\n') {
        return Some(Written { skipped: 0, length: blank, is_exact: false });
    }
    if rest.starts_with(character) && !(character == '\\' && rest.starts_with("\\\\")) {
        let length = character.len_utf8();
        let doubled = character == '\'' && rest.starts_with("''");
        let length = if doubled { 2 } else { length };
        return Some(Written { skipped: 0, length, is_exact: !doubled });
    }
    let escaped = rest.strip_prefix('\\')?.chars().next()?;
    let stands_for = match escaped {
        'n' => '\n',
        't' => '\t',
        '_' => '\u{a0}',
        other => other,
    };
    (stands_for == character)
        .then_some(Written { skipped: 0, length: 1 + escaped.len_utf8(), is_exact: false })
        .or_else(|| indented(rest, character, blank))
}

/// The first character of a line that is indented more than it reads.
fn indented(rest: &str, character: char, blank: usize) -> Option<Written> {
    (blank > 0 && rest[blank..].starts_with(character)).then_some(Written {
        skipped: blank,
        length: character.len_utf8(),
        is_exact: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, SourceText};
    use crate::yaml::parse;

    /// What each value reads as, and what stands in the file for the word after the last space.
    fn last_words(text: &str) -> Vec<(String, String)> {
        let source = SourceText::new("a.yaml", text);
        let whole = Span::new(0, text.len());
        let node = parse(&source, whole, &mut Diagnostics::new()).unwrap();
        data_passages(text, &node, &|_| Role::Printed)
            .into_iter()
            .map(|passage| {
                let trimmed = passage.text.trim_end().len();
                let start = passage.text[..trimmed].rfind([' ', '\n']).map_or(0, |at| at + 1);
                let span = passage.span_of(start..trimmed);
                (passage.text.clone(), text[span.start..span.end].to_owned())
            })
            .collect()
    }

    #[test]
    fn values_lead_back_however_they_are_written() {
        let text = "a: আপনি 🙂 plain\nb: \"say \\\"it\\\" now\"\nc: 'it''s one'\nd: folded\n  over lines\ne: >\n  block of\n  text\nf: |\n  two\n  lines\ng: [x y, 'z w']\n";
        let found = last_words(text);
        let words: Vec<&str> = found.iter().map(|(_, word)| word.as_str()).collect();
        assert_eq!(words, ["plain", "now", "one", "lines", "text", "lines", "y", "w"], "{found:?}");
    }
}
