//! Rules that hold translations against the English.

mod changed_in_translation;
mod language_of_translation;
mod lost_in_translation;
mod translation_in_step;
mod translation_unlike_english;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    Rule::Plan(changed_in_translation::check),
    Rule::Plan(language_of_translation::check),
    Rule::Plan(lost_in_translation::check),
    Rule::Plan(translation_in_step::check),
    Rule::Plan(translation_unlike_english::check),
];
