//! `incomplete-list`: a known list, such as that of the Equality Act, with parts left out.

use std::sync::LazyLock;

use crate::check::reading::entries;
use crate::check::{Findings, Reach, Rule, Text};
use crate::diagnostic::Code;
use crate::prose::Phrases;

/// The rule.
pub const RULE: Rule = Rule::text(Code::IncompleteList, Reach::English, check);

struct Whole {
    says: String,
    least: usize,
    members: Vec<String>,
    words: Phrases,
    /// The member of each word.
    owners: Vec<usize>,
}

static LISTS: LazyLock<Vec<Whole>> = LazyLock::new(|| {
    let lists = entries("whole-lists").into_iter().map(|entry| {
        let mut words = Vec::new();
        let mut owners = Vec::new();
        let mut members = Vec::new();
        for (member, of_it) in entry.others(&["says", "least"]) {
            for word in of_it {
                words.push(word.as_str());
                owners.push(members.len());
            }
            members.push(member.to_owned());
        }
        Whole {
            says: entry.one("says").to_owned(),
            least: entry.one("least").parse().unwrap_or(usize::MAX),
            words: Phrases::new(words),
            members,
            owners,
        }
    });
    lists.collect()
});

fn check(text: &Text<'_>, findings: &mut Findings<'_>) {
    for passage in text.printed() {
        for list in LISTS.iter() {
            let found = list.words.find_in(passage);
            let (Some(first), Some(last)) = (found.first(), found.last()) else { continue };
            let has = |member: usize| found.iter().any(|found| list.owners[found.phrase] == member);
            let missing: Vec<&str> = (0..list.members.len())
                .filter(|member| !has(*member))
                .map(|member| list.members[member].as_str())
                .collect();
            if !missing.is_empty() && list.members.len() - missing.len() >= list.least {
                let help = format!("Name all, or none. Missing: {}.", missing.join(", "));
                findings.at(passage, first.range.start..last.range.end, &*list.says, help);
            }
        }
    }
}
