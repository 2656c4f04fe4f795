//! What a figure in a text is about, told by the words around it: `lists/topics.yaml`.
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

    /// Where a sentence names it; nothing when the sentence is not about it.
    fn places(&self, passage: &Passage, sentence: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let stand = |phrases: &Phrases| {
            let found = phrases.find_in(passage).into_iter().map(|found| found.range);
            found.filter(|range| sentence.contains(&range.start)).collect::<Vec<_>>()
        };
        let places = stand(&self.about);
        let is_meant = self.with.as_ref().is_none_or(|with| !stand(with).is_empty());
        (is_meant && !places.is_empty()).then_some(places)
    }

    fn is_of(&self, figure: &Figure, text: &str) -> bool {
        let before = figure.word_before(text);
        let after = figure.word_after(text);
        !self.entry.all("not_after").contains(&before)
            && !self.entry.all("not_before").contains(&after)
    }
}

/// How far apart two parts of a text are.
const fn distance(one: &Range<usize>, other: &Range<usize>) -> usize {
    if one.start < other.start {
        other.start.saturating_sub(one.end)
    } else {
        one.start.saturating_sub(other.end)
    }
}

/// Every figure of a passage with what it is about: of the topics that its sentence has, the
/// one whose words are nearest to it.
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
        let topics: Vec<(&Topic, Vec<Range<usize>>)> = TOPICS
            .iter()
            .filter_map(|topic| Some((topic, topic.places(passage, range)?)))
            .collect();
        found.extend(own.into_iter().filter_map(|figure| {
            let possible = topics.iter().filter(|(topic, _)| topic.is_of(figure, &passage.text));
            let (topic, _) = possible.min_by_key(|(_, places)| {
                places.iter().map(|place| distance(place, &figure.range)).min()
            })?;
            Some((*topic, figure.clone()))
        }));
    }
    found
}
