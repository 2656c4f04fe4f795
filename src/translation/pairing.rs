//! Which part of a translation says what which part of the English says, and whether it still does.

use super::align::align;
use super::features::Features;
use super::record::{Record, RecordedPart};
use crate::diagnostic::{Span, Spanned};
use crate::leaflet::{Unit, units};

/// A text with its front matter, in one language.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The text of the file.
    pub text: &'a str,
    /// The heading of the page.
    pub title: &'a Spanned<String>,
    /// What the browser's tab shows.
    pub tab_title: &'a Spanned<String>,
    /// One or two sentences for lists.
    pub summary: &'a Spanned<String>,
    /// Where the text begins behind the front matter, and ends.
    pub body: Span,
}

impl Side<'_> {
    /// Its parts: those of the front matter, then those of the text.
    #[must_use]
    pub fn units(&self) -> Vec<Unit> {
        let front =
            [("title", self.title), ("tab_title", self.tab_title), ("summary", self.summary)];
        let of_front = front.into_iter().filter(|(_, text)| !text.value.is_empty());
        let of_front = of_front.map(|(key, text)| Unit {
            kind: key.to_owned(),
            span: text.span,
            text: text.value.clone(),
            is_text: true,
        });
        of_front.chain(units(self.text, self.body)).collect()
    }
}

/// How a part of the English stands in a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The number of the English part.
    pub english: usize,
    /// The number of the translated part.
    pub translated: Option<usize>,
    /// How it stands.
    pub state: State,
}

