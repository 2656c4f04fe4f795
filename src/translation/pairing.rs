//! Which part of a translation says what which part of the English says, and whether it still does.

use std::sync::Arc;

use super::record::{Record, RecordedPart};
use crate::leaflet::Unit;

/// How a part of the English stands in a translation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum State {
    /// It is translated, from the words that it has now.
    Current,
    /// It is translated, from other words than it has now.
    OutOfDate {
        /// Those words.
        was: String,
    },
    /// It is translated, but nothing says from which words.
    Unrecorded,
    /// It is not translated.
    Missing,
}

/// A part of the English and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The number of the English part.
    pub english: usize,
    /// The number of the translated part.
    pub translated: Option<usize>,
    /// How it stands.
    pub state: State,
}

/// What a record says of a translation.
#[derive(Debug, Default, Hash)]
pub(super) struct Recorded {
    /// For each translated part the English that it was made from, as far as recorded.
    pub made_from: Vec<Option<String>>,
    /// What is recorded of parts that are not there any more.
    pub dropped: Vec<RecordedPart>,
}

/// The parts of a translation beside those of the English.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pairing {
    /// The parts of the English.
    pub english: Arc<[Unit]>,
    /// The parts of the translation.
    pub translated: Vec<Unit>,
    /// One for each part of the English, in its order.
    pub pairs: Vec<Pair>,
    /// The numbers of translated parts that no English part has.
    pub extra: Vec<usize>,
    /// For each translated part the English that it was made from, as far as recorded.
    pub made_from: Vec<Option<String>>,
    /// Parts that were translated once, as recorded, and are not there any more.
    pub dropped: Vec<RecordedPart>,
}

impl Pairing {
    /// The parts of a text of which nothing is translated.
    #[must_use]
    pub fn untranslated(english: Arc<[Unit]>) -> Self {
        let found = (0..english.len()).map(|number| (Some(number), None)).collect();
        Self::new(english, Vec::new(), found, Recorded::default())
    }

    /// The parts that were `found` to belong together, each by its number.
    pub(super) fn new(
        english: Arc<[Unit]>,
        translated: Vec<Unit>,
        found: Vec<(Option<usize>, Option<usize>)>,
        recorded: Recorded,
    ) -> Self {
        let Recorded { mut made_from, dropped } = recorded;
        made_from.resize(translated.len(), None);
        let mut pairs = Vec::with_capacity(english.len());
        let mut extra = Vec::new();
        for (left, right) in found {
            match (left, right) {
                (Some(i), Some(j)) => {
                    let state = match made_from[j].as_ref().filter(|was| !was.is_empty()) {
                        None => State::Unrecorded,
                        Some(was) if *was == english[i].text => State::Current,
                        Some(was) => State::OutOfDate { was: was.clone() },
                    };
                    pairs.push(Pair { english: i, translated: Some(j), state });
                }
                (Some(i), None) => {
                    pairs.push(Pair { english: i, translated: None, state: State::Missing });
                }
                (None, Some(j)) => extra.push(j),
                (None, None) => {}
            }
        }
        // What the English has no more may go from the translation, too.
        let is_there = |part: &RecordedPart| english.iter().any(|unit| unit.text == part.english);
        let dropped = dropped.into_iter().filter(is_there).collect();
        Self { english, translated, pairs, extra, made_from, dropped }
    }

    /// What a translated part may say: the English that it was made from, as far as recorded, and
    /// that of now, which a translator may have put into it without recording it yet. Of words for
    /// a number each form.
    #[must_use]
    pub fn references(&self, translated: usize) -> Vec<&str> {
        let recorded = self.made_from[translated].as_deref().filter(|was| !was.is_empty());
        let is_this = |pair: &&Pair| pair.translated == Some(translated);
        let now = self.pairs.iter().find(is_this).map(|pair| &*self.english[pair.english].text);
        let unit = &self.translated[translated];
        recorded.into_iter().chain(now).flat_map(|text| unit.texts_in(text)).collect()
    }

    /// Whether every part is translated from the words that the English has now.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.extra.is_empty()
            && self
                .pairs
                .iter()
                .all(|pair| matches!(pair.state, State::Current | State::Unrecorded))
    }

    /// The record of a translation of which the English parts `accepted` are up to date now. The
    /// others keep what was recorded of them.
    #[must_use]
    pub fn record(&self, accepted: impl Fn(usize) -> bool) -> Record {
        self.record_as(|english| accepted(english).then(|| self.english[english].text.clone()))
    }

    /// The record of a translation whose parts were made from the English that `made_from` gives
    /// for the number of an English part. The others keep what was recorded of them.
    #[must_use]
    pub fn record_as(&self, made_from: impl Fn(usize) -> Option<String>) -> Record {
        let english_of = |translated: usize| {
            self.pairs.iter().find(|pair| pair.translated == Some(translated)).map(|p| p.english)
        };
        let part = |(number, unit): (usize, &Unit)| {
            let english = english_of(number)
                .and_then(&made_from)
                .or_else(|| self.made_from[number].clone())
                .unwrap_or_default();
            RecordedPart::new(&unit.kind, &english, &unit.text)
        };
        Record { parts: self.translated.iter().enumerate().map(part).collect() }
    }
}
