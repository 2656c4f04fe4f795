//! Adds a key with its value to a YAML file, with everything else as it is.

use super::scalar::quoted;
use crate::diagnostic::{Diagnostics, SourceText, Span};
use crate::yaml::{Node, Value, parse};

/// The text with `value`, as YAML writes it, at the path `keys`, which is not there yet: behind
/// the keys that stand beside it. Nothing if the file is not built of keys there.
#[must_use]
pub fn with_key(text: &str, keys: &[&str], value: &str) -> Option<String> {
    let source = SourceText::new("", text);
    let root = parse(&source, Span::new(0, text.len()), &mut Diagnostics::new())?;
    let (node, left) = deepest(&root, keys)?;
    match &node.value {
        Value::Null => Some(with_lines(text, text.len(), 0, left, value)),
        Value::Mapping(_) if text[node.span.start..].starts_with('{') => {
            let [key] = left else { return None };
            let end = node.span.start + text[node.span.start..node.span.end].rfind('}')?;
            let before = text[..end].trim_end();
            Some(format!("{before}, {key}: {} {}", quoted(value), &text[end..]))
        }
        Value::Mapping(entries) => {
            let (first, _) = entries.first()?;
            let (_, last) = entries.last()?;
            let indent = source.position(first.span.start).column - 1;
            Some(with_lines(text, end_of_lines(text, last.span), indent, left, value))
        }
        Value::Scalar(_) | Value::Sequence(_) => None,
    }
}

/// The text with lines for `keys`, each below the one before, at a place between two lines.
fn with_lines(text: &str, at: usize, indent: usize, keys: &[&str], value: &str) -> String {
    let mut out = text[..at].to_owned();
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for (depth, key) in keys.iter().enumerate() {
        let is_last = depth + 1 == keys.len();
        let value = if is_last { format!(" {value}") } else { String::new() };
        out.extend([&" ".repeat(indent + 2 * depth), *key, ":", &value, "\n"]);
    }
    out + &text[at..]
}

/// The node that the first of `keys` lead to, as far as they are there, and the other keys.
fn deepest<'n, 'k>(root: &'n Node, keys: &'k [&'k str]) -> Option<(&'n Node, &'k [&'k str])> {
    let mut node = root;
    for (depth, key) in keys.iter().enumerate() {
        let Value::Mapping(entries) = &node.value else { return Some((node, &keys[depth..])) };
        let Some((_, next)) = entries.iter().find(|(name, _)| name.value == *key) else {
            return Some((node, &keys[depth..]));
        };
        // A key without a value would be there twice.
        if next.value == Value::Null {
            return None;
        }
        node = next;
    }
    None
}

/// Where the last line ends that a value has a part of.
fn end_of_lines(text: &str, span: Span) -> usize {
    let end = span.start + text[span.start..span.end].trim_end().len();
    text[end..].find('\n').map_or(text.len(), |at| end + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_behind_its_neighbours() {
        let text = "# Words\na:\n  b: one\n  c: \"two\"  # why\n\n# More\nd: three\n";
        assert_eq!(
            with_key(text, &["a", "x"], "new").as_deref(),
            Some("# Words\na:\n  b: one\n  c: \"two\"  # why\n  x: new\n\n# More\nd: three\n")
        );
        assert_eq!(
            with_key(text, &["e", "f"], "new").as_deref(),
            Some(format!("{text}e:\n  f: new\n").as_str())
        );
    }

    #[test]
    fn an_empty_file_begins_with_the_key() {
        assert_eq!(with_key("", &["a", "b"], "c").as_deref(), Some("a:\n  b: c\n"));
        assert_eq!(with_key("# Only this", &["a"], "c").as_deref(), Some("# Only this\na: c\n"));
    }

    #[test]
    fn a_key_goes_into_its_line_where_the_others_are_in_one() {
        assert_eq!(
            with_key("a: { b: \"{n} x\" }\nd: e\n", &["a", "c"], "new, word").as_deref(),
            Some("a: { b: \"{n} x\", c: \"new, word\" }\nd: e\n")
        );
    }

    #[test]
    fn what_is_not_built_of_keys_is_left_alone() {
        assert_eq!(with_key("a:\n", &["a"], "new"), None);
        assert_eq!(with_key("- a\n", &["b"], "new"), None);
    }
}
