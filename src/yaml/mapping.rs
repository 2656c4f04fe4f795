//! Taking a mapping apart: each key asked for once, and every problem reported.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::{Node, Value};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, Spanned, one_of};

/// Where problems of one file go.
pub struct Reporter<'a> {
    /// The file.
    pub source: &'a Arc<SourceText>,
    /// The problems so far.
    pub diagnostics: &'a mut Diagnostics,
}

impl<'a> Reporter<'a> {
    /// Reports problems of `source` to `diagnostics`.
    pub const fn new(source: &'a Arc<SourceText>, diagnostics: &'a mut Diagnostics) -> Self {
        Self { source, diagnostics }
    }

    /// Notes one problem at `span`.
    pub fn report(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.report(code, Place::new(self.source, span), message, help);
    }

    /// The place of `span` in this file.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place::new(self.source, span)
    }
}

/// The keys of one mapping, taken out one by one. `finish` reports what is left over.
pub struct Mapping {
    what: &'static str,
    span: Span,
    entries: Vec<(Spanned<String>, Node)>,
    asked: BTreeSet<&'static str>,
}

impl Mapping {
    /// Begins to read `node`, which messages call `what` ("a contact"). Reports and
    /// returns `None` when it is not a mapping; nothing at all counts as an empty one.
    pub fn of(node: Node, what: &'static str, reporter: &mut Reporter<'_>) -> Option<Self> {
        let span = node.span;
        let entries = match node.value {
            Value::Mapping(entries) => entries,
            Value::Null => Vec::new(),
            other => {
                let message = format!("{what} must be keys with values, not {}", other.kind());
                reporter.report(Code::BadValue, span, message, "Write `key: value` lines here.");
                return None;
            }
        };
        let mut seen = BTreeSet::new();
        for (key, _) in &entries {
            if !seen.insert(key.value.as_str()) {
                let message = format!("the key `{}` stands here twice", key.value);
                reporter.report(Code::DuplicateKey, key.span, message, "Keep one of the two.");
            }
        }
        Some(Self { what, span, entries, asked: BTreeSet::new() })
    }

    /// The place of the whole mapping.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Whether `key` is there and not empty.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, node)| name.value == key && node.value != Value::Null)
    }

    /// The node under `key`, if there is one that is not empty.
    pub fn node(&mut self, key: &'static str) -> Option<Node> {
        self.asked.insert(key);
        let at = self.entries.iter().position(|(name, _)| name.value == key)?;
        let (_, node) = self.entries.remove(at);
        (node.value != Value::Null).then_some(node)
    }

    /// The text under `key`.
    pub fn text(
        &mut self,
        key: &'static str,
        reporter: &mut Reporter<'_>,
    ) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        text_of(key, node, reporter)
    }

    /// The text under `key`; reports when there is none.
    pub fn required_text(
        &mut self,
        key: &'static str,
        reporter: &mut Reporter<'_>,
    ) -> Option<Spanned<String>> {
        match self.node(key) {
            Some(node) => text_of(key, node, reporter),
            None => self.missing(key, reporter),
        }
    }

    /// Reports that `key` is missing.
    pub fn missing<T>(&mut self, key: &'static str, reporter: &mut Reporter<'_>) -> Option<T> {
        self.asked.insert(key);
        let message = format!("{} has no `{key}`", self.what);
        let span = Span::new(self.span.start, self.span.start);
        reporter.report(Code::MissingKey, span, message, format!("Add `{key}: …` here."));
        None
    }

    /// The date under `key`, written as 2026-11-21.
    pub fn date(&mut self, key: &'static str, reporter: &mut Reporter<'_>) -> Option<Date> {
        let text = self.text(key, reporter)?;
        parsed(key, &text, "a date that exists, such as 2026-11-21", reporter)
    }

    /// The whole number under `key`.
    pub fn number(&mut self, key: &'static str, reporter: &mut Reporter<'_>) -> Option<u32> {
        let text = self.text(key, reporter)?;
        parsed(key, &text, "a whole number", reporter)
    }

    /// `true` or `false` under `key`.
    pub fn truth(&mut self, key: &'static str, reporter: &mut Reporter<'_>) -> Option<bool> {
        let text = self.text(key, reporter)?;
        parsed(key, &text, "true or false", reporter)
    }

    /// One of the words in `choices` under `key`.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
        reporter: &mut Reporter<'_>,
    ) -> Option<T> {
        let text = self.text(key, reporter)?;
        let found = choices.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let help = one_of(&text.value, choices.iter().map(|(name, _)| *name));
            let message = format!("`{key}` cannot be `{}`", text.value);
            reporter.report(Code::BadValue, text.span, message, help);
        }
        found
    }

    /// The list of texts under `key`.
    pub fn texts(
        &mut self,
        key: &'static str,
        reporter: &mut Reporter<'_>,
    ) -> Option<Vec<Spanned<String>>> {
        let node = self.node(key)?;
        let Value::Sequence(items) = node.value else {
            let message = format!("`{key}` must be a list, not {}", node.value.kind());
            reporter.report(Code::BadValue, node.span, message, "Write it as [one, two].");
            return None;
        };
        Some(items.into_iter().filter_map(|item| text_of(key, item, reporter)).collect())
    }

    /// The mapping under `key`, which messages call `what`.
    pub fn mapping(
        &mut self,
        key: &'static str,
        what: &'static str,
        reporter: &mut Reporter<'_>,
    ) -> Option<Self> {
        let node = self.node(key)?;
        Self::of(node, what, reporter)
    }

    /// All entries that are left, for mappings whose keys are names of the author's choice.
    #[must_use]
    pub fn into_entries(self) -> Vec<(Spanned<String>, Node)> {
        self.entries
    }

    /// Ends the reading: every key that was not asked for is an error.
    pub fn finish(self, reporter: &mut Reporter<'_>) {
        for (key, _) in self.entries.iter().filter(|(key, _)| !self.asked.contains(&*key.value)) {
            let message = format!("{} has no key `{}`", self.what, key.value);
            let help = one_of(&key.value, self.asked.iter().copied());
            reporter.report(Code::UnknownKey, key.span, message, help);
        }
    }
}

