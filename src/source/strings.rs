//! `strings.yaml`: the words of the page furniture in one language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use comemo::memoize;

use super::texts::Texts;
use crate::diagnostic::{Code, Diagnostics, SourceText, Span, Spanned, one_of};
use crate::language::{Furniture, Language, Message, Strings};
use crate::leaflet::Unit;
use crate::yaml::{Node, Reporter, Value, parse};

/// Reads the words of `language`, and their texts as they are translated, once however often the
/// file is read. With `source`, the words of the source language, every key is held against it:
/// unknown keys and changed parts are errors, missing keys warnings.
pub fn read_furniture(
    language: &Arc<Language>,
    file: &Arc<SourceText>,
    source: Option<&Arc<Furniture>>,
    diagnostics: &mut Diagnostics,
) -> (Arc<Furniture>, Option<Arc<Texts>>) {
    let (furniture, texts, found) = furniture_of(language, file, source);
    diagnostics.extend(found);
    (furniture, texts)
}

#[memoize]
fn furniture_of(
    language: &Arc<Language>,
    file: &Arc<SourceText>,
    source: Option<&Arc<Furniture>>,
) -> (Arc<Furniture>, Option<Arc<Texts>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let (furniture, texts) = parse_furniture(language, file, source, &mut found);
    (Arc::new(furniture), texts.map(Arc::new), found)
}

fn parse_furniture(
    language: &Arc<Language>,
    file: &Arc<SourceText>,
    source: Option<&Arc<Furniture>>,
    diagnostics: &mut Diagnostics,
) -> (Furniture, Option<Texts>) {
    let whole = Span::new(0, file.text().len());
    let node = parse(file, whole, diagnostics);
    let mut reporter = Reporter::new(file, diagnostics);
    let mut texts = node.as_ref().map(|node| {
        refuse_lists("", node, &mut reporter);
        Texts::of(file, node, |_| true)
    });
    let units = texts.iter().flat_map(|texts| &texts.units);
    let found = Found { messages: units.map(|unit| (unit.kind.clone(), message(unit))).collect() };
    if let Some(source) = source {
        found.compare(source, &mut reporter);
        if let Some(texts) = &mut texts {
            texts.units.retain(|unit| source.own(&unit.kind).is_some());
        }
    }
    found.check_plural_forms(language, &mut reporter);
    let strings = found.messages.into_iter().map(|(key, message)| (key, message.value)).collect();
    (Furniture::new(Arc::clone(language), strings, source.cloned()), texts)
}

fn message(unit: &Unit) -> Spanned<Message> {
    let message = if unit.forms.is_empty() {
        Message::Text(unit.text.clone())
    } else {
        Message::Plural(unit.forms.iter().map(|form| (form.form, form.text.clone())).collect())
    };
    Spanned::new(message, unit.span)
}

fn refuse_lists(key: &str, node: &Node, reporter: &mut Reporter<'_>) {
    match &node.value {
        Value::Sequence(_) => {
            let message = format!("`{key}` must be text, not a list");
            reporter.report(Code::BadValue, node.span, message, "Write one line of text.");
        }
        Value::Mapping(entries) => {
            for (name, node) in entries {
                let key = if key.is_empty() {
                    name.value.clone()
                } else {
                    format!("{key}.{}", name.value)
                };
                refuse_lists(&key, node, reporter);
            }
        }
        Value::Scalar(_) | Value::Null => {}
    }
}

struct Found {
    messages: BTreeMap<String, Spanned<Message>>,
}

impl Found {
    fn compare(&self, source: &Furniture, reporter: &mut Reporter<'_>) {
        for (key, message) in &self.messages {
            match source.own(key) {
                None => {
                    let help = one_of(key, source.keys());
                    let text = format!("no page uses the words `{key}`");
                    reporter.report(Code::UnknownString, message.span, text, short(help));
                }
                Some(original) => compare_parts(key, message, original, reporter),
            }
        }
        let missing: Vec<&str> =
            source.keys().filter(|key| !self.messages.contains_key(*key)).collect();
        if !missing.is_empty() {
            let help = "Add them; until then pages show the English, marked as English.";
            reporter.report(Code::MissingString, Span::default(), untranslated(&missing), help);
        }
    }

    fn check_plural_forms(&self, language: &Language, reporter: &mut Reporter<'_>) {
        for (key, message) in &self.messages {
            let Message::Plural(forms) = &message.value else { continue };
            for form in language.plural_forms().iter().filter(|form| !forms.contains_key(form)) {
                let name = form.name();
                let text = format!("`{key}` has no form `{name}`, which the language needs");
                reporter.report(
                    Code::MissingString,
                    message.span,
                    text,
                    format!("Add `{name}: …` beside the other forms."),
                );
            }
        }
    }
}

/// Which words are missing: all of a few, the first of many.
fn untranslated(keys: &[&str]) -> String {
    const SHOWN: usize = 4;
    let names: Vec<String> = keys.iter().take(SHOWN).map(|key| format!("`{key}`")).collect();
    let names = names.join(", ");
    match keys.len() {
        1 => format!("the words {names} are not translated"),
        number if number <= SHOWN => format!("{number} entries are not translated: {names}"),
        number => {
            format!("{number} entries are not translated: {names} and {} more", number - SHOWN)
        }
    }
}

/// A list of all keys of the furniture would drown the message.
fn short(help: String) -> String {
    if help.starts_with("Did you mean") { help } else { "Remove it.".to_owned() }
}

fn compare_parts(
    key: &str,
    message: &Spanned<Message>,
    original: &Message,
    reporter: &mut Reporter<'_>,
) {
    let allowed = parts(original);
    let used = parts(&message.value);
    for part in used.difference(&allowed) {
        let text = format!("`{key}` has a part `{{{part}}}` that the English does not have");
        let help = one_of(part, allowed.iter().map(String::as_str));
        reporter.report(Code::BadString, message.span, text, help);
    }
    for part in allowed.difference(&used) {
        let text = format!("`{key}` lacks the part `{{{part}}}` of the English");
        let help = "Put it where the value belongs in the sentence.";
        reporter.report(Code::BadString, message.span, text, help);
    }
}

/// The names between braces in all forms of a message together: one form may
/// say "every day" where the others say "every {n} days".
fn parts(message: &Message) -> BTreeSet<String> {
    let texts: Vec<&str> = match message {
        Message::Text(text) => vec![text],
        Message::Plural(forms) => forms.values().map(String::as_str).collect(),
    };
    let mut parts = BTreeSet::new();
    for text in texts {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once('{') {
            let Some((part, after)) = after.split_once('}') else { break };
            parts.insert(part.to_owned());
            rest = after;
        }
    }
    parts
}

/// The words of a language that has no file at all: everything stands in.
#[must_use]
pub fn empty_furniture(language: &Arc<Language>, source: &Arc<Furniture>) -> Arc<Furniture> {
    Arc::new(Furniture::new(Arc::clone(language), Strings::new(), Some(Arc::clone(source))))
}
