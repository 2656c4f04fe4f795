//! The texts of a YAML file that are translated one by one, each by the path of its key.

use std::sync::Arc;

use crate::diagnostic::{SourceText, Spanned};
use crate::language::PluralForm;
use crate::leaflet::{Form, Unit};
use crate::yaml::{Node, Value};

/// The texts of one file.
#[derive(Debug, Clone, Hash)]
pub struct Texts {
    /// The file.
    pub source: Arc<SourceText>,
    /// The texts in the order of the file. The kind of each is the path of its key, such as
    /// `childline.note`: the same in every language.
    pub units: Vec<Unit>,
}

impl Texts {
    /// The texts below `root` whose path `is_text`.
    pub fn of(source: &Arc<SourceText>, root: &Node, is_text: impl Fn(&[&str]) -> bool) -> Self {
        let mut units = Vec::new();
        collect(&mut Vec::new(), root, &is_text, &mut units);
        Self { source: Arc::clone(source), units }
    }

    /// Those of a translation that cannot be read: there is a file, but nothing in it is known.
    #[must_use]
    pub fn none(source: &Arc<SourceText>) -> Self {
        Self { source: Arc::clone(source), units: Vec::new() }
    }

    /// Leaves out what lies at `path` and below it: keys that mean nothing, which are reported.
    pub fn remove(&mut self, path: &[&str]) {
        let path = path.join(".");
        let is_below = |kind: &str| {
            kind.strip_prefix(&path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.units.retain(|unit| !is_below(&unit.kind));
    }
}

fn collect<'n>(
    path: &mut Vec<&'n str>,
    node: &'n Node,
    is_text: &impl Fn(&[&str]) -> bool,
    units: &mut Vec<Unit>,
) {
    match &node.value {
        Value::Scalar(text) if is_text(path) && !text.trim().is_empty() => {
            units.push(Unit::words(path.join("."), node.span, text.clone()));
        }
        Value::Mapping(entries) if is_text(path) && is_plural(entries) => {
            let forms = entries.iter().filter_map(|(name, node)| form(&name.value, node));
            units.push(Unit::plural(path.join("."), node.span, forms.collect()));
        }
        Value::Mapping(entries) => {
            for (name, node) in entries {
                path.push(&name.value);
                collect(path, node, is_text, units);
                path.pop();
            }
        }
        Value::Scalar(_) | Value::Sequence(_) | Value::Null => {}
    }
}

/// Whether a mapping holds the forms of one text for a number.
fn is_plural(entries: &[(Spanned<String>, Node)]) -> bool {
    !entries.is_empty() && entries.iter().all(|(key, _)| PluralForm::named(&key.value).is_some())
}

fn form(name: &str, node: &Node) -> Option<Form> {
    let form = PluralForm::named(name)?;
    match &node.value {
        Value::Scalar(text) => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            Some(Form { form, span: node.span, text })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, Span};
    use crate::yaml::parse;

    fn texts(text: &str, is_text: impl Fn(&[&str]) -> bool) -> Vec<String> {
        let source = SourceText::new("a.yaml", text);
        let node = parse(&source, Span::new(0, text.len()), &mut Diagnostics::new()).unwrap();
        let told = |unit: &Unit| {
            let texts = unit.texts();
            let places = texts.iter().map(|(span, _)| source.position(span.start).line);
            format!("{} {:?} {}", unit.kind, places.collect::<Vec<_>>(), unit.text)
        };
        Texts::of(&source, &node, is_text).units.iter().map(told).collect()
    }

    #[test]
    fn each_text_has_the_path_of_its_key() {
        let text = "a:\n  name: A\n  phone: 020\n  note: \"B: c\"\nb:\n  name:\n  note: ''\n";
        let is_text = |path: &[&str]| matches!(path, [_, "name" | "note"]);
        assert_eq!(texts(text, is_text), ["a.name [2] A", "a.note [4] B: c"]);
    }

    #[test]
    fn the_forms_of_a_number_are_one_text() {
        let text = "days:\n  one: \"{n} day\"\n  other: >\n    {n}\n    days\nmonths: { one: a }\n";
        assert_eq!(
            texts(text, |_| true),
            ["days [2, 4] one: {n} day\nother: {n} days", "months [6] one: a"]
        );
    }
}
