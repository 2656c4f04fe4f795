//! Lists of what a whole leaflet must tell its readers.
//!
//! Keys of an entry: `rule` (which rule reports it), `any` (one of these words is enough),
//! `only_with` (without one of these the leaflet does not need it), `says`, `write`.

use super::data::{Entry, entries};
use super::subject::is_whole_leaflet;
use crate::check::{Findings, Text};
use crate::prose::Phrases;

/// The needs of one rule.
pub struct Needs(Vec<Need>);

struct Need {
    entry: Entry,
    any: Phrases,
    only_with: Option<Phrases>,
}

impl Needs {
    /// Those entries of `lists/<list>.yaml` that are for `rule`.
    pub fn of(list: &str, rule: &str) -> Self {
        let phrases =
            |entry: &Entry, key: &str| Phrases::new(entry.all(key).iter().map(String::as_str));
        let entries = entries(list).into_iter().filter(|entry| entry.one("rule") == rule);
        Self(
            entries
                .map(|entry| Need {
                    any: phrases(&entry, "any"),
                    only_with: (!entry.all("only_with").is_empty())
                        .then(|| phrases(&entry, "only_with")),
                    entry,
                })
                .collect(),
        )
    }

    /// Reports what `text` lacks, if it is a whole leaflet.
    pub fn report(&self, text: &Text<'_>, findings: &mut Findings<'_>) {
        if !is_whole_leaflet(text) {
            return;
        }
        let has = |phrases: &Phrases| text.printed().any(|p| !phrases.find_in(p).is_empty());
        for need in &self.0 {
            let is_due = need.only_with.as_ref().is_none_or(has);
            if is_due && !has(&need.any) {
                findings.file(need.entry.one("says"), need.entry.one("write"));
            }
        }
    }
}
