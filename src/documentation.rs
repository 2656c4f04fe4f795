//! What each kind of problem is, why it harms a reader, and what to do: `rules/<code>.md`.

use crate::carried::Folder;
use crate::diagnostic::Code;

/// The explanation of one kind of problem, in Markdown.
///
/// ````text
/// # Sentences that are too long          the title
///
/// What it finds, and why it harms a reader.
///
/// ## Bad
///
/// ```markdown                            or `yaml`, `text`
/// …
/// ```
///
/// ## Good
///
/// (the same)
///
/// ## How to mend it
///
/// What to do.
/// ````
///
/// Behind `markdown` can stand the tag of the document's language, or the path of a file in a
/// site, such as `yaml content/_shared/glossary.yaml`: files with paths make one site together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documentation {
    /// Which kind of problem.
    pub code: Code,
    /// The whole text.
    pub text: String,
}

/// A file of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// `markdown`, `yaml` or `text`.
    pub form: String,
    /// The language of a loose document.
    pub language: Option<String>,
    /// Where in a site it stands; a loose document has no place.
    pub path: Option<String>,
    /// What it says.
    pub text: String,
}

impl Documentation {
    /// The explanation of `code`; nothing when there is none.
    #[must_use]
    pub fn of(code: Code) -> Option<Self> {
        let text = Folder::Rules.text(&format!("{}.md", code.name()))?;
        Some(Self { code, text })
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.text.lines().next().unwrap_or_default().trim_start_matches('#').trim()
    }

    /// The text below its title.
    #[must_use]
    pub fn body(&self) -> &str {
        self.text.split_once('\n').map_or("", |(_, body)| body.trim())
    }

    /// What the rule must find something in.
    #[must_use]
    pub fn bad(&self) -> Vec<Example> {
        examples(self.section("Bad"))
    }

    /// What the rule must find nothing in.
    #[must_use]
    pub fn good(&self) -> Vec<Example> {
        examples(self.section("Good"))
    }

    /// The text under a heading of level 2.
    #[must_use]
    pub fn section(&self, heading: &str) -> &str {
        let mut fence: Option<&str> = None;
        let mut start = None;
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            let words = line.trim_end();
            let ticks = &words[..words.len() - words.trim_start_matches('`').len()];
            match fence {
                Some(open) if words == open => fence = None,
                Some(_) => {}
                None if ticks.len() >= 3 => fence = Some(ticks),
                None => match (words.strip_prefix("## "), start) {
                    (Some(_), Some(start)) => return self.text[start..at].trim(),
                    (Some(found), None) if found == heading => start = Some(at + line.len()),
                    _ => {}
                },
            }
            at += line.len();
        }
        start.map_or("", |start| self.text[start..].trim())
    }
}

/// The blocks of code in `section`.
fn examples(section: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut open: Option<(&str, Example)> = None;
    for line in section.split_inclusive('\n') {
        let words = line.trim_end();
        if let Some((ticks, mut example)) = open.take() {
            if words == ticks {
                found.push(example);
            } else {
                example.text.push_str(line);
                open = Some((ticks, example));
            }
        } else if words.starts_with("```") {
            let info = words.trim_start_matches('`');
            let (form, rest) = info.trim().split_once(' ').unwrap_or((info.trim(), ""));
            let rest = Some(rest.trim()).filter(|rest| !rest.is_empty()).map(str::to_owned);
            let (path, language) =
                if info.contains(['/', '.']) { (rest, None) } else { (None, rest) };
            let example = Example { form: form.to_owned(), language, path, text: String::new() };
            open = Some((&words[..words.len() - info.len()], example));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_examples_are_found_around_fences() {
        let text = "# Title\n\nWhy.\n\n## Bad\n\n````markdown a/b.md\n## Good\n```\nx\n```\n````\n\n## Good\n\n```text\ny\n```\n";
        let documentation = Documentation { code: Code::RawHtml, text: text.to_owned() };
        assert_eq!(documentation.title(), "Title");
        let bad = documentation.bad();
        assert_eq!(bad.len(), 1);
        assert_eq!(bad[0].path.as_deref(), Some("a/b.md"));
        assert_eq!(bad[0].text, "## Good\n```\nx\n```\n");
        assert_eq!(documentation.good()[0].text, "y\n");
    }
}
