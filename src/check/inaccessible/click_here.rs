//! `click-here`: the words of a link do not say where it leads.

use std::sync::LazyLock;

use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Phrases;

/// The rule.
pub const RULE: Rule = Rule::text(Code::ClickHere, Reach::English, check);

/// Wrong wherever they stand: nobody clicks with a keyboard, a finger or on paper.
static COMMANDS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["click here", "click on", "click the", "click this"]));

/// Wrong as the whole words of a link: read alone, they say nothing.
const EMPTY: [&str; 8] =
    ["here", "this", "link", "this link", "this page", "more", "read more", "find out more"];

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        for found in COMMANDS.find_in(passage) {
            let words = passage.part(found.range.clone()).to_lowercase();
            findings.at(
                passage,
                found.range,
                format!("`{words}` tells nothing to a reader on paper or with a screen reader"),
                "Say what the reader can do there, and make a link of the words that name the page.",
            );
        }
        for (link, _) in passage.links() {
            let words = passage.part(link.range.clone()).trim().to_lowercase();
            if EMPTY.contains(&&*words) {
                findings.at(
                    passage,
                    link.range.clone(),
                    format!("the link `{words}` does not say where it leads"),
                    "Name the page that it leads to: screen readers list links without the text around them.",
                );
            }
        }
    }
}
