//! `check:` in `plainleaf.yaml`: how bad each rule's findings are, and what texts should reach.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics, Group, Severity, Spanned, one_of};
use crate::yaml::{Mapping, Node, Reporter, Value};

/// What a rule can be set to.
const LEVELS: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("hint", Some(Severity::Hint)),
    ("off", None),
];

/// How texts are checked.
#[derive(Debug, Clone, Default, Hash)]
pub struct Checks {
    /// What texts should reach.
    pub targets: Targets,
    /// How bad the findings of a rule are; nothing when they are not told.
    levels: BTreeMap<Code, Option<Severity>>,
}

/// What texts should reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Targets {
    /// The most words of a sentence.
    pub sentence_words: usize,
    /// The highest reading grade of a page, in years of school.
    pub reading_grade: u32,
}

impl Default for Targets {
    fn default() -> Self {
        Self { sentence_words: 25, reading_grade: 7 }
    }
}

impl Checks {
    /// Makes problems as bad as the site has it, and leaves out those that it has turned off.
    pub fn apply(&self, diagnostics: &mut Diagnostics) {
        diagnostics.retain(|diagnostic| match self.levels.get(&diagnostic.code) {
            None => true,
            Some(None) => false,
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
        });
    }
}

/// Reads `check`.
pub fn read_checks(mapping: &mut Mapping, reporter: &mut Reporter<'_>) -> Checks {
    let mut checks = Checks::default();
    let Some(mut mapping) = mapping.mapping("check", "`check`", reporter) else { return checks };
    if let Some(words) = mapping.number("sentence_words", reporter) {
        checks.targets.sentence_words = words as usize;
    }
    if let Some(grade) = mapping.number("reading_grade", reporter) {
        checks.targets.reading_grade = grade;
    }
    let rules = mapping.mapping("rules", "the list of rules", reporter);
    for (name, node) in rules.map(Mapping::into_entries).unwrap_or_default() {
        if let Some((code, level)) = level_of(&name, node, reporter) {
            checks.levels.insert(code, level);
        }
    }
    mapping.finish(reporter);
    checks
}

fn level_of(
    name: &Spanned<String>,
    node: Node,
    reporter: &mut Reporter<'_>,
) -> Option<(Code, Option<Severity>)> {
    let can_be_set = |code: &Code| code.group().can_be_set();
    let Some(code) = Code::of_name(&name.value).filter(can_be_set) else {
        let message = format!("there is no rule `{}` to set", name.value);
        let known = Code::ALL.iter().filter(|code| can_be_set(code)).map(|code| code.name());
        reporter.report(Code::UnknownKey, name.span, message, one_of(&name.value, known));
        return None;
    };
    let word = match node.value {
        Value::Scalar(word) => word,
        other => other.kind().to_owned(),
    };
    let Some((_, level)) = LEVELS.iter().find(|(known, _)| *known == word) else {
        let message = format!("`{}` cannot be `{word}`", name.value);
        let help = one_of(&word, LEVELS.iter().map(|(known, _)| *known));
        reporter.report(Code::BadValue, node.span, message, help);
        return None;
    };
    let is_lowered = level.is_none_or(|level| level > code.severity());
    if code.group() == Group::Unsafe && is_lowered {
        let message = format!("`{}` keeps readers safe and cannot be set to `{word}`", name.value);
        let help =
            "Where it is wrong, say so at the place: `<!-- plainleaf allow RULE: reason -->`.";
        reporter.report(Code::BadValue, node.span, message, help);
        return None;
    }
    Some((code, *level))
}
