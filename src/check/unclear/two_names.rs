//! `two-names`: a page calls one thing by two names.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Passage, Phrases};

/// The rule.
pub const RULE: Rule = Rule::text(Code::TwoNames, Reach::English, check);

/// Things with their names; each name with the forms that text uses.
const THINGS: [&[&[&str]]; 14] = [
    &[
        &["child protection conference*"],
        &["child protection case conference*", "case conference*"],
        &["cp conference*"],
        &["protection meeting*", "child protection meeting*"],
    ],
    &[
        &["the chair", "conference chair", "a chair", "chair's", "your chair"],
        &["chairperson*"],
        &["chairman*", "chairmen"],
        &["chairwoman*"],
    ],
    &[&["the chair", "conference chair", "chairperson*"], &["the reviewing officer*"]],
    &[&["child protection plan*"], &["protection plan*"], &["cp plan*"], &["safeguarding plan*"]],
    &[&["initial conference*", "initial child protection conference*"], &["first conference*"]],
    &[
        &["child in care review*", "children in care review*"],
        &["looked after review*", "looked-after review*"],
        &["lac review*", "cla review*"],
        &["looked after child review*", "looked after children review*"],
    ],
    &[
        &["child in care", "children in care"],
        &["looked after child", "looked after children", "looked-after child*"],
    ],
    &[&["lead social worker*"], &["key worker*", "keyworker*"], &["allocated social worker*"]],
    &[
        &["section 47 enquir*", "s47 enquir*"],
        &["section 47 investigation*", "s47 investigation*"],
        &["child protection enquir*", "child protection investigation*"],
    ],
    &[&["the minutes"], &["meeting record*", "conference record*", "record of the meeting"]],
    &[&["the council", "your council", "our council"], &["local authority", "local authorities"]],
    &[&["children's services"], &["children's social care"], &["social services"]],
    &[
        &["family group conference*"],
        &["family group decision making", "family group decision-making"],
    ],
    &[&["transfer conference*"], &["transfer-in conference*", "receiving-in conference*"]],
];

/// Words before a name that tell the reader that it is another name for the same thing.
const TOLD: [&str; 10] = [
    "(",
    "called ",
    "called a ",
    "called the ",
    "called an ",
    "known as ",
    "known as a ",
    "known as the ",
    "name is ",
    "or ",
];

/// Which thing, and which of its names.
type Name = (usize, usize);

/// The forms, and what each of them names: a form may name two things.
static FORMS: LazyLock<(Phrases, Vec<Vec<Name>>)> = LazyLock::new(|| {
    let mut forms: BTreeMap<&str, Vec<Name>> = BTreeMap::new();
    for (thing, names) in THINGS.iter().enumerate() {
        for (name, written) in names.iter().enumerate() {
            for form in *written {
                forms.entry(form).or_default().push((thing, name));
            }
        }
    }
    (Phrases::new(forms.keys().copied()), forms.into_values().collect())
});

/// The first place of each name of a thing; nothing inside when the text tells there that it is
/// another name.
type Places<'a> = [Option<Option<(&'a Passage, Range<usize>)>>; MOST_NAMES];

/// No thing has more names than these.
const MOST_NAMES: usize = 4;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !text.is_page() {
        return;
    }
    let (phrases, names) = &*FORMS;
    let mut first: [Places<'_>; THINGS.len()] = Default::default();
    for passage in text.printed() {
        for found in phrases.find_in(passage) {
            if is_longer_name(passage, &found.range) {
                continue;
            }
            let is_told = is_told(&passage.text[..found.range.start]);
            for (thing, name) in &names[found.phrase] {
                let is_second = first[*thing].iter().flatten().next().is_some();
                let place = (!(is_told && is_second)).then(|| (passage, found.range.clone()));
                first[*thing][*name].get_or_insert(place);
            }
        }
    }
    for places in first {
        report(&places, findings);
    }
}

/// Points at the name that comes second.
fn report(places: &Places<'_>, findings: &mut Findings<'_>) {
    let mut used: Vec<_> = places.iter().flatten().flatten().collect();
    used.sort_by_key(|(passage, range)| (passage.span.start, range.start));
    let Some(((first, range), others)) = used.split_first() else { return };
    let known = first.part(range.clone());
    for (passage, range) in others {
        let other = passage.part(range.clone());
        let message = format!("`{other}` is called `{known}` further up");
        let help = "Use one name for one thing, all through the page.";
        findings.at(passage, range.clone(), message, help);
    }
}

fn is_told(before: &str) -> bool {
    TOLD.iter().any(|told| {
        let start = before.len().checked_sub(told.len());
        start
            .and_then(|start| before.get(start..))
            .is_some_and(|end| end.eq_ignore_ascii_case(told))
    })
}

/// The "local authority designated officer" is a person.
fn is_longer_name(passage: &Passage, range: &Range<usize>) -> bool {
    let rest = passage.text[range.end..].trim_start();
    rest.get(..10).is_some_and(|next| next.eq_ignore_ascii_case("designated"))
}
