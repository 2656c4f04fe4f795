//! Style sheets and scripts, named by their content so that they can be kept for ever.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;

use super::condense::{condensed_script, condensed_style};
use super::error::RenderError;
use super::style::style_sheet;
use crate::colour::Palette;
use crate::diagnostic::SourceText;
use crate::edition::Plan;
use crate::leaflet::Document;
use crate::published::{ASSETS_FOLDER, asset_hash};
use crate::source::Borough;

/// The style sheet of a theme.
const STYLE: &str = "plainleaf.css";
/// What else pages load.
const OTHERS: [&str; 9] = [
    "early.js",
    "page.js",
    "dates.js",
    "dates.css",
    "notes.js",
    "notes.css",
    "pictures.css",
    "lists.css",
    "guide.css",
];

/// One file under `assets/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it lies in the tree.
    pub path: String,
    /// What it holds.
    pub text: Arc<str>,
}

impl Asset {
    /// A file of `text` whose name in the theme is `name`.
    #[must_use]
    pub fn new(name: &str, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let hash = asset_hash(text.as_bytes());
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "txt"));
        Self { path: format!("{ASSETS_FOLDER}/{stem}.{hash}.{extension}"), text }
    }
}

/// A file of the theme as readers get it.
#[memoize]
fn served(name: &str, file: &Arc<SourceText>) -> Arc<Asset> {
    let text = match name.rsplit_once('.') {
        Some((_, "css")) => condensed_style(file.text()),
        Some((_, "js")) => condensed_script(file.text()),
        _ => file.text().to_owned(),
    };
    Arc::new(Asset::new(name, text))
}

/// The style sheet of pages in `palette`.
#[memoize]
fn style_in(palette: &Palette, rules: &Arc<SourceText>) -> Arc<Asset> {
    Arc::new(Asset::new(STYLE, style_sheet(palette, rules)))
}

/// What no page of `plan` loads.
fn unused(plan: &Plan<'_>) -> Vec<&'static str> {
    let leaflets = plan.leaflets();
    let has = |is_wanted: fn(&Document) -> bool| {
        leaflets.iter().any(|leaflet| is_wanted(&leaflet.document))
    };
    let groups: [(&[&str], bool); 4] = [
        (&["dates.js", "dates.css"], has(Document::asks_for_calculator)),
        (&["notes.js", "notes.css"], has(Document::has_notes)),
        (&["pictures.css"], has(Document::has_pictures)),
        (&["guide.css"], !plan.guide.is_empty()),
    ];
    let unused = groups.into_iter().filter(|(_, is_used)| !is_used);
    unused.flat_map(|(files, _)| files).copied().collect()
}

/// What pages load: the scripts and other files of the theme, and a style sheet for each palette.
pub struct Assets<'p> {
    files: BTreeMap<&'p str, Arc<Asset>>,
    style: Arc<Asset>,
    styles_of_boroughs: BTreeMap<&'p str, Arc<Asset>>,
}

impl<'p> Assets<'p> {
    /// The assets that pages of `plan` load, and files that a site's own theme adds.
    ///
    /// # Errors
    /// When the theme lacks a file that pages need.
    pub fn new(plan: &'p Plan<'_>) -> Result<Self, RenderError> {
        let theme = &plan.source.theme;
        let rules = theme.assets.get(STYLE).ok_or(RenderError::NoAsset(STYLE))?;
        if let Some(name) = OTHERS.into_iter().find(|name| !theme.assets.contains_key(*name)) {
            return Err(RenderError::NoAsset(name));
        }
        let unused = unused(plan);
        let files =
            theme.assets.iter().filter(|(name, _)| *name != STYLE && !unused.contains(&&***name));
        let boroughs: BTreeMap<&str, &Borough> =
            plan.sets.iter().map(|set| (&*set.borough.slug, set.borough)).collect();
        let of_borough = |borough: &'p Borough| {
            (&*borough.slug, style_in(&borough.colours.over(&theme.palette), rules))
        };
        Ok(Self {
            files: files.map(|(name, file)| (&**name, served(name, file))).collect(),
            style: style_in(&theme.palette, rules),
            styles_of_boroughs: boroughs.into_values().map(of_borough).collect(),
        })
    }

    /// The path of a file of the theme.
    pub fn path(&self, name: &str) -> &str {
        self.files.get(name).map_or("", |asset| &asset.path)
    }

    /// The path of the style sheet of a borough, or of pages that belong to none.
    pub fn style(&self, borough: Option<&str>) -> &str {
        let own = borough.and_then(|slug| self.styles_of_boroughs.get(slug));
        &own.unwrap_or(&self.style).path
    }

    /// Every file once. Boroughs without colours of their own share one style sheet.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        let styles = self.styles_of_boroughs.values().chain([&self.style]);
        let all: BTreeMap<&str, &Asset> =
            self.files.values().chain(styles).map(|asset| (&*asset.path, &**asset)).collect();
        all.into_values()
    }
}
