//! Rules against what could put a reader, or a child, in danger.

mod claims_erased_history;
mod details_on_show;
mod personal_data;
mod subject_in_address;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    claims_erased_history::RULE,
    details_on_show::RULE,
    personal_data::RULE,
    Rule::Plan(subject_in_address::check),
    subject_in_address::OF_LOOSE,
];
