//! A whole site, read: every file in its place, every leaflet parsed once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::bank_holidays::read_bank_holidays;
use super::borough::{Borough, read_borough, read_borough_texts};
use super::contacts::{ContactText, Contacts, contact_texts_of, read_contacts};
use super::facts::read_facts;
use super::files::{File, ReadError, read_file, read_folder};
use super::glossary::{Term, TermText, read_glossary, read_translated_glossary};
use super::layout::{
    ContentFile, LeafletId, SHARED, TranslationFile, check_slug, content_file, refuse_unexpected,
    translation_file,
};
use super::leaflet_file::{Leaflet, TranslatedLeaflet, read_leaflet, read_translation};
use super::rule_pages::rule_pages;
use super::settings::{SITE_FILE, Settings, read_settings};
use super::strings::{empty_furniture, read_furniture};
use super::theme::{Theme, read_theme};
use crate::carried;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};
use crate::facts::{BankHolidays, Fact};
use crate::language::{Furniture, Language};
use crate::translation::{Record, RecordError};
use crate::yaml::{Reporter, parse};

const CONTENT_HELP: &str = "Leaflets lie in the folders parents, children and everyone of content/_shared or content/<borough> as .md files; data in content/_shared as facts.yaml, glossary.yaml, contacts.yaml and bank-holidays.yaml; a borough in content/<borough>/borough.yaml.";
const TRANSLATION_HELP: &str = "A translation lies in translations/<language>/ under the same path as under content/; the page furniture in translations/<language>/strings.yaml.";

/// A site as it was read.
pub struct Source {
    /// What holds for the whole site.
    pub settings: Settings,
    /// The shared facts.
    pub facts: BTreeMap<String, Fact>,
    /// The shared glossary.
    pub glossary: BTreeMap<String, Term>,
    /// The shared contacts.
    pub contacts: Contacts,
    /// The bank holidays, when the site has a list of them.
    pub holidays: Option<Arc<BankHolidays>>,
    /// The leaflets by owner: a borough's folder or `_shared`.
    pub leaflets: BTreeMap<String, BTreeMap<LeafletId, Leaflet>>,
    /// The boroughs in the order of lists.
    pub boroughs: Vec<Borough>,
    /// The guide pages by address, in the order of lists.
    pub guide: Vec<(String, Leaflet)>,
    /// The guide pages about the rules, which are the program's own.
    pub rule_pages: Vec<(String, Leaflet)>,
    /// The words of the page furniture in the source language.
    pub furniture: Arc<Furniture>,
    /// Templates and assets.
    pub theme: Theme,
    /// The translations, one for each language but the first.
    pub translations: Vec<Translation>,
}

/// Everything that is translated into one language.
pub struct Translation {
    /// The language.
    pub language: Arc<Language>,
    /// The words of the page furniture.
    pub furniture: Arc<Furniture>,
    /// The glossary.
    pub glossary: BTreeMap<String, TermText>,
    /// The words of contacts by owner and id.
    pub contacts: BTreeMap<String, BTreeMap<String, ContactText>>,
    /// The leaflets by owner.
    pub leaflets: BTreeMap<String, BTreeMap<LeafletId, TranslatedLeaflet>>,
    /// What the leaflets were made from, by owner.
    pub records: BTreeMap<String, BTreeMap<LeafletId, Record>>,
}

/// Reads the site at `root`. What is wrong with its content is in `diagnostics`.
///
/// # Errors
/// When there is no site, or its folder cannot be read.
pub fn read(root: &Path, diagnostics: &mut Diagnostics) -> Result<Source, ReadError> {
    std::fs::read_dir(root).map_err(|error| ReadError::Folder(root.to_owned(), error))?;
    if !root.join(SITE_FILE).is_file() {
        return Err(ReadError::NotASite(root.to_owned()));
    }
    let settings_file = read_file(root, SITE_FILE, diagnostics)
        .map_or_else(|| SourceText::new(SITE_FILE, ""), |file| file.text);
    let translated = read_folder(root, "translations", diagnostics);
    let settings = read_settings(&settings_file, &language_folders(&translated), diagnostics);
    let mut source = read_content(root, settings, diagnostics);
    read_translations(&mut source, translated, diagnostics);
    Ok(source)
}

