//! `past-review`: a fact or leaflet was to be checked again, and the day is over.

use std::sync::Arc;

use jiff::civil::Date;

use crate::check::today;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::edition::Plan;
use crate::source::{Leaflet, Status};

/// Reports every leaflet, fact and list of bank holidays whose day of review is over.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let today = today();
    let source = plan.source;
    let leaflets = source.leaflets.values().flat_map(|all| all.values());
    let is_published = |leaflet: &&Arc<Leaflet>| leaflet.status == Status::Published;
    for leaflet in leaflets.filter(is_published) {
        if let Some(date) = leaflet.review_by.filter(|date| *date < today) {
            report("this leaflet", date, place_of(leaflet), diagnostics);
        }
    }
    let boroughs = source.boroughs.iter().flat_map(|borough| &borough.facts);
    for (id, fact) in source.facts.iter().chain(boroughs) {
        if fact.review_by < today {
            report(&format!("the fact `{id}`"), fact.review_by, fact.place.clone(), diagnostics);
        }
    }
    if let Some(holidays) = source.holidays.as_ref().filter(|list| list.review_by < today) {
        let place = holidays.place.clone();
        report("this list of bank holidays", holidays.review_by, place, diagnostics);
    }
}

fn report(what: &str, date: Date, place: Place, diagnostics: &mut Diagnostics) {
    diagnostics.report(
        Code::PastReview,
        place,
        format!("{what} was to be checked again by {date}"),
        "Check it against its source, then set the day on which you did and the next one.",
    );
}

/// The line that sets the day.
fn place_of(leaflet: &Leaflet) -> Place {
    let text = leaflet.source.text();
    let start = text.find("\nreview_by:").map_or(0, |at| at + 1);
    let length = text[start..].find('\n').unwrap_or(0);
    Place::new(&leaflet.source, crate::diagnostic::Span::new(start, start + length))
}
