//! Dates to work out, and bank holidays.

use insta::assert_snapshot;

use super::support::{HOLIDAYS, Site};
use super::{report, report_of};

fn report_of_dates(items: &str) -> String {
    report_of(&format!("::: dates\nWhen was the conference?\n\n{items}\n:::"))
}

#[test]
fn dates_without_a_question() {
    assert_snapshot!(report_of(
        "::: dates\n- **Core group.** It is {{ fact.core_group_first.within }}.\n:::"
    ));
}

#[test]
fn dates_with_an_item_without_a_figure() {
    assert_snapshot!(report_of_dates("- **Core group.** It is within 10 working days."));
}

#[test]
fn dates_with_an_item_with_two_figures() {
    assert_snapshot!(report_of_dates(
        "- **Core group.** It is {{ fact.core_group_first.within }}, or {{ fact.first_review.after }}."
    ));
}

#[test]
fn dates_with_a_figure_that_is_no_time() {
    let site = Site::with_text(
        "::: dates\nWhen?\n\n- **A.** It is {{ fact.police_protection.within }}.\n:::",
    );
    let fact = "police_protection:\n  label: A\n  value: 72\n  unit: hours\n  standing: law\n  source: A\n  verified: primary\n  checked: 2026-11-21\n  review_by: 2027-11-21\n";
    assert_snapshot!(report(site.append("content/_shared/facts.yaml", &format!("\n{fact}"))));
}

#[test]
fn dates_without_bank_holidays() {
    let site = Site::with_text(
        "::: dates\nWhen?\n\n- **A.** It is {{ fact.core_group_first.within }}.\n:::",
    );
    assert_snapshot!(report(site.remove(HOLIDAYS)));
}

#[test]
fn dates_with_bank_holidays_that_nobody_has_verified() {
    let site = Site::with_text(
        "::: dates\nWhen?\n\n- **A.** It is {{ fact.core_group_first.within }}.\n:::",
    );
    assert_snapshot!(report(site.replace(HOLIDAYS, "verified: primary", "verified: no")));
}

#[test]
fn bank_holidays_that_cannot_be() {
    let site = Site::base();
    let days = "dates:\n  2026-02-30: No day\n  2026-12-26: A Saturday\n  2031-01-01: Too late\n  2026-05-04: [A, list]\n";
    assert_snapshot!(report(site.replace(HOLIDAYS, "dates:\n", days)));
}

#[test]
fn bank_holidays_that_do_not_say_how_far_they_go() {
    let site = Site::base();
    assert_snapshot!(report(site.replace(HOLIDAYS, "to: 2027-12-31\n", "")));
}