fn language_folders(files: &[File]) -> Vec<String> {
    let mut tags: Vec<String> =
        files.iter().filter_map(|file| file.path.split('/').nth(1)).map(str::to_owned).collect();
    tags.dedup();
    tags
}

fn read_content(root: &Path, settings: Settings, diagnostics: &mut Diagnostics) -> Source {
    let english = Arc::clone(settings.source_language());
    let mut source = Source {
        settings,
        facts: BTreeMap::new(),
        glossary: BTreeMap::new(),
        contacts: Contacts::new(),
        holidays: None,
        leaflets: BTreeMap::new(),
        boroughs: Vec::new(),
        guide: Vec::new(),
        rule_pages: Vec::new(),
        furniture: Arc::new(Furniture::new(english, BTreeMap::new(), None)),
        theme: read_theme(root, diagnostics),
        translations: Vec::new(),
    };
    let files = read_folder(root, "content", diagnostics);
    let parsed = parse_leaflets(&files, is_content_leaflet, read_leaflet, diagnostics);
    for (file, leaflet) in files.iter().zip(parsed) {
        let path = file.path.trim_start_matches("content/");
        match content_file(path) {
            Some(ContentFile::Facts) => source.facts = read_facts(&file.text, diagnostics),
            Some(ContentFile::Glossary) => source.glossary = read_glossary(&file.text, diagnostics),
            Some(ContentFile::Contacts) => source.contacts = read_contacts(&file.text, diagnostics),
            Some(ContentFile::BankHolidays) => {
                source.holidays = read_bank_holidays(&file.text, diagnostics).map(Arc::new);
            }
            Some(ContentFile::Borough(slug)) => {
                check_slug(slug, &file.text, diagnostics);
                source.boroughs.push(read_borough(slug, &file.text, diagnostics));
            }
            Some(ContentFile::Guide(slug)) => {
                check_slug(slug, &file.text, diagnostics);
                source.guide.extend(leaflet.map(|leaflet| (slug.to_owned(), leaflet)));
            }
            Some(ContentFile::Leaflet(owner, id)) => {
                check_slug(&id.slug, &file.text, diagnostics);
                if let Some(leaflet) = leaflet {
                    source.leaflets.entry(owner.to_owned()).or_default().insert(id, leaflet);
                }
            }
            None => refuse_unexpected(&file.text, CONTENT_HELP, diagnostics),
        }
    }
    source.boroughs.sort_by(|a, b| (a.order, &a.name).cmp(&(b.order, &b.name)));
    source
        .guide
        .sort_by(|(_, a), (_, b)| (a.order, &a.title.value).cmp(&(b.order, &b.title.value)));
    source.rule_pages = rule_pages(&source.guide, diagnostics);
    check_owners(&source, diagnostics);
    source
}

fn is_content_leaflet(path: &str) -> bool {
    let path = path.trim_start_matches("content/");
    matches!(content_file(path), Some(ContentFile::Guide(_) | ContentFile::Leaflet(..)))
}

