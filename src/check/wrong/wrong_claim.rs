//! `wrong-claim`: a sentence that is known not to be true, or not to be whole.

use std::sync::LazyLock;

use crate::check::reading::Claims;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::WrongClaim, Reach::English, check);

static LIST: LazyLock<Claims> = LazyLock::new(|| Claims::of("wrong-claims"));

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    LIST.report(text, findings);
}
