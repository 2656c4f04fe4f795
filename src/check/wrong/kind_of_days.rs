//! `kind-of-days`: days that may be working days or not.

use std::sync::LazyLock;

use crate::check::reading::{figures_in, is_about_conferences, sentence_of, topics_of};
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::facts::Unit;
use crate::prose::Phrases;

use super::contradicted_figure::facts_of;

/// The rule.
pub const RULE: Rule = Rule::text(Code::KindOfDays, Reach::English, check);

/// What has a time that is counted in days of one kind.
static COUNTED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "conference*",
        "report",
        "reports",
        "minutes",
        "core group*",
        "complain*",
        "assessment*",
    ])
});

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !is_about_conferences(text) {
        return;
    }
    for passage in text.printed() {
        let topics = topics_of(passage);
        for figure in figures_in(passage).into_iter().filter(|figure| figure.unit == Unit::Days) {
            let words = passage.part(figure.range.clone());
            let sentence = sentence_of(passage, figure.range.start);
            let is_counted =
                COUNTED.find_in(passage).iter().any(|found| sentence.contains(&found.range.start));
            // What the facts know has its kind of days there.
            let is_known = topics
                .iter()
                .any(|(topic, other)| *other == figure && !facts_of(text, topic).is_empty());
            let says_kind = words.contains("calendar") || figure.value < 2;
            if is_counted && !is_known && !says_kind {
                findings.at(
                    passage,
                    figure.range.clone(),
                    format!("`{words}` does not say which kind of days: at Christmas the two kinds are a week apart"),
                    "Write \"working days\" or \"calendar days\".",
                );
            }
        }
    }
}