/// Parses every file that `is_leaflet`, in parallel; the others give nothing.
fn parse_leaflets<T: Send>(
    files: &[File],
    is_leaflet: impl Fn(&str) -> bool + Sync,
    read: impl Fn(&Arc<SourceText>, &mut Diagnostics) -> T + Sync,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<T>> {
    let parsed: Vec<(Option<T>, Diagnostics)> = files
        .par_iter()
        .map(|file| {
            let mut found = Diagnostics::new();
            let leaflet = is_leaflet(&file.path).then(|| read(&file.text, &mut found));
            (leaflet, found)
        })
        .collect();
    parsed
        .into_iter()
        .map(|(leaflet, found)| {
            diagnostics.extend(found);
            leaflet
        })
        .collect()
}

/// A folder with leaflets but no `borough.yaml` would never be published.
fn check_owners(source: &Source, diagnostics: &mut Diagnostics) {
    for (owner, leaflets) in &source.leaflets {
        let is_known = owner == SHARED || source.boroughs.iter().any(|b| b.slug == *owner);
        if let (false, Some(leaflet)) = (is_known, leaflets.values().next()) {
            diagnostics.report(
                Code::MissingFile,
                Place::start_of(&leaflet.source),
                format!("the folder content/{owner} has leaflets but no borough.yaml"),
                format!("Add content/{owner}/borough.yaml, or make one with `plainleaf new borough {owner}`."),
            );
        }
    }
    if source.boroughs.is_empty() {
        diagnostics.report(
            Code::MissingFile,
            Place::start_of(&source.settings.source),
            "this site has no borough, so there is nothing to publish",
            "Make one with `plainleaf new borough NAME`.",
        );
    }
}

fn read_translations(source: &mut Source, files: Vec<File>, diagnostics: &mut Diagnostics) {
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
            source.furniture = Arc::new(source_furniture(&language.value, strings, diagnostics));
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
        // Words, terms and contacts alone are ready for a site that will want the language.
        let is_leaflet = |file: &&File| {
            let prefix = format!("translations/{tag}/");
            let found = translation_file(file.path.trim_start_matches(&prefix));
            !matches!(
                found,
                Some(
                    TranslationFile::Strings
                        | TranslationFile::Glossary
                        | TranslationFile::Contacts
                )
            )
        };
        let Some(file) = files.iter().find(is_leaflet) else { continue };
        diagnostics.report(
            Code::UnlistedLanguage,
            Place::start_of(&file.text),
            format!("the site does not list the language `{tag}`, so this folder is not built"),
            format!("Add `{tag}` to `languages` in plainleaf.yaml, or mend the folder's name."),
        );
    }
}

/// The site's own `strings.yaml`, or the one that the binary carries.
fn strings_file(tag: &str, files: &[File]) -> Option<Arc<SourceText>> {
    let path = format!("translations/{tag}/strings.yaml");
    let own = files.iter().find(|file| file.path == path).map(|file| Arc::clone(&file.text));
    own.or_else(|| {
        carried::Folder::Translations
            .text(&format!("{tag}/strings.yaml"))
            .map(|text| SourceText::new(path, text))
    })
}

/// The words of the source language, held against the English that the binary carries:
/// a site that changes some words must still have all of them.
fn source_furniture(
    language: &Arc<Language>,
    strings: Option<Arc<SourceText>>,
    diagnostics: &mut Diagnostics,
) -> Furniture {
    let carried = strings_file("en", &[]).map(|text| {
        let mut never = Diagnostics::new();
        Arc::new(read_furniture(language, &text, None, &mut never))
    });
    match (strings, carried) {
        (Some(text), carried) => read_furniture(language, &text, carried.as_ref(), diagnostics),
        (None, Some(carried)) => empty_furniture(language, &carried),
        (None, None) => Furniture::new(Arc::clone(language), BTreeMap::new(), None),
    }
}

