//! Rules that hold translations against the English.

mod changed_in_translation;
mod language_of_translation;
mod lost_in_translation;
mod translation_in_step;
mod translation_unlike_english;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    Rule::Translated(changed_in_translation::check),
    Rule::Translated(language_of_translation::check),
    Rule::Translated(lost_in_translation::check),
    Rule::Translated(translation_in_step::check),
    Rule::Translated(translation_unlike_english::check),
];
