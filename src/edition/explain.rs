//! Explains glossary terms after the block of a page that first uses them.

use std::collections::BTreeSet;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::leaflet::{Block, BlockKind, Component, Document, Meaning, plain_text};

/// The terms that pages of one language explain.
pub struct Terms {
    forms: Option<AhoCorasick>,
    term_of_form: Vec<usize>,
    meanings: Vec<Meaning>,
}

impl Terms {
    /// The terms with their meanings; each also under its other forms.
    pub fn new<'a>(terms: impl Iterator<Item = (Meaning, &'a [String])>) -> Self {
        let mut forms = Vec::new();
        let mut term_of_form = Vec::new();
        let mut meanings = Vec::new();
        for (meaning, also) in terms {
            for form in also.iter().chain([&meaning.term]) {
                forms.push(form.to_lowercase());
                term_of_form.push(meanings.len());
            }
            meanings.push(meaning);
        }
        // Longest first: "child protection conference" is not "conference".
        let forms = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms).ok();
        Self { forms, term_of_form, meanings }
    }

    fn used_in(&self, text: &str, seen: &mut BTreeSet<usize>) -> Vec<Meaning> {
        let Some(forms) = &self.forms else { return Vec::new() };
        let text = text.to_lowercase();
        forms
            .find_iter(&text)
            .filter(|found| is_whole_word(&text, found.range()))
            .map(|found| self.term_of_form[found.pattern().as_usize()])
            .filter(|term| seen.insert(*term))
            .map(|term| self.meanings[term].clone())
            .collect()
    }
}

fn is_whole_word(text: &str, range: std::ops::Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Adds the meanings to a document.
///
/// Headings do not count as a use, because nothing can stand between a heading and its
/// text; nor do blocks for some boroughs only, because others would miss the meaning.
pub fn explain(document: Document, terms: &Terms) -> Document {
    let mut seen = BTreeSet::new();
    let mut blocks = Vec::with_capacity(document.blocks.len());
    for block in document.blocks {
        let mut text = String::new();
        push_text(&block, &mut text);
        let meanings = terms.used_in(&text, &mut seen);
        let span = block.span;
        blocks.push(block);
        if !meanings.is_empty() {
            blocks.push(Arc::new(Block { span, kind: BlockKind::Meanings(meanings) }));
        }
    }
    Document { blocks }
}

fn push_text(block: &Block, text: &mut String) {
    match &block.kind {
        BlockKind::Heading { .. }
        | BlockKind::Code { .. }
        | BlockKind::Component(Component::Conditional { .. }) => return,
        _ => {}
    }
    for run in block.runs() {
        text.push_str(&plain_text(run));
        text.push('\n');
    }
    for child in block.children() {
        push_text(child, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, SourceText, Span};

    fn explained(text: &str) -> Vec<String> {
        let source = SourceText::new("a.md", text);
        let whole = Span::new(0, text.len());
        let document = crate::leaflet::parse(&source, whole, &mut Diagnostics::new());
        let meaning = |term: &str| Meaning { term: term.to_owned(), meaning: String::new() };
        let also = ["core groups".to_owned()];
        let terms =
            Terms::new([(meaning("core group"), &also[..]), (meaning("chair"), &[])].into_iter());
        let shape = |block: &Arc<Block>| match &block.kind {
            BlockKind::Meanings(all) => {
                all.iter().map(|m| m.term.as_str()).collect::<Vec<_>>().join("+")
            }
            _ => "-".to_owned(),
        };
        explain(document, &terms).blocks.iter().map(shape).collect()
    }

    #[test]
    fn only_the_first_use_in_running_text_is_explained() {
        let text = "## The core group\n\nCore groups meet. Chairs are wooden.\n\nA core group.\n\n- The chair.\n";
        assert_eq!(explained(text), ["-", "-", "core group", "-", "-", "chair"]);
    }
}
