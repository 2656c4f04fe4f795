//! Rules against what readers may not understand.

mod long_sentence;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    long_sentence::RULE,
];
