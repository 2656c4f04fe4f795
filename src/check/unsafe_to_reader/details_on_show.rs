//! `details-on-show`: a family's details are put up for all to see, and nothing says what to do
//! when one of them must be kept from somebody.

use std::sync::LazyLock;

use crate::check::reading::is_about_conferences;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Phrases;

/// The rule.
pub const RULE: Rule = Rule::text(Code::DetailsOnShow, Reach::English, check);

static BOARDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "white board",
        "whiteboard",
        "white-board",
        "flip chart",
        "flipchart",
        "on a board",
        "on the board",
        "on a screen",
        "on the screen",
    ])
});
static DETAILS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "family details",
        "your details",
        "family's details",
        "address",
        "addresses",
        "names",
    ])
});
static CARE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "must not see",
        "should not see",
        "kept secret",
        "keep secret",
        "kept private",
        "keep private",
        "must not be seen",
        "does not want to be seen",
    ])
});

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let has_care = || text.printed().any(|passage| !CARE.find_in(passage).is_empty());
    for passage in text.printed() {
        let Some(board) = BOARDS.find_in(passage).into_iter().next() else { continue };
        let has_details = !DETAILS.find_in(passage).is_empty();
        if has_details && is_about_conferences(text) && !has_care() {
            findings.at(
                passage,
                board.range,
                "a family's details are shown to everybody here",
                "Say whom to tell before the day if somebody in the room must not see an address or a name.",
            );
        }
    }
}
