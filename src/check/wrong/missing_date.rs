//! `missing-date`: a leaflet speaks of a meeting or paper, and never says when.

use std::sync::LazyLock;

use crate::check::reading::{Entry, entries, figures_in, is_whole_leaflet};
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{MarkKind, Passage, Phrases};

/// The rule.
pub const RULE: Rule = Rule::text(Code::MissingDate, Reach::English, check);

struct Dated {
    entry: Entry,
    about: Phrases,
    not: Phrases,
}

static LIST: LazyLock<Vec<Dated>> = LazyLock::new(|| {
    let phrases = |words: &[String]| Phrases::new(words.iter().map(String::as_str));
    let dated = entries("leaflet-dates").into_iter().map(|entry| Dated {
        about: phrases(entry.all("about")),
        not: phrases(entry.all("not")),
        entry,
    });
    dated.collect()
});

/// Minutes by the clock, and words that say where the time stands.
static OTHER_TIMES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(["minutes before", "minutes early", "your letter", "your invitation letter"])
});

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !is_whole_leaflet(text) {
        return;
    }
    for dated in LIST.iter() {
        let passages = text.printed().filter_map(|passage| {
            let range = dated.about.find_in(passage).into_iter().next()?.range;
            dated.not.find_in(passage).is_empty().then_some((passage, range))
        });
        let passages: Vec<_> = passages.collect();
        if let Some((first, range)) = passages.first()
            && !passages.iter().any(|(passage, _)| has_time(passage))
        {
            let (says, write) = (dated.entry.one("says"), dated.entry.one("write"));
            findings.at(first, range.clone(), says, write);
        }
    }
}

fn has_time(passage: &Passage) -> bool {
    let is_placeholder = |kind: &MarkKind| matches!(kind, MarkKind::Placeholder(_));
    !figures_in(passage).is_empty()
        || passage.marks.iter().any(|mark| is_placeholder(&mark.kind))
        || !OTHER_TIMES.find_in(passage).is_empty()
}
