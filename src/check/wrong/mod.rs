//! Rules against what is wrong: not true, not current, or left in by mistake.

mod absolute_promise;
mod bad_email;
mod bad_postcode;
mod bad_telephone;
mod bad_web_address;
mod blank_contact;
mod contradicted_figure;
mod editors_note;
mod fact_overridden;
mod incomplete_list;
mod kind_of_days;
mod lost_link;
mod missing_answer;
mod missing_date;
mod missing_route;
mod past_review;
mod retired_term;
mod said_twice;
mod stale_reference;
mod telephone_differs;
mod telephone_without_hours;
mod two_figures;
mod typed_figure;
mod wrong_claim;

use super::Rule;

/// Every rule of this group.
pub const RULES: &[Rule] = &[
    absolute_promise::RULE,
    bad_email::RULE,
    bad_postcode::RULE,
    bad_telephone::RULE,
    bad_web_address::RULE,
    blank_contact::RULE,
    contradicted_figure::RULE,
    editors_note::RULE,
    Rule::Plan(fact_overridden::check),
    incomplete_list::RULE,
    kind_of_days::RULE,
    lost_link::RULE,
    missing_answer::RULE,
    missing_date::RULE,
    missing_route::RULE,
    Rule::Plan(missing_route::check_sets),
    Rule::Plan(past_review::check),
    retired_term::RULE,
    said_twice::RULE,
    stale_reference::RULE,
    telephone_differs::RULE,
    telephone_without_hours::RULE,
    two_figures::RULE,
    Rule::Plan(two_figures::check_sets),
    typed_figure::RULE,
    wrong_claim::RULE,
];
