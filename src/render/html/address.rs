//! Where each page lies in the published tree, and the relative ways between pages.
//!
//! Every link names `index.html`, so that the tree works from a folder on a disk as it
//! does from a web server.

use crate::edition::{Edition, Set};

/// Where the list of a borough's leaflets lies: in the borough's folder for its first
/// language, in a folder of its own for the others.
#[must_use]
pub fn set_path(borough: &str, language: &str, first_language: &str) -> String {
    if language == first_language {
        format!("{borough}/index.html")
    } else {
        format!("{borough}/{language}/index.html")
    }
}

/// Where the web page of an edition lies.
#[must_use]
pub fn edition_path(set: &Set<'_>, edition: &Edition<'_>) -> String {
    format!("{}/index.html", edition_folder(set, edition))
}

/// The folder of all forms of an edition.
#[must_use]
pub fn edition_folder(set: &Set<'_>, edition: &Edition<'_>) -> String {
    format!(
        "{}/{}/{}/{}",
        set.borough.slug,
        set.voice.language.tag(),
        edition.id.audience.folder(),
        edition.id.slug
    )
}

/// Where a guide page lies.
#[must_use]
pub fn guide_path(slug: &str) -> String {
    format!("guide/{slug}/index.html")
}

/// The way from the page at `path` up to the top of the tree, ending in a slash.
pub fn root_from(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The link from a leaflet or guide page to another one of the same set or guide.
pub fn sibling(folder: &str, slug: &str, anchor: Option<&str>) -> String {
    let hash = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    if folder.is_empty() {
        format!("../{slug}/index.html{hash}")
    } else {
        format!("../../{folder}/{slug}/index.html{hash}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_has_the_folder_of_the_borough() {
        assert_eq!(set_path("barnet", "en", "en"), "barnet/index.html");
        assert_eq!(set_path("barnet", "pl", "en"), "barnet/pl/index.html");
    }

    #[test]
    fn ways_to_the_top_are_relative() {
        assert_eq!(root_from("index.html"), "./");
        assert_eq!(root_from("barnet/en/parents/your-rights/index.html"), "../../../../");
    }
}
