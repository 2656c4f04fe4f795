//! Rules on how a site is put together.

mod duplicate_address;
mod unknown_condition;
mod unlisted_borough_language;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    Rule::Plan(duplicate_address::check),
    Rule::Plan(unknown_condition::check),
    Rule::Plan(unlisted_borough_language::check),
];
