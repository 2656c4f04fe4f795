//! `empty-heading`: a heading with nothing under it.

use std::collections::BTreeMap;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::leaflet::{Block, BlockKind};
use crate::prose::Kind;

/// The rule.
pub const RULE: Rule = Rule::text(Code::EmptyHeading, Reach::Everything, check);

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let Some(document) = text.document else { return };
    // The level as written: the document has no headings of level 1.
    let written: BTreeMap<usize, u8> = text
        .prose
        .passages
        .iter()
        .filter_map(|passage| match passage.kind {
            Kind::Heading { level } => Some((passage.span.start, level)),
            _ => None,
        })
        .collect();
    let level = |block: &Block| {
        let is_heading = matches!(block.kind, BlockKind::Heading { .. });
        is_heading.then(|| written.get(&block.span.start).copied()).flatten()
    };
    for (at, block) in document.blocks.iter().enumerate() {
        let Some(own) = level(block) else { continue };
        let is_empty = match document.blocks.get(at + 1) {
            Some(next) => level(next).is_some_and(|next| next <= own),
            None => true,
        };
        if is_empty {
            findings.span(
                block.span,
                "a heading with nothing under it",
                "Write what it promises, or take it out.",
            );
        }
    }
}
