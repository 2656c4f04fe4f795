//! `said-twice`: the same long sentence stands twice on a page, as when a part was copied.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::ops::Range;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::SaidTwice, Reach::English, check);

/// Sentences that begin with so many words alike are the same.
const ALIKE: usize = 12;
/// No shorter text has so many words.
const SHORTEST: usize = 2 * ALIKE - 1;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !text.is_page() {
        return;
    }
    // Only what the words hash to is kept, and where: a page has hundreds of sentences.
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for passage in text.printed() {
        for range in sentences(&passage.text) {
            let Some(key) = beginning(&passage.text[range.clone()]) else { continue };
            let start = passage.span_of(range.clone()).start;
            let Some(first) = seen.get(&key).copied() else {
                seen.insert(key, start);
                continue;
            };
            // In two branches of a condition the same words are right.
            let is_branch = passage.within.iter().any(|name| name == "where" || name == "unless");
            if !is_branch {
                let line = text.source.position(first).line;
                findings.at(
                    passage,
                    range,
                    format!("this sentence stands in line {line} too"),
                    "Was it copied by mistake? Say here what is true here, or leave it out.",
                );
            }
        }
    }
}

/// The sentences that are long enough, cut at their stops: exact enough to compare them, and
/// much faster than by the rules of Unicode.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(['.', '!', '?', '\n']) {
        let end = start + part.len();
        let trimmed = part.trim();
        if trimmed.len() >= SHORTEST {
            let from = start + (part.len() - part.trim_start().len());
            found.push(from..from + trimmed.len());
        }
        start = end;
    }
    found
}

/// What stands for the first words of a sentence; nothing when it has too few.
fn beginning(sentence: &str) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let mut count = 0;
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    for word in sentence.split_whitespace().filter(is_word).take(ALIKE) {
        word.chars().flat_map(char::to_lowercase).for_each(|c| hasher.write_u32(u32::from(c)));
        hasher.write_u8(b' ');
        count += 1;
    }
    (count == ALIKE).then(|| hasher.finish())
}
