//! From YAML events to a tree of nodes that know their places.

use std::sync::Arc;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use crate::characters::is_unprintable;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, Spanned};

/// Deepest nesting that is read: content needs five levels, and a bound keeps
/// a hostile file from exhausting the stack.
const MAX_DEPTH: usize = 32;

/// A value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// What a node holds. Scalars are text; the reader of a key gives them a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing was written.
    Null,
    /// Any scalar, as text.
    Scalar(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, in the order of the file.
    Mapping(Vec<(Spanned<String>, Node)>),
}

impl Value {
    /// The word that messages use for this kind of value.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar(_) => "text",
            Self::Sequence(_) => "a list",
            Self::Mapping(_) => "keys with values",
        }
    }
}

/// Reads the YAML in `range` of `source`. Reports what cannot be read and then
/// returns `None`; an empty document is `Value::Null`.
pub fn parse(source: &Arc<SourceText>, range: Span, diagnostics: &mut Diagnostics) -> Option<Node> {
    let text = &source.text()[range.start..range.end];
    let mut builder = Builder { source, range, open: Vec::new(), root: None, diagnostics };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => builder.take(event, builder.span(&span))?,
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(text.len());
                let span = Span::new(at, at + 1).shifted(range.start);
                let message = error.kind().to_string();
                builder.refuse(span, format!("this is not YAML: {message}"), help_for(&message));
                return None;
            }
        }
    }
    Some(builder.root.unwrap_or(Node { value: Value::Null, span: range }))
}

/// What to do about what the YAML parser says; its words are for programmers.
fn help_for(message: &str) -> &'static str {
    if message.contains("tab") {
        "Indent with spaces, never with tabs."
    } else if message.contains("quote") {
        "A quotation mark is opened here or just above and not closed: close it, or write the text without quotation marks."
    } else if message.contains("mapping values") {
        "Put text that holds a colon and a space between double quotes."
    } else {
        "Check the indentation here and just above, and put text that holds `: `, ` #`, `{` or `[` between double quotes."
    }
}

/// A collection that is still being read.
struct Open {
    node: Node,
    key: Option<Spanned<String>>,
}

struct Builder<'a> {
    source: &'a Arc<SourceText>,
    range: Span,
    open: Vec<Open>,
    root: Option<Node>,
    diagnostics: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn span(&self, span: &YamlSpan) -> Span {
        span.byte_range().map_or(self.range, |range| Span::from(range).shifted(self.range.start))
    }

    fn refuse(&mut self, span: Span, message: impl Into<String>, help: &str) {
        self.diagnostics.report(Code::BadYaml, Place::new(self.source, span), message, help);
    }

    /// Adds one event to the tree; `None` stops the reading of this file.
    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        if event.anchor_id().is_some() || event.is_alias() {
            self.refuse(span, "YAML anchors and aliases are not read here", "Write the value out.");
            return None;
        }
        match event {
            Event::Scalar(text, ..) if text.contains(is_unprintable) => {
                let help = "Delete it, and type the words again.";
                self.refuse(span, "a character that no page can show", help);
                None
            }
            Event::Scalar(text, style, ..) => {
                let empty = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null");
                let value = if empty { Value::Null } else { Value::Scalar(text.into_owned()) };
                self.add(Node { value, span })
            }
            Event::MappingStart(..) => self.begin(Value::Mapping(Vec::new()), span),
            Event::SequenceStart(..) => self.begin(Value::Sequence(Vec::new()), span),
            Event::MappingEnd | Event::SequenceEnd => {
                let mut node = self.open.pop()?.node;
                node.span.end = span.end.max(node.span.start);
                self.add(node)
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                self.refuse(
                    span,
                    "a second YAML document in the same file",
                    "Remove the `---` line.",
                );
                None
            }
            _ => Some(()),
        }
    }

    fn begin(&mut self, value: Value, span: Span) -> Option<()> {
        if self.open.len() >= MAX_DEPTH {
            self.refuse(
                span,
                format!("YAML nested more than {MAX_DEPTH} levels deep"),
                "Write it with fewer levels.",
            );
            return None;
        }
        self.open.push(Open { node: Node { value, span }, key: None });
        Some(())
    }

    fn add(&mut self, node: Node) -> Option<()> {
        let Some(parent) = self.open.last_mut() else {
            self.root = Some(node);
            return Some(());
        };
        match (&mut parent.node.value, parent.key.take()) {
            (Value::Sequence(items), _) => items.push(node),
            (Value::Mapping(entries), Some(key)) => entries.push((key, node)),
            (Value::Mapping(_), None) => match node.value {
                Value::Scalar(text) => parent.key = Some(Spanned::new(text, node.span)),
                Value::Null => parent.key = Some(Spanned::new(String::new(), node.span)),
                Value::Sequence(_) | Value::Mapping(_) => {
                    self.refuse(node.span, "a key that is not text", "Write `key: value`.");
                    return None;
                }
            },
            (Value::Null | Value::Scalar(_), _) => {}
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Node>, Vec<String>) {
        let source = SourceText::new("a.yaml", text);
        let mut diagnostics = Diagnostics::new();
        let node = parse(&source, Span::new(0, text.len()), &mut diagnostics);
        (node, diagnostics.into_sorted().into_iter().map(|d| d.message).collect())
    }

    #[test]
    fn scalars_stay_the_text_that_was_written() {
        let (node, problems) = read("lang: no\nphone: 020 8359 7275\nempty:\n");
        let Value::Mapping(entries) = node.unwrap().value else { panic!("not a mapping") };
        let values: Vec<_> = entries.into_iter().map(|(_, node)| node.value).collect();
        let scalar = |text: &str| Value::Scalar(text.to_owned());
        assert_eq!(values, [scalar("no"), scalar("020 8359 7275"), Value::Null]);
        assert!(problems.is_empty());
    }

    #[test]
    fn spans_point_at_the_value_after_characters_of_many_bytes() {
        let text = "a: আপনি\nb: here\n";
        let (node, _) = read(text);
        let Value::Mapping(entries) = node.unwrap().value else { panic!("not a mapping") };
        let span = entries[1].1.span;
        assert_eq!(&text[span.start..span.end], "here");
    }

    #[test]
    fn characters_that_nothing_shows_are_refused_however_they_are_written() {
        for text in ["a: \"b\\0c\"\n", "a: \"\\u001b[31m\"\n", "\"\\x7f\": b\n"] {
            let (node, problems) = read(text);
            assert!(node.is_none(), "{text}");
            assert_eq!(problems, ["a character that no page can show"], "{text}");
        }
    }

    #[test]
    fn aliases_and_deep_nesting_are_refused() {
        let (node, problems) = read("a: &x [1]\nb: *x\n");
        assert!(node.is_none());
        assert_eq!(problems.len(), 1);
        let (node, problems) = read(&"[".repeat(5000));
        assert!(node.is_none());
        assert_eq!(problems.len(), 1);
    }
}
