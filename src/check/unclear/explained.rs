//! Whether a text says what a word in it means, as far as a machine can see.

use std::ops::Range;

use crate::prose::{Kind, Passage};

/// What may stand before a word that has just been explained: "This is called a referral".
const BEFORE: [&str; 14] = [
    "called ",
    "called a ",
    "called an ",
    "called the ",
    "known as ",
    "known as a ",
    "known as an ",
    "known as the ",
    "calls this ",
    "calls these ",
    "calls it ",
    "word for this is ",
    "word for it is ",
    "call this ",
];
/// What may stand behind a word that is being explained.
const BEHIND: [&str; 26] = [
    " means",
    " mean ",
    " is a ",
    " is an ",
    " is the ",
    " is when",
    " is where",
    " is held when",
    " is someone",
    " is somebody",
    " is made when",
    " is called when",
    " are people",
    " are the ",
    " are a ",
    " stands for",
    " stand for",
    " brings together",
    ", which ",
    ", who ",
    ", that is",
    ", or ",
    ": ",
    " – ",
    " - ",
    " — ",
];

/// Whether the word at `range` is explained there.
pub fn is_explained_at(passage: &Passage, range: &Range<usize>) -> bool {
    let before = &passage.text[..range.start];
    let after = &passage.text[range.end..];
    is_question(passage)
        || ends_with_any(before)
        || BEHIND.iter().any(|words| begins_with(after, words))
        || has_bracket_behind(after)
        || is_in_bracket(before, after)
}

/// "What is a core group?"
fn is_question(passage: &Passage) -> bool {
    let begins = |words: &str| begins_with(&passage.text, words);
    matches!(passage.kind, Kind::Heading { .. })
        && (begins("what is a") || begins("what are ") || begins("what does ") || begins("who is "))
}

fn ends_with_any(before: &str) -> bool {
    let before = before.trim_end_matches(['"', '\'', '\u{2018}', '\u{201c}']);
    let Some(words) = BEFORE.iter().find(|words| {
        let start = before.len().checked_sub(words.len());
        start
            .and_then(|start| before.get(start..))
            .is_some_and(|end| end.eq_ignore_ascii_case(words))
    }) else {
        return false;
    };
    // "an investigation (called …)" gives a name to a word that explains nothing.
    let explaining = &before[..before.len() - words.len()];
    !explaining.ends_with('(') || words_before(explaining) > 3
}

/// How many words a clause has so far.
fn words_before(text: &str) -> usize {
    let clause = text.rsplit(['.', ',', ';', ':', '!', '?']).next().unwrap_or_default();
    clause.split(' ').filter(|word| word.bytes().any(|byte| byte.is_ascii_alphabetic())).count()
}

fn begins_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

/// "agenda (list of things to be talked about)", but not "Child in Need (CIN)".
fn has_bracket_behind(after: &str) -> bool {
    let Some(inside) = after.strip_prefix(" (") else { return false };
    let inside = inside.split(')').next().unwrap_or_default();
    let has_words = inside.bytes().filter(u8::is_ascii_lowercase).count() > 3;
    has_words && !inside.starts_with("where") && !inside.starts_with("if ")
}

/// "family doctor (GP)".
fn is_in_bracket(before: &str, after: &str) -> bool {
    before.ends_with('(') && after.starts_with(')') && words_before(before) > 0
}
