//! Explains glossary terms: below the block of a page that first uses one, and by a button
//! where a later part of the page uses it again.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::fingerprint::Fingerprint;
use crate::leaflet::{Block, BlockKind, Component, Document, Inline, Meaning, plain_text};

/// The terms that pages of one language explain.
pub struct Terms {
    forms: Option<AhoCorasick>,
    term_of_form: Vec<usize>,
    meanings: Vec<Arc<Meaning>>,
    fingerprint: Fingerprint,
}

/// Terms are told from other terms by their fingerprint.
impl Hash for Terms {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

impl Terms {
    /// The terms with their meanings, each by the forms that text uses.
    pub fn new<'a>(terms: impl Iterator<Item = (Meaning, Vec<&'a str>)>) -> Self {
        let mut forms = Vec::new();
        let mut term_of_form = Vec::new();
        let mut meanings = Vec::new();
        for (meaning, of_term) in terms {
            // Nothing would be found everywhere, even within a letter.
            for form in of_term.into_iter().filter(|form| !form.trim().is_empty()) {
                forms.push(form.to_lowercase());
                term_of_form.push(meanings.len());
            }
            meanings.push(Arc::new(meaning));
        }
        let fingerprint = Fingerprint::of(&(&forms, &term_of_form, &meanings));
        // Longest first: "child protection conference" is not "conference".
        let forms = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms).ok();
        Self { forms, term_of_form, meanings, fingerprint }
    }

    /// The terms that a block uses, with or without what only some boroughs get.
    fn used_in(&self, block: &Block, with_conditional: bool) -> BTreeSet<usize> {
        let mut text = String::new();
        push_words(block, with_conditional, &mut text);
        self.find(&text.to_lowercase()).into_iter().map(|(term, _)| term).collect()
    }

    /// The terms in a text that is in small letters, and where they stand.
    fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let Some(forms) = &self.forms else { return Vec::new() };
        forms
            .find_iter(text)
            .filter(|found| is_whole_word(text, found.range()))
            .map(|found| (self.term_of_form[found.pattern().as_usize()], found.range()))
            .collect()
    }
}

fn is_whole_word(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Adds the meanings to a document.
///
/// Headings do not count as a use, because nothing can stand between a heading and its
/// text; nor do blocks for some boroughs only, because others would miss the meaning.
pub fn explain(document: Document, terms: &Terms) -> Document {
    let mut explained = BTreeSet::new();
    let mut known_in_this_part = BTreeSet::new();
    let mut blocks = Vec::with_capacity(document.blocks.len());
    for mut block in document.blocks {
        if matches!(block.kind, BlockKind::Heading { level: 2, .. }) {
            known_in_this_part.clear();
        }
        let uses = terms.used_in(&block, true);
        let mut again: BTreeSet<usize> = uses
            .intersection(&explained)
            .copied()
            .filter(|term| known_in_this_part.insert(*term))
            .collect();
        if !again.is_empty() {
            Arc::make_mut(&mut block).each_paragraph_mut(&mut |run| mark(run, terms, &mut again));
        }
        let for_all = terms.used_in(&block, false);
        let first: Vec<usize> =
            for_all.into_iter().filter(|term| explained.insert(*term)).collect();
        known_in_this_part.extend(&first);
        let span = block.span;
        blocks.push(block);
        if !first.is_empty() {
            let meanings = first.into_iter().map(|term| Meaning::clone(&terms.meanings[term]));
            let kind = BlockKind::Meanings(meanings.collect());
            blocks.push(Arc::new(Block { span, kind }));
        }
    }
    Document { blocks }
}

/// Makes a term of the first use of each of `wanted` in a run, and takes it from `wanted`.
/// The words of a link or of another language stay as they are.
fn mark(run: &mut Vec<Inline>, terms: &Terms, wanted: &mut BTreeSet<usize>) {
    let mut marked = Vec::with_capacity(run.len());
    for inline in run.drain(..) {
        match inline {
            Inline::Text(text) => push_marked(&mut marked, text, terms, wanted),
            Inline::Strong(mut content) => {
                mark(&mut content, terms, wanted);
                marked.push(Inline::Strong(content));
            }
            Inline::Emphasis(mut content) => {
                mark(&mut content, terms, wanted);
                marked.push(Inline::Emphasis(content));
            }
            other => marked.push(other),
        }
    }
    *run = marked;
}

fn push_marked(out: &mut Vec<Inline>, text: String, terms: &Terms, wanted: &mut BTreeSet<usize>) {
    let small = text.to_lowercase();
    let mut done = 0;
    for (term, range) in terms.find(&small) {
        // A letter can be longer or shorter when it is small; the places then do not agree.
        let words =
            text.get(range.clone()).filter(|words| words.to_lowercase() == small[range.clone()]);
        let (Some(words), Some(before)) = (words, text.get(done..range.start)) else { continue };
        if wanted.remove(&term) {
            push_text(out, before);
            out.push(Inline::Term(Arc::clone(&terms.meanings[term]), words.to_owned()));
            done = range.end;
        }
    }
    if done == 0 { out.push(Inline::Text(text)) } else { push_text(out, &text[done..]) }
}

fn push_text(out: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        out.push(Inline::text(text));
    }
}

