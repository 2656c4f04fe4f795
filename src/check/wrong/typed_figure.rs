//! `typed-figure`: a time typed by hand that the facts keep.

use crate::check::reading::{Figure, figures_in, topics_of};
use crate::check::{Findings, Reach, Rule, Text, TextKind};
use crate::diagnostic::Code;
use crate::facts::{Fact, Unit};

/// The rule.
pub const RULE: Rule = Rule::text(Code::TypedFigure, Reach::English, check);

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let TextKind::Leaflet { .. } = text.kind else { return };
    for passage in text.printed() {
        let figures = figures_in(passage);
        if figures.is_empty() {
            continue;
        }
        let topics = topics_of(passage);
        for figure in figures {
            let topic = topics.iter().find(|(_, other)| *other == figure).map(|(topic, _)| topic);
            let about = topic.map_or(&[][..], |topic| topic.facts());
            if let Some(id) = kept_as(&figure, text, about) {
                let words = passage.part(figure.range.clone());
                let message = format!("`{words}` is typed by hand; the facts keep it as `{id}`");
                let help = format!(
                    "Write `{{{{ fact.{id}.within }}}}` or another form of it: when the figure changes, every leaflet follows."
                );
                findings.at(passage, figure.range, message, help);
            }
        }
    }
}

/// The fact that says the figure: one that the sentence is about, or any in working days,
/// which nobody counts in but the rules.
fn kept_as<'a>(figure: &Figure, text: &Text<'a>, about: &[String]) -> Option<&'a str> {
    let is_same = |fact: &Fact| fact.value == figure.value && fact.unit == figure.unit;
    let facts = text.facts();
    let by_topic = about
        .iter()
        .filter_map(|id| facts.get_key_value(id.as_str()))
        .find(|(_, fact)| is_same(fact));
    let in_working_days =
        || facts.iter().find(|(_, fact)| figure.unit == Unit::WorkingDays && is_same(fact));
    by_topic.or_else(in_working_days).map(|(id, _)| *id)
}
