//! The words of pictures: what each shows, for readers who do not see it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::texts::Texts;
use super::theme::{PICTURES, Theme};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, Spanned, one_of};
use crate::picture::Drawing;
use crate::yaml::{Mapping, Node, Reporter, parse};

/// A picture and its words.
#[derive(Debug, Clone, Hash)]
pub struct Picture {
    /// What it shows, in words.
    pub alt: String,
    /// Whether it leads from left to right, so that it is turned where text runs the other way.
    pub has_direction: bool,
    /// What is drawn; nothing when the file has been reported.
    pub drawing: Arc<Drawing>,
}

/// Pictures by id.
pub type Pictures = BTreeMap<String, Picture>;

/// Reads the words of the pictures of `theme`, and what of them is translated. A picture without
/// a drawing is reported.
pub fn read_pictures(
    source: &Arc<SourceText>,
    theme: &Theme,
    diagnostics: &mut Diagnostics,
) -> (Pictures, Option<Texts>) {
    let (entries, texts) = read_entries(source, diagnostics);
    let reporter = &mut Reporter::new(source, diagnostics);
    let mut pictures = Pictures::new();
    for (id, node) in entries {
        let drawing = drawing_of(&id, theme, reporter);
        let Some(mut mapping) = Mapping::of(node, "a picture", reporter) else { continue };
        let alt = mapping.required_text("alt", reporter);
        let has_direction = mapping.truth("has_direction", reporter).unwrap_or(false);
        mapping.finish(reporter);
        let alt = alt.map(|alt| alt.value).unwrap_or_default();
        pictures.insert(id.value, Picture { alt, has_direction, drawing });
    }
    (pictures, texts)
}

fn drawing_of(id: &Spanned<String>, theme: &Theme, reporter: &mut Reporter<'_>) -> Arc<Drawing> {
    let found = theme.drawings.get(&id.value);
    if found.is_none() {
        let message = format!("there is no drawing templates/{PICTURES}{}.svg", id.value);
        let help = one_of(&id.value, theme.drawings.keys().map(String::as_str));
        reporter.report(Code::MissingFile, id.span, message, help);
    }
    found.map(|found| Arc::clone(&found.drawing)).unwrap_or_default()
}

/// Reports every drawing of the site's own that has no words.
pub fn check_drawings(theme: &Theme, pictures: &Pictures, diagnostics: &mut Diagnostics) {
    for (id, drawn) in &theme.drawings {
        if let Some(file) = drawn.file.as_ref().filter(|_| !pictures.contains_key(id)) {
            diagnostics.report(
                Code::MissingKey,
                Place::start_of(file),
                format!("nothing says in words what the picture `{id}` shows"),
                format!("Add `{id}: {{ alt: \"…\" }}` to content/_shared/pictures.yaml."),
            );
        }
    }
}

/// Reads translated words of pictures. A picture that `known` does not have is reported.
pub fn read_picture_texts(
    source: &Arc<SourceText>,
    known: &Pictures,
    diagnostics: &mut Diagnostics,
) -> Option<Texts> {
    let (entries, texts) = read_entries(source, diagnostics);
    let mut texts = texts?;
    let reporter = &mut Reporter::new(source, diagnostics);
    for (id, node) in entries {
        if !known.contains_key(&id.value) {
            let message = format!("there is no picture `{}`", id.value);
            let help = one_of(&id.value, known.keys().map(String::as_str));
            reporter.report(Code::UnknownKey, id.span, message, help);
            texts.remove(&[&id.value]);
        }
        let Some(mut mapping) = Mapping::of(node, "a picture", reporter) else { continue };
        mapping.text("alt", reporter);
        mapping.finish(reporter);
    }
    Some(texts)
}

/// The pictures as nodes, and their texts; no texts when the file cannot be read.
fn read_entries(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> (Vec<(Spanned<String>, Node)>, Option<Texts>) {
    let whole = Span::new(0, source.text().len());
    let Some(node) = parse(source, whole, diagnostics) else { return (Vec::new(), None) };
    let texts = Texts::of(source, &node, |path| matches!(path, [_, "alt"]));
    let mapping =
        Mapping::of(node, "the list of pictures", &mut Reporter::new(source, diagnostics));
    (mapping.map(Mapping::into_entries).unwrap_or_default(), Some(texts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carried::Folder;
    use crate::source::theme::read_theme;

    fn carried_theme(diagnostics: &mut Diagnostics) -> Theme {
        let nowhere = tempfile::tempdir().unwrap();
        read_theme(nowhere.path(), diagnostics)
    }

    fn problems(text: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::new();
        let theme = carried_theme(&mut Diagnostics::new());
        let source = SourceText::new("pictures.yaml", text);
        read_pictures(&source, &theme, &mut diagnostics);
        let told = diagnostics.into_sorted().into_iter();
        told.map(|found| format!("{} {}", found.message, found.help)).collect()
    }

    #[test]
    fn every_carried_picture_keeps_the_contract_and_has_words() {
        let mut diagnostics = Diagnostics::new();
        let theme = carried_theme(&mut diagnostics);
        let text = Folder::SharedContent.text("pictures.yaml").unwrap();
        let source = SourceText::new("pictures.yaml", text);
        let (pictures, _) = read_pictures(&source, &theme, &mut diagnostics);
        assert!(diagnostics.into_sorted().is_empty());
        assert!(pictures.len() >= 39, "{}", pictures.len());
        let without_words: Vec<_> =
            theme.drawings.keys().filter(|id| !pictures.contains_key(*id)).collect();
        assert_eq!(without_words, [""; 0]);
        for (id, picture) in pictures {
            assert!(!picture.drawing.is_empty() && !picture.alt.is_empty(), "{id}");
        }
    }

    #[test]
    fn a_picture_needs_a_drawing_and_words() {
        assert_eq!(problems("letter: { alt: A }\n"), [""; 0]);
        assert_eq!(
            problems("leter: { alt: A }\n"),
            ["there is no drawing templates/pictures/leter.svg Did you mean `letter`?"]
        );
        assert_eq!(problems("letter: { alt: A, width: 3 }\n").len(), 1);
        assert_eq!(problems("letter: {}\n").len(), 1);
    }
}
