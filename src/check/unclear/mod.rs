//! Rules against what readers may not understand.

mod joined_sentences;
mod long_sentence;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    joined_sentences::RULE,
    long_sentence::RULE,
];
