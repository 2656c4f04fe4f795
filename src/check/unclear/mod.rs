//! Rules against what readers may not understand.

mod blame;
mod cut_sentence;
mod death_in_list;
mod empty_heading;
mod explained;
mod hard_paragraph;
mod heavy_word;
mod long_row;
mod long_sentence;
mod one_item_list;
mod reading_grade;
mod repeated_heading;
mod run_on_list;
mod shouting;
mod third_person;
mod two_names;
mod typing_slip;
mod unexplained_short_form;
mod unexplained_term;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    blame::RULE,
    cut_sentence::RULE,
    death_in_list::RULE,
    empty_heading::RULE,
    hard_paragraph::RULE,
    heavy_word::RULE,
    long_row::RULE,
    long_sentence::RULE,
    one_item_list::RULE,
    reading_grade::RULE,
    repeated_heading::RULE,
    run_on_list::RULE,
    shouting::RULE,
    third_person::RULE,
    two_names::RULE,
    typing_slip::RULE,
    unexplained_short_form::RULE,
    unexplained_term::RULE,
];
