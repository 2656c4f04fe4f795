//! Rules against what could put a reader, or a child, in danger.

mod claims_erased_history;
mod death_in_passing;
mod details_on_show;
mod personal_data;
mod subject_in_address;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    claims_erased_history::RULE,
    death_in_passing::RULE,
    details_on_show::RULE,
    personal_data::RULE,
    Rule::Plan(subject_in_address::check),
    subject_in_address::OF_LOOSE,
];
