//! Pairing by order and likeness: the parts of a leaflet have no names.

use std::sync::Arc;

use super::align::align;
use super::features::Features;
use super::pairing::{Pairing, Recorded};
use super::record::Record;
use crate::leaflet::Unit;

/// Holds a text against its English: what belongs together stands in the same order in both.
#[must_use]
pub fn pair_in_order(
    english: Arc<[Unit]>,
    translated: Vec<Unit>,
    record: Option<&Record>,
) -> Pairing {
    let recorded = recorded(&translated, record);
    let english_features: Vec<_> = english.iter().map(|unit| Features::of(&unit.text)).collect();
    let translated_features: Vec<_> =
        translated.iter().map(|unit| Features::of(&unit.text)).collect();
    let lefts: Vec<usize> = (0..english.len()).collect();
    let rights: Vec<usize> = (0..translated.len()).collect();
    let found = align(&lefts, &rights, |&i, &j| {
        if english[i].kind != translated[j].kind {
            return None;
        }
        let same = match &recorded.made_from[j] {
            Some(was) if *was == english[i].text => 1000,
            Some(was) => likeness(was, &english[i].text) * 5,
            None => 0,
        };
        let features = english_features[i].shared_with(&translated_features[j]);
        Some(10 + same + u32::try_from(features.min(20)).unwrap_or(20) * 10)
    });
    Pairing::new(english, translated, found, recorded)
}

/// What is recorded of each part. Parts that a translator has added since, or taken away, do not
/// move what was recorded of the others.
fn recorded(translated: &[Unit], record: Option<&Record>) -> Recorded {
    let mut made_from = vec![None; translated.len()];
    let mut dropped = Vec::new();
    let Some(record) = record else { return Recorded { made_from, dropped } };
    let features: Vec<_> = translated.iter().map(|unit| Features::of(&unit.text)).collect();
    let parts: Vec<_> =
        record.parts.iter().map(|part| (part, Features::of(&part.english))).collect();
    let numbered: Vec<usize> = (0..translated.len()).collect();
    let found = align(&parts, &numbered, |(part, of_part), &number| {
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
    Recorded { made_from, dropped }
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
    use crate::diagnostic::Span;
    use crate::leaflet::units;
    use crate::translation::{Pair, State};

    fn paired(english: &str, translated: &str, record: Option<&Record>) -> Pairing {
        let of = |text: &str| units(text, Span::new(0, text.len()));
        pair_in_order(of(english).into(), of(translated), record)
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
