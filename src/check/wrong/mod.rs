//! Rules against what is wrong: not true, not current, or left in by mistake.

mod absolute_promise;
mod fact_overridden;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[absolute_promise::RULE, Rule::Plan(fact_overridden::check)];
