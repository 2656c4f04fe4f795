//! Explains glossary terms: below the block of a page that first uses one, and by a button
//! where a later part of the page uses it again.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::facts::FactForm;
use crate::fingerprint::Fingerprint;
use crate::leaflet::{
    Block, BlockKind, Component, Document, Inline, Meaning, Placeholder, each_inline_of, plain_text,
};

/// The terms that pages of one language explain.
pub struct Terms {
    forms: Option<AhoCorasick>,
    term_of_form: Vec<usize>,
    meanings: Vec<Arc<Meaning>>,
    /// What facts print, by id: a time in working days uses a term too.
    printed: BTreeMap<String, String>,
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
        Self { forms, term_of_form, meanings, printed: BTreeMap::new(), fingerprint }
    }

    /// The same terms, which are also looked for in what facts print.
    #[must_use]
    pub fn with_printed(self, printed: BTreeMap<String, String>) -> Self {
        let fingerprint = Fingerprint::of(&(self.fingerprint, &printed));
        Self { printed, fingerprint, ..self }
    }

    /// The terms that a block itself uses, with or without what only some boroughs get.
    fn written_in(&self, block: &Block, with_conditional: bool) -> BTreeSet<usize> {
        let mut text = String::new();
        each_run(block, with_conditional, &mut |run| text += &(plain_text(run) + "\n"));
        self.terms_in(&text)
    }

    /// The terms that a block uses, also in what it prints of facts.
    fn used_in(&self, block: &Block, with_conditional: bool) -> BTreeSet<usize> {
        let mut text = String::new();
        each_run(block, with_conditional, &mut |run| {
            each_inline_of(run, &mut |inline| text += self.printed_by(inline));
        });
        let printed = self.terms_in(&text);
        &printed | &self.written_in(block, with_conditional)
    }

    fn printed_by(&self, inline: &Inline) -> &str {
        let Inline::Placeholder(placeholder) = inline else { return "" };
        match &placeholder.value {
            // A bare figure prints no unit.
            Placeholder::Fact { id, form } if *form != FactForm::Number => {
                self.printed.get(id).map_or("", String::as_str)
            }
            _ => "",
        }
    }

    fn terms_in(&self, text: &str) -> BTreeSet<usize> {
        self.find(&text.to_lowercase()).into_iter().map(|(term, _)| term).collect()
    }

    fn explanation(&self, terms: impl IntoIterator<Item = usize>) -> Option<BlockKind> {
        let meanings: Vec<Meaning> =
            terms.into_iter().map(|term| Meaning::clone(&self.meanings[term])).collect();
        (!meanings.is_empty()).then_some(BlockKind::Meanings(meanings))
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
/// text; nor do blocks for some boroughs only, because others would miss the meaning. A term
/// that only such blocks use is explained within each of them.
pub fn explain(document: Document, terms: &Terms) -> Document {
    let for_everyone: BTreeSet<usize> =
        document.blocks.iter().flat_map(|block| terms.used_in(block, false)).collect();
    let mut explained = BTreeSet::new();
    let mut known_in_this_part = BTreeSet::new();
    let mut blocks = Vec::with_capacity(document.blocks.len());
    for mut block in document.blocks {
        if matches!(block.kind, BlockKind::Heading { level: 2, .. }) {
            known_in_this_part.clear();
        }
        let uses = terms.written_in(&block, true);
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
        let for_some = &terms.used_in(&block, true) - &for_everyone;
        if let Some(kind) = terms.explanation(for_some) {
            explain_within(Arc::make_mut(&mut block), kind);
        }
        blocks.push(block);
        blocks.extend(terms.explanation(first).map(|kind| Arc::new(Block { span, kind })));
    }
    Document { blocks }
}

/// Adds a block at the end of one for some boroughs only.
fn explain_within(block: &mut Block, kind: BlockKind) {
    let span = block.span;
    if let BlockKind::Component(Component::Conditional { blocks, .. }) = &mut block.kind {
        blocks.push(Block { span, kind });
    }
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

/// Gives every run of a block but those of headings and code.
fn each_run<'b>(block: &'b Block, with_conditional: bool, push: &mut impl FnMut(&'b [Inline])) {
    match &block.kind {
        BlockKind::Heading { .. } | BlockKind::Code { .. } => return,
        BlockKind::Component(Component::Conditional { .. }) if !with_conditional => return,
        _ => {}
    }
    block.runs().into_iter().for_each(&mut *push);
    for child in block.children() {
        each_run(child, with_conditional, push);
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
        let printed = [("a", "within 10 chair\nchair"), ("b", "3")];
        let printed = printed.map(|(id, text)| (id.to_owned(), text.to_owned()));
        let terms = Terms::new(terms.into_iter()).with_printed(BTreeMap::from(printed));
        explain(document, &terms)
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
    fn what_only_some_boroughs_read_is_explained_to_them() {
        let text = "::: where fact.a\nA core group.\n:::\n\n::: unless fact.a\nNone.\n:::\n";
        let document = explained(text);
        let meanings = |block: &Arc<Block>| {
            let within = block.children().into_iter();
            within.filter(|block| matches!(block.kind, BlockKind::Meanings(_))).count()
        };
        assert_eq!(document.blocks.iter().map(meanings).collect::<Vec<_>>(), [1, 0]);
    }

    #[test]
    fn what_a_fact_prints_is_a_use() {
        let text = "In {{ fact.b }} days.\n\n- **Soon: {{ fact.a.within }}.**\n\nA chair.\n";
        assert_eq!(explanations(text), ["-", "-", "chair", "-"]);
        assert_eq!(explanations("In {{ fact.a.number }} days.\n"), ["-"]);
        assert_eq!(
            uses("A {{ fact.a }}.\n\n## Later\n\n{{ fact.a }}, a chair.\n"),
            ["chair: chair"]
        );
    }

    #[test]
    fn a_link_stays_one() {
        let text = "A core group.\n\n## Later\n\n[The core group](https://www.example.org/).\n";
        assert_eq!(uses(text), Vec::<String>::new());
    }
}
