//! One leaflet, for one borough, in one language.

use serde::Serialize;
use tera::Context;

use super::address::{edition_path, root_from, set_path, sibling};
use super::body::body;
use super::frame::{Draft, Frame, audience_key, contents, first_tag, tongues};
use super::inlines::words;
use crate::edition::{Edition, Set, Standing};
use crate::source::Status;

/// The page of an edition.
pub fn leaflet(frame: &Frame<'_, '_>, set: &Set<'_>, edition: &Edition<'_>) -> Draft {
    let path = edition_path(set, edition);
    let root = root_from(&path);
    let furniture = set.voice.furniture;
    let document = set.document(edition);
    let first = first_tag(set);
    let list = format!("{root}{}", set_path(&set.borough.slug, set.voice.language.tag(), first));
    let mut context = frame.context_of_set(set, &root, edition.tab_title, edition.title, list);
    context.insert("audience", &words(furniture, audience_key(edition.id.audience), &[]));
    context.insert("summary", edition.summary);
    context.insert("content_lang", edition.voice.language.tag());
    context.insert("content_dir", edition.voice.language.direction().attribute());
    context.insert("body", &body(&document, edition.voice.furniture));
    context.insert("has_calculator", &document.has_calculator());
    context.insert("contents", &contents(&document));
    context.insert("notices", &notices(set, edition));
    let date = |key: &str, date: Option<jiff::civil::Date>| {
        date.map(|date| furniture.text(key, &[("date", &set.voice.language.date(date))]).text)
            .unwrap_or_default()
    };
    context.insert("reviewed_on", &date("reviewed_on", edition.leaflet.reviewed));
    context.insert("review_by", &date("review_by", edition.leaflet.review_by));
    insert_neighbours(&mut context, set, edition);
    let (folder, slug) = (edition.id.audience.folder(), &edition.id.slug);
    context.insert(
        "languages",
        &tongues(set, |tag| format!("../../../{tag}/{folder}/{slug}/index.html")),
    );
    Draft { path, template: "leaflet.html", context }
}

fn notices(set: &Set<'_>, edition: &Edition<'_>) -> Vec<Notice> {
    let furniture = set.voice.furniture;
    let mut notices = Vec::new();
    let mut add = |kind, html| notices.push(Notice { kind, html });
    match edition.standing {
        Standing::Original => {}
        Standing::Draft => {
            let read = words(furniture, "read_in_english", &[]);
            let source = furniture.source_language().tag();
            let (folder, slug) = (edition.id.audience.folder(), &edition.id.slug);
            let link = format!(
                "{} <a href=\"../../../{source}/{folder}/{slug}/index.html\" hreflang=\"{source}\" data-inside>{read}</a>",
                words(furniture, "draft_translation", &[])
            );
            let has_source = set.voices.iter().any(|voice| voice.language.tag() == source);
            add(
                "draft",
                if has_source { link } else { words(furniture, "draft_translation", &[]) },
            );
        }
        Standing::Reviewed { date, reviewer } => {
            let date = set.voice.language.date(date);
            let parts = [("date", date.as_str()), ("reviewer", reviewer)];
            add("reviewed", words(furniture, "reviewed_translation", &parts));
        }
        Standing::FallsBack => add("fallback", words(furniture, "not_translated", &[])),
    }
    if edition.leaflet.status == Status::Draft {
        add("unfinished", words(furniture, "draft_leaflet", &[]));
    }
    notices
}

/// The leaflets beside this one: those of the same audience, in order.
fn insert_neighbours(context: &mut Context, set: &Set<'_>, edition: &Edition<'_>) {
    let audience = edition.id.audience;
    let all: Vec<&Edition<'_>> =
        set.editions.iter().filter(|other| other.id.audience == audience).collect();
    let href = |other: &Edition<'_>| sibling(audience.folder(), &other.id.slug, None);
    let here = all.iter().position(|other| other.id == edition.id).unwrap_or_default();
    let turn = |at: Option<usize>| {
        let other = all.get(at?)?;
        Some(Turn { href: href(other), title: other.title })
    };
    if let Some(previous) = turn(here.checked_sub(1)) {
        context.insert("previous", &previous);
    }
    if let Some(next) = turn(Some(here + 1)) {
        context.insert("next", &next);
    }
    let siblings: Vec<Sibling<'_>> = all
        .iter()
        .map(|other| Sibling {
            href: href(other),
            title: other.title,
            current: other.id == edition.id,
        })
        .collect();
    context.insert("siblings", &siblings);
}

#[derive(Serialize)]
struct Notice {
    kind: &'static str,
    html: String,
}

#[derive(Serialize)]
struct Turn<'a> {
    href: String,
    title: &'a str,
}

#[derive(Serialize)]
struct Sibling<'a> {
    href: String,
    title: &'a str,
    current: bool,
}
