//! The ids of headings, which links point to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::document::{Block, BlockKind, Component, Document, StandIn};

/// The ids that one page has used so far.
#[derive(Default)]
pub struct Anchors {
    used: BTreeSet<String>,
    /// The number behind the last one that was given to the same words.
    next: BTreeMap<String, usize>,
}

impl Anchors {
    /// Takes an id that an author chose; false when the page has it already.
    pub fn claim(&mut self, id: &str) -> bool {
        self.used.insert(id.to_owned())
    }

    /// A free id made from the words of a heading. Words that hold no Latin letters
    /// give `part-1` and so on: addresses stay readable when they are copied.
    pub fn make(&mut self, words: &str) -> String {
        let slug = slug(words);
        if !slug.is_empty() && self.claim(&slug) {
            return slug;
        }
        let base = if slug.is_empty() { "part".to_owned() } else { slug };
        loop {
            let number = self.next.entry(base.clone()).or_insert(1);
            let id = format!("{base}-{number}");
            *number += 1;
            if self.claim(&id) {
                return id;
            }
        }
    }
}

fn slug(words: &str) -> String {
    let mut slug = String::new();
    for character in words.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if matches!(character, ' ' | '-') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Gives the headings of a translation the ids of the text it was made from, heading
/// by heading, so that a link to a heading works in every language. Does nothing when
/// the two have different numbers of headings.
pub fn adopt_anchors(translation: &mut Document, source: &Document) {
    let ids: Vec<String> = source.headings().iter().map(|(_, id, _)| (*id).to_owned()).collect();
    if ids.len() != translation.headings().len() {
        return;
    }
    let mut ids = ids.into_iter();
    for block in &mut translation.blocks {
        rename(Arc::make_mut(block), &mut ids);
    }
}

fn rename(block: &mut Block, ids: &mut impl Iterator<Item = String>) {
    if let BlockKind::Heading { id, .. } = &mut block.kind
        && let Some(new) = ids.next()
    {
        *id = new;
    }
    match &mut block.kind {
        BlockKind::List { items, .. } => items.iter_mut().flatten().for_each(|b| rename(b, ids)),
        BlockKind::Quote(blocks)
        | BlockKind::StandIn(StandIn { blocks, .. })
        | BlockKind::Component(
            Component::Remember(blocks)
            | Component::Contact { intro: blocks, .. }
            | Component::Action { blocks, .. }
            | Component::Conditional { blocks, .. },
        ) => blocks.iter_mut().for_each(|b| rename(b, ids)),
        BlockKind::Component(
            Component::Steps(items)
            | Component::TickList(items)
            | Component::Prompts(items)
            | Component::Outcomes(items),
        ) => items.iter_mut().flatten().for_each(|b| rename(b, ids)),
        BlockKind::Component(Component::Timeline(items) | Component::People(items)) => {
            items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|b| rename(b, ids));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_readable_and_unique() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.make("Who can come with you?"), "who-can-come-with-you");
        assert_eq!(anchors.make("Who can come with you"), "who-can-come-with-you-1");
        assert_eq!(anchors.make("آپ کے حقوق"), "part-1");
    }
}
