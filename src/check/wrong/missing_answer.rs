//! `missing-answer`: a leaflet that stands alone leaves out what every family asks.

use std::sync::LazyLock;

use crate::check::reading::Needs;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::MissingAnswer, Reach::English, check);

static NEEDS: LazyLock<Needs> = LazyLock::new(|| Needs::of("leaflet-needs", "missing-answer"));

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    NEEDS.report(text, findings);
}