/// The parts of a translation beside those of the English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// The parts of the English.
    pub english: Vec<Unit>,
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
    /// What a translated part may say: the English that it was made from, as far as recorded, and
    /// that of now, which a translator may have put into it without recording it yet.
    #[must_use]
    pub fn references(&self, translated: usize) -> Vec<&str> {
        let recorded = self.made_from[translated].as_deref().filter(|was| !was.is_empty());
        let is_this = |pair: &&Pair| pair.translated == Some(translated);
        let now = self.pairs.iter().find(is_this).map(|pair| &*self.english[pair.english].text);
        recorded.into_iter().chain(now).collect()
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

/// Holds a translation against the English.
#[must_use]
pub fn pair(english: &Side<'_>, translated: &Side<'_>, record: Option<&Record>) -> Pairing {
    let (english, translated) = (english.units(), translated.units());
    let (made_from, dropped) = made_from(&translated, record);
    let english_features: Vec<_> = english.iter().map(|unit| Features::of(&unit.text)).collect();
    let translated_features: Vec<_> =
        translated.iter().map(|unit| Features::of(&unit.text)).collect();
    let lefts: Vec<usize> = (0..english.len()).collect();
    let rights: Vec<usize> = (0..translated.len()).collect();
    let found = align(&lefts, &rights, |&i, &j| {
        if english[i].kind != translated[j].kind {
            return None;
        }
        let same = match &made_from[j] {
            Some(was) if *was == english[i].text => 1000,
            Some(was) => likeness(was, &english[i].text) * 5,
            None => 0,
        };
        let features = english_features[i].shared_with(&translated_features[j]);
        Some(10 + same + u32::try_from(features.min(20)).unwrap_or(20) * 10)
    });
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
    Pairing { english, translated, pairs, extra, made_from, dropped }
}

/// The recorded English of each translated part, and what is recorded of no part. Parts that a translator has added since, or taken
/// away, do not move what was recorded of the others.
fn made_from(
    translated: &[Unit],
    record: Option<&Record>,
) -> (Vec<Option<String>>, Vec<RecordedPart>) {
    let mut made_from = vec![None; translated.len()];
    let mut dropped = Vec::new();
    let Some(record) = record else { return (made_from, dropped) };
    let features: Vec<_> = translated.iter().map(|unit| Features::of(&unit.text)).collect();
    let recorded: Vec<_> =
        record.parts.iter().map(|part| (part, Features::of(&part.english))).collect();
    let numbered: Vec<usize> = (0..translated.len()).collect();
    let found = align(&recorded, &numbered, |(part, of_part), &number| {
        (part.kind == translated[number].kind).then(|| {
            let shared = of_part.shared_with(&features[number]).min(20);
            let same = if part.is_of(&translated[number].text) { 1000 } else { 0 };
            10 + same + u32::try_from(shared).unwrap_or(20) * 10
        })
    });
    for (part, number) in found {
        match (part.map(|part| &record.parts[part]), number) {
            (Some(part), Some(number)) => made_from[number] = Some(part.english.clone()),
            (Some(part), None) => dropped.push(part.clone()),
            (None, _) => {}
        }
    }
    (made_from, dropped)
}

/// How alike two texts are, from 0 to 100: the words that they share.
#[must_use]
pub fn likeness(one: &str, other: &str) -> u32 {
    let words = |text: &str| -> Vec<String> {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.sort_unstable();
        words
    };
    let (one, other) = (words(one), words(other));
    let all = one.len() + other.len();
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while i < one.len() && j < other.len() {
        match one[i].cmp(&other[j]) {
            std::cmp::Ordering::Equal => {
                shared += 2;
                (i, j) = (i + 1, j + 1);
            }
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    u32::try_from(shared * 100 / all.max(1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty() -> Spanned<String> {
        Spanned::new(String::new(), Span::default())
    }

    fn paired(english: &str, translated: &str, record: Option<&Record>) -> Pairing {
        let none = empty();
        let side = |text| Side {
            text,
            title: &none,
            tab_title: &none,
            summary: &none,
            body: Span::new(0, str::len(text)),
        };
        pair(&side(english), &side(translated), record)
    }

    /// A record of `translated` made from `english`, part for part.
    fn recorded(english: &str, translated: &str) -> Record {
        paired(english, translated, None).record(|_| true)
    }

    fn states(pairing: &Pairing) -> String {
        let state = |pair: &Pair| match &pair.state {
            State::Current => "current".to_owned(),
            State::OutOfDate { was } => format!("was {was}"),
            State::Unrecorded => "unrecorded".to_owned(),
            State::Missing => "missing".to_owned(),
        };
        pairing.pairs.iter().map(state).collect::<Vec<_>>().join(" | ")
    }

    const ENGLISH: &str = "## One\n\nFirst part.\n\nSecond part.\n\n- a\n- b\n";
    const POLISH: &str = "## Jeden\n\nPierwsza część.\n\nDruga część.\n\n- a1\n- b1\n";

    #[test]
    fn without_a_record_nothing_is_known() {
        let pairing = paired(ENGLISH, POLISH, None);
        assert_eq!(
            states(&pairing),
            "unrecorded | unrecorded | unrecorded | unrecorded | unrecorded"
        );
    }

    #[test]
    fn one_changed_sentence_is_one_part_out_of_date() {
        let record = recorded(ENGLISH, POLISH);
        assert!(paired(ENGLISH, POLISH, Some(&record)).is_current());
        let changed = ENGLISH.replace("Second part.", "Second part, changed.");
        let pairing = paired(&changed, POLISH, Some(&record));
        assert_eq!(states(&pairing), "current | current | was Second part. | current | current");
    }

    #[test]
    fn a_new_part_is_missing_and_moves_no_other() {
        let record = recorded(ENGLISH, POLISH);
        let longer = ENGLISH.replace("First part.", "First part.\n\nA new one.");
        let pairing = paired(&longer, POLISH, Some(&record));
        assert_eq!(states(&pairing), "current | current | missing | current | current | current");
        assert_eq!(pairing.extra, [0; 0]);
    }

    #[test]
    fn a_part_that_went_is_left_over() {
        let record = recorded(ENGLISH, POLISH);
        let pairing = paired(&ENGLISH.replace("First part.\n\n", ""), POLISH, Some(&record));
        assert_eq!(states(&pairing), "current | current | current | current");
        assert_eq!(pairing.extra, [1]);
    }

    #[test]
    fn accepting_one_part_leaves_the_others() {
        let record = recorded(ENGLISH, POLISH);
        let changed = ENGLISH.replace("First part.", "First, changed.").replace("- b", "- c");
        let pairing = paired(&changed, POLISH, Some(&record));
        let record = pairing.record(|number| number == 1);
        let pairing = paired(&changed, POLISH, Some(&record));
        assert_eq!(states(&pairing), "current | current | current | current | was b");
    }

    #[test]
    fn a_translator_who_adds_the_missing_part_has_it_recorded_by_accepting() {
        let record = recorded(ENGLISH, POLISH);
        let longer = ENGLISH.replace("First part.", "First part.\n\nCall 999.");
        let polish = POLISH.replace("Pierwsza część.", "Pierwsza część.\n\nZadzwoń 999.");
        let pairing = paired(&longer, &polish, Some(&record));
        assert_eq!(
            states(&pairing),
            "current | current | unrecorded | current | current | current"
        );
        let record = pairing.record(|number| number == 2);
        assert!(paired(&longer, &polish, Some(&record)).is_current());
    }
}
