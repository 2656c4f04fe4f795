//! Templates and assets: those that the binary carries, the site's own in their place.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::files::read_folder;
use super::palette::read_palette;
use crate::carried::Folder;
use crate::colour::Palette;
use crate::diagnostic::{Diagnostics, SourceText};

/// The folder of assets in `templates/`.
const ASSETS: &str = "assets/";
/// The file of colours in `templates/`.
const PALETTE: &str = "palette.yaml";
/// The template of leaflets on paper.
const ON_PAPER: &str = "leaflet.typ";

/// Everything that shapes a page apart from its words.
#[derive(Debug, Default, Hash)]
pub struct Theme {
    /// Templates by name, such as `leaflet.html`.
    pub templates: BTreeMap<String, Arc<SourceText>>,
    /// Style sheets and scripts by name, such as `plainleaf.css`.
    pub assets: BTreeMap<String, Arc<SourceText>>,
    /// The template of leaflets on paper.
    pub on_paper: String,
    /// The colours of the site.
    pub palette: Palette,
}

/// Reads the theme of the site at `root`, file by file over the one that is carried.
pub fn read_theme(root: &Path, diagnostics: &mut Diagnostics) -> Theme {
    let carried = Folder::Templates.paths().into_iter().filter_map(|path| {
        let text = Folder::Templates.text(&path)?;
        let source = SourceText::new(format!("templates/{path}"), text);
        Some((path, source))
    });
    let mut files: BTreeMap<String, Arc<SourceText>> = carried.collect();
    for file in read_folder(root, "templates", diagnostics) {
        files.insert(file.path.trim_start_matches("templates/").to_owned(), file.text);
    }
    let mut theme = Theme::default();
    for (path, file) in files {
        if path == PALETTE {
            theme.palette = read_palette(&file, diagnostics);
        } else if path == ON_PAPER {
            theme.on_paper = file.text().to_owned();
        } else if let Some(name) = path.strip_prefix(ASSETS) {
            theme.assets.insert(name.to_owned(), file);
        } else {
            theme.templates.insert(path, file);
        }
    }
    theme
}
