//! Every text of a site that rules look at, each once.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::known::Known;
use super::text::{DataKind, Text, TextKind};
use crate::diagnostic::{Diagnostics, SourceText, Span, Spanned};
use crate::edition::Plan;
use crate::language::Language;
use crate::leaflet::Document;
use crate::prose::{
    Kind, Passage, Prose, Role, data_passages, markdown_prose, plain_prose, value_passage,
};
use crate::source::{FileId, Leaflet, SHARED, Source, Status, Texts, Translation};
use crate::yaml::parse;

/// A text whose passages have not been read yet.
pub struct Unread<'a> {
    pub kind: TextKind<'a>,
    pub source: &'a Arc<SourceText>,
    pub language: &'a Arc<Language>,
    pub leaflet: Option<&'a Leaflet>,
    pub document: Option<&'a Document>,
    /// Title, tab title and summary, as far as there are any.
    pub front: Vec<(Kind, &'a Spanned<String>)>,
    pub form: Form,
}

/// A text is made from its file, and from what is said of the file.
impl Hash for Unread<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let is_leaflet = self.leaflet.is_some();
        (self.kind, self.source, self.language, is_leaflet, self.form).hash(state);
    }
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Markdown, from here to there.
    Markdown(Span),
    /// YAML.
    Yaml,
    /// Without markup.
    Plain,
}

impl<'a> Unread<'a> {
    /// Reads its passages.
    pub fn read(&self, known: &'a Known<'a>) -> Text<'a> {
        Text {
            kind: self.kind,
            source: self.source,
            language: self.language,
            leaflet: self.leaflet,
            document: self.document,
            prose: self.prose(),
            known,
        }
    }

    fn prose(&self) -> Prose {
        let text = self.source.text();
        let front = self.front.iter().filter(|(_, value)| !value.value.is_empty());
        let passages: Vec<_> = front
            .map(|(kind, value)| value_passage(text, kind.clone(), &value.value, value.span))
            .collect();
        let mut prose = match self.form {
            Form::Markdown(body) => markdown_prose(text, body),
            Form::Plain => plain_prose(text),
            Form::Yaml => Prose { passages: self.values(), comments: Vec::new() },
        };
        prose.passages.splice(0..0, passages);
        prose
    }

    fn values(&self) -> Vec<Passage> {
        let whole = Span::new(0, self.source.text().len());
        // What cannot be read has been reported when the data was read.
        let node = parse(self.source, whole, &mut Diagnostics::new());
        let role = |path: &str| role_of(self.kind, path);
        node.map(|node| data_passages(self.source.text(), &node, &role)).unwrap_or_default()
    }
}

/// Who reads the value at `path` of a data file.
fn role_of(kind: TextKind<'_>, path: &str) -> Role {
    const PRINTED: [&str; 11] = [
        "term",
        "meaning",
        "name",
        "short_name",
        "phone",
        "email",
        "link",
        "address",
        "hours",
        "note",
        "alt",
    ];
    let holds_facts =
        matches!(kind, TextKind::Data { kind: DataKind::Facts, .. }) || path.starts_with("facts.");
    let key = path.rsplit('.').next().unwrap_or_default();
    if !holds_facts && PRINTED.contains(&key) { Role::Printed } else { Role::Kept }
}

/// Every text of the boroughs and languages of `plan`.
pub fn texts_of<'a>(plan: &'a Plan<'_>) -> Vec<Unread<'a>> {
    let source = plan.source;
    let boroughs: BTreeSet<&str> = plan.sets.iter().map(|set| &*set.borough.slug).collect();
    let languages: BTreeSet<&str> = plan.sets.iter().map(|set| set.voice.language.tag()).collect();
    let mut texts = original_texts(source, plan.selection.drafts);
    texts.extend(data_texts(source));
    for translation in &source.translations {
        if languages.contains(translation.language.tag()) {
            texts.extend(translated_texts(translation));
        }
    }
    let is_wanted =
        |owner: Option<&str>| owner.is_none_or(|owner| owner == SHARED || boroughs.contains(owner));
    texts.retain(|text| match text.kind {
        TextKind::Leaflet { owner, .. } | TextKind::Data { owner, .. } => is_wanted(Some(owner)),
        TextKind::Guide | TextKind::Loose => true,
    });
    texts
}

/// The leaflets of `content/` and the guide. Drafts that are not published may be unfinished.
fn original_texts(source: &Source, drafts: bool) -> Vec<Unread<'_>> {
    let language = source.settings.source_language();
    let leaflets = source.leaflets.iter().flat_map(|(owner, all)| {
        all.iter().map(move |(id, leaflet)| (TextKind::Leaflet { owner, id }, leaflet))
    });
    let guide = source.guide.iter().map(|(_, leaflet)| (TextKind::Guide, leaflet));
    leaflets
        .chain(guide)
        .filter(|(_, leaflet)| drafts || leaflet.status == Status::Published)
        .map(|(kind, leaflet)| Unread {
            kind,
            source: &leaflet.source,
            language,
            leaflet: Some(leaflet),
            document: Some(&leaflet.document),
            front: vec![
                (Kind::Title, &leaflet.title),
                (Kind::TabTitle, &leaflet.tab_title),
                (Kind::Summary, &leaflet.summary),
            ],
            form: Form::Markdown(leaflet.body),
        })
        .collect()
}

fn translated_texts(translation: &Translation) -> Vec<Unread<'_>> {
    let language = &translation.language;
    let leaflets = translation.leaflets.iter().flat_map(|(owner, all)| {
        all.iter().map(move |(id, leaflet)| Unread {
            kind: TextKind::Leaflet { owner, id },
            source: &leaflet.source,
            language,
            leaflet: None,
            document: Some(&leaflet.document),
            front: vec![
                (Kind::Title, &leaflet.title),
                (Kind::TabTitle, &leaflet.tab_title),
                (Kind::Summary, &leaflet.summary),
            ],
            form: Form::Markdown(leaflet.body),
        })
    });
    leaflets.chain(yaml_texts(&translation.texts, language)).collect()
}

/// The data of `content/`: whatever was read from a file leads to the file.
fn data_texts(source: &Source) -> Vec<Unread<'_>> {
    let language = source.settings.source_language();
    let facts = source.facts.values().take(1);
    let facts = facts.map(|fact| data_text(SHARED, DataKind::Facts, &fact.place.source, language));
    facts.chain(yaml_texts(&source.texts, language)).collect()
}

/// The YAML files that have texts, but for the words of the page furniture.
fn yaml_texts<'a>(
    texts: &'a BTreeMap<FileId, Arc<Texts>>,
    language: &'a Arc<Language>,
) -> impl Iterator<Item = Unread<'a>> {
    texts.iter().filter_map(move |(id, texts)| {
        let (owner, kind) = match id {
            FileId::Glossary => (SHARED, DataKind::Glossary),
            FileId::Contacts => (SHARED, DataKind::Contacts),
            FileId::Pictures => (SHARED, DataKind::Pictures),
            FileId::Borough(slug) => (slug.as_str(), DataKind::Borough),
            FileId::Strings | FileId::Leaflet(..) => return None,
        };
        Some(data_text(owner, kind, &texts.source, language))
    })
}

const fn data_text<'a>(
    owner: &'a str,
    kind: DataKind,
    source: &'a Arc<SourceText>,
    language: &'a Arc<Language>,
) -> Unread<'a> {
    Unread {
        kind: TextKind::Data { owner, kind },
        source,
        language,
        leaflet: None,
        document: None,
        front: Vec::new(),
        form: Form::Yaml,
    }
}
