//! What the check of one file comes to.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::diagnostic::{Code, Diagnostic, Span};

/// Something wrong in a file whose text is at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which kind of problem.
    pub code: Code,
    /// Where in the text.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// An address with an id behind it: that page must have this id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The page.
    pub file: usize,
    /// The hash of the id.
    pub id: u64,
    /// Where the address stands.
    pub span: Span,
}

/// What is known of a file while it is read.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What is wrong so far.
    pub problems: Vec<Problem>,
    /// The files that it leads to or loads.
    pub leads_to: Vec<usize>,
    /// The places in pages that it leads to.
    pub anchors: Vec<Anchor>,
    /// Hashes of its ids.
    pub ids: Vec<u64>,
    /// How many addresses it has.
    pub links: usize,
}

/// What is kept of a file that was checked.
#[derive(Debug, Default)]
pub struct Checked {
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
    /// The files that it leads to or loads, each once.
    pub leads_to: Box<[usize]>,
    /// The places in other pages that it leads to.
    pub anchors: Box<[Anchor]>,
    /// Hashes of its ids, in order.
    pub ids: Box<[u64]>,
    /// How many addresses it has.
    pub links: usize,
}

impl Gathered {
    /// Notes a problem.
    pub fn report(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(Problem { code, span, message: message.into(), help: help.into() });
    }

    /// What of it is kept; `diagnostics` are its problems in the text of the file.
    pub fn into_checked(mut self, diagnostics: Vec<Diagnostic>) -> Checked {
        self.leads_to.sort_unstable();
        self.leads_to.dedup();
        self.ids.sort_unstable();
        Checked {
            problems: diagnostics,
            leads_to: self.leads_to.into(),
            anchors: self.anchors.into(),
            ids: self.ids.into(),
            links: self.links,
        }
    }
}

/// The hash of an id: enough to know it again, and small.
pub fn hash_of(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
