//! `contradicted-figure`: a time in the text that is not what the facts say.

use crate::check::reading::{Figure, Topic, is_about_conferences, topics_of};
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::facts::{Fact, Unit, Verified};

/// The rule.
pub const RULE: Rule = Rule::text(Code::ContradictedFigure, Reach::English, check);

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !is_about_conferences(text) {
        return;
    }
    for passage in text.printed() {
        for (topic, figure) in topics_of(passage) {
            let facts: Vec<(&str, &Fact)> = facts_of(text, topic);
            let Some((id, first)) = facts.first().copied() else { continue };
            let words = passage.part(figure.range.clone());
            if !facts.iter().any(|(_, fact)| figure.is_same_as(fact)) {
                let message =
                    format!("`{words}` is not what the facts say here: {}", times(&facts));
                findings.at(passage, figure.range, message, help(text, id, first));
            } else if is_after(&figure, &passage.text, topic) {
                let message =
                    format!("`after {words}` is not what the facts say: it is within that time");
                findings.at(passage, figure.range, message, help(text, id, first));
            }
        }
    }
}

/// The facts that `topic` may give here, with their ids. A fact that nobody has verified says
/// nothing.
pub fn facts_of<'a>(text: &Text<'a>, topic: &Topic) -> Vec<(&'a str, &'a Fact)> {
    let facts = text.facts();
    let known = topic.facts().iter().filter_map(|id| facts.get_key_value(id.as_str()));
    known.filter(|(_, fact)| fact.verified != Verified::No).map(|(id, fact)| (*id, *fact)).collect()
}

/// Whether a latest date is given as an earliest one.
fn is_after(figure: &Figure, text: &str, topic: &Topic) -> bool {
    topic.is_limit() && figure.word_before(text) == "after"
}

fn times(facts: &[(&str, &Fact)]) -> String {
    let mut all: Vec<String> = facts.iter().map(|(_, fact)| in_words(fact)).collect();
    all.dedup();
    all.join(", then ")
}

/// A fact in English, for officers.
fn in_words(fact: &Fact) -> String {
    let unit = match fact.unit {
        Unit::WorkingDays => "working days",
        other => other.name(),
    };
    let unit = if fact.value == 1 { unit.trim_end_matches('s') } else { unit };
    format!("{} {unit}", fact.value)
}

fn help(text: &Text<'_>, id: &str, fact: &Fact) -> String {
    if text.owner().is_some() {
        format!("Write `{{{{ fact.{id}.within }}}}`: it always says what the facts say.")
    } else {
        format!("Write \"within {}\". It was seen here: {}.", in_words(fact), fact.source)
    }
}
