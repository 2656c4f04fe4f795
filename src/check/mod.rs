//! Checking: rules over the plan, each in a file of its own.

mod duplicate_address;
mod fact_overridden;
mod low_contrast;
mod subject_in_address;
mod unknown_condition;
mod unlisted_borough_language;

use crate::diagnostic::Diagnostics;
use crate::edition::Plan;

/// A rule looks at the whole plan and reports what it finds.
type Rule = fn(&Plan<'_>, &mut Diagnostics);

/// Every rule.
const RULES: &[Rule] = &[
    duplicate_address::check,
    fact_overridden::check,
    low_contrast::check,
    subject_in_address::check,
    unknown_condition::check,
    unlisted_borough_language::check,
];

/// Applies every rule.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    for rule in RULES {
        rule(plan, diagnostics);
    }
}
