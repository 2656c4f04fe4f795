//! Style sheets and scripts, named by their content so that they can be kept for ever.

use std::collections::BTreeMap;

use super::condense::{condensed_script, condensed_style};
use super::error::RenderError;
use super::style::style_sheet;
use crate::colour::Palette;
use crate::edition::Plan;
use crate::leaflet::Document;
use crate::published::{ASSETS_FOLDER, asset_hash};
use crate::source::Borough;

/// The style sheet of a theme.
const STYLE: &str = "plainleaf.css";
/// What else pages load.
const OTHERS: [&str; 7] =
    ["early.js", "page.js", "dates.js", "dates.css", "notes.js", "notes.css", "guide.css"];

/// One file under `assets/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it lies in the tree.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl Asset {
    /// A file of `text` whose name in the theme is `name`.
    #[must_use]
    pub fn new(name: &str, text: String) -> Self {
        let hash = asset_hash(text.as_bytes());
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "txt"));
        Self { path: format!("{ASSETS_FOLDER}/{stem}.{hash}.{extension}"), text }
    }
}

/// A file as readers get it.
fn served(name: &str, text: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, "css")) => condensed_style(text),
        Some((_, "js")) => condensed_script(text),
        _ => text.to_owned(),
    }
}

/// What no page of `plan` loads.
fn unused(plan: &Plan<'_>) -> Vec<&'static str> {
    let has = |is_wanted: fn(&Document) -> bool| {
        let mut editions = plan.sets.iter().flat_map(|set| &set.editions);
        editions.any(|edition| is_wanted(&edition.leaflet.document))
    };
    let groups: [(&[&str], bool); 3] = [
        (&["dates.js", "dates.css"], has(Document::asks_for_calculator)),
        (&["notes.js", "notes.css"], has(Document::has_notes)),
        (&["guide.css"], !plan.guide.is_empty()),
    ];
    let unused = groups.into_iter().filter(|(_, is_used)| !is_used);
    unused.flat_map(|(files, _)| files).copied().collect()
}

/// What pages load: the scripts and other files of the theme, and a style sheet for each palette.
pub struct Assets<'p> {
    files: BTreeMap<&'p str, Asset>,
    style: Asset,
    styles_of_boroughs: BTreeMap<&'p str, Asset>,
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
        let style = |palette: &Palette| Asset::new(STYLE, style_sheet(palette, rules));
        let unused = unused(plan);
        let files =
            theme.assets.iter().filter(|(name, _)| *name != STYLE && !unused.contains(&&***name));
        let boroughs: BTreeMap<&str, &Borough> =
            plan.sets.iter().map(|set| (&*set.borough.slug, set.borough)).collect();
        let of_borough =
            |borough: &'p Borough| (&*borough.slug, style(&borough.colours.over(&theme.palette)));
        Ok(Self {
            files: files
                .map(|(name, text)| (&**name, Asset::new(name, served(name, text))))
                .collect(),
            style: style(&theme.palette),
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
            self.files.values().chain(styles).map(|asset| (&*asset.path, asset)).collect();
        all.into_values()
    }
}
