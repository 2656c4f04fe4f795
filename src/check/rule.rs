//! What a rule is, and how it reports what it finds.

use std::ops::Range;

use super::text::{Text, TextKind};
use crate::diagnostic::{Code, Diagnostics, Place, Span};
use crate::edition::{PairedFile, Plan};
use crate::prose::Passage;

/// A rule.
pub enum Rule {
    /// It looks at one text at a time.
    Text(TextRule),
    /// It holds one translation at a time against the English.
    Translated(fn(&PairedFile<'_>, &mut Diagnostics)),
    /// It looks at the whole plan.
    Plan(fn(&Plan<'_>, &mut Diagnostics)),
}

impl Rule {
    /// A rule that looks at one text at a time.
    pub const fn text(code: Code, reach: Reach, check: fn(&Text<'_>, &mut Findings<'_>)) -> Self {
        Self::Text(TextRule { code, reach, check })
    }
}

/// A rule that looks at one text at a time.
pub struct TextRule {
    code: Code,
    reach: Reach,
    check: fn(&Text<'_>, &mut Findings<'_>),
}

/// Which texts a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// What families read, in English.
    English,
    /// What families read, in any language.
    Families,
    /// Also the guide.
    Everything,
}

impl TextRule {
    /// The kind of problem that it finds.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// Looks at `text`, if it is one of those that the rule is for.
    pub(super) fn apply(&self, text: &Text<'_>, diagnostics: &mut Diagnostics) {
        let is_for_families = text.kind != TextKind::Guide;
        let reaches = match self.reach {
            Reach::English => is_for_families && text.is_english(),
            Reach::Families => is_for_families,
            Reach::Everything => true,
        };
        if reaches {
            (self.check)(text, &mut Findings { code: self.code, text, diagnostics });
        }
    }
}

/// Where a rule puts what it finds in one text.
pub struct Findings<'a> {
    code: Code,
    text: &'a Text<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl Findings<'_> {
    /// Something in a part of a passage.
    pub fn at(
        &mut self,
        passage: &Passage,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.span(passage.span_of(range), message, help);
    }

    /// Something in a range of the file.
    pub fn span(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let place = Place::new(self.text.source, span);
        self.diagnostics.report(self.code, place, message, help);
    }

    /// Something about the file as a whole.
    pub fn file(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.span(Span::default(), message, help);
    }
}
