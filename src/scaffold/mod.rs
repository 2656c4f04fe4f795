//! New things from patterns: a site, a borough, a leaflet, a language.
//!
//! Nothing that exists is ever overwritten.

mod files;
mod language;

pub use files::ScaffoldError;
pub use language::new_language;

use std::path::{Path, PathBuf};

use jiff::{Zoned, civil::Date};

use crate::carried::Folder;
use crate::source::{Audience, SHARED};
use files::{NewFiles, check_name, pattern};

/// The borough of a new site.
const FIRST_BOROUGH: &str = "your-borough";

/// Makes a site in `folder` with the shared leaflets, their translations, and one borough
/// to rename. Returns the files.
///
/// # Errors
/// When the folder holds anything, or cannot be written.
pub fn new_site(folder: &Path) -> Result<Vec<PathBuf>, ScaffoldError> {
    files::refuse_filled(folder)?;
    let mut new = NewFiles::in_folder(folder);
    new.add("plainleaf.yaml", pattern("plainleaf.yaml"));
    new.add(".gitignore", "/public\n/.public.*\n/.plainleaf\n".to_owned());
    for path in Folder::SharedContent.paths() {
        new.add(&format!("content/{SHARED}/{path}"), text_of(Folder::SharedContent, &path));
    }
    for path in Folder::Translations.paths() {
        let is_shared = path.split('/').nth(1) == Some(SHARED);
        if is_shared {
            new.add(&format!("translations/{path}"), text_of(Folder::Translations, &path));
        }
    }
    new.add(&borough_path(FIRST_BOROUGH), borough_pattern("Your"));
    new.write()
}

fn text_of(folder: Folder, path: &str) -> String {
    folder.text(path).unwrap_or_default()
}

/// Makes a borough in the site at `site`.
///
/// # Errors
/// When the name cannot be part of an address, or the borough exists.
pub fn new_borough(site: &Path, name: &str) -> Result<Vec<PathBuf>, ScaffoldError> {
    files::require_site(site)?;
    check_name(name)?;
    let mut new = NewFiles::in_folder(site);
    new.add(&borough_path(name), borough_pattern(&in_capitals(name)));
    new.write()
}

fn borough_path(name: &str) -> String {
    format!("content/{name}/borough.yaml")
}

fn borough_pattern(name: &str) -> String {
    pattern("borough.yaml").replace("{{name}}", name)
}

/// Makes a leaflet, as a draft, for one borough or for all of them.
///
/// # Errors
/// When the name cannot be part of an address, or the leaflet exists.
pub fn new_leaflet(
    site: &Path,
    borough: Option<&str>,
    audience: Audience,
    name: &str,
) -> Result<Vec<PathBuf>, ScaffoldError> {
    files::require_site(site)?;
    check_name(name)?;
    if let Some(borough) = borough {
        check_name(borough)?;
        files::require_folder(site, &format!("content/{borough}"))?;
    }
    let owner = borough.unwrap_or(SHARED);
    let today: Date = Zoned::now().date();
    let next_year = today.saturating_add(jiff::Span::new().years(1));
    let text = pattern(pattern_for(audience))
        .replace("{{title}}", &sentence(name))
        .replace("{{today}}", &today.to_string())
        .replace("{{next_year}}", &next_year.to_string());
    let mut new = NewFiles::in_folder(site);
    new.add(&format!("content/{owner}/{}/{name}.md", audience.folder()), text);
    new.write()
}

const fn pattern_for(audience: Audience) -> &'static str {
    match audience {
        Audience::EasyRead => "easy-read.md",
        Audience::Parents | Audience::Children | Audience::Everyone => "leaflet.md",
    }
}

/// `kingston-upon-thames` as "Kingston Upon Thames": a beginning that the officer mends.
fn in_capitals(name: &str) -> String {
    name.split('-').map(capital).collect::<Vec<_>>().join(" ")
}

/// `your-first-visit` as "Your first visit".
fn sentence(name: &str) -> String {
    capital(&name.replace('-', " "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words() {
        assert_eq!(in_capitals("kingston-upon-thames"), "Kingston Upon Thames");
        assert_eq!(sentence("your-first-visit"), "Your first visit");
    }
}
