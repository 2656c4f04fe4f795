//! Templates, assets and pictures: those that the binary carries, the site's own in their place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::files::read_folder;
use super::layout::{check_slug, refuse_unexpected};
use super::palette::read_palette;
use crate::carried::Folder;
use crate::colour::Palette;
use crate::diagnostic::{Diagnostics, SourceText};
use crate::picture::{Drawing, read_drawing};

/// The folder of assets in `templates/`.
const ASSETS: &str = "assets/";
/// The folder of pictures in `templates/`.
pub const PICTURES: &str = "pictures/";
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
    /// The pictures by id.
    pub drawings: Drawings,
}

/// Pictures of a theme, by id.
pub type Drawings = BTreeMap<String, Drawn>;

/// A picture of a theme.
#[derive(Debug, Hash)]
pub struct Drawn {
    /// What is drawn; nothing when the file breaks the contract, which is reported.
    pub drawing: Arc<Drawing>,
    /// The file, if it is the site's own.
    pub file: Option<Arc<SourceText>>,
}

/// Reads the theme of the site at `root`, file by file over the one that is carried.
pub fn read_theme(root: &Path, diagnostics: &mut Diagnostics) -> Theme {
    let carried = Folder::Templates.paths().into_iter().filter_map(|path| {
        let text = Folder::Templates.text(&path)?;
        let source = SourceText::new(format!("templates/{path}"), text);
        Some((path, source))
    });
    let mut files: BTreeMap<String, Arc<SourceText>> = carried.collect();
    let mut own = BTreeSet::new();
    for file in read_folder(root, "templates", diagnostics) {
        let path = file.path.trim_start_matches("templates/").to_owned();
        own.insert(path.clone());
        files.insert(path, file.text);
    }
    let mut theme = Theme::default();
    for (path, file) in files {
        if path == PALETTE {
            theme.palette = read_palette(&file, diagnostics);
        } else if path == ON_PAPER {
            file.text().clone_into(&mut theme.on_paper);
        } else if let Some(name) = path.strip_prefix(PICTURES) {
            let own = own.contains(&path).then_some(&file);
            theme.drawings.extend(drawn(name, &file, own, diagnostics));
        } else if let Some(name) = path.strip_prefix(ASSETS) {
            theme.assets.insert(name.to_owned(), file);
        } else {
            theme.templates.insert(path, file);
        }
    }
    theme
}

/// A picture with its id.
fn drawn(
    name: &str,
    file: &Arc<SourceText>,
    own: Option<&Arc<SourceText>>,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Drawn)> {
    let Some(id) = name.strip_suffix(".svg").filter(|id| !id.contains('/')) else {
        let help = "Pictures lie in templates/pictures as .svg files.";
        refuse_unexpected(file, help, diagnostics);
        return None;
    };
    check_slug(id, file, diagnostics);
    let drawing = read_drawing(file, diagnostics).unwrap_or_default();
    Some((id.to_owned(), Drawn { drawing, file: own.map(Arc::clone) }))
}
