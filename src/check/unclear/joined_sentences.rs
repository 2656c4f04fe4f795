//! `joined-sentences`: two sentences with only a comma between them.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::JoinedSentences, Reach::English, check);

/// What begins a new sentence behind a comma.
const BEGINNINGS: [&str; 6] =
    [", this will ", ", this is ", ", this was ", ", these are ", ", this means ", ", this helps "];

/// Words that begin a sentence whose comma is right.
const BEFORE_COMMA: [&str; 17] = [
    "if", "when", "after", "before", "as", "once", "while", "whilst", "where", "because", "although",
    "though", "for", "in", "at", "since", "until",
];

/// Fewer words before the comma are no sentence.
const SENTENCE: usize = 4;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed().filter(|passage| passage.text.contains(", th")) {
        for beginning in BEGINNINGS {
            for (at, _) in passage.text.match_indices(beginning) {
                let sentences = passage.sentences().iter();
                let around = sentences.map(|sentence| &sentence.range).find(|range| range.contains(&at));
                let Some(range) = around else { continue };
                let before = &passage.text[range.start..at];
                let first = before.split(' ').next().unwrap_or_default().to_lowercase();
                let is_sentence = before.split(' ').count() >= SENTENCE
                    && !before.contains(',')
                    && !BEFORE_COMMA.contains(&&*first);
                if is_sentence {
                    let range = at..at + beginning.trim_end().len();
                    findings.at(
                        passage,
                        range,
                        "two sentences have only a comma between them",
                        "Write a full stop.",
                    );
                }
            }
        }
    }
}
