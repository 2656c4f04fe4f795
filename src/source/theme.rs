//! Templates and assets: those that the binary carries, the site's own in their place.

use std::collections::BTreeMap;
use std::path::Path;

use super::files::read_folder;
use crate::carried::Folder;
use crate::diagnostic::Diagnostics;

/// The folder of assets in `templates/`.
const ASSETS: &str = "assets/";

/// Everything that shapes a page apart from its words.
#[derive(Debug, Default)]
pub struct Theme {
    /// Templates by name, such as `leaflet.html`.
    pub templates: BTreeMap<String, String>,
    /// Style sheets and scripts by name, such as `plainleaf.css`.
    pub assets: BTreeMap<String, String>,
}

impl Theme {
    fn add(&mut self, path: &str, text: String) {
        match path.strip_prefix(ASSETS) {
            Some(name) => self.assets.insert(name.to_owned(), text),
            None => self.templates.insert(path.to_owned(), text),
        };
    }
}

/// Reads the theme of the site at `root`, file by file over the one that is carried.
pub fn read_theme(root: &Path, diagnostics: &mut Diagnostics) -> Theme {
    let mut theme = Theme::default();
    for path in Folder::Templates.paths() {
        if let Some(text) = Folder::Templates.text(&path) {
            theme.add(&path, text);
        }
    }
    for file in read_folder(root, "templates", diagnostics) {
        theme.add(file.path.trim_start_matches("templates/"), file.text.text().to_owned());
    }
    theme
}
