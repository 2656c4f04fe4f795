//! `blame`: words that blame or threaten the reader.

use std::sync::LazyLock;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Phrases;

/// The rule.
pub const RULE: Rule = Rule::text(Code::Blame, Reach::English, check);

/// What is found, and what can be said instead.
const WORDS: [(&[&str], &str); 7] = [
    (
        &[
            "failure to",
            "your failure",
            "you fail to",
            "you have failed",
            "you failed to",
            "parents fail to",
            "parents who fail",
            "if you fail",
            "failing to",
        ],
        "Say what should happen, and who can help if it does not.",
    ),
    (
        &[
            "non-engagement",
            "non engagement",
            "non-compliance",
            "non compliance",
            "non-compliant",
            "disguised compliance",
            "refuse to engage",
            "refusal to engage",
            "refuse to cooperate",
            "refuse to co-operate",
            "failure to engage",
            "hard to reach",
            "uncooperative",
            "unco-operative",
            "resistant to",
        ],
        "Say what did not happen, without a verdict: \"we could not reach you\".",
    ),
    (
        &[
            "you must cooperate",
            "you must co-operate",
            "you must comply",
            "you must engage",
            "you must attend",
            "you must accept",
            "you are required to",
            "you are obliged to",
            "you are expected to",
            "you will be expected to",
            "you will be required to",
        ],
        "Say what you ask for and why: \"please come, so that we can hear you\".",
    ),
    (
        &[
            "you will be removed",
            "you will be excluded",
            "you will be reported",
            "you will be asked to leave",
            "you will be prosecuted",
            "you will lose",
            "will be used against you",
            "will count against you",
            "will be held against you",
        ],
        "Say what the chair can do, when, and how the reader is still heard.",
    ),
    (
        &[
            "will not be tolerated",
            "not be tolerated",
            "zero tolerance",
            "legal action will be",
            "we will have no choice",
            "we will have no option",
            "further action will be taken",
            "consequences of not",
            "serious consequences",
        ],
        "Say plainly what can happen and who decides it.",
    ),
    (
        &[
            "problem family",
            "problem families",
            "problem parents",
            "bad parents",
            "bad parent",
            "dysfunctional",
            "chaotic family",
            "chaotic families",
            "chaotic lifestyle",
            "broken home",
            "broken homes",
            "abusive parents",
            "neglectful parents",
            "difficult parents",
            "hostile parents",
        ],
        "Describe what happened, not what kind of people they are.",
    ),
    (
        &[
            "it is your own fault",
            "your own fault",
            "you only have yourself",
            "your poor parenting",
        ],
        "Leave it out: nobody listens to a page that accuses them.",
    ),
];

static FOUND: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(WORDS.iter().flat_map(|(words, _)| words.iter().copied())));

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        for found in FOUND.find_in(passage) {
            let words = passage.part(found.range.clone()).to_lowercase();
            let message = format!("`{words}` blames or threatens");
            findings.at(passage, found.range, message, help_for(found.phrase));
        }
    }
}

fn help_for(phrase: usize) -> &'static str {
    let mut before = 0;
    for (words, help) in WORDS {
        before += words.len();
        if phrase < before {
            return help;
        }
    }
    ""
}
