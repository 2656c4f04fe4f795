//! What each file of a site is, by its path alone.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostics, Place, SourceText};
use crate::translation::Record;

/// The folder of what all boroughs share.
pub const SHARED: &str = "_shared";
/// The folder of guide pages.
const GUIDE: &str = "_guide";
/// The words of the page furniture.
const STRINGS: &str = "strings.yaml";
const GLOSSARY: &str = "glossary.yaml";
const CONTACTS: &str = "contacts.yaml";
const PICTURES: &str = "pictures.yaml";
const BOROUGH: &str = "borough.yaml";

/// For whom a leaflet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Audience {
    /// Parents and carers.
    Parents,
    /// Children and young people.
    Children,
    /// Whoever reads best with pictures and short words: leaflets for parents and carers, in Easy
    /// Read.
    EasyRead,
    /// Everyone: pages about the website itself.
    Everyone,
}

impl Audience {
    /// All, in the order of lists.
    pub const ALL: [Self; 4] = [Self::Parents, Self::Children, Self::EasyRead, Self::Everyone];

    /// Its folder and part of addresses.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Parents => "parents",
            Self::Children => "children",
            Self::EasyRead => "easy-read",
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
    /// `_shared/pictures.yaml`.
    Pictures,
    /// `_shared/bank-holidays.yaml`.
    BankHolidays,
    /// `<borough>/borough.yaml`.
    Borough(&'a str),
    /// `<owner>/<audience>/<slug>.md`.
    Leaflet(&'a str, LeafletId),
    /// `_guide/<slug>.md`.
    Guide(&'a str),
}

/// A file that is translated: the same in every language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileId {
    /// `strings.yaml`.
    Strings,
    /// `_shared/glossary.yaml`.
    Glossary,
    /// `_shared/contacts.yaml`.
    Contacts,
    /// `_shared/pictures.yaml`.
    Pictures,
    /// `<borough>/borough.yaml`.
    Borough(String),
    /// `<owner>/<audience>/<slug>.md`.
    Leaflet(String, LeafletId),
}

impl FileId {
    /// Its path below `translations/<language>/`, and for all but the page furniture below
    /// `content/`.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Strings => STRINGS.to_owned(),
            Self::Glossary => format!("{SHARED}/{GLOSSARY}"),
            Self::Contacts => format!("{SHARED}/{CONTACTS}"),
            Self::Pictures => format!("{SHARED}/{PICTURES}"),
            Self::Borough(slug) => format!("{slug}/{BOROUGH}"),
            Self::Leaflet(owner, id) => format!("{owner}/{}/{}.md", id.audience.folder(), id.slug),
        }
    }

    /// The borough that it belongs to, if it is not everybody's.
    #[must_use]
    pub fn borough(&self) -> Option<&str> {
        match self {
            Self::Borough(slug) => Some(slug),
            Self::Leaflet(owner, _) => Some(owner.as_str()).filter(|owner| *owner != SHARED),
            Self::Strings | Self::Glossary | Self::Contacts | Self::Pictures => None,
        }
    }
}

/// What a file under `translations/<language>/` is.
#[derive(Debug, PartialEq, Eq)]
pub enum TranslationFile {
    /// A translation.
    Translated(FileId),
    /// What a translation was made from: beside it, with another ending.
    Record(FileId),
}

/// What the file at `path` (below `content/`) is, if anything.
pub fn content_file(path: &str) -> Option<ContentFile<'_>> {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        [SHARED, "facts.yaml"] => Some(ContentFile::Facts),
        [SHARED, GLOSSARY] => Some(ContentFile::Glossary),
        [SHARED, CONTACTS] => Some(ContentFile::Contacts),
        [SHARED, PICTURES] => Some(ContentFile::Pictures),
        [SHARED, "bank-holidays.yaml"] => Some(ContentFile::BankHolidays),
        [GUIDE, name] => name.strip_suffix(".md").map(ContentFile::Guide),
        [borough, BOROUGH] if *borough != SHARED => Some(ContentFile::Borough(borough)),
        [owner, folder, name] => leaflet_id(folder, name).map(|id| ContentFile::Leaflet(owner, id)),
        _ => None,
    }
}

/// What the file at `path` (below `translations/<language>/`) is, if anything.
pub fn translation_file(path: &str) -> Option<TranslationFile> {
    match path.strip_suffix(Record::ENDING) {
        Some(path) => [".yaml", ".md"]
            .into_iter()
            .find_map(|ending| translated_file(&format!("{path}{ending}")))
            .map(TranslationFile::Record),
        None => translated_file(path).map(TranslationFile::Translated),
    }
}

