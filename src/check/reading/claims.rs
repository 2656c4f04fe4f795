//! Lists of words that are wrong in a text, with what to write instead.
//!
//! Keys of an entry: `words` (each is found alone), `with` (one of these must stand in the same
//! sentence), `and` (likewise, as well), `unless` (none of these may stand in the same passage),
//! `hosts` (parts of the addresses of links), `says` (what is wrong about it), `write` (what to
//! do), `everywhere` (also in texts on other subjects).

use std::ops::Range;

use super::data::{Entry, entries};
use super::subject::is_about_conferences;
use crate::check::{Findings, Text};
use crate::diagnostic::Span;
use crate::prose::{Passage, Phrases};

/// A list, ready to be looked for.
pub struct Claims {
    all: Phrases,
    /// The entry of each phrase.
    owners: Vec<usize>,
    list: Vec<Claim>,
}

struct Claim {
    entry: Entry,
    with: Option<Phrases>,
    and: Option<Phrases>,
    unless: Option<Phrases>,
}

impl Claims {
    /// Reads `lists/<list>.yaml`.
    pub fn of(list: &str) -> Self {
        let entries = entries(list);
        let mut owners = Vec::new();
        let mut words = Vec::new();
        for (number, entry) in entries.iter().enumerate() {
            for word in entry.all("words") {
                owners.push(number);
                words.push(word.clone());
            }
        }
        let all = Phrases::new(words.iter().map(String::as_str));
        let list = entries
            .into_iter()
            .map(|entry| Claim {
                with: phrases(&entry, "with"),
                and: phrases(&entry, "and"),
                unless: phrases(&entry, "unless"),
                entry,
            })
            .collect();
        Self { all, owners, list }
    }

    /// Reports every entry that `text` has.
    pub fn report(&self, text: &Text<'_>, findings: &mut Findings<'_>) {
        let is_about_conferences = is_about_conferences(text);
        for passage in text.printed() {
            for found in self.all.find_in(passage) {
                let claim = &self.list[self.owners[found.phrase]];
                let is_meant = is_about_conferences || claim.entry.one("everywhere") == "true";
                if is_meant && claim.holds(passage, &found.range) {
                    claim.report(passage, found.range, findings);
                }
            }
            for (link, address) in passage.links() {
                let is_host = |claim: &&Claim| {
                    claim.entry.all("hosts").iter().any(|host| address.contains(host))
                };
                if let Some(claim) = self.list.iter().find(is_host) {
                    claim.report_address(link.span, address, findings);
                }
            }
        }
    }
}

fn phrases(entry: &Entry, key: &str) -> Option<Phrases> {
    let words = entry.all(key);
    (!words.is_empty()).then(|| Phrases::new(words.iter().map(String::as_str)))
}

impl Claim {
    fn holds(&self, passage: &Passage, range: &Range<usize>) -> bool {
        let in_sentence = |phrases: &Phrases| {
            let sentence = sentence_of(passage, range.start);
            phrases.find_in(passage).iter().any(|found| sentence.contains(&found.range.start))
        };
        self.with.as_ref().is_none_or(in_sentence)
            && self.and.as_ref().is_none_or(in_sentence)
            && self.unless.as_ref().is_none_or(|words| words.find_in(passage).is_empty())
    }

    fn report(&self, passage: &Passage, range: Range<usize>, findings: &mut Findings<'_>) {
        let words = passage.part(range.clone());
        let message = format!("`{words}` {}", self.entry.one("says"));
        findings.at(passage, range, message, self.entry.one("write"));
    }

    fn report_address(&self, span: Span, address: &str, findings: &mut Findings<'_>) {
        let message = format!("the address `{address}` {}", self.entry.one("says"));
        findings.span(span, message, self.entry.one("write"));
    }
}

/// The sentence that a place of a passage lies in.
pub fn sentence_of(passage: &Passage, at: usize) -> Range<usize> {
    let sentences = passage.sentences().iter().map(|sentence| sentence.range.clone());
    sentences.into_iter().find(|range| range.contains(&at)).unwrap_or(0..passage.text.len())
}
