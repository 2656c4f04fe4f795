//! The lists that rules read from `lists/`: words with what to write instead, and so on.

use std::collections::BTreeMap;

use crate::carried::Folder;
use crate::diagnostic::{Diagnostics, SourceText, Span};
use crate::yaml::{Node, Value, parse};

/// One entry of a list: each key with one text or several.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// What it is called.
    pub name: String,
    values: BTreeMap<String, Vec<String>>,
}

impl Entry {
    /// Every text under `key`; none when it is not there.
    pub fn all(&self, key: &str) -> &[String] {
        self.values.get(key).map_or(&[], Vec::as_slice)
    }

    /// Every other key with its texts, in order of the keys.
    pub fn others<'a>(&'a self, but: &'a [&str]) -> impl Iterator<Item = (&'a str, &'a [String])> {
        let all = self.values.iter().map(|(key, texts)| (key.as_str(), texts.as_slice()));
        all.filter(move |(key, _)| !but.contains(key))
    }

    /// The text under `key`; empty when it is not there.
    pub fn one(&self, key: &str) -> &str {
        self.all(key).first().map_or("", String::as_str)
    }
}

/// The entries of `lists/<list>.yaml`, in order. The lists are carried by the binary, and a
/// test proves that each can be read.
pub fn entries(list: &str) -> Vec<Entry> {
    let path = format!("{list}.yaml");
    let text = Folder::Lists.text(&path).unwrap_or_default();
    let source = SourceText::new(&path, text);
    let whole = Span::new(0, source.text().len());
    let node = parse(&source, whole, &mut Diagnostics::new());
    let Some(Value::Mapping(entries)) = node.map(|node| node.value) else { return Vec::new() };
    entries
        .into_iter()
        .map(|(name, node)| Entry { name: name.value, values: values_of(node) })
        .collect()
}

fn values_of(node: Node) -> BTreeMap<String, Vec<String>> {
    let Value::Mapping(entries) = node.value else { return BTreeMap::new() };
    entries.into_iter().map(|(key, node)| (key.value, texts_of(node))).collect()
}

fn texts_of(node: Node) -> Vec<String> {
    match node.value {
        Value::Scalar(text) => vec![text],
        Value::Sequence(items) => items.into_iter().flat_map(texts_of).collect(),
        Value::Null | Value::Mapping(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_can_be_read() {
        let lists = Folder::Lists.paths();
        let mut count = 0;
        for name in lists.iter().filter_map(|path| path.strip_suffix(".yaml")) {
            let list = entries(name);
            assert!(!list.is_empty(), "{name}");
            for entry in list {
                assert!(entry.values.values().flatten().all(|text| !text.is_empty()), "{entry:?}");
                assert!(!entry.values.is_empty(), "{name}: {}", entry.name);
            }
            count += 1;
        }
        assert!(count > 4);
    }
}
