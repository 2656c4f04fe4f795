//! Fonts: which a language needs, and where they are on this machine.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fontdb::{Database, FaceInfo, Source, Style};
use icu_locale::{Locale, LocaleExpander};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::language::Language;

/// The font for letters of Europe, and for figures in every language.
const BASE: Family = Family { name: "Noto Sans", package: "fonts-noto-core" };
/// Scripts that need another font beside it.
const OF_SCRIPTS: [(&str, Family); 11] = [
    // Its Nastaliq sister cannot be copied or searched in a PDF.
    ("Arab", Family { name: "Noto Naskh Arabic", package: "fonts-noto-core" }),
    ("Beng", Family { name: "Noto Sans Bengali", package: "fonts-noto-core" }),
    ("Deva", Family { name: "Noto Sans Devanagari", package: "fonts-noto-core" }),
    ("Ethi", Family { name: "Noto Sans Ethiopic", package: "fonts-noto-core" }),
    ("Gujr", Family { name: "Noto Sans Gujarati", package: "fonts-noto-core" }),
    ("Guru", Family { name: "Noto Sans Gurmukhi", package: "fonts-noto-core" }),
    ("Hebr", Family { name: "Noto Sans Hebrew", package: "fonts-noto-core" }),
    ("Sinh", Family { name: "Noto Sans Sinhala", package: "fonts-noto-core" }),
    ("Taml", Family { name: "Noto Sans Tamil", package: "fonts-noto-core" }),
    ("Hans", Family { name: "Noto Sans CJK SC", package: "fonts-noto-cjk" }),
    ("Hant", Family { name: "Noto Sans CJK TC", package: "fonts-noto-cjk" }),
];
/// Regular and bold.
const WEIGHTS: [u16; 2] = [400, 700];

/// A font family and the Debian package that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Family {
    /// Its name.
    pub name: &'static str,
    /// The package.
    pub package: &'static str,
}

/// The families that text in `language` is set in: that of its script first, if it has one.
#[must_use]
pub fn families(language: &Language) -> Vec<Family> {
    let script = language.tag().parse::<Locale>().ok().and_then(|mut locale| {
        LocaleExpander::new_extended().maximize(&mut locale.id);
        locale.id.script
    });
    let own = script.and_then(|script| {
        OF_SCRIPTS.iter().find(|(name, _)| *name == script.as_str()).map(|(_, family)| *family)
    });
    own.into_iter().chain([BASE]).collect()
}

/// The fonts of this machine that leaflets are set in.
pub struct Fonts {
    /// Their names and features.
    pub book: LazyHash<FontBook>,
    faces: Vec<Font>,
    names: BTreeSet<String>,
}

impl Fonts {
    /// Finds fonts in `folders` and, after these, in the folders of the system. Only the
    /// families that `languages` need are read.
    #[must_use]
    pub fn find(folders: &[PathBuf], languages: &[&Language]) -> Self {
        let wanted: BTreeSet<&str> = languages
            .iter()
            .flat_map(|language| families(language))
            .map(|family| family.name)
            .collect();
        let mut database = Database::new();
        for folder in folders {
            database.load_fonts_dir(folder);
        }
        database.load_system_fonts();
        let mut fonts = Vec::new();
        let mut names = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for face in database.faces() {
            let Some(name) =
                face.families.iter().map(|(name, _)| name).find(|name| wanted.contains(&***name))
            else {
                continue;
            };
            // The first found wins: a folder of the site's own comes before the system.
            if !is_needed(face)
                || !seen.insert((name.clone(), face.weight.0, face.style == Style::Italic))
            {
                continue;
            }
            if let Some(font) = read(&face.source, face.index) {
                names.insert(name.clone());
                fonts.push(font);
            }
        }
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), faces: fonts, names }
    }

    /// The families that text in `language` needs and that are not here.
    #[must_use]
    pub fn missing(&self, language: &Language) -> Vec<Family> {
        let is_missing = |family: &Family| !self.names.contains(family.name);
        families(language).into_iter().filter(is_missing).collect()
    }

    /// The font of this number.
    #[must_use]
    pub fn font(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }

    /// A hash of all that the fonts draw.
    #[must_use]
    pub fn hash(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for font in &self.faces {
            hasher.update(font.data());
        }
        hasher.finalize()
    }
}

fn is_needed(face: &FaceInfo) -> bool {
    WEIGHTS.contains(&face.weight.0)
        && matches!(face.style, Style::Normal | Style::Italic)
        && face.stretch == fontdb::Stretch::Normal
}

fn read(source: &Source, index: u32) -> Option<Font> {
    let path: &Path = match source {
        Source::File(path) => path,
        Source::Binary(_) | Source::SharedFile(..) => return None,
    };
    Font::new(Bytes::new(std::fs::read(path).ok()?), index)
}
