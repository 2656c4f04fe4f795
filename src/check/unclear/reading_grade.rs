//! `reading-grade`: a page is harder to read than the site's target, grade 7 if it sets none.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::{Kind, Passage};
use crate::reading::Measure;

/// The rule.
pub const RULE: Rule = Rule::text(Code::ReadingGrade, Reach::English, check);

/// The formula says little about fewer words than these.
const ENOUGH_WORDS: u32 = 100;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if !text.is_page() {
        return;
    }
    let mut page = Measure::default();
    for passage in text.body().filter(|passage| is_running_text(passage)) {
        page.add(Measure::of(passage));
    }
    let target = text.known.targets.reading_grade;
    let Some(grade) = page.grade().filter(|_| page.words >= ENOUGH_WORDS) else { return };
    if grade > f64::from(target) {
        findings.file(
            format!("this page reads at grade {grade:.1}; the target is {target}"),
            format!(
                "It has {:.0} words in a sentence on average. Cut sentences, and use shorter words.",
                f64::from(page.words) / f64::from(page.sentences)
            ),
        );
    }
}

/// Headings and the names of columns are no sentences.
fn is_running_text(passage: &Passage) -> bool {
    matches!(passage.kind, Kind::Paragraph | Kind::Item(_) | Kind::Cell { .. })
}
