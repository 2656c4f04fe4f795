//! Files about the tree as a whole: sitemap, robots, headers, and the list of leaflets.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::html::Page;
use crate::edition::{Edition, Plan, Set, Standing};
use crate::published::{
    HEADERS_FILE, LEAFLETS_FILE, LEAFLETS_VERSION, NOT_FOUND_FILE, ROBOTS_FILE, SITEMAP_FILE,
    headers, robots,
};
use crate::source::Status;

/// One edition in `leaflets.json`.
#[derive(Debug, Clone, Serialize)]
pub struct EditionRecord {
    borough: String,
    language: String,
    audience: &'static str,
    slug: String,
    title: String,
    /// `original`, `draft`, `reviewed` or `fallback`.
    translation: &'static str,
    /// The language of the text, which differs when it falls back.
    text_language: String,
    reviewed: Option<String>,
    review_by: Option<String>,
    /// Whether the leaflet itself is unfinished.
    draft: bool,
    forms: Vec<FormRecord>,
}

/// One form of an edition: a file that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRecord {
    form: Cow<'static, str>,
    path: String,
    bytes: usize,
    /// How many pages, of a form on paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<usize>,
    blake3: String,
}

impl FormRecord {
    /// A form that was rendered to `page`; one on paper has a number of pages.
    #[must_use]
    pub fn new(form: &'static str, page: &Page, pages: Option<usize>) -> Self {
        Self {
            form: Cow::Borrowed(form),
            path: page.path.clone(),
            bytes: page.bytes.len(),
            pages,
            blake3: blake3::hash(&page.bytes).to_hex().to_string(),
        }
    }
}

impl FormRecord {
    /// Where it lies in the tree.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl EditionRecord {
    /// What the list says of `edition`.
    #[must_use]
    pub fn new(set: &Set<'_>, edition: &Edition<'_>, forms: Vec<FormRecord>) -> Self {
        Self {
            borough: set.borough.slug.clone(),
            language: set.voice.language.tag().to_owned(),
            audience: edition.id.audience.folder(),
            slug: edition.id.slug.clone(),
            title: edition.headings.title.text.to_owned(),
            translation: match edition.standing {
                Standing::Original => "original",
                Standing::Draft => "draft",
                Standing::Reviewed { .. } => "reviewed",
                Standing::FallsBack => "fallback",
            },
            text_language: edition.voice.language.tag().to_owned(),
            reviewed: edition.leaflet.reviewed.map(|date| date.to_string()),
            review_by: edition.leaflet.review_by.map(|date| date.to_string()),
            draft: edition.leaflet.status == Status::Draft,
            forms,
        }
    }
}

impl EditionRecord {
    /// How many forms on paper it has.
    #[must_use]
    pub fn papers(&self) -> usize {
        self.forms.iter().filter(|form| form.pages.is_some()).count()
    }
}

#[derive(Serialize)]
struct Leaflets<'a> {
    version: u32,
    site: &'a str,
    address: Option<&'a str>,
    demonstration: bool,
    editions: &'a [EditionRecord],
}

/// The files about the tree. `pages` are the paths of all pages, in order.
#[must_use]
pub fn listings(
    plan: &Plan<'_>,
    pages: &[String],
    editions: &[EditionRecord],
    security_policy: &str,
) -> Vec<Page> {
    let settings = &plan.source.settings;
    let address = settings.address.as_deref();
    let leaflets = Leaflets {
        version: LEAFLETS_VERSION,
        site: &settings.title,
        address,
        demonstration: settings.demonstration,
        editions,
    };
    let mut files = vec![
        file(LEAFLETS_FILE, json(&leaflets)),
        file(ROBOTS_FILE, robots(address)),
        file(HEADERS_FILE, headers(security_policy)),
    ];
    // A sitemap needs whole addresses, so a site that gives none has no sitemap.
    files.extend(address.map(|address| file(SITEMAP_FILE, sitemap(address, pages))));
    files
}

fn file(path: &str, text: String) -> Page {
    Page { path: path.to_owned(), bytes: text.into_bytes() }
}

fn json(leaflets: &Leaflets<'_>) -> String {
    let mut text = serde_json::to_string_pretty(leaflets).unwrap_or_default();
    text.push('\n');
    text
}

fn sitemap(address: &str, pages: &[String]) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in pages.iter().filter(|path| *path != NOT_FOUND_FILE) {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        text.push_str("<url><loc>");
        let _ = pulldown_cmark_escape::escape_html(&mut text, &format!("{address}{path}"));
        text.push_str("</loc></url>\n");
    }
    text.push_str("</urlset>\n");
    text
}
