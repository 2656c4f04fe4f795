//! One leaflet, for one borough, in one language.

use serde::Serialize;
use tera::Context;

use super::address::{edition_path, root_from, set_path, sibling};
use super::body::body;
use super::frame::{Draft, Frame, contents, first_tag, tongues};
use super::inlines::{marked, worded, words};
use crate::edition::{Edition, Headings, Set};
use crate::render::around::{self, NoticeKind, audience_key};
use crate::render::pdf::Paper;
use crate::source::Audience;

/// The page of an edition.
pub fn leaflet(
    frame: &Frame<'_, '_>,
    set: &Set<'_>,
    edition: &Edition<'_>,
    papers: &[Paper],
) -> Draft {
    let path = edition_path(set, edition);
    let root = root_from(&path);
    let furniture = set.voice.furniture;
    let document = set.document(edition);
    let first = first_tag(set);
    let list = format!("{root}{}", set_path(&set.borough.slug, set.voice.language.tag(), first));
    let Headings { title, tab_title, summary, .. } = edition.headings;
    let mut context = frame.context_of_set(set, &root, tab_title.text, title.text, list);
    context.insert("audience", &words(furniture, audience_key(edition.id.audience), &[]));
    let text = edition.voice.language;
    context.insert("title_html", &marked(title, text));
    context.insert("summary_html", &marked(summary, text));
    context.insert("content_lang", edition.voice.language.tag());
    context.insert("content_dir", edition.voice.language.direction().attribute());
    context.insert("body", &body(&document, edition.voice.furniture));
    context.insert("has_calculator", &document.has_calculator());
    context.insert("has_pictures", &document.has_pictures());
    context.insert("is_easy_read", &(edition.id.audience == Audience::EasyRead));
    context.insert("has_notes", &document.has_notes());
    context.insert("contents", &contents(&document));
    let notices = around::notices(set, edition);
    let notices: Vec<Notice> = notices.iter().map(|n| notice(set, edition, n)).collect();
    context.insert("notices", &notices);
    context.insert("review_dates", &around::review_dates(set, edition));
    context
        .insert("papers", &papers.iter().map(|paper| paper_link(set, paper)).collect::<Vec<_>>());
    if let Some(version) = set.other_version(edition) {
        let other = OtherVersion {
            href: sibling(version.id.audience.folder(), &version.id.slug, None),
            words: words(furniture, around::other_version_key(version.id.audience), &[]),
        };
        context.insert("other_version", &other);
    }
    insert_neighbours(&mut context, set, edition);
    let (folder, slug) = (edition.id.audience.folder(), &edition.id.slug);
    context.insert(
        "languages",
        &tongues(set, |tag| format!("../../../{tag}/{folder}/{slug}/index.html")),
    );
    Draft { path, template: "leaflet.html", context }
}

/// The notices as HTML; that of a draft leads to the text it was made from.
fn notice(set: &Set<'_>, edition: &Edition<'_>, notice: &around::Notice) -> Notice {
    let furniture = set.voice.furniture;
    let mut html = worded(furniture, &notice.wording);
    let source = furniture.source_language().tag();
    let has_source = set.voices.iter().any(|voice| voice.language.tag() == source);
    if notice.kind == NoticeKind::Draft && has_source {
        let (folder, slug) = (edition.id.audience.folder(), &edition.id.slug);
        let read = words(furniture, "read_in_english", &[]);
        let address = format!("../../../{source}/{folder}/{slug}/index.html");
        let link = format!(r#"<a href="{address}" hreflang="{source}" data-inside>{read}</a>"#);
        html = [html, link].join(" ");
    }
    // Good news can wait until the reader has read the leaflet.
    Notice { waits: notice.kind == NoticeKind::Reviewed, html }
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
        Some(Turn { href: href(other), title: marked(other.headings.title, set.voice.language) })
    };
    if let Some(previous) = turn(here.checked_sub(1)) {
        context.insert("previous", &previous);
    }
    if let Some(next) = turn(Some(here + 1)) {
        context.insert("next", &next);
    }
    let siblings: Vec<Sibling> = all
        .iter()
        .map(|other| Sibling {
            href: href(other),
            title: marked(other.headings.title, set.voice.language),
            current: other.id == edition.id,
        })
        .collect();
    context.insert("siblings", &siblings);
}

/// What the page says of a file on paper: its form, how many pages, and how big it is.
fn paper_link(set: &Set<'_>, paper: &Paper) -> PaperLink {
    let furniture = set.voice.furniture;
    let pages = u32::try_from(paper.pages).unwrap_or(u32::MAX);
    let kilobytes = paper.bytes.len().div_ceil(1000).to_string();
    let pages = furniture.plural("paper_pages", pages, &[]).text;
    PaperLink {
        href: paper.form.file(),
        label: words(furniture, paper.form.key(), &[]),
        about: words(furniture, "paper_about", &[("pages", &pages), ("size", &kilobytes)]),
    }
}

/// The same leaflet for other readers.
#[derive(Serialize)]
struct OtherVersion {
    href: String,
    words: String,
}

#[derive(Serialize)]
struct PaperLink {
    href: &'static str,
    label: String,
    about: String,
}

#[derive(Serialize)]
struct Notice {
    waits: bool,
    html: String,
}

#[derive(Serialize)]
struct Turn {
    href: String,
    title: String,
}

#[derive(Serialize)]
struct Sibling {
    href: String,
    title: String,
    current: bool,
}
