//! `lost-link`: a document speaks of links, and has none: they were lost in copying.

use std::sync::LazyLock;

use crate::check::reading::is_whole_leaflet;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Phrases;

/// The rule.
pub const RULE: Rule = Rule::text(Code::LostLink, Reach::English, check);

static LINKS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "links for",
        "links to",
        "link below",
        "links below",
        "following link*",
        "useful links",
        "click here",
        "click on",
        "click the",
        "follow the link*",
        "see the website",
        "online form",
    ])
});

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let leads_somewhere = |text: &Text<'_>| {
        text.printed().any(|passage| {
            passage.links().next().is_some()
                || ["www.", "http", "@"].iter().any(|sign| passage.text.contains(sign))
        })
    };
    if !is_whole_leaflet(text) || leads_somewhere(text) {
        return;
    }
    for passage in text.printed() {
        if let Some(found) = LINKS.find_in(passage).into_iter().next() {
            findings.at(
                passage,
                found.range,
                "this speaks of links, and no link is left in the text",
                "Put the addresses back, printed in full where the leaflet goes to paper.",
            );
            return;
        }
    }
}
