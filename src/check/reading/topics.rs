//! What a figure in a text is about, told by the words around it: `rules/data/topics.yaml`.
//!
//! Keys of an entry: `about` (one of these stands in the same sentence), `with` (one of these
//! too), `facts` (the facts that may stand there), `not_before` (words that, right behind a
//! figure, say that it is about something else), `not_after` (likewise right before it),
//! `limit: true` (the figure is a latest date, so "after" contradicts it).

use std::ops::Range;
use std::sync::LazyLock;

use super::data::{Entry, entries};
use super::figures::{Figure, figures_in};
use crate::prose::{Passage, Phrases};

/// Something that has a time.
pub struct Topic {
    entry: Entry,
    about: Phrases,
    with: Option<Phrases>,
}

static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| {
    let phrases = |words: &[String]| Phrases::new(words.iter().map(String::as_str));
    let topics = entries("topics").into_iter().map(|entry| Topic {
        about: phrases(entry.all("about")),
        with: (!entry.all("with").is_empty()).then(|| phrases(entry.all("with"))),
        entry,
    });
    topics.collect()
});

impl Topic {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.entry.name
    }

    /// The ids of the facts that may stand there, the likeliest first.
    pub fn facts(&self) -> &[String] {
        self.entry.all("facts")
    }

    /// Whether its figure is a latest date.
    pub fn is_limit(&self) -> bool {
        self.entry.one("limit") == "true"
    }

    fn has(&self, passage: &Passage, sentence: &Range<usize>) -> bool {
        let stands = |phrases: &Phrases| {
            phrases.find_in(passage).iter().any(|found| sentence.contains(&found.range.start))
        };
        stands(&self.about) && self.with.as_ref().is_none_or(stands)
    }

    fn is_of(&self, figure: &Figure, text: &str) -> bool {
        let before = figure.word_before(text);
        let after = figure.word_after(text);
        !self.entry.all("not_after").contains(&before)
            && !self.entry.all("not_before").contains(&after)
    }
}

/// Every figure of a passage with what it is about.
pub fn topics_of(passage: &Passage) -> Vec<(&'static Topic, Figure)> {
    let figures = figures_in(passage);
    if figures.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for sentence in passage.sentences() {
        let range = &sentence.range;
        let own: Vec<&Figure> =
            figures.iter().filter(|figure| range.contains(&figure.range.start)).collect();
        if own.is_empty() {
            continue;
        }
        // The first topic of the list that the sentence has: narrow ones come first.
        let Some(topic) = TOPICS.iter().find(|topic| topic.has(passage, range)) else { continue };
        let figures = own.into_iter().filter(|figure| topic.is_of(figure, &passage.text));
        found.extend(figures.map(|figure| (topic, figure.clone())));
    }
    found
}