fn push_words(block: &Block, with_conditional: bool, text: &mut String) {
    match &block.kind {
        BlockKind::Heading { .. } | BlockKind::Code { .. } => return,
        BlockKind::Component(Component::Conditional { .. }) if !with_conditional => return,
        _ => {}
    }
    for run in block.runs() {
        text.push_str(&plain_text(run));
        text.push('\n');
    }
    for child in block.children() {
        push_words(child, with_conditional, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, SourceText, Span};

    fn explained(text: &str) -> Document {
        let source = SourceText::new("a.md", text);
        let whole = Span::new(0, text.len());
        let document = crate::leaflet::parse(&source, whole, &mut Diagnostics::new());
        let meaning = |term: &str| Meaning {
            id: term.replace(' ', "-"),
            term: vec![Inline::text(term)],
            meaning: Vec::new(),
        };
        let terms = [
            (meaning("core group"), vec!["core groups", "core group"]),
            (meaning("chair"), vec!["chair"]),
        ];
        explain(document, &Terms::new(terms.into_iter()))
    }

    /// For each block the terms that it explains.
    fn explanations(text: &str) -> Vec<String> {
        let shape = |block: &Arc<Block>| match &block.kind {
            BlockKind::Meanings(all) => {
                all.iter().map(|m| plain_text(&m.term)).collect::<Vec<_>>().join("+")
            }
            _ => "-".to_owned(),
        };
        explained(text).blocks.iter().map(shape).collect()
    }

    /// The later uses as they stand in the text.
    fn uses(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        explained(text).each_inline(&mut |inline| {
            if let Inline::Term(meaning, words) = inline {
                found.push(format!("{}: {words}", meaning.id));
            }
        });
        found
    }

    #[test]
    fn only_the_first_use_in_running_text_is_explained() {
        let text = "## The core group\n\nCore groups meet. Chairs are wooden.\n\nA core group.\n\n- The chair.\n";
        assert_eq!(explanations(text), ["-", "-", "core group", "-", "-", "chair"]);
    }

    #[test]
    fn a_use_in_a_later_part_becomes_a_term_once() {
        let text = "A core group.\n\n## Later\n\nThe **Core groups**, a core group.\n\n- A core group.\n\n## Last\n\n- In a core group.\n";
        assert_eq!(uses(text), ["core-group: Core groups", "core-group: core group"]);
    }

    #[test]
    fn the_words_around_a_term_stay() {
        let document = explained("A core group.\n\n## Later\n\nThe core group meets.\n");
        let last = document.blocks.last().unwrap();
        assert_eq!(plain_text(last.runs()[0]), "The core group meets.");
    }

    #[test]
    fn what_only_some_boroughs_read_explains_nothing() {
        let text = "::: where fact.a\nA core group.\n:::\n\nA core group.\n";
        assert_eq!(explanations(text), ["-", "-", "core group"]);
    }

    #[test]
    fn a_link_stays_one() {
        let text = "A core group.\n\n## Later\n\n[The core group](https://www.example.org/).\n";
        assert_eq!(uses(text), Vec::<String>::new());
    }
}
