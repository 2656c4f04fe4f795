//! One text as rules see it: its passages, its language, and what is known around it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::known::Known;
use crate::diagnostic::{SourceText, Span};
use crate::facts::Fact;
use crate::language::Language;
use crate::leaflet::Document;
use crate::prose::{Comment, Kind, Passage, Prose, Role};
use crate::source::{Leaflet, LeafletId};

/// One source file.
pub struct Text<'a> {
    /// What it is.
    pub kind: TextKind<'a>,
    /// The file.
    pub source: &'a Arc<SourceText>,
    /// The language of its words.
    pub language: &'a Arc<Language>,
    /// The leaflet, of `content/` only: its dates and its title.
    pub leaflet: Option<&'a Leaflet>,
    /// The document, of leaflets, translations, guide pages and loose Markdown.
    pub document: Option<&'a Document>,
    /// What it says.
    pub prose: Prose,
    /// The facts, words and contacts around it.
    pub known: &'a Known<'a>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind<'a> {
    /// A leaflet or a translation of one.
    Leaflet {
        /// A borough's folder or `_shared`.
        owner: &'a str,
        /// Which leaflet.
        id: &'a LeafletId,
    },
    /// A page of the guide, for officers and translators.
    Guide,
    /// A file of data.
    Data {
        /// A borough's folder or `_shared`.
        owner: &'a str,
        /// Which data.
        kind: DataKind,
    },
    /// A document without a site around it.
    Loose,
}

/// Which data a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataKind {
    /// `facts.yaml`: nothing of it is printed as it stands.
    Facts,
    /// `glossary.yaml`.
    Glossary,
    /// `contacts.yaml`.
    Contacts,
    /// `pictures.yaml`.
    Pictures,
    /// `borough.yaml`.
    Borough,
}

impl<'a> Text<'a> {
    /// Whether its words are English.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.language.tag().split('-').next() == Some("en")
    }

    /// Whether it is a page: a leaflet, a translation or a loose document, but no data.
    #[must_use]
    pub const fn is_page(&self) -> bool {
        matches!(self.kind, TextKind::Leaflet { .. } | TextKind::Loose)
    }

    /// Whose it is: a borough's folder or `_shared`.
    #[must_use]
    pub const fn owner(&self) -> Option<&'a str> {
        match self.kind {
            TextKind::Leaflet { owner, .. } | TextKind::Data { owner, .. } => Some(owner),
            TextKind::Guide | TextKind::Loose => None,
        }
    }

    /// Which leaflet it is.
    #[must_use]
    pub const fn id(&self) -> Option<&'a LeafletId> {
        match self.kind {
            TextKind::Leaflet { id, .. } => Some(id),
            _ => None,
        }
    }

    /// The passages that are printed.
    pub fn printed(&self) -> impl Iterator<Item = &Passage> {
        self.prose.passages.iter().filter(|passage| passage.role == Role::Printed)
    }

    /// The passages of the page itself: printed ones without title, tab title and summary.
    pub fn body(&self) -> impl Iterator<Item = &Passage> {
        let is_front = |kind: &Kind| matches!(kind, Kind::Title | Kind::TabTitle | Kind::Summary);
        self.printed().filter(move |passage| !is_front(&passage.kind))
    }

    /// The items of each list, in the order of the file; a passage a paragraph of an item.
    #[must_use]
    pub fn lists(&self) -> Vec<Vec<&Passage>> {
        let mut lists: BTreeMap<usize, Vec<&Passage>> = BTreeMap::new();
        for passage in self.printed() {
            if let Kind::Item(place) = &passage.kind {
                lists.entry(place.list).or_default().push(passage);
            }
        }
        lists.into_values().collect()
    }

    /// The comments that no page shows and that are not for Plainleaf.
    pub fn comments(&self) -> impl Iterator<Item = &Comment> {
        self.prose.comments.iter().filter(|comment| !is_for_plainleaf(&comment.text))
    }

    /// The facts that hold here: the shared ones, and those of the borough whose text it is.
    #[must_use]
    pub fn facts(&self) -> BTreeMap<&'a str, &'a Fact> {
        self.known.facts_of(self.owner())
    }

    /// Where a key of the front matter stands, such as `review_by`.
    #[must_use]
    pub fn front_matter_key(&self, key: &str) -> Option<Span> {
        let mut at = 0;
        for (number, line) in self.source.text().split_inclusive('\n').enumerate() {
            // The first line opens the front matter, and the next fence ends it.
            if (line.trim_end() == "---") != (number == 0) {
                return None;
            }
            if line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
                return Some(Span::new(at, at + line.trim_end().len()));
            }
            at += line.len();
        }
        None
    }
}

/// Whether a comment is one for Plainleaf.
pub fn is_for_plainleaf(inside: &str) -> bool {
    inside.split_whitespace().next() == Some("plainleaf")
}