fn translated_file(path: &str) -> Option<FileId> {
    if path == STRINGS {
        return Some(FileId::Strings);
    }
    match content_file(path)? {
        ContentFile::Glossary => Some(FileId::Glossary),
        ContentFile::Contacts => Some(FileId::Contacts),
        ContentFile::Pictures => Some(FileId::Pictures),
        ContentFile::Borough(slug) => Some(FileId::Borough(slug.to_owned())),
        ContentFile::Leaflet(owner, id) => Some(FileId::Leaflet(owner.to_owned(), id)),
        ContentFile::Facts | ContentFile::BankHolidays | ContentFile::Guide(_) => None,
    }
}

fn leaflet_id(folder: &str, name: &str) -> Option<LeafletId> {
    let audience = Audience::of_folder(folder)?;
    name.strip_suffix(".md").map(|slug| LeafletId { audience, slug: slug.to_owned() })
}

/// Reports a file that nothing would use: silently left out, a leaflet would just be missing.
pub fn refuse_unexpected(file: &Arc<SourceText>, allowed: &str, diagnostics: &mut Diagnostics) {
    let place = Place::start_of(file);
    diagnostics.report(Code::UnexpectedFile, place, "nothing uses a file here", allowed);
}

/// Reports a name that cannot be part of an address.
pub fn check_slug(slug: &str, file: &Arc<SourceText>, diagnostics: &mut Diagnostics) {
    if let Some(help) = fault_of_slug(slug) {
        let message = format!("`{slug}` cannot be part of an address");
        diagnostics.report(Code::BadSlug, Place::start_of(file), message, help);
    }
}

/// What to do about a name that cannot be part of an address; nothing if it can.
#[must_use]
pub fn fault_of_slug(slug: &str) -> Option<&'static str> {
    /// Far longer than an address that somebody reads out, and well within what systems allow.
    const LONGEST: usize = 80;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_plain = !slug.is_empty() && slug.chars().all(plain);
    if !is_plain || slug.starts_with('-') || slug.ends_with('-') {
        return Some(
            "Use small letters a to z, figures and hyphens in the name, such as your-rights.",
        );
    }
    if slug.len() > LONGEST {
        return Some("Use at most 80 letters.");
    }
    is_device(slug).then_some("Windows keeps this name for a device; use another one.")
}

/// Whether Windows can have no file or folder of this name, whatever its ending.
fn is_device(name: &str) -> bool {
    let numbered = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name, "con" | "prn" | "aux" | "nul")
        || numbered.is_some_and(|digit| digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_one_place() {
        let id = LeafletId { audience: Audience::Parents, slug: "your-rights".to_owned() };
        let easy = LeafletId { audience: Audience::EasyRead, slug: "your-rights".to_owned() };
        let path = "_shared/easy-read/your-rights.md";
        assert_eq!(content_file(path), Some(ContentFile::Leaflet(SHARED, easy)));
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

    #[test]
    fn a_name_must_work_as_an_address_on_every_system() {
        for name in ["your-rights", "c1", "console", "com10", "communion", &"a".repeat(80)] {
            assert_eq!(fault_of_slug(name), None, "{name}");
        }
        let long = "a".repeat(81);
        for name in
            ["", "Your-rights", "a b", "..", "a.", "-a", "é", "con", "aux", "nul", "com1", &long]
        {
            assert!(fault_of_slug(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_record_lies_beside_its_translation() {
        let id = LeafletId { audience: Audience::Children, slug: "a".to_owned() };
        let files = [
            (FileId::Strings, "strings.yaml", "strings.made-from.json"),
            (FileId::Glossary, "_shared/glossary.yaml", "_shared/glossary.made-from.json"),
            (FileId::Pictures, "_shared/pictures.yaml", "_shared/pictures.made-from.json"),
            (FileId::Borough("b".to_owned()), "b/borough.yaml", "b/borough.made-from.json"),
            (FileId::Leaflet("b".to_owned(), id), "b/children/a.md", "b/children/a.made-from.json"),
        ];
        for (file, path, record) in files {
            assert_eq!(file.path(), path);
            assert_eq!(translation_file(record), Some(TranslationFile::Record(file.clone())));
            assert_eq!(translation_file(path), Some(TranslationFile::Translated(file)));
        }
        for path in ["_shared/facts.yaml", "_guide/start.md", "_shared/facts.made-from.json"] {
            assert_eq!(translation_file(path), None, "{path}");
        }
    }
}
