//! A translated document in which English stands in for what is not up to date.

use std::sync::Arc;

use super::paired::PairedFile;
use crate::language::Language;
use crate::leaflet::{Block, BlockKind, Document, Inline, StandIn, StandsIn};
use crate::source::OutOfDate;
use crate::translation::{Shown, shown_blocks};

/// The document that pages of a translation show.
pub fn mixed(
    file: &PairedFile<'_>,
    original: &Document,
    translated: &Document,
    source: &Arc<Language>,
    out_of_date: OutOfDate,
) -> Document {
    let keeps_older = out_of_date == OutOfDate::Keep;
    let own = file.language;
    let blocks = shown_blocks(original, translated, &file.pairing, keeps_older);
    let mut mixed: Vec<Arc<Block>> = Vec::with_capacity(blocks.len());
    let mut standing: Option<StandIn> = None;
    for block in blocks {
        let (why, language, block) = match block {
            Shown::Translated(block) => {
                mixed.extend(standing.take().map(standing_block));
                mixed.push(block);
                continue;
            }
            Shown::OutOfDate(block) => (StandsIn::OlderTranslation, own, block),
            Shown::English(block) => (StandsIn::Source, source, in_language(&block, source)),
        };
        // Blocks that follow each other have one notice together.
        match &mut standing {
            Some(stand_in) if stand_in.why == why => stand_in.blocks.push((*block).clone()),
            _ => {
                mixed.extend(standing.take().map(standing_block));
                let (language, blocks) = (Arc::clone(language), vec![(*block).clone()]);
                standing = Some(StandIn { why, language, blocks });
            }
        }
    }
    mixed.extend(standing.map(standing_block));
    Document { blocks: mixed }
}

fn standing_block(stand_in: StandIn) -> Arc<Block> {
    let span = stand_in.blocks.first().map(|block| block.span).unwrap_or_default();
    Arc::new(Block { span, kind: BlockKind::StandIn(stand_in) })
}

/// Headings are also listed elsewhere on a page, so they tell their language themselves.
fn in_language(block: &Arc<Block>, language: &Arc<Language>) -> Arc<Block> {
    let BlockKind::Heading { level, id, content } = &block.kind else { return Arc::clone(block) };
    let content = vec![Inline::Foreign(Arc::clone(language), content.clone())];
    let kind = BlockKind::Heading { level: *level, id: id.clone(), content };
    Arc::new(Block { span: block.span, kind })
}
