//! `claims-erased-history`: a promise that the visit leaves no trace.

use std::sync::LazyLock;

use crate::check::reading::sentence_of;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Passage, Phrases};

/// The rule.
pub const RULE: Rule = Rule::text(Code::ClaimsErasedHistory, Reach::English, check);

/// Wrong wherever nothing denies them.
static CLAIMS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "leaves no trace",
        "leave no trace",
        "without a trace",
        "without leaving a trace",
        "cannot be traced",
        "can't be traced",
        "covers your tracks",
        "cover your tracks",
        "hides your visit",
        "hide your visit",
        "hides your tracks",
        "nobody can see that you",
        "no one can see that you",
        "nobody will know that you",
        "no one will know that you",
        "nobody will see",
        "completely private",
        "untraceable",
    ])
});

static VERBS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["eras*", "clear*", "delet*", "wip*", "remov*", "empt*"]));
static THINGS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["history", "browsing history", "browser history", "traces"]));

/// Who is said to do it. Advice to a reader who does it alone has none of them.
static AGENTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "button",
        "link",
        "exit",
        "website",
        "site",
        "this page",
        "automatically",
        "we will",
        "will be",
        "is",
        "are",
        "this will",
    ])
});

static DENIALS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "not",
        "cannot",
        "can't",
        "won't",
        "doesn't",
        "don't",
        "no website",
        "never",
        "nothing",
        "does not",
    ])
});

const HELP: &str = "Say what leaving does, and that the browser's history stays. A reader who believes otherwise may be found out.";

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        for found in CLAIMS.find_in(passage) {
            if !stands(&DENIALS, passage, found.range.start) {
                let words = passage.part(found.range.clone());
                findings.at(
                    passage,
                    found.range.clone(),
                    format!("`{words}` is not true of any website"),
                    HELP,
                );
            }
        }
        for verb in VERBS.find_in(passage) {
            let at = verb.range.start;
            if stands(&THINGS, passage, at)
                && stands(&AGENTS, passage, at)
                && !stands(&DENIALS, passage, at)
            {
                let words = passage.part(verb.range.clone());
                let message =
                    format!("`{words}`: no website can take anything out of a browser's history");
                findings.at(passage, verb.range.clone(), message, HELP);
            }
        }
    }
}

/// Whether one of `phrases` stands in the sentence at `at`.
fn stands(phrases: &Phrases, passage: &Passage, at: usize) -> bool {
    let sentence = sentence_of(passage, at);
    phrases.find_in(passage).iter().any(|found| sentence.contains(&found.range.start))
}
