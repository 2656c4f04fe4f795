//! All leaflets of one borough in one language.

use serde::Serialize;

use super::address::{root_from, set_path};
use super::frame::{Draft, Frame, first_tag, tongues};
use crate::edition::Set;
use crate::render::around::audience_key;
use crate::source::Audience;

/// The list of a set.
pub fn set(frame: &Frame<'_, '_>, set: &Set<'_>) -> Draft {
    let first = first_tag(set);
    let path = set_path(&set.borough.slug, set.voice.language.tag(), first);
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
                .map(|edition| Listed {
                    href: format!("{here}{}/{}/index.html", audience.folder(), edition.id.slug),
                    title: edition.title,
                    summary: edition.summary,
                    lang: edition.voice.language.tag(),
                    dir: edition.voice.language.direction().attribute(),
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    href: String,
    title: &'a str,
    summary: &'a str,
    lang: &'a str,
    dir: &'static str,
}
