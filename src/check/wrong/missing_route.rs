//! `missing-route`: no way to complain, no advocate, no interpreter, or nobody to call.
//!
//! A document that stands alone must have all of them; in a site a borough's leaflets for
//! parents have them together.

use std::sync::LazyLock;

use crate::check::reading::{Needs, is_whole_leaflet, telephones_in};
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::{Code, Diagnostics};
use crate::edition::{Plan, Set};
use crate::source::Audience;

/// The rule for a document that stands alone.
pub const RULE: Rule = Rule::text(Code::MissingRoute, Reach::English, check_alone);

static NEEDS: LazyLock<Needs> = LazyLock::new(|| Needs::of("leaflet-needs", "missing-route"));

/// What a borough's leaflets for parents must have: the words in a leaflet's file, one of which
/// is enough, and how messages call it.
const OF_A_SET: [(&[&str], &str); 6] = [
    (&["contact social_work", "contact.social_work."], "how to reach the social worker"),
    (&["contact chair", "contact.chair."], "how to reach the chair"),
    (
        &["action complaints", "contact complaints", "contact.complaints."],
        "how to complain to the council",
    ),
    (&["contact ombudsman", "contact.ombudsman."], "how to reach the ombudsman"),
    (&["advocate", "contact advocacy"], "who can be an advocate"),
    (&["interpreter"], "how to ask for an interpreter"),
];

fn check_alone(text: &Text<'_>, findings: &mut Findings<'_>) {
    NEEDS.report(text, findings);
    if is_whole_leaflet(text) && !has_contact(text) {
        findings.file(
            "this leaflet gives no telephone number and no email address",
            "Say who to call or write to, with a number, and when somebody answers.",
        );
    }
}

fn has_contact(text: &Text<'_>) -> bool {
    text.printed().any(|passage| {
        let leads_to_one = passage
            .links()
            .any(|(_, address)| address.starts_with("tel:") || address.starts_with("mailto:"));
        leads_to_one
            || passage.text.contains(['@', '\u{fffc}'])
            || !telephones_in(passage).is_empty()
    })
}

/// Reports every way that the parents of a borough are not told of.
pub fn check_sets(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let source_language = plan.source.settings.source_language().tag();
    for set in plan.sets.iter().filter(|set| set.voice.language.tag() == source_language) {
        check_set(set, diagnostics);
    }
}

fn check_set(set: &Set<'_>, diagnostics: &mut Diagnostics) {
    let leaflets =
        || set.editions.iter().filter(|edition| edition.id.audience == Audience::Parents);
    let is_about_conferences = |text: &str| text.contains("conference");
    // A set on something else, or one that has only begun, is no set on conferences yet.
    if leaflets().filter(|e| is_about_conferences(e.leaflet.source.text())).count() < 3 {
        return;
    }
    for (words, what) in OF_A_SET {
        let has = |text: &str| words.iter().any(|word| text.contains(word));
        if !leaflets().any(|edition| has(edition.leaflet.source.text())) {
            diagnostics.report(
                Code::MissingRoute,
                set.borough.place.clone(),
                format!("no leaflet for parents in {} says {what}", set.borough.name),
                format!("Add it to one of them: `{}`.", words[0]),
            );
        }
    }
}
