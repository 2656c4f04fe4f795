//! `long-row`: a row of Easy Read has more than 15 words.
//!
//! A fact counts with the words that it prints, and every other value as one word. Only English is
//! counted: other languages may need more words for one idea.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::facts::phrase;
use crate::leaflet::Placeholder;
use crate::prose::{Kind, Mark, MarkKind, Passage};

/// The rule.
pub const RULE: Rule = Rule::text(Code::LongRow, Reach::English, check);

/// So many words beside a picture are one idea.
const MOST: usize = 15;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed().filter(|passage| is_row(passage)) {
        let words = words_of(passage, text);
        if words > MOST {
            findings.at(
                passage,
                0..passage.text.len(),
                format!("this row has {words} words"),
                format!("Make two rows of it: at most {MOST} words go with one picture."),
            );
        }
    }
}

fn is_row(passage: &Passage) -> bool {
    let is_inside = passage.within.last().is_some_and(|name| name == "easy-read");
    is_inside && matches!(passage.kind, Kind::Item(_))
}

fn words_of(passage: &Passage, text: &Text<'_>) -> usize {
    let written: usize = passage.sentences().iter().map(|sentence| sentence.words).sum();
    let printed: usize = passage.marks.iter().map(|mark| more_words(mark, text)).sum();
    written + printed
}

/// How many words a value prints besides the one that it counts as.
fn more_words(mark: &Mark, text: &Text<'_>) -> usize {
    let MarkKind::Placeholder(Placeholder::Fact { id, form }) = &mark.kind else { return 0 };
    let facts = text.facts();
    let (Some(fact), Some(furniture)) = (facts.get(id.as_str()), text.known.furniture) else {
        return 0;
    };
    let printed = phrase(fact, *form, furniture).text;
    printed.split_whitespace().count().saturating_sub(1)
}
