//! Whether a text is about child protection conferences: a rule for leaflets on these must not
//! speak up on a page about library hours.

use std::sync::LazyLock;

use crate::check::{Text, TextKind};
use crate::prose::Phrases;

/// Words that only such texts use.
static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "child protection",
        "case conference*",
        "review conference*",
        "core group*",
        "protection plan*",
        "child in need",
        "child in care",
        "children in care",
        "social worker*",
        "safeguarding",
        "significant harm",
    ])
});

/// A shorter document may be a part of one.
const LONG_ENOUGH: usize = 150;

/// Whether it is about conferences. What lies in a site always is.
pub fn is_about_conferences(text: &Text<'_>) -> bool {
    text.kind != TextKind::Loose || text.printed().any(|passage| !WORDS.find_in(passage).is_empty())
}

/// Whether it is a whole leaflet on conferences that stands alone, so that what it leaves out
/// is nowhere.
pub fn is_whole_leaflet(text: &Text<'_>) -> bool {
    text.kind == TextKind::Loose
        && text.printed().map(|passage| passage.text.split_whitespace().count()).sum::<usize>()
            >= LONG_ENOUGH
        && text.printed().map(|passage| WORDS.find_in(passage).len()).sum::<usize>() >= 3
}
