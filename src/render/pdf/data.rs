//! A leaflet as data for the template on paper: words and structure, nothing that is run.

use serde::Serialize;

use super::fonts::families;
use super::form::Form;
use super::parts::{Block, Inline};
use super::writer::{Writer, marked};
use crate::colour::{Colour, Palette, Role, Scheme};
use crate::edition::{Edition, Set};
use crate::language::Language;
use crate::render::around::{audience_key, notices, review_dates};
use crate::source::Audience;

/// Everything that the template needs.
#[derive(Debug, Serialize)]
pub struct LeafletData<'a> {
    form: &'static str,
    is_easy_read: bool,
    lang: &'a str,
    dir: &'static str,
    text_lang: &'a str,
    text_dir: &'static str,
    fonts: Vec<&'static str>,
    /// The colour of headings and lines: that of links on the borough's pages.
    accent: String,
    title: &'a str,
    heading: Vec<Inline>,
    summary: Vec<Inline>,
    borough: &'a str,
    audience: String,
    language: String,
    notices: Vec<String>,
    reviewed: Vec<String>,
    full_version: Option<String>,
    another_format: String,
    page_of: String,
    blocks: Vec<Block>,
}

impl<'a> LeafletData<'a> {
    /// The data of an edition in one form, set in `fonts`.
    pub fn new(
        set: &'a Set<'_>,
        edition: &'a Edition<'_>,
        form: Form,
        palette: &Palette,
        is_demonstration: bool,
    ) -> Self {
        let furniture = set.voice.furniture;
        let word = |key: &str| furniture.text(key, &[]).text;
        let document = set.document(edition);
        let text = edition.voice;
        let accent = accent(set, palette);
        let writer = Writer { furniture: text.furniture, accent };
        // Other leaflets tell at their foot that they can be had in Easy Read.
        let is_easy_read = edition.id.audience == Audience::EasyRead;
        let full_version = set.other_version(edition).filter(|_| is_easy_read);
        let full_version = full_version.map(|_| word("full_on_paper"));
        Self {
            form: form.pages(),
            is_easy_read,
            lang: set.voice.language.tag(),
            dir: set.voice.language.direction().attribute(),
            text_lang: text.language.tag(),
            text_dir: text.language.direction().attribute(),
            fonts: fonts_of(set.voice.language, text.language),
            accent: accent.to_string(),
            title: edition.headings.title.text,
            heading: marked(edition.headings.title, text.language),
            summary: marked(edition.headings.summary, text.language),
            borough: &set.borough.name,
            audience: word(audience_key(edition.id.audience)),
            language: word("language_name"),
            notices: notices_of(set, edition, is_demonstration),
            reviewed: review_dates(set, edition),
            full_version,
            another_format: word("another_format"),
            page_of: furniture.text("page_of", &[("page", "{page}"), ("pages", "{pages}")]).text,
            blocks: document.blocks.iter().flat_map(|block| writer.block(block)).collect(),
        }
    }
}

/// The fonts of the page's words and of the text: those of scripts first.
fn fonts_of(page: &Language, text: &Language) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for family in families(text).into_iter().rev().chain(families(page).into_iter().rev()) {
        if !names.contains(&family.name) {
            names.push(family.name);
        }
    }
    names.reverse();
    names
}

/// Black where a theme has no such colour.
fn accent(set: &Set<'_>, palette: &Palette) -> Colour {
    let palette = set.borough.colours.over(palette);
    palette.colour(Scheme::Light, Role::Link).unwrap_or(Colour::BLACK)
}

fn notices_of(set: &Set<'_>, edition: &Edition<'_>, is_demonstration: bool) -> Vec<String> {
    let demonstration = is_demonstration
        .then(|| set.voice.furniture.text("demonstration", &[("name", &set.borough.name)]).text);
    let others = notices(set, edition).into_iter().map(|notice| notice.wording.text);
    demonstration.into_iter().chain(others).collect()
}
