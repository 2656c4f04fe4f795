//! `telephone-differs`: a link calls another number than the one that it shows.

use crate::check::reading::digits_of;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;

/// The rule.
pub const RULE: Rule = Rule::text(Code::TelephoneDiffers, Reach::Everything, check);

/// Words with fewer figures show no number.
const SHORTEST: usize = 3;

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        for (link, address) in passage.links() {
            let Some(called) = address.strip_prefix("tel:") else { continue };
            let words = passage.part(link.range.clone());
            let shown =
                digits_of(words.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+'));
            if shown.len() >= SHORTEST && shown != digits_of(called) {
                findings.span(
                    link.span,
                    format!("the link shows `{}` and calls `{called}`", words.trim()),
                    "Make both the same: on a telephone, the reader reaches the number in the link.",
                );
            }
        }
    }
}
