//! The translations of a site, read: one language after the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;

use super::borough::read_borough_texts;
use super::contacts::{Contacts, read_contact_texts};
use super::files::{File, parse_leaflets};
use super::glossary::read_translated_glossary;
use super::layout::{FileId, LeafletId, TranslationFile, refuse_unexpected, translation_file};
use super::leaflet_file::read_translation;
use super::pictures::read_picture_texts;
use super::site::{Source, Translation};
use super::strings::{empty_furniture, read_furniture};
use super::texts::Texts;
use crate::carried;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText};
use crate::language::{Furniture, Language};
use crate::leaflet::Unit;
use crate::translation::{Record, RecordError};

const TRANSLATION_HELP: &str = "A translation lies in translations/<language>/ under the same path as under content/; the page furniture in translations/<language>/strings.yaml.";

/// Reads `files`, those of all languages, into `source`.
pub fn read_translations(source: &mut Source, files: Vec<File>, diagnostics: &mut Diagnostics) {
    let mut by_language: BTreeMap<String, Vec<File>> = BTreeMap::new();
    for file in files {
        let mut parts = file.path.splitn(3, '/').skip(1);
        match (parts.next(), parts.next()) {
            (Some(tag), Some(_)) => by_language.entry(tag.to_owned()).or_default().push(file),
            _ => refuse_unexpected(&file.text, TRANSLATION_HELP, diagnostics),
        }
    }
    let languages = source.settings.languages.clone();
    for (index, language) in languages.iter().enumerate() {
        let files = by_language.remove(language.value.tag()).unwrap_or_default();
        let place = source.settings.place_of(language);
        let strings = strings_file(language.value.tag(), &files);
        if index == 0 {
            let (furniture, texts) = source_furniture(&language.value, strings, diagnostics);
            source.furniture = furniture;
            source.texts.extend(texts.map(|texts| (FileId::Strings, texts)));
        } else {
            let translation =
                read_language(source, &language.value, &files, strings, &place, diagnostics);
            source.translations.push(translation);
        }
    }
    report_unlisted(&by_language, diagnostics);
}

/// A misspelt folder would just be left out: say so.
fn report_unlisted(left: &BTreeMap<String, Vec<File>>, diagnostics: &mut Diagnostics) {
    for (tag, files) in left {
        // Words, terms, contacts and pictures alone are ready for a site that will want the language.
        let is_ready = |file: &&File| match file_of(tag, &file.path) {
            Some(TranslationFile::Translated(id) | TranslationFile::Record(id)) => {
                !matches!(id, FileId::Borough(_) | FileId::Leaflet(..))
            }
            None => false,
        };
        let Some(file) = files.iter().find(|file| !is_ready(file)) else { continue };
        diagnostics.report(
            Code::UnlistedLanguage,
            Place::start_of(&file.text),
            format!("the site does not list the language `{tag}`, so this folder is not built"),
            format!("Add `{tag}` to `languages` in plainleaf.yaml, or mend the folder's name."),
        );
    }
}

/// What a file of the language `tag` is.
fn file_of(tag: &str, path: &str) -> Option<TranslationFile> {
    translation_file(path.strip_prefix("translations/")?.strip_prefix(tag)?.strip_prefix('/')?)
}

/// The words of the page furniture in one language: a file, and what is recorded of it.
#[derive(Clone)]
struct StringsFile {
    text: Arc<SourceText>,
    record: Option<Arc<Record>>,
}

/// The site's own `strings.yaml`, or the one that the binary carries with its record.
fn strings_file(tag: &str, files: &[File]) -> Option<StringsFile> {
    let path = format!("translations/{tag}/strings.yaml");
    if let Some(file) = files.iter().find(|file| file.path == path) {
        return Some(StringsFile { text: Arc::clone(&file.text), record: None });
    }
    carried_strings(tag, &path)
}

/// Those of the binary, which are the same however often they are asked for.
#[memoize]
fn carried_strings(tag: &str, path: &str) -> Option<StringsFile> {
    let carried = |name: &str| carried::Folder::Translations.text(&format!("{tag}/{name}"));
    let record = carried(&format!("strings{}", Record::ENDING));
    Some(StringsFile {
        text: SourceText::new(path, carried("strings.yaml")?),
        record: record.and_then(|text| Record::parse(&text).ok()).map(Arc::new),
    })
}

/// The English words of the page furniture that the binary carries.
#[must_use]
pub fn carried_furniture() -> Option<Arc<Furniture>> {
    carried_words(&Arc::new(Language::new("en").ok()?))
}

/// The English words that the binary carries, as those of `language`.
fn carried_words(language: &Arc<Language>) -> Option<Arc<Furniture>> {
    strings_file("en", &[]).map(|carried| {
        let mut never = Diagnostics::new();
        read_furniture(language, &carried.text, None, &mut never).0
    })
}

/// The words of the source language, held against the English that the binary carries:
/// a site that changes some words must still have all of them.
fn source_furniture(
    language: &Arc<Language>,
    strings: Option<StringsFile>,
    diagnostics: &mut Diagnostics,
) -> (Arc<Furniture>, Option<Arc<Texts>>) {
    let carried = carried_words(language);
    match (strings, carried) {
        (Some(file), carried) => {
            read_furniture(language, &file.text, carried.as_ref(), diagnostics)
        }
        (None, Some(carried)) => (empty_furniture(language, &carried), None),
        (None, None) => {
            (Arc::new(Furniture::new(Arc::clone(language), BTreeMap::new(), None)), None)
        }
    }
}

