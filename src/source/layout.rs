//! What each file of a site is, by its path alone.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostics, Place, SourceText};
use crate::translation::Record;

/// The folder of what all boroughs share.
pub const SHARED: &str = "_shared";
/// The folder of guide pages.
const GUIDE: &str = "_guide";

/// For whom a leaflet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Audience {
    /// Parents and carers.
    Parents,
    /// Children and young people.
    Children,
    /// Everyone: pages about the website itself.
    Everyone,
}

impl Audience {
    /// All, in the order of lists.
    pub const ALL: [Self; 3] = [Self::Parents, Self::Children, Self::Everyone];

    /// Its folder and part of addresses.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Parents => "parents",
            Self::Children => "children",
            Self::Everyone => "everyone",
        }
    }

    fn of_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.folder() == folder)
    }
}

/// Which leaflet of a set: a borough's file with the same one replaces the shared file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafletId {
    /// For whom.
    pub audience: Audience,
    /// Its address in the audience's folder: the file's name without `.md`.
    pub slug: String,
}

/// What a file under `content/` is.
#[derive(Debug, PartialEq, Eq)]
pub enum ContentFile<'a> {
    /// `_shared/facts.yaml`.
    Facts,
    /// `_shared/glossary.yaml`.
    Glossary,
    /// `_shared/contacts.yaml`.
    Contacts,
    /// `_shared/bank-holidays.yaml`.
    BankHolidays,
    /// `<borough>/borough.yaml`.
    Borough(&'a str),
    /// `<owner>/<audience>/<slug>.md`.
    Leaflet(&'a str, LeafletId),
    /// `_guide/<slug>.md`.
    Guide(&'a str),
}

/// What a file under `translations/<language>/` is.
#[derive(Debug, PartialEq, Eq)]
pub enum TranslationFile<'a> {
    /// `strings.yaml`.
    Strings,
    /// `_shared/glossary.yaml`.
    Glossary,
    /// `_shared/contacts.yaml`.
    Contacts,
    /// `<borough>/borough.yaml`.
    Borough(&'a str),
    /// `<owner>/<audience>/<slug>.md`.
    Leaflet(&'a str, LeafletId),
    /// `<owner>/<audience>/<slug>.made-from.json`.
    Record(&'a str, LeafletId),
}

/// What the file at `path` (below `content/`) is, if anything.
pub fn content_file(path: &str) -> Option<ContentFile<'_>> {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        [SHARED, "facts.yaml"] => Some(ContentFile::Facts),
        [SHARED, "glossary.yaml"] => Some(ContentFile::Glossary),
        [SHARED, "contacts.yaml"] => Some(ContentFile::Contacts),
        [SHARED, "bank-holidays.yaml"] => Some(ContentFile::BankHolidays),
        [GUIDE, name] => name.strip_suffix(".md").map(ContentFile::Guide),
        [borough, "borough.yaml"] if *borough != SHARED => Some(ContentFile::Borough(borough)),
        [owner, folder, name] => leaflet_id(folder, name).map(|id| ContentFile::Leaflet(owner, id)),
        _ => None,
    }
}

/// What the file at `path` (below `translations/<language>/`) is, if anything.
pub fn translation_file(path: &str) -> Option<TranslationFile<'_>> {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["strings.yaml"] => Some(TranslationFile::Strings),
        [SHARED, "glossary.yaml"] => Some(TranslationFile::Glossary),
        [SHARED, "contacts.yaml"] => Some(TranslationFile::Contacts),
        [borough, "borough.yaml"] if *borough != SHARED => Some(TranslationFile::Borough(borough)),
        [owner, folder, name] => {
            let leaflet = leaflet_id(folder, name).map(|id| TranslationFile::Leaflet(owner, id));
            leaflet.or_else(|| record_of(folder, name).map(|id| TranslationFile::Record(owner, id)))
        }
        _ => None,
    }
}

fn leaflet_id(folder: &str, name: &str) -> Option<LeafletId> {
    let audience = Audience::of_folder(folder)?;
    name.strip_suffix(".md").map(|slug| LeafletId { audience, slug: slug.to_owned() })
}

fn record_of(folder: &str, name: &str) -> Option<LeafletId> {
    let audience = Audience::of_folder(folder)?;
    let slug = name.strip_suffix(Record::ENDING)?;
    Some(LeafletId { audience, slug: slug.to_owned() })
}

/// Reports a file that nothing would use: silently left out, a leaflet would just be missing.
pub fn refuse_unexpected(file: &Arc<SourceText>, allowed: &str, diagnostics: &mut Diagnostics) {
    let place = Place::start_of(file);
    diagnostics.report(Code::UnexpectedFile, place, "nothing uses a file here", allowed);
}

/// Reports a name that cannot be part of an address.
pub fn check_slug(slug: &str, file: &Arc<SourceText>, diagnostics: &mut Diagnostics) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.is_empty() || !slug.chars().all(plain) || slug.starts_with('-') || slug.ends_with('-') {
        diagnostics.report(
            Code::BadSlug,
            Place::start_of(file),
            format!("`{slug}` cannot be part of an address"),
            "Use small letters a to z, figures and hyphens in the name, such as your-rights.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_one_place() {
        let id = LeafletId { audience: Audience::Parents, slug: "your-rights".to_owned() };
        let path = "barnet/parents/your-rights.md";
        assert_eq!(content_file(path), Some(ContentFile::Leaflet("barnet", id)));
        assert_eq!(content_file("_guide/start.md"), Some(ContentFile::Guide("start")));
        for path in [
            "barnet/parent/your-rights.md",
            "barnet/notes.txt",
            "facts.yaml",
            "_shared/borough.yaml",
        ] {
            assert_eq!(content_file(path), None, "{path}");
        }
    }
}
