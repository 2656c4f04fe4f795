//! All leaflets of one borough in one language.

use serde::Serialize;

use super::address::{root_from, set_path};
use super::frame::{Draft, Frame, first_tag, tongues};
use super::inlines::marked;
use crate::edition::{Edition, Set};
use crate::render::around::audience_key;
use crate::source::Audience;

/// Where the list of a set lies.
pub fn path(set: &Set<'_>) -> String {
    set_path(&set.borough.slug, set.voice.language.tag(), first_tag(set))
}

/// The list of a set.
pub fn set(frame: &Frame<'_, '_>, set: &Set<'_>) -> Draft {
    let first = first_tag(set);
    let path = path(set);
    let root = root_from(&path);
    let furniture = set.voice.furniture;
    let title = furniture.text("all_leaflets", &[]).text;
    let heading = furniture.text("leaflets_from", &[("name", &set.borough.name)]).text;
    let mut context = frame.context_of_set(set, &root, &title, &heading, "index.html".to_owned());
    let here = if path.matches('/').count() == 1 {
        format!("{}/", set.voice.language.tag())
    } else {
        String::new()
    };
    let audiences: Vec<AudienceList<'_>> = Audience::ALL
        .into_iter()
        .map(|audience| AudienceList::new(audience, set, &here))
        .filter(|list| !list.leaflets.is_empty())
        .collect();
    context.insert("audiences", &audiences);
    context.insert(
        "languages",
        &tongues(set, |tag| format!("{root}{}", set_path(&set.borough.slug, tag, first))),
    );
    Draft { path, template: "set.html", context }
}

#[derive(Serialize)]
struct AudienceList<'a> {
    key: &'static str,
    title: String,
    leaflets: Vec<Listed<'a>>,
}

impl<'a> AudienceList<'a> {
    fn new(audience: Audience, set: &'a Set<'_>, here: &str) -> Self {
        Self {
            key: audience.folder(),
            title: set.voice.furniture.text(audience_key(audience), &[]).text,
            leaflets: set
                .editions
                .iter()
                .filter(|edition| edition.id.audience == audience)
                .map(|edition| Listed::new(edition, here))
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    href: String,
    title: String,
    summary: String,
    lang: &'a str,
    dir: &'static str,
}

impl<'a> Listed<'a> {
    fn new(edition: &Edition<'a>, here: &str) -> Self {
        let language = edition.voice.language;
        let (folder, slug) = (edition.id.audience.folder(), &edition.id.slug);
        Self {
            href: format!("{here}{folder}/{slug}/index.html"),
            title: marked(edition.headings.title, language),
            summary: marked(edition.headings.summary, language),
            lang: language.tag(),
            dir: language.direction().attribute(),
        }
    }
}