fn parsed<T: std::str::FromStr>(
    key: &str,
    text: &Spanned<String>,
    kind: &str,
    reporter: &mut Reporter<'_>,
) -> Option<T> {
    let value = text.value.trim().parse().ok();
    if value.is_none() {
        let message = format!("`{key}` must be {kind}, not `{}`", text.value);
        reporter.report(Code::BadValue, text.span, message, format!("Write {kind}."));
    }
    value
}

fn text_of(key: &str, node: Node, reporter: &mut Reporter<'_>) -> Option<Spanned<String>> {
    match node.value {
        Value::Scalar(text) => Some(Spanned::new(text, node.span)),
        other => {
            let message = format!("`{key}` must be text, not {}", other.kind());
            reporter.report(Code::BadValue, node.span, message, "Write one line of text here.");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    #[test]
    fn all_problems_of_a_mapping_are_reported_together() {
        let text = "titel: A\norder: first\nreviewed: yesterday\nextra: 1\n";
        let source = SourceText::new("a.yaml", text);
        let mut diagnostics = Diagnostics::new();
        let node = parse(&source, Span::new(0, text.len()), &mut diagnostics).unwrap();
        let mut reporter = Reporter::new(&source, &mut diagnostics);
        let mut mapping = Mapping::of(node, "a leaflet", &mut reporter).unwrap();
        mapping.required_text("title", &mut reporter);
        mapping.number("order", &mut reporter);
        mapping.date("reviewed", &mut reporter);
        mapping.finish(&mut reporter);
        let found: Vec<_> = diagnostics
            .into_sorted()
            .into_iter()
            .map(|d| format!("{}: {}", d.message, d.help))
            .collect();
        assert_eq!(
            found,
            [
                "a leaflet has no `title`: Add `title: …` here.",
                "a leaflet has no key `titel`: Did you mean `title`?",
                "`order` must be a whole number, not `first`: Write a whole number.",
                "`reviewed` must be a date that exists, such as 2026-11-21, not `yesterday`: Write a date that exists, such as 2026-11-21.",
                "a leaflet has no key `extra`: Use one of: order, reviewed, title.",
            ]
        );
    }
}
