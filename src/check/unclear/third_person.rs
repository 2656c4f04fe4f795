//! `third-person`: a page for parents does not speak to them, or stops doing so.

use std::ops::Range;
use std::sync::LazyLock;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage, Phrases};
use crate::source::Audience;

/// The rule.
pub const RULE: Rule = Rule::text(Code::ThirdPerson, Reach::English, check);

/// A page that speaks to its reader.
static YOU: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["you", "your", "yours", "you'll", "you're", "you've"]));

/// What parents do or ought to do, told as if they were not the readers.
static PARENTS_DO: LazyLock<Phrases> = LazyLock::new(|| {
    let who =
        ["parents", "parents and carers", "parents or carers", "the parents", "a parent or carer"];
    let does = [
        "should",
        "must",
        "may",
        "can",
        "will",
        "need to",
        "have to",
        "are able to",
        "are expected to",
        "are encouraged to",
        "are asked to",
    ];
    let all: Vec<String> =
        who.iter().flat_map(|who| does.iter().map(move |does| format!("{who} {does}"))).collect();
    Phrases::new(all.iter().map(String::as_str))
});

/// The reader's family as somebody else's.
static STRANGERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "the child",
        "the child's",
        "the child(ren)",
        "the children",
        "the children's",
        "the parent",
        "the parents",
        "the parent's",
        "the parents'",
        "the parent or carer",
        "the parents/carers",
        "the family",
        "the child or children",
    ])
});

/// What a page for families speaks of, often.
static FAMILIES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(["parent*", "carer*", "the child", "the child's", "a child", "family", "families"])
});

/// A page of so many words can be expected to say "you".
const ENOUGH_WORDS: usize = 100;
/// So often a page must speak of families to be for them.
const OFTEN: usize = 5;
/// So often may a page that says "your child" also say "the child".
const FEW: usize = 2;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !text.is_page() || text.id().is_some_and(|id| id.audience == Audience::Children) {
        return;
    }
    let passages: Vec<&Passage> =
        text.body().filter(|p| matches!(p.kind, Kind::Paragraph | Kind::Item(_))).collect();
    let you: usize = passages.iter().map(|passage| YOU.find_in(passage).len()).sum();
    if you == 0 {
        never_says_you(&passages, findings);
        return;
    }
    parents_do(&passages, findings);
    strangers(&passages, you, findings);
}

fn never_says_you(passages: &[&Passage], findings: &mut Findings<'_>) {
    let words: usize = passages.iter().flat_map(|p| p.sentences()).map(|s| s.words).sum();
    let families: usize = passages.iter().map(|passage| FAMILIES.find_in(passage).len()).sum();
    if words >= ENOUGH_WORDS && families >= OFTEN {
        findings.file(
            "this page speaks about families and never to them",
            "Say \"you\" and \"your child\": readers must see that it is about them.",
        );
    }
}

fn parents_do(passages: &[&Passage], findings: &mut Findings<'_>) {
    for passage in passages {
        for found in PARENTS_DO.find_in(passage) {
            if is_about_others(&passage.text, &found.range) {
                continue;
            }
            let words = passage.part(found.range.clone()).to_lowercase();
            findings.at(
                passage,
                found.range,
                format!("`{words}` speaks about the reader, where the page says `you`"),
                "Say \"you\".",
            );
        }
    }
}

/// "Parents should be asked" is what others do; "how parents can" is a subject.
fn is_about_others(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end();
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ',', ':', '\n']);
    let after = text[range.end..].trim_start();
    !begins || after.starts_with("be ") || after.starts_with("feel")
}

fn strangers(passages: &[&Passage], you: usize, findings: &mut Findings<'_>) {
    let places: Vec<(&Passage, Range<usize>)> = passages
        .iter()
        .filter(|passage| passage.kind == Kind::Paragraph)
        .flat_map(|passage| {
            STRANGERS.find_in(passage).into_iter().map(move |f| (*passage, f.range))
        })
        .collect();
    let Some((passage, range)) = places.first().filter(|_| places.len() > FEW && you > FEW) else {
        return;
    };
    let words = passage.part(range.clone()).to_lowercase();
    findings.at(
        passage,
        range.clone(),
        format!("`{words}` and the like {} times, where the page also says `you`", places.len()),
        "Say \"your child\" and \"you\" all through the page.",
    );
}
