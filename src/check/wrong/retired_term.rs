//! `retired-term`: a word that is no longer used, or was never right.

use std::sync::LazyLock;

use crate::check::reading::Claims;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::RetiredTerm, Reach::English, check);

static LIST: LazyLock<Claims> = LazyLock::new(|| Claims::of("retired-terms"));

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    LIST.report(text, findings);
}
