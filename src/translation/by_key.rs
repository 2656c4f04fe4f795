//! Pairing by key: each text of a YAML file has a path that is the same in every language.

use std::collections::HashMap;
use std::sync::Arc;

use super::pairing::{Pairing, Recorded};
use super::record::Record;
use crate::leaflet::Unit;

/// Holds a file of keys against its English.
#[must_use]
pub fn pair_by_key(
    english: Arc<[Unit]>,
    translated: Vec<Unit>,
    record: Option<&Record>,
) -> Pairing {
    let places = places_of(&translated);
    let mut found: Vec<(Option<usize>, Option<usize>)> = english
        .iter()
        .enumerate()
        .map(|(number, unit)| (Some(number), places.get(unit.kind.as_str()).copied()))
        .collect();
    let known = places_of(&english);
    let extra = translated.iter().enumerate().filter(|(_, unit)| !known.contains_key(&*unit.kind));
    found.extend(extra.map(|(number, _)| (None, Some(number))));
    let mut recorded = Recorded { made_from: vec![None; translated.len()], dropped: Vec::new() };
    for part in record.into_iter().flat_map(|record| &record.parts) {
        match places.get(part.kind.as_str()) {
            Some(number) => recorded.made_from[*number] = Some(part.english.clone()),
            None => recorded.dropped.push(part.clone()),
        }
    }
    Pairing::new(english, translated, found, recorded)
}

fn places_of(units: &[Unit]) -> HashMap<&str, usize> {
    units.iter().enumerate().map(|(number, unit)| (unit.kind.as_str(), number)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::translation::State;

    fn units(texts: &[(&str, &str)]) -> Vec<Unit> {
        let unit = |(key, text): &(&str, &str)| {
            Unit::words((*key).to_owned(), Span::default(), (*text).to_owned())
        };
        texts.iter().map(unit).collect()
    }

    fn told(pairing: &Pairing) -> Vec<String> {
        let told = |pair: &crate::translation::Pair| {
            let state = match &pair.state {
                State::Current => "current".to_owned(),
                State::OutOfDate { was } => format!("was {was}"),
                State::Unrecorded => "unrecorded".to_owned(),
                State::Missing => "missing".to_owned(),
            };
            format!("{} {state}", pairing.english[pair.english].kind)
        };
        pairing.pairs.iter().map(told).collect()
    }

    const ENGLISH: [(&str, &str); 3] = [("a", "one"), ("b", "two"), ("c", "three")];

    #[test]
    fn texts_belong_together_by_their_key_in_any_order() {
        let polish = units(&[("c", "trzy"), ("a", "jeden"), ("d", "cztery")]);
        let pairing = pair_by_key(units(&ENGLISH).into(), polish, None);
        assert_eq!(told(&pairing), ["a unrecorded", "b missing", "c unrecorded"]);
        assert_eq!(pairing.extra, [2]);
    }

    #[test]
    fn one_changed_text_is_one_out_of_date() {
        let polish = units(&[("a", "jeden"), ("b", "dwa"), ("c", "trzy")]);
        let record = pair_by_key(units(&ENGLISH).into(), polish.clone(), None).record(|_| true);
        let changed = units(&[("a", "one"), ("b", "too"), ("c", "three")]);
        let pairing = pair_by_key(changed.into(), polish, Some(&record));
        assert_eq!(told(&pairing), ["a current", "b was two", "c current"]);
        let record = pairing.record(|number| number == 1);
        let words: Vec<&str> = record.parts.iter().map(|part| &*part.english).collect();
        assert_eq!(words, ["one", "too", "three"]);
    }

    #[test]
    fn a_text_that_went_is_dropped_and_the_others_stay() {
        let polish = units(&[("a", "jeden"), ("b", "dwa"), ("c", "trzy")]);
        let record = pair_by_key(units(&ENGLISH).into(), polish, None).record(|_| true);
        let fewer = units(&[("a", "jeden"), ("c", "trzy")]);
        let pairing = pair_by_key(units(&ENGLISH).into(), fewer, Some(&record));
        assert_eq!(told(&pairing), ["a current", "b missing", "c current"]);
        assert_eq!(pairing.dropped.len(), 1);
    }
}
