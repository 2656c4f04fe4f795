//! `two-figures`: the same thing has two times in one document, or in the leaflets of one borough.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;
use rayon::prelude::*;

use crate::check::reading::{Figure, is_about_conferences, topics_of};
use crate::check::texts::{Unread, texts_of};
use crate::check::{Findings, Known, Reach, Rule, Text, TextKind};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};
use crate::edition::Plan;
use crate::source::{LeafletId, SHARED};

/// The rule for a document that stands alone.
pub const RULE: Rule = Rule::text(Code::TwoFigures, Reach::English, check_alone);

const HELP: &str =
    "Find out which is right, and keep it once, as a fact: then it is the same everywhere.";

/// A time and where it is typed.
struct Typed {
    topic: &'static str,
    words: String,
    figure: Figure,
    span: Span,
}

fn check_alone(text: &Text<'_>, findings: &mut Findings<'_>) {
    if text.kind != TextKind::Loose || !is_about_conferences(text) {
        return;
    }
    let mut first: BTreeMap<&str, Typed> = BTreeMap::new();
    for typed in typed_in(text) {
        match first.get(typed.topic) {
            Some(other) if differ(other, &typed) => {
                let message = format!("`{}` stands here, and `{}` above", typed.words, other.words);
                findings.span(typed.span, message, HELP);
            }
            Some(_) => {}
            None => drop(first.insert(typed.topic, typed)),
        }
    }
}

/// The times of things that have only one.
fn typed_in(text: &Text<'_>) -> Vec<Typed> {
    let mut all = Vec::new();
    for passage in text.printed() {
        for (topic, figure) in topics_of(passage) {
            // Reviews and stages have a second time that is right too.
            if topic.facts().len() == 1 {
                let words = passage.part(figure.range.clone()).to_owned();
                let span = passage.span_of(figure.range.clone());
                all.push(Typed { topic: topic.name(), words, figure, span });
            }
        }
    }
    all
}

fn differ(one: &Typed, other: &Typed) -> bool {
    (one.figure.value, one.figure.unit) != (other.figure.value, other.figure.unit)
}

/// The times that one leaflet types.
struct OfLeaflet<'a> {
    owner: &'a str,
    id: &'a LeafletId,
    source: &'a Arc<SourceText>,
    typed: Arc<Vec<Typed>>,
}

/// Reports every second time for the same thing in the leaflets that a borough's families get.
pub fn check_sets(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let leaflets = leaflets_of(plan);
    let source_language = plan.source.settings.source_language().tag();
    for set in plan.sets.iter().filter(|set| set.voice.language.tag() == source_language) {
        let own = |leaflet: &&OfLeaflet<'_>| leaflet.owner == set.borough.slug;
        let is_replaced =
            |id: &LeafletId| leaflets.iter().filter(own).any(|leaflet| leaflet.id == id);
        let shared = leaflets.iter().filter(|l| l.owner == SHARED && !is_replaced(l.id));
        let mut first: BTreeMap<&str, (&Arc<SourceText>, &Typed)> = BTreeMap::new();
        for leaflet in shared.chain(leaflets.iter().filter(own)) {
            for typed in leaflet.typed.iter() {
                // In a borough's own leaflet that is a contradicted figure already.
                let kept = set.borough.facts.get(typed.topic).filter(|_| leaflet.owner == SHARED);
                if kept.is_some_and(|fact| !typed.figure.is_same_as(fact)) {
                    let message = format!(
                        "`{}` stands here, and the fact `{}` of {} is another",
                        typed.words, typed.topic, set.borough.name
                    );
                    let place = Place::new(leaflet.source, typed.span);
                    diagnostics.report(Code::TwoFigures, place, message, HELP);
                }
                let (file, other) = *first.entry(typed.topic).or_insert((leaflet.source, typed));
                if differ(other, typed) {
                    let line = file.position(other.span.start).line;
                    let message = format!(
                        "`{}` stands here, and `{}` in line {line} of {}, which the same families get",
                        typed.words,
                        other.words,
                        file.display_path()
                    );
                    let place = Place::new(leaflet.source, typed.span);
                    diagnostics.report(Code::TwoFigures, place, message, HELP);
                }
            }
        }
    }
}

/// The times of one text, found once however often the site is checked.
#[memoize]
fn typed_of(unread: &Unread<'_>, known: &Known<'_>) -> Arc<Vec<Typed>> {
    let text = unread.read(known);
    Arc::new(if text.is_english() { typed_in(&text) } else { Vec::new() })
}

fn leaflets_of<'a>(plan: &'a Plan<'_>) -> Vec<OfLeaflet<'a>> {
    let known = Known::of(plan.source);
    let source_language = plan.source.settings.source_language().tag();
    let unread = texts_of(plan);
    let of_leaflets = unread.par_iter().filter_map(|unread| {
        let TextKind::Leaflet { owner, id } = unread.kind else { return None };
        if unread.language.tag() != source_language {
            return None;
        }
        Some(OfLeaflet { owner, id, source: unread.source, typed: typed_of(unread, &known) })
    });
    of_leaflets.collect()
}
