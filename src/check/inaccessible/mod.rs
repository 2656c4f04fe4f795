//! Rules against what shuts readers out.

mod bare_address;
mod bold_heading;
mod click_here;
mod foreign_phrase;
mod image_without_words;
mod low_contrast;
mod table_without_header;
mod typed_bullets;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    bare_address::RULE,
    bold_heading::RULE,
    click_here::RULE,
    foreign_phrase::RULE,
    image_without_words::RULE,
    Rule::Plan(low_contrast::check),
    table_without_header::RULE,
    typed_bullets::RULE,
];