fn read_language(
    source: &Source,
    language: &Arc<Language>,
    files: &[File],
    strings: Option<StringsFile>,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Translation {
    let mut translation = Translation {
        language: Arc::clone(language),
        furniture: empty_furniture(language, &source.furniture),
        other_forms: Arc::default(),
        texts: BTreeMap::new(),
        leaflets: BTreeMap::new(),
        records: BTreeMap::new(),
    };
    let tag = language.tag();
    if let Some(StringsFile { text, record }) = strings {
        let english = Some(&source.furniture);
        let (furniture, texts) = read_furniture(language, &text, english, diagnostics);
        translation.furniture = furniture;
        let texts = texts.unwrap_or_else(|| Arc::new(Texts::none(&text)));
        translation.texts.insert(FileId::Strings, texts);
        translation.records.extend(record.map(|record| (FileId::Strings, record)));
    } else {
        diagnostics.report(
            Code::MissingString,
            place.clone(),
            format!("there are no page-furniture words for `{tag}`"),
            format!("Make them with `plainleaf new language {tag}`."),
        );
    }
    let is_leaflet = |path: &str| {
        matches!(file_of(tag, path), Some(TranslationFile::Translated(FileId::Leaflet(..))))
    };
    let parsed = parse_leaflets(files, is_leaflet, read_translation, diagnostics);
    for (file, leaflet) in files.iter().zip(parsed) {
        match file_of(tag, &file.path) {
            Some(TranslationFile::Translated(FileId::Leaflet(owner, id))) => {
                check_has_source(source, &owner, &id, &file.text, diagnostics);
                if let Some(leaflet) = leaflet {
                    translation.leaflets.entry(owner).or_default().insert(id, leaflet);
                }
            }
            Some(TranslationFile::Translated(id)) => {
                translation.read_texts(id, source, &file.text, diagnostics);
            }
            Some(TranslationFile::Record(id)) => {
                let record = read_record(&file.text, diagnostics);
                translation.records.extend(record.map(|record| (id, record)));
            }
            None => refuse_unexpected(&file.text, TRANSLATION_HELP, diagnostics),
        }
    }
    translation
}

impl Translation {
    /// Reads a YAML file.
    fn read_texts(
        &mut self,
        id: FileId,
        source: &Source,
        file: &Arc<SourceText>,
        diagnostics: &mut Diagnostics,
    ) {
        let texts = match &id {
            FileId::Glossary => {
                let (forms, texts) = read_translated_glossary(file, &source.glossary, diagnostics);
                self.other_forms = forms;
                texts
            }
            FileId::Contacts => read_contact_texts(file, &source.contacts, diagnostics),
            FileId::Pictures => read_picture_texts(file, &source.pictures, diagnostics),
            FileId::Borough(slug) => {
                read_borough_texts(file, known_contacts(source, slug), diagnostics)
            }
            // The furniture is read before all else, because it may be carried; a leaflet is none.
            FileId::Strings | FileId::Leaflet(..) => return,
        };
        self.texts.insert(id, texts.unwrap_or_else(|| Arc::new(Texts::none(file))));
    }
}

/// The parts of a translation if its file had this text. What is wrong with the text is told when
/// the site is read.
#[must_use]
pub fn translated_units(
    source: &Source,
    id: &FileId,
    language: &Arc<Language>,
    file: &Arc<SourceText>,
) -> Vec<Unit> {
    let mut untold = Diagnostics::new();
    let texts = match id {
        FileId::Leaflet(..) => return read_translation(file, &mut untold).side().units(),
        FileId::Strings => read_furniture(language, file, Some(&source.furniture), &mut untold).1,
        FileId::Glossary => read_translated_glossary(file, &source.glossary, &mut untold).1,
        FileId::Contacts => read_contact_texts(file, &source.contacts, &mut untold),
        FileId::Pictures => read_picture_texts(file, &source.pictures, &mut untold),
        FileId::Borough(slug) => {
            read_borough_texts(file, known_contacts(source, slug), &mut untold)
        }
    };
    texts.map(|texts| texts.units.clone()).unwrap_or_default()
}

/// The contacts that a borough's file can translate.
fn known_contacts<'s>(source: &'s Source, slug: &str) -> &'s Contacts {
    let borough = source.boroughs.iter().find(|borough| borough.slug == slug);
    borough.map_or(&source.contacts, |borough| &borough.contacts)
}

/// What a translation was made from, unless the file has been damaged.
fn read_record(file: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Option<Arc<Record>> {
    let (record, found) = record_of(file);
    diagnostics.extend(found);
    record
}

#[memoize]
fn record_of(file: &Arc<SourceText>) -> (Option<Arc<Record>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let told = |error: RecordError| {
        let message = format!("this is no record of what a translation was made from: {error}");
        let help = "Bring back an earlier version of the file; or remove it, check the translation against the English, and run `plainleaf translate accept`.";
        found.report(Code::BadRecord, Place::start_of(file), message, help);
    };
    (Record::parse(file.text()).map_err(told).ok().map(Arc::new), found)
}

fn check_has_source(
    source: &Source,
    owner: &str,
    id: &LeafletId,
    file: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) {
    let path = format!("content/{owner}/{}/{}.md", id.audience.folder(), id.slug);
    if !source.leaflets.get(owner).is_some_and(|leaflets| leaflets.contains_key(id)) {
        diagnostics.report(
            Code::UntranslatedPath,
            Place::start_of(file),
            format!("this translates {path}, which is not there"),
            "Give the file the same path as the leaflet that it translates.",
        );
    }
}
