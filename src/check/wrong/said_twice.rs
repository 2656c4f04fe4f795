//! `said-twice`: the same long sentence stands twice on a page, as when a part was copied.

use std::collections::HashMap;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Passage;

/// The rule.
pub const RULE: Rule = Rule::text(Code::SaidTwice, Reach::English, check);

/// Sentences that begin with so many words alike are the same.
const ALIKE: usize = 12;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !text.is_page() {
        return;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for passage in text.printed() {
        for sentence in passage.sentences().iter().filter(|sentence| sentence.words >= ALIKE) {
            let key = beginning(passage, sentence.range.clone());
            let place = passage.span_of(sentence.range.clone());
            let line = text.source.position(place.start).line;
            match seen.get(&key) {
                // In two branches of a condition the same words are right.
                Some(first) if passage.within.iter().all(|name| name != "where" && name != "unless") => {
                    findings.at(
                        passage,
                        sentence.range.clone(),
                        format!("this sentence stands in line {first} too"),
                        "Was it copied by mistake? Say here what is true here, or leave it out.",
                    );
                }
                Some(_) => {}
                None => drop(seen.insert(key, line)),
            }
        }
    }
}

fn beginning(passage: &Passage, range: std::ops::Range<usize>) -> String {
    let words = passage.part(range).split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
    words.take(ALIKE).map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
