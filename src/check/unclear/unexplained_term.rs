//! `unexplained-term`: a term of the glossary is used without being explained.
//!
//! Pages of a site explain these terms by themselves, or their authors have said in the
//! glossary that they need not. A document without a site has only its own words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::explained::is_explained_at;
use crate::check::{Findings, Reach, Rule, Text, TextKind};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage, Phrases};
use crate::source::Term;

/// The rule.
pub const RULE: Rule = Rule::text(Code::UnexplainedTerm, Reach::English, check);

/// A text with so many terms that have no everyday sense is about this subject: then the
/// others ("minutes", "chair") have theirs here too.
const ON_SUBJECT: usize = 2;

/// Terms of the glossary whose everyday sense is the sense that they have here.
const EVERYDAY: [&str; 3] = ["complaint", "interpreter", "supporter"];

type Places<'a> = Vec<(&'a Passage, Range<usize>)>;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if text.kind != TextKind::Loose {
        return;
    }
    let uses = uses_of_terms(text);
    let is_special = |term: &&Term| term.explain;
    let special =
        uses.keys().filter_map(|id| text.known.glossary.get(*id)).filter(is_special).count();
    for (id, places) in &uses {
        let Some(term) = text.known.glossary.get(*id) else { continue };
        let counts = term.explain || (special >= ON_SUBJECT && !EVERYDAY.contains(id));
        if !counts || places.iter().any(|(passage, range)| is_explained_at(passage, range)) {
            continue;
        }
        // A heading may promise what the text below it explains.
        let in_text = places.iter().find(|(p, _)| !matches!(p.kind, Kind::Heading { .. }));
        let Some((passage, range)) = in_text.or(places.first()) else { continue };
        let words = passage.part(range.clone());
        findings.at(
            passage,
            range.clone(),
            format!("`{words}` is not explained"),
            format!("Say what it means where it comes first, for example: {}", term.meaning),
        );
    }
}

/// Where each term is used. Short forms are another rule's.
fn uses_of_terms<'t>(text: &'t Text<'_>) -> BTreeMap<&'t str, Places<'t>> {
    let mut forms: Vec<(&str, &str)> = Vec::new();
    for (id, term) in text.known.glossary {
        let own = std::iter::once(&term.term).chain(&term.also);
        let words: BTreeSet<&str> = own.map(String::as_str).collect();
        forms.extend(
            words.into_iter().filter(|form| !is_short(form)).map(|form| (form, id.as_str())),
        );
    }
    let phrases = Phrases::new(forms.iter().map(|(form, _)| *form));
    let mut uses: BTreeMap<&str, Places<'_>> = BTreeMap::new();
    for passage in text.printed() {
        for found in phrases.find_in(passage) {
            let id = forms[found.phrase].1;
            let is_special = text.known.glossary.get(id).is_some_and(|term| term.explain);
            if is_special || !is_counted(&passage.text[..found.range.start]) {
                uses.entry(id).or_default().push((passage, found.range));
            }
        }
    }
    uses
}

/// "Ten minutes" and "two chairs" have their everyday sense.
fn is_counted(before: &str) -> bool {
    const NUMBERS: [&str; 14] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen",
        "twenty", "thirty", "few", "several",
    ];
    let word = before.trim_end().rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    word.ends_with(|c: char| c.is_ascii_digit())
        || NUMBERS.iter().any(|number| number.eq_ignore_ascii_case(word))
}

fn is_short(form: &str) -> bool {
    form.len() < 6 && form.bytes().filter(u8::is_ascii_uppercase).count() > 1
}
