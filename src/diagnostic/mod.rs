//! What is wrong with content, at which place, and what to do about it.
//!
//! Problems of content are values that every step of the flow collects; none of
//! them stops a run. Failures of the program itself are typed errors elsewhere.

mod code;
mod place;

pub use code::{Code, Group};
pub use place::{Place, Position, SourceText, Span, Spanned};

use std::collections::BTreeSet;

use crate::characters::printable;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The set cannot be published like this.
    Error,
    /// It can be published, but a reader will be served less well.
    Warning,
    /// It is good as it is, and could be better.
    Hint,
}

impl Severity {
    /// All, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// The word that every report uses for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// One problem of the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of problem it is.
    pub code: Code,
    /// How bad it is: as its kind has it, or as the site has set it.
    pub severity: Severity,
    /// Where it is: always a file, and nearly always a place in it.
    pub place: Place,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Diagnostic {
    fn sort_key(&self) -> (&std::path::Path, Span, Code, &str) {
        (self.place.source.path(), self.place.span, self.code, &self.message)
    }
}

/// All problems found so far.
#[derive(Debug, Default, Clone)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Starts with none.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes one problem.
    pub fn report(
        &mut self,
        code: Code,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.found.push(Diagnostic {
            code,
            severity: code.severity(),
            place,
            // Both may hold words of the text, and terminals obey some characters.
            message: printable(message.into().into()).into_owned(),
            help: printable(help.into().into()).into_owned(),
        });
    }

    /// Takes over one problem that another step found.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Leaves out the problems that `keep` refuses; it may also change how bad they are.
    pub fn retain(&mut self, keep: impl FnMut(&mut Diagnostic) -> bool) {
        self.found.retain_mut(keep);
    }

    /// Takes over the problems that another step found.
    pub fn extend(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// Whether one of them forbids publishing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Every problem once, by file and place: the same list on every run,
    /// whatever the order in which threads found them.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut found = self.found;
        found.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        found.dedup();
        found
    }
}

/// `, did you mean …?` for the known word that is nearest to `word`, or nothing
/// when none is near (Damerau–Levenshtein distance of at most a third of its length).
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    // The distance is at least the difference in length; to count it takes space for both.
    let is_about_as_long = |known: &&str| known.chars().count().abs_diff(length) <= limit;
    known
        .into_iter()
        .filter(is_about_as_long)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Help text for a word that is not one of `known`: the nearest one, or the whole list.
#[must_use]
pub fn one_of<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match did_you_mean(word, known.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`?"),
        None if known.is_empty() => "There are none yet.".to_owned(),
        None => format!("Use one of: {}.", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_a_near_word_and_lists_all_otherwise() {
        assert_eq!(one_of("sumary", ["title", "summary"]), "Did you mean `summary`?");
        assert_eq!(one_of("weight", ["title", "summary"]), "Use one of: title, summary.");
    }

    #[test]
    fn sorted_list_has_each_problem_once() {
        let source = SourceText::new("a.md", "one\ntwo\n");
        let mut all = Diagnostics::new();
        for start in [4, 0, 4] {
            let place = Place::new(&source, Span::new(start, start + 3));
            all.report(Code::RawHtml, place, "raw HTML", "remove it");
        }
        let starts: Vec<_> = all.into_sorted().iter().map(|d| d.place.span.start).collect();
        assert_eq!(starts, [0, 4]);
    }
}
