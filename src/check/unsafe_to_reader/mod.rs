//! Rules against what could put a reader, or a child, in danger.

mod subject_in_address;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[Rule::Plan(subject_in_address::check)];
