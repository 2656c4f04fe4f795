//! Guide pages about the rules: a page for each group, from the text that `--explain` shows.

use std::fmt::Write;

use crate::diagnostic::{Code, Group};
use crate::documentation::Documentation;

/// The pages, each with its address and the text of its file.
pub fn rule_pages() -> impl Iterator<Item = (String, String)> {
    let groups = Group::ALL.into_iter().enumerate();
    groups.map(|(number, group)| (format!("rules-{}", group.name()), page(group, number)))
}

/// Title and summary of a group's page.
const fn words(group: Group) -> (&'static str, &'static str) {
    match group {
        Group::Wrong => (
            "Rules: what is wrong",
            "What the check finds that is not true, not current, or left in by mistake.",
        ),
        Group::Unclear => {
            ("Rules: what is unclear", "What the check finds that readers may not understand.")
        }
        Group::Inaccessible => (
            "Rules: what shuts readers out",
            "What the check finds that some readers cannot see, hear or use.",
        ),
        Group::Unsafe => (
            "Rules: what is unsafe",
            "What the check finds that could put a reader, or a child, in danger.",
        ),
        Group::Translated => (
            "Rules: translations",
            "What the check finds in translations that are not as the English.",
        ),
        Group::Structure => (
            "Rules: files and text",
            "What the check finds in the way files are named and written.",
        ),
        Group::Published => (
            "Rules: the published set",
            "What `plainleaf verify` finds in the pages and files that families get.",
        ),
    }
}

/// The page of a group, as a leaflet's file.
fn page(group: Group, number: usize) -> String {
    let (title, summary) = words(group);
    let order = 900 + number;
    // Pages of the program itself need no review by a site's officers.
    let mut page = format!(
        "---\ntitle: \"{title}\"\ntab_title: \"{title}\"\nsummary: \"{summary}\"\norder: {order}\nreviewed: 2026-11-26\nreview_by: 9999-12-31\n---\n\n{summary}\n\n"
    );
    for code in Code::ALL.iter().copied().filter(|code| code.group() == group) {
        let Some(documentation) = Documentation::of(code) else { continue };
        // Writing to a string cannot fail.
        let _ = write!(
            page,
            "## {} {{#{}}}\n\n`{}` ({})\n\n{}\n\n",
            documentation.title(),
            code.name(),
            code.name(),
            code.severity().name(),
            below_a_heading(documentation.body())
        );
    }
    page
}

/// Headings one level deeper, and code without what only tests need to know of it.
fn below_a_heading(body: &str) -> String {
    let mut fence: Option<String> = None;
    let mut text = String::new();
    for line in body.lines() {
        let ticks: String = line.chars().take_while(|sign| *sign == '`').collect();
        match &fence {
            Some(open) if line == open => fence = None,
            None if ticks.len() >= 3 => {
                let form = line[ticks.len()..].split(' ').next().unwrap_or_default();
                text.push_str(&ticks);
                text.push_str(if form == "text" { "" } else { form });
                text.push('\n');
                fence = Some(ticks);
                continue;
            }
            None if line.starts_with("##") => text.push('#'),
            Some(_) | None => {}
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostics, SourceText};
    use crate::source::leaflet_file::read_leaflet;

    #[test]
    fn pages_have_no_problems_and_explain_every_kind() {
        let mut found = Diagnostics::new();
        let mut headings = 0;
        for (number, group) in Group::ALL.into_iter().enumerate() {
            let source = SourceText::new("rules.md", page(group, number));
            let leaflet = read_leaflet(&source, &mut found);
            headings +=
                leaflet.document.headings().iter().filter(|(level, ..)| *level == 2).count();
        }
        assert_eq!(headings, Code::ALL.len());
        assert_eq!(found.into_sorted(), []);
    }

    #[test]
    fn headings_in_code_stay() {
        let text = "## Bad\n\n```markdown bn\n## A\n```\n";
        assert_eq!(below_a_heading(text), "### Bad\n\n```markdown\n## A\n```\n");
    }
}
