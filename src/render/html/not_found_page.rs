//! What a server shows for an address that is not there.

use super::frame::{Draft, Frame};
use crate::published::path_of;

/// Where the page for addresses that are not there lies.
pub const PATH: &str = "404.html";

/// The page for addresses that are not there can be shown at any depth of the tree,
/// so it alone refers to everything by the path at which the site is published.
pub fn not_found(frame: &Frame<'_, '_>) -> Draft {
    let voice = frame.source_voice();
    let settings = &frame.plan.source.settings;
    // The preview shows the tree at the top of its own address.
    let published = settings.address.as_deref().filter(|_| !frame.preview);
    let root = published.map_or("/", path_of);
    let heading = voice.furniture.text("not_found_title", &[]).text;
    let mut context = frame.context_of_site(root, &heading, &heading);
    context.insert("home_href", &format!("{root}index.html"));
    Draft { path: PATH.to_owned(), template: "not-found.html", context }
}
