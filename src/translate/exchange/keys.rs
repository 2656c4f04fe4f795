//! Adds a key with its value to a YAML file, with everything else as it is.

use crate::diagnostic::{Diagnostics, SourceText, Span};
use crate::yaml::{Node, Value, parse};

/// The text with `value`, as YAML writes it, at the path `keys`, which is not there yet: behind
/// the keys that stand beside it. Nothing if the file is not built of keys on lines of their own.
#[must_use]
pub fn with_key(text: &str, keys: &[&str], value: &str) -> Option<String> {
    let source = SourceText::new("", text);
    let root = parse(&source, Span::new(0, text.len()), &mut Diagnostics::new())?;
    let (node, left) = deepest(&root, keys)?;
    let (indent, end) = match &node.value {
        Value::Null => (0, text.len()),
        Value::Mapping(entries) => {
            let (first, _) = entries.first()?;
            let (_, last) = entries.last()?;
            (source.position(first.span.start).column - 1, end_of_lines(text, last.span))
        }
        Value::Scalar(_) | Value::Sequence(_) => return None,
    };
    let is_whole_line = |entries: &[(crate::diagnostic::Spanned<String>, Node)]| {
        entries.iter().all(|(key, _)| {
            let line = text[..key.span.start].rfind('\n').map_or(0, |at| at + 1);
            text[line..key.span.start].trim().is_empty()
        })
    };
    if matches!(&node.value, Value::Mapping(entries) if !is_whole_line(entries)) {
        return None;
    }
    let mut out = text[..end].to_owned();
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    for (depth, key) in left.iter().enumerate() {
        let is_last = depth + 1 == left.len();
        let spaces = " ".repeat(indent + 2 * depth);
        let value = if is_last { format!(" {value}") } else { String::new() };
        out.extend([&spaces, *key, ":", &value, "\n"]);
    }
    Some(out + &text[end..])
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
    fn keys_in_one_line_are_left_alone() {
        assert_eq!(with_key("a: { b: one }\n", &["a", "c"], "new"), None);
        assert_eq!(with_key("a:\n", &["a"], "new"), None);
        assert_eq!(with_key("- a\n", &["b"], "new"), None);
    }
}
