//! Reading a whole site: every file in its place, every leaflet parsed once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tracing::debug_span;

use super::bank_holidays::read_bank_holidays;
use super::borough::read_borough;
use super::contacts::read_contacts;
use super::facts::read_facts;
use super::files::{File, ReadError, parse_leaflets, read_folder, read_named_file};
use super::glossary::read_glossary;
use super::layout::{ContentFile, FileId, SHARED, check_slug, content_file, refuse_unexpected};
use super::leaflet_file::read_leaflet;
use super::made_pages::made_pages;
use super::pictures::{check_drawings, read_pictures};
use super::settings::{SITE_FILE, Settings, read_settings};
use super::site::Source;
use super::theme::read_theme;
use super::translations::read_translations;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText};
use crate::language::Furniture;

const CONTENT_HELP: &str = "Leaflets lie in the folders parents, children, easy-read and everyone of content/_shared or content/<borough> as .md files; data in content/_shared as facts.yaml, glossary.yaml, contacts.yaml, pictures.yaml and bank-holidays.yaml; a borough in content/<borough>/borough.yaml.";

/// Reads the site at `root`. What is wrong with its content is in `diagnostics`.
///
/// # Errors
/// When there is no site, or its folder cannot be read.
pub fn read(root: &Path, diagnostics: &mut Diagnostics) -> Result<Source, ReadError> {
    let _step = debug_span!("read").entered();
    std::fs::read_dir(root).map_err(|error| ReadError::Folder(root.to_owned(), error))?;
    if !root.join(SITE_FILE).is_file() {
        return Err(ReadError::NotASite(root.to_owned()));
    }
    let settings_file = read_named_file(root, SITE_FILE, diagnostics)
        .map_or_else(|| SourceText::new(SITE_FILE, ""), |file| file.text);
    let translated = read_folder(root, "translations", diagnostics);
    let settings = read_settings(&settings_file, &language_folders(&translated), diagnostics);
    let mut source = read_content(root, settings, diagnostics);
    read_translations(&mut source, translated, diagnostics);
    source.made_pages = made_pages(&source, diagnostics);
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
        facts: Arc::default(),
        glossary: Arc::default(),
        contacts: Arc::default(),
        pictures: Arc::default(),
        holidays: None,
        leaflets: BTreeMap::new(),
        boroughs: Vec::new(),
        guide: Vec::new(),
        made_pages: Vec::new(),
        furniture: Arc::new(Furniture::new(english, BTreeMap::new(), None)),
        theme: read_theme(root, diagnostics),
        texts: BTreeMap::new(),
        translations: Vec::new(),
    };
    let files = read_folder(root, "content", diagnostics);
    let parsed = parse_leaflets(&files, is_content_leaflet, read_leaflet, diagnostics);
    for (file, leaflet) in files.iter().zip(parsed) {
        let path = file.path.trim_start_matches("content/");
        match content_file(path) {
            Some(ContentFile::Facts) => source.facts = read_facts(&file.text, diagnostics),
            Some(ContentFile::Glossary) => {
                let (glossary, texts) = read_glossary(&file.text, diagnostics);
                source.glossary = glossary;
                source.texts.extend(texts.map(|texts| (FileId::Glossary, texts)));
            }
            Some(ContentFile::Contacts) => {
                let (contacts, texts) = read_contacts(&file.text, diagnostics);
                source.contacts = contacts;
                source.texts.extend(texts.map(|texts| (FileId::Contacts, texts)));
            }
            Some(ContentFile::Pictures) => {
                let (pictures, texts) = read_pictures(&file.text, &source.theme, diagnostics);
                source.pictures = pictures;
                source.texts.extend(texts.map(|texts| (FileId::Pictures, texts)));
            }
            Some(ContentFile::BankHolidays) => {
                source.holidays = read_bank_holidays(&file.text, diagnostics);
            }
            Some(ContentFile::Borough(slug)) => {
                check_slug(slug, &file.text, diagnostics);
                let (borough, texts) = read_borough(slug, &file.text, diagnostics);
                source.boroughs.push(borough);
                let id = FileId::Borough(slug.to_owned());
                source.texts.extend(texts.map(|texts| (id, texts)));
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
    check_drawings(&source.theme, &source.pictures, diagnostics);
    check_owners(&source, diagnostics);
    source
}

fn is_content_leaflet(path: &str) -> bool {
    let path = path.trim_start_matches("content/");
    matches!(content_file(path), Some(ContentFile::Guide(_) | ContentFile::Leaflet(..)))
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
