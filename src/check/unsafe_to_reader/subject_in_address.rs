//! Addresses and tab titles must not name the subject.
//!
//! Somebody who looks at the reader's phone sees the tab's title, and the browser keeps
//! title and address in its history. Neither may say that a child protection meeting is
//! being held. The heading on the page says it plainly.

use std::sync::Arc;

use crate::check::{Findings, Reach, Rule, Text, TextKind};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Spanned};
use crate::edition::Plan;
use crate::prose::Kind;

/// Beginnings of words that name the subject, in small letters.
const SUBJECT: [&str; 10] = [
    "conference",
    "protection",
    "safeguard",
    "social work",
    "social-work",
    "socialwork",
    "abuse",
    "violen",
    "neglect",
    "child-protect",
];

/// The rule for a document that stands alone and sets a tab title.
pub const OF_LOOSE: Rule = Rule::text(Code::SubjectInAddress, Reach::English, check_loose);

fn check_loose(text: &Text<'_>, findings: &mut Findings<'_>) {
    let titles = text.printed().filter(|passage| passage.kind == Kind::TabTitle);
    for title in titles.filter(|_| text.kind == TextKind::Loose) {
        if let Some(word) = named_in(&title.text) {
            findings.at(title, 0..title.text.len(), tab_title_names(word), NEUTRAL);
        }
    }
}

/// Reports every address and tab title that names the subject.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let source = plan.source;
    for (id, leaflet) in source.leaflets.values().flatten() {
        check_tab_title(&leaflet.source, &leaflet.tab_title, diagnostics);
        if let Some(word) = named_in(&id.slug) {
            diagnostics.report(
                Code::SubjectInAddress,
                Place::start_of(&leaflet.source),
                format!("the address `{}` names the subject: `{word}`", id.slug),
                "Give the file a neutral name, such as your-meeting.md: browsers keep addresses in their history.",
            );
        }
    }
    for translation in &source.translations {
        for leaflet in translation.leaflets.values().flat_map(|all| all.values()) {
            check_tab_title(&leaflet.source, &leaflet.tab_title, diagnostics);
        }
    }
}

fn check_tab_title(file: &Arc<SourceText>, title: &Spanned<String>, diagnostics: &mut Diagnostics) {
    if let Some(word) = named_in(&title.value) {
        diagnostics.report(
            Code::SubjectInAddress,
            Place::new(file, title.span),
            tab_title_names(word),
            NEUTRAL,
        );
    }
}

const NEUTRAL: &str = "Use neutral words, such as `Your family meeting`: others may see the tab.";

fn tab_title_names(word: &str) -> String {
    format!("the tab title names the subject: `{word}`")
}

fn named_in(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    SUBJECT.into_iter().find(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_subject_and_lets_neutral_words_pass() {
        assert_eq!(named_in("Child Protection Conference"), Some("conference"));
        assert_eq!(named_in("your-social-worker"), Some("social-work"));
        assert_eq!(named_in("Your family meeting"), None);
    }
}
