//! Components.

use insta::assert_snapshot;

use super::report_of;

#[test]
fn unknown_component() {
    assert_snapshot!(report_of("::: rember\nYou can ask for a break.\n:::"));
}

#[test]
fn unclosed_component() {
    assert_snapshot!(report_of("Before.\n\n::: remember\nYou can ask for a break."));
}

#[test]
fn stray_closing_line() {
    assert_snapshot!(report_of("You can ask for a break.\n\n:::"));
}

#[test]
fn steps_without_numbers() {
    assert_snapshot!(report_of("::: steps\n- You arrive.\n- You speak.\n:::"));
}

#[test]
fn steps_without_a_list() {
    assert_snapshot!(report_of("::: steps\nYou arrive, then you speak.\n:::"));
}

#[test]
fn list_component_with_something_else_in_it() {
    assert_snapshot!(report_of("::: tick-list\n- Your letter\n\nAnd a pen.\n:::"));
}

#[test]
fn timeline_item_without_bold_words() {
    assert_snapshot!(report_of("::: timeline\n- **First** You meet.\n- Then you talk.\n:::"));
}

#[test]
fn contact_without_id() {
    assert_snapshot!(report_of("::: contact\n:::"));
}

#[test]
fn contact_component_with_an_unknown_id() {
    assert_snapshot!(report_of("::: contact helplines\n:::"));
}

#[test]
fn empty_component() {
    assert_snapshot!(report_of("::: remember\n:::"));
}

#[test]
fn word_after_a_component_that_takes_none() {
    assert_snapshot!(report_of("::: remember this\nYou can ask for a break.\n:::"));
}

#[test]
fn condition_on_nothing() {
    assert_snapshot!(report_of("::: where minutes_sent\nYou get the notes.\n:::"));
}
