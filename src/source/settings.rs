//! `plainleaf.yaml`: what holds for the whole site.

use std::sync::Arc;

use super::checks::{Checks, read_checks};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, Spanned};
use crate::language::Language;
use crate::yaml::{Mapping, Reporter, parse};

/// The file that makes a folder a site.
pub const SITE_FILE: &str = "plainleaf.yaml";

/// Where "Leave this site" goes when a site does not say.
const DEFAULT_EXIT: (&str, &str) = ("BBC Weather", "https://www.bbc.co.uk/weather");

/// What holds for the whole site.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The file they were read from.
    pub source: Arc<SourceText>,
    /// The name of the set as a whole.
    pub title: String,
    /// Where the tree will be published, ending in a slash.
    pub address: Option<String>,
    /// The languages, that of `content/` first.
    pub languages: Vec<Spanned<Arc<Language>>>,
    /// Where "Leave this site" goes.
    pub exit: Exit,
    /// Whether every page says that it is a demonstration.
    pub demonstration: bool,
    /// What becomes of translations that nobody has reviewed.
    pub drafts: Drafts,
    /// What becomes of parts whose English has changed since they were translated.
    pub out_of_date: OutOfDate,
    /// How texts are checked.
    pub checks: Checks,
}

/// A harmless page to go to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Exit {
    /// Its name, as the reader is told.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// What becomes of translations that nobody has reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// They are published with a notice.
    Show,
    /// English is published instead.
    Hold,
}

/// What becomes of a part of a translation whose English has changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutOfDate {
    /// English is published instead.
    English,
    /// It is published with a notice.
    Keep,
}

impl Settings {
    /// The language of `content/`.
    ///
    /// # Panics
    /// Never: reading puts English there when a site names no language.
    #[must_use]
    pub fn source_language(&self) -> &Arc<Language> {
        &self.languages[0].value
    }
}

/// Reads `plainleaf.yaml`. `folders` are the languages that have a folder in
/// `translations/`, for a site that does not list its languages.
pub fn read_settings(
    source: &Arc<SourceText>,
    folders: &[String],
    diagnostics: &mut Diagnostics,
) -> Settings {
    let whole = Span::new(0, source.text().len());
    let root = parse(source, whole, diagnostics);
    let mut reporter = Reporter::new(source, diagnostics);
    let mapping = root.and_then(|node| Mapping::of(node, "the site", &mut reporter));
    let mut settings = Settings {
        source: Arc::clone(source),
        title: String::new(),
        address: None,
        languages: Vec::new(),
        exit: Exit { name: DEFAULT_EXIT.0.to_owned(), address: DEFAULT_EXIT.1.to_owned() },
        demonstration: false,
        drafts: Drafts::Show,
        out_of_date: OutOfDate::English,
        checks: Checks::default(),
    };
    let mut tags = None;
    if let Some(mut mapping) = mapping {
        let reporter = &mut reporter;
        settings.title =
            mapping.required_text("title", reporter).map(|t| t.value).unwrap_or_default();
        settings.address =
            mapping.text("address", reporter).and_then(|a| published_at(a, reporter));
        tags = mapping.texts("languages", reporter);
        if let Some(exit) = read_exit(&mut mapping, reporter) {
            settings.exit = exit;
        }
        settings.demonstration = mapping.truth("demonstration", reporter).unwrap_or_default();
        let drafts = [("show", Drafts::Show), ("hold", Drafts::Hold)];
        settings.drafts = mapping.choice("drafts", &drafts, reporter).unwrap_or(Drafts::Show);
        let choices = [("english", OutOfDate::English), ("keep", OutOfDate::Keep)];
        let out_of_date = mapping.choice("out_of_date", &choices, reporter);
        settings.out_of_date = out_of_date.unwrap_or(OutOfDate::English);
        settings.checks = read_checks(&mut mapping, reporter);
        mapping.finish(reporter);
    }
    let tags = tags.unwrap_or_else(|| {
        let others = folders.iter().filter(|tag| *tag != "en").map(String::as_str);
        let all = std::iter::once("en").chain(others);
        all.map(|tag| Spanned::new(tag.to_owned(), Span::default())).collect()
    });
    settings.languages = languages(tags, &mut reporter);
    settings
}

/// Reads `exit`, which both a site and a borough may have.
pub fn read_exit(mapping: &mut Mapping, reporter: &mut Reporter<'_>) -> Option<Exit> {
    let mut exit = mapping.mapping("exit", "the exit", reporter)?;
    let name = exit.required_text("name", reporter);
    let address = exit.required_text("address", reporter);
    exit.finish(reporter);
    let address = address.and_then(|address| https(address, "address", reporter));
    Some(Exit { name: name?.value, address: address? })
}

/// An address that begins with https://; reports any other.
pub fn https(text: Spanned<String>, key: &str, reporter: &mut Reporter<'_>) -> Option<String> {
    let rest = text.value.strip_prefix("https://");
    if rest.is_some_and(|rest| !rest.is_empty() && !rest.contains([' ', '"', '<', '>'])) {
        return Some(text.value);
    }
    let message = format!("`{key}` must be an address that begins with https://");
    reporter.report(
        Code::BadValue,
        text.span,
        message,
        "Write for example https://www.example.org/.",
    );
    None
}

fn published_at(text: Spanned<String>, reporter: &mut Reporter<'_>) -> Option<String> {
    https(text, "address", reporter).map(|mut address| {
        if !address.ends_with('/') {
            address.push('/');
        }
        address
    })
}

/// The languages of `tags`, each once; unknown ones are reported.
pub fn languages(
    tags: Vec<Spanned<String>>,
    reporter: &mut Reporter<'_>,
) -> Vec<Spanned<Arc<Language>>> {
    let mut languages: Vec<Spanned<Arc<Language>>> = Vec::new();
    for tag in tags {
        match Language::new(&tag.value) {
            Ok(language) if languages.iter().all(|known| *known.value != language) => {
                languages.push(Spanned::new(Arc::new(language), tag.span));
            }
            Ok(_) => {
                let message = format!("the language `{}` is listed twice", tag.value);
                reporter.report(Code::DuplicateKey, tag.span, message, "Keep one of the two.");
            }
            Err(error) => {
                let help = "Use a BCP-47 tag such as pl, ur or zh-Hant.";
                reporter.report(Code::UnknownLanguage, tag.span, error.to_string(), help);
            }
        }
    }
    if languages.is_empty() {
        let english = Language::new("en").map(Arc::new);
        languages.extend(english.map(|english| Spanned::new(english, Span::default())));
    }
    languages
}

impl Settings {
    /// The place of a language in the list, for messages about it.
    #[must_use]
    pub fn place_of(&self, language: &Spanned<Arc<Language>>) -> Place {
        Place::new(&self.source, language.span)
    }
}
