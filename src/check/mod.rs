//! Checking: rules over the plan, each in a file of its own.

mod changed_in_translation;
mod duplicate_address;
mod fact_overridden;
mod language_of_translation;
mod lost_in_translation;
mod low_contrast;
mod subject_in_address;
mod translation_in_step;
mod translation_unlike_english;
mod unknown_condition;
mod unlisted_borough_language;

use crate::diagnostic::Diagnostics;
use crate::edition::Plan;

/// A rule looks at the whole plan and reports what it finds.
type Rule = fn(&Plan<'_>, &mut Diagnostics);

/// Every rule.
const RULES: &[Rule] = &[
    changed_in_translation::check,
    duplicate_address::check,
    fact_overridden::check,
    language_of_translation::check,
    lost_in_translation::check,
    low_contrast::check,
    subject_in_address::check,
    translation_in_step::check,
    translation_unlike_english::check,
    unknown_condition::check,
    unlisted_borough_language::check,
];

/// Applies every rule.
pub fn check(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    for rule in RULES {
        rule(plan, diagnostics);
    }
}
