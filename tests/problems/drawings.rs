//! Drawings.

use insta::assert_snapshot;

use super::report_of;

#[test]
fn a_table_for_one() {
    assert_snapshot!(report_of("::: around-the-table\n- **You.** You know your child best.\n:::"));
}

#[test]
fn a_table_with_too_little_room() {
    let people = "- **Someone.** They are there.\n".repeat(13);
    assert_snapshot!(report_of(&format!("::: around-the-table\n{people}:::")));
}

#[test]
fn a_scale_whose_moment_has_no_figure() {
    let items = "- **The conference.** Count from here.\n- **Core group.** Soon.\n";
    assert_snapshot!(report_of(&format!("::: scale\n{items}:::")));
}

#[test]
fn a_scale_of_one_moment() {
    assert_snapshot!(report_of("::: scale\n- **Now.** You get a letter.\n:::"));
}

#[test]
fn a_scale_with_a_time_before_its_start() {
    let items = "- **The conference.** Count from here.\n- **Reports.** They come {{ fact.core_group_first.before }}.\n";
    assert_snapshot!(report_of(&format!("::: scale\n{items}:::")));
}
