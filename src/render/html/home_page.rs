//! The way in: choose a council.

use serde::Serialize;

use super::address::set_path;
use super::frame::{Draft, Frame, Tongue, first_tag};
use super::guide_page::guide_links;

/// Where the way in lies.
pub const PATH: &str = "index.html";

/// The first page: choose a council and a language, or open the guide.
pub fn home(frame: &Frame<'_, '_>) -> Draft {
    let voice = frame.source_voice();
    let heading = voice.furniture.text("choose_council", &[]).text;
    let mut context = frame.context_of_site("./", &heading, &heading);
    let mut councils: Vec<Council<'_>> = Vec::new();
    for set in &frame.plan.sets {
        if councils.last().is_some_and(|council| council.slug == set.borough.slug) {
            continue;
        }
        let first = first_tag(set);
        councils.push(Council {
            slug: &set.borough.slug,
            name: &set.borough.name,
            href: set_path(&set.borough.slug, first, first),
            languages: set
                .voices
                .iter()
                .map(|voice| {
                    let tag = voice.language.tag();
                    Tongue::new(*voice, set_path(&set.borough.slug, tag, first), false)
                })
                .collect(),
        });
    }
    context.insert("boroughs", &councils);
    context.insert("guides", &guide_links(frame.plan, "guide/", None));
    Draft { path: PATH.to_owned(), template: "home.html", context }
}

#[derive(Serialize)]
struct Council<'a> {
    #[serde(skip)]
    slug: &'a str,
    name: &'a str,
    href: String,
    languages: Vec<Tongue<'a>>,
}
