//! A new language: its page-furniture words and its place in the settings.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::files::{self, NewFiles, ScaffoldError, pattern};
use crate::carried::Folder;
use crate::diagnostic::{Diagnostics, SourceText, Span};
use crate::language::Language;
use crate::source::SITE_FILE;
use crate::translation::Record;
use crate::yaml::{Value, parse};

/// Makes the folder of a language with its `strings.yaml`, with what those were made from where
/// Plainleaf brings them, and adds the language to
/// `plainleaf.yaml` when that file lists the languages. The site builds at once: what is
/// not translated is shown in English, marked as English.
///
/// # Errors
/// When the tag is no language, or the folder has its words already.
pub fn new_language(site: &Path, tag: &str) -> Result<Vec<PathBuf>, ScaffoldError> {
    files::require_site(site)?;
    let language = Language::new(tag)?;
    let mut new = NewFiles::in_folder(site);
    let settings = site.join(SITE_FILE);
    let text = std::fs::read_to_string(&settings)
        .map_err(|error| ScaffoldError::Write(settings.clone(), error))?;
    if source_tag(&text) == tag {
        return Err(ScaffoldError::SourceLanguage(tag.to_owned()));
    }
    let carried = |name: &str| Folder::Translations.text(&format!("{tag}/{name}"));
    let strings = carried("strings.yaml").unwrap_or_else(|| untranslated(&language));
    new.add(&format!("translations/{tag}/strings.yaml"), strings);
    let record = format!("strings{}", Record::ENDING);
    if let Some(text) = carried(&record) {
        new.add(&format!("translations/{tag}/{record}"), text);
    }
    let mut made = new.write()?;
    if let Some(listed) = with_language(&text, tag) {
        files::replace(site, &settings, &listed)?;
        made.push(settings);
    }
    Ok(made)
}

/// Every English line as a comment to be replaced. Were the English there as it is, pages
/// would show it as if it were translated.
fn untranslated(language: &Language) -> String {
    let tag = language.tag();
    let own_names = pattern("languages.yaml");
    let prefix = format!("{tag}: ");
    let own_name = own_names.lines().find_map(|line| line.strip_prefix(&prefix)).unwrap_or(tag);
    let english = Folder::Translations.text("en/strings.yaml").unwrap_or_default();
    let forms: Vec<&str> = crate::language::PLURAL_NAMES
        .iter()
        .filter(|(_, form)| language.plural_forms().contains(form))
        .map(|(name, _)| *name)
        .collect();
    let mut text = format!(
        "# The words of the page furniture in {tag}. Translate each line and remove its `# `.\n\
         # Keep {{name}}, {{n}} and the like as they are. Until a line is translated, pages show\n\
         # the English, marked as English. Words with a number need these forms: {}.\n\n\
         language_name: {own_name}\n",
        forms.join(", ")
    );
    for line in english.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with("language_name:") {
            continue;
        }
        let comment = if line.is_empty() { "" } else { "# " };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{comment}{line}");
    }
    text
}

fn source_tag(settings: &str) -> String {
    listed(settings)
        .and_then(|items| items.into_iter().next())
        .map_or_else(|| "en".to_owned(), |(tag, _)| tag)
}

/// The languages that the settings list, with their places.
fn listed(settings: &str) -> Option<Vec<(String, Span)>> {
    let source = SourceText::new(SITE_FILE, settings);
    let whole = Span::new(0, settings.len());
    let Value::Mapping(entries) = parse(&source, whole, &mut Diagnostics::new())?.value else {
        return None;
    };
    let (_, languages) = entries.into_iter().find(|(key, _)| key.value == "languages")?;
    let Value::Sequence(items) = languages.value else { return None };
    let items = items.into_iter().filter_map(|item| match item.value {
        Value::Scalar(tag) => Some((tag, item.span)),
        _ => None,
    });
    Some(items.collect())
}

/// The settings with `tag` at the end of their list of languages; nothing when they have
/// no list, or it names the language.
fn with_language(settings: &str, tag: &str) -> Option<String> {
    let listed = listed(settings)?;
    if listed.iter().any(|(known, _)| known == tag) {
        return None;
    }
    let (_, last) = listed.last()?;
    let line_start = settings[..last.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &settings[line_start..last.start];
    let addition = if before.trim_start().starts_with('-') {
        format!("\n{before}{tag}")
    } else {
        format!(", {tag}")
    };
    Some(format!("{}{addition}{}", &settings[..last.end], &settings[last.end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_added_to_either_kind_of_list() {
        let flow = "title: A\nlanguages: [en, pl] # ours\n";
        assert_eq!(
            with_language(flow, "ro").unwrap(),
            "title: A\nlanguages: [en, pl, ro] # ours\n"
        );
        let block = "languages:\n  - en\n  - pl\ntitle: A\n";
        assert_eq!(
            with_language(block, "ro").unwrap(),
            "languages:\n  - en\n  - pl\n  - ro\ntitle: A\n"
        );
        assert_eq!(with_language(block, "pl"), None);
        assert_eq!(with_language("title: A\n", "ro"), None);
    }

    #[test]
    fn untranslated_words_are_comments_and_name_the_forms() {
        let text = untranslated(&Language::new("lt").unwrap());
        assert!(text.contains("one, few, many, other"), "{text}");
        assert!(text.contains("language_name: lietuvių"), "{text}");
        assert!(text.contains("\n# leave_site: Leave this site\n"), "{text}");
    }
}
