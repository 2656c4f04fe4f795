//! `image-without-words`: a picture that says nothing to a reader who cannot see it.
//!
//! Leaflets carry no pictures at all; documents of other programs do.

use crate::check::{Findings, Reach, Rule, Text, TextKind};
use crate::diagnostic::Code;
use crate::prose::MarkKind;

/// The rule.
pub const RULE: Rule = Rule::text(Code::ImageWithoutWords, Reach::Families, check);

/// Words that say only that there is a picture.
const EMPTY: [&str; 9] =
    ["image", "picture", "photo", "photograph", "logo", "icon", "graphic", "diagram", "banner"];

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    if text.kind != TextKind::Loose {
        return;
    }
    for passage in text.printed() {
        for mark in &passage.marks {
            let MarkKind::Image(address) = &mark.kind else { continue };
            let words = passage.part(mark.range.clone()).trim();
            let is_file =
                address.ends_with(words) || words.contains(".jpg") || words.contains(".png");
            if is_file || EMPTY.iter().any(|empty| empty.eq_ignore_ascii_case(words)) {
                findings.span(
                    mark.span,
                    "a picture without words that say what it shows",
                    "Say in the square brackets what a reader learns from it, or leave the picture out.",
                );
            }
        }
    }
}
