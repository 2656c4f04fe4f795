//! Rules against what shuts readers out.

mod click_here;
mod low_contrast;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[click_here::RULE, Rule::Plan(low_contrast::check)];
