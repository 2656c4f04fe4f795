//! Guide pages.

use serde::Serialize;

use super::address::{guide_path, root_from};
use super::body::body;
use super::frame::{Draft, Frame, contents};
use crate::edition::{Guide, Plan};

/// A page of the guide.
pub fn guide(frame: &Frame<'_, '_>, guide: &Guide<'_>) -> Draft {
    let voice = frame.source_voice();
    let path = guide_path(guide.slug);
    let leaflet = guide.leaflet;
    let root = root_from(&path);
    let title = &leaflet.tab_title.value;
    let mut context = frame.context_of_site(&root, title, &leaflet.title.value);
    context.insert("summary", &leaflet.summary.value);
    context.insert("body", &body(&guide.document, voice.furniture));
    context.insert("contents", &contents(&guide.document));
    context.insert("guides", &guide_links(frame.plan, "../", Some(guide.slug)));
    Draft { path, template: "guide.html", context }
}

/// Links to every guide page, each address after `prefix`.
pub fn guide_links<'p>(
    plan: &'p Plan<'_>,
    prefix: &str,
    current: Option<&str>,
) -> Vec<GuideLink<'p>> {
    plan.guide
        .iter()
        .map(|guide| GuideLink {
            href: format!("{prefix}{}/index.html", guide.slug),
            title: &guide.leaflet.title.value,
            summary: &guide.leaflet.summary.value,
            current: current == Some(guide.slug),
        })
        .collect()
}

/// A link to a guide page.
#[derive(Serialize)]
pub struct GuideLink<'a> {
    href: String,
    title: &'a str,
    summary: &'a str,
    current: bool,
}
