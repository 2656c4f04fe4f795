//! `hard-paragraph`: a paragraph is much harder to read than the site's target.

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Kind;
use crate::reading::Measure;

/// The rule.
pub const RULE: Rule = Rule::text(Code::HardParagraph, Reach::English, check);

/// The formula says little about fewer words than these.
const ENOUGH_WORDS: u32 = 30;
/// Paragraphs lie on both sides of their page's grade; those of an easy page stay within this.
const MARGIN: u32 = 3;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    let target = text.known.targets.reading_grade;
    for passage in text.body().filter(|_| text.is_page()) {
        if !matches!(passage.kind, Kind::Paragraph | Kind::Item(_)) {
            continue;
        }
        let words: usize = passage.sentences().iter().map(|sentence| sentence.words).sum();
        if words < ENOUGH_WORDS as usize {
            continue;
        }
        let measure = Measure::of(passage);
        let Some(grade) = measure.grade().filter(|_| measure.words >= ENOUGH_WORDS) else {
            continue;
        };
        if grade > f64::from(target + MARGIN) {
            findings.at(
                passage,
                0..passage.text.len(),
                format!(
                    "this paragraph reads at grade {grade:.1}; the target of the page is {target}"
                ),
                "Say one thing in each sentence, and use shorter words.",
            );
        }
    }
}
