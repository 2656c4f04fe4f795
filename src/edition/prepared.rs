//! Documents made ready once for every borough that gets them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::explain::{Terms, explain};
use crate::diagnostic::SourceText;
use crate::leaflet::{Block, BlockKind, Component, Document, Inline, Target, adopt_anchors};

/// A document with its glossary terms explained and its heading ids settled.
#[derive(Debug)]
pub struct Prepared {
    /// The file that it was read from.
    pub source: Arc<SourceText>,
    /// The blocks, in reading order.
    pub blocks: Vec<PreparedBlock>,
    /// The ids of its headings.
    pub anchors: BTreeSet<String>,
}

/// A block, and whether it is the same in every borough.
#[derive(Debug)]
pub struct PreparedBlock {
    /// The block.
    pub block: Arc<Block>,
    /// Whether it names no fact, contact, borough or other leaflet.
    pub is_fixed: bool,
}

/// Prepares a document in the language of `terms`.
pub fn prepare(source: &Arc<SourceText>, document: &Document, terms: &Terms) -> Prepared {
    prepared(source, document.clone(), terms)
}

/// Prepares a translation: its headings take the ids of the text it was made from.
pub fn prepare_translation(
    source: &Arc<SourceText>,
    mut document: Document,
    original: &Document,
    terms: &Terms,
) -> Prepared {
    adopt_anchors(&mut document, original);
    prepared(source, document, terms)
}

fn prepared(source: &Arc<SourceText>, document: Document, terms: &Terms) -> Prepared {
    let anchors = document.headings().into_iter().map(|(_, id, _)| id.to_owned()).collect();
    let blocks = explain(document, terms)
        .blocks
        .into_iter()
        .map(|block| PreparedBlock { is_fixed: is_fixed(&block), block })
        .collect();
    Prepared { source: Arc::clone(source), blocks, anchors }
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
    let own = matches!(
        &block.kind,
        BlockKind::Component(
            Component::Contact { .. } | Component::Action { .. } | Component::Conditional { .. }
        )
    );
    own || block.children().into_iter().any(needs_a_borough)
}
