//! Documents made ready once for every borough that gets them.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use comemo::memoize;

use super::explain::{Terms, explain};
use super::mixed::mixed;
use super::paired::PairedFile;
use crate::diagnostic::SourceText;
use crate::fingerprint::Fingerprint;
use crate::language::Language;
use crate::leaflet::{Block, BlockKind, Component, Document, Inline, Target, adopt_anchors};
use crate::source::{Leaflet, OutOfDate, TranslatedLeaflet};

/// A document with its glossary terms explained and its heading ids settled.
#[derive(Debug)]
pub struct Prepared {
    /// The file that it was read from.
    pub source: Arc<SourceText>,
    /// The blocks, in reading order.
    pub blocks: Vec<PreparedBlock>,
    /// The ids of its headings.
    pub anchors: BTreeSet<String>,
    /// The fingerprint of those.
    pub outline: Fingerprint,
    fingerprint: Fingerprint,
}

/// A prepared document is told from others by the fingerprint of what it was made from.
impl Hash for Prepared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

/// A block, and whether it is the same in every borough.
#[derive(Debug)]
pub struct PreparedBlock {
    /// The block.
    pub block: Arc<Block>,
    /// Whether it names no fact, contact, borough or other leaflet.
    pub is_fixed: bool,
}

/// Prepares a leaflet in the language of `terms`.
#[memoize]
pub fn prepare(leaflet: &Arc<Leaflet>, terms: &Terms) -> Arc<Prepared> {
    let made_from = Fingerprint::of(&(leaflet, terms));
    prepared(&leaflet.source, leaflet.document.clone(), terms, made_from)
}

/// Prepares a translation, in which English stands in for what is not up to date: its headings
/// take the ids of the text it was made from.
#[memoize]
pub fn prepare_translation(
    file: &PairedFile<'_>,
    original: &Arc<Leaflet>,
    leaflet: &Arc<TranslatedLeaflet>,
    english: &Arc<Language>,
    out_of_date: OutOfDate,
    terms: &Terms,
) -> Arc<Prepared> {
    let mut document = mixed(file, &original.document, &leaflet.document, english, out_of_date);
    adopt_anchors(&mut document, &original.document);
    let made_from = Fingerprint::of(&(file, original, leaflet, english, out_of_date, terms));
    prepared(&leaflet.source, document, terms, made_from)
}

fn prepared(
    source: &Arc<SourceText>,
    document: Document,
    terms: &Terms,
    fingerprint: Fingerprint,
) -> Arc<Prepared> {
    let anchors: BTreeSet<String> =
        document.headings().into_iter().map(|(_, id, _)| id.to_owned()).collect();
    let blocks = explain(document, terms)
        .blocks
        .into_iter()
        .map(|block| PreparedBlock { is_fixed: is_fixed(&block), block })
        .collect();
    let outline = Fingerprint::of(&anchors);
    Arc::new(Prepared { source: Arc::clone(source), blocks, anchors, outline, fingerprint })
}

fn is_fixed(block: &Block) -> bool {
    let mut fixed = !needs_a_borough(block);
    block.each_inline(&mut |inline| {
        fixed &= match inline {
            Inline::Placeholder(_) => false,
            Inline::Link(link) => !matches!(
                link.target,
                Target::Placeholder(_) | Target::File { .. } | Target::Anchor(_)
            ),
            _ => true,
        }
    });
    fixed
}

fn needs_a_borough(block: &Block) -> bool {
    let own = match &block.kind {
        BlockKind::Component(component) => match component {
            Component::Contact { .. }
            | Component::Action { .. }
            | Component::Conditional { .. }
            | Component::Dates { .. }
            | Component::Scale { .. }
            | Component::EasyRead(_)
            | Component::Path(_)
            | Component::Words => true,
            Component::Remember(_)
            | Component::Steps(_)
            | Component::TickList(_)
            | Component::Prompts(_)
            | Component::Outcomes(_)
            | Component::Timeline(_)
            | Component::People(_)
            | Component::AroundTable(_)
            | Component::WriteIn(_) => false,
        },
        _ => false,
    };
    own || block.children().into_iter().any(needs_a_borough)
}