fn read_language(
    source: &Source,
    language: &Arc<Language>,
    files: &[File],
    strings: Option<Arc<SourceText>>,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Translation {
    let furniture = if let Some(text) = strings {
        read_furniture(language, &text, Some(&source.furniture), diagnostics)
    } else {
        diagnostics.report(
            Code::MissingString,
            place.clone(),
            format!("there are no page-furniture words for `{}`", language.tag()),
            format!("Make them with `plainleaf new language {}`.", language.tag()),
        );
        empty_furniture(language, &source.furniture)
    };
    let mut translation = Translation {
        language: Arc::clone(language),
        furniture: Arc::new(furniture),
        glossary: BTreeMap::new(),
        contacts: BTreeMap::new(),
        leaflets: BTreeMap::new(),
        records: BTreeMap::new(),
    };
    let prefix = format!("translations/{}/", language.tag());
    let is_leaflet = |path: &str| {
        matches!(
            translation_file(path.trim_start_matches(&prefix)),
            Some(TranslationFile::Leaflet(..))
        )
    };
    let parsed = parse_leaflets(files, is_leaflet, read_translation, diagnostics);
    for (file, leaflet) in files.iter().zip(parsed) {
        match translation_file(file.path.trim_start_matches(&prefix)) {
            Some(TranslationFile::Strings) => {}
            Some(TranslationFile::Glossary) => {
                translation.glossary = read_translated_glossary(&file.text, diagnostics);
                check_known_terms(&translation.glossary, source, diagnostics);
            }
            Some(TranslationFile::Contacts) => {
                let whole = Span::new(0, file.text.text().len());
                let node = parse(&file.text, whole, diagnostics);
                let mut reporter = Reporter::new(&file.text, diagnostics);
                let texts = node.map(|node| contact_texts_of(node, &mut reporter));
                translation.contacts.insert(SHARED.to_owned(), texts.unwrap_or_default());
            }
            Some(TranslationFile::Borough(slug)) => {
                let texts = read_borough_texts(&file.text, diagnostics);
                translation.contacts.insert(slug.to_owned(), texts);
            }
            Some(TranslationFile::Leaflet(owner, id)) => {
                check_has_source(source, owner, &id, &file.text, diagnostics);
                if let Some(leaflet) = leaflet {
                    translation.leaflets.entry(owner.to_owned()).or_default().insert(id, leaflet);
                }
            }
            Some(TranslationFile::Record(owner, id)) => {
                if let Some(record) = read_record(&file.text, diagnostics) {
                    translation.records.entry(owner.to_owned()).or_default().insert(id, record);
                }
            }
            None => refuse_unexpected(&file.text, TRANSLATION_HELP, diagnostics),
        }
    }
    check_known_contacts(&translation, source, diagnostics);
    translation
}

/// What a translation was made from, unless the file has been damaged.
fn read_record(file: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Option<Record> {
    let told = |error: RecordError, diagnostics: &mut Diagnostics| {
        let message = format!("this is no record of what a translation was made from: {error}");
        let help = "Bring back an earlier version of the file; or remove it, check the translation against the English, and run `plainleaf translate accept`.";
        diagnostics.report(Code::BadRecord, Place::start_of(file), message, help);
    };
    Record::parse(file.text()).map_err(|error| told(error, diagnostics)).ok()
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

fn check_known_terms(
    terms: &BTreeMap<String, TermText>,
    source: &Source,
    diagnostics: &mut Diagnostics,
) {
    for (id, term) in terms.iter().filter(|(id, _)| !source.glossary.contains_key(*id)) {
        let message = format!("the glossary has no term `{id}`");
        let help = crate::diagnostic::one_of(id, source.glossary.keys().map(String::as_str));
        diagnostics.report(Code::UnknownKey, term.place.clone(), message, help);
    }
}

fn check_known_contacts(translation: &Translation, source: &Source, diagnostics: &mut Diagnostics) {
    for (owner, texts) in &translation.contacts {
        let borough = source.boroughs.iter().find(|borough| borough.slug == *owner);
        let known = borough.map_or(&source.contacts, |borough| &borough.contacts);
        for (id, text) in texts.iter().filter(|(id, _)| !known.contains_key(*id)) {
            let Some(place) = text.place.clone() else { continue };
            let message = format!("there is no contact `{id}` to translate");
            let help = crate::diagnostic::one_of(id, known.keys().map(String::as_str));
            diagnostics.report(Code::UnknownContact, place, message, help);
        }
    }
}
