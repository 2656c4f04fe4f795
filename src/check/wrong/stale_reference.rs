//! `stale-reference`: a law, guidance or website that has been replaced.

use std::sync::LazyLock;

use crate::check::reading::Claims;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::StaleReference, Reach::English, check);

static LIST: LazyLock<Claims> = LazyLock::new(|| Claims::of("stale-references"));

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    LIST.report(text, findings);
}
