//! What `leaflets.json` says of the tree: every edition, its forms, their sizes and hashes.

use std::collections::HashMap;

use serde::Deserialize;

use super::tree::{Kind, Tree};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};
use crate::published::{LEAFLETS_FILE, LEAFLETS_VERSION};

const BUILD_AGAIN: &str = "Build the site again and publish the whole folder.";

/// One form of an edition, as the list has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its size.
    pub bytes: u64,
    /// Its hash.
    pub blake3: [u8; 32],
    /// How many pages, of a form on paper.
    pub pages: Option<usize>,
}

/// What the list says.
#[derive(Debug, Default)]
pub struct List {
    /// Where the tree is published.
    pub address: Option<String>,
    /// Whether it could be read.
    pub is_read: bool,
    forms: HashMap<usize, Listed>,
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

#[derive(Deserialize)]
struct Leaflets {
    address: Option<String>,
    editions: Vec<Edition>,
}

#[derive(Deserialize)]
struct Edition {
    borough: String,
    language: String,
    audience: String,
    slug: String,
    forms: Vec<Form>,
}

#[derive(Deserialize)]
struct Form {
    path: String,
    bytes: u64,
    pages: Option<usize>,
    blake3: String,
}

impl List {
    /// Reads the list, and looks for the files that it names.
    pub fn read(tree: &Tree<'_>, found: &mut Diagnostics) -> Self {
        // Whether it is there at all is told with the other files that a tree must have.
        let Some(bytes) = tree.find(LEAFLETS_FILE).and_then(|file| tree.bytes(file).ok()) else {
            return Self::default();
        };
        let text = String::from_utf8_lossy(&bytes);
        let reporter = Reporter { path: tree.shown(LEAFLETS_FILE), text: &text };
        match read(&text) {
            Ok(leaflets) => Self::from(leaflets, tree, &reporter, found),
            Err(error) => {
                reporter.at(reporter.place(&error), error.to_string(), BUILD_AGAIN, found);
                Self::default()
            }
        }
    }

    fn from(
        leaflets: Leaflets,
        tree: &Tree<'_>,
        reporter: &Reporter<'_>,
        found: &mut Diagnostics,
    ) -> Self {
        let mut list = Self { address: leaflets.address, is_read: true, forms: HashMap::new() };
        for edition in leaflets.editions {
            let Edition { borough, language, audience, slug, forms } = edition;
            let folder = format!("{borough}/{language}/{audience}/{slug}/");
            for form in forms {
                if let Err((code, message, help)) = list.add(&form, &folder, tree) {
                    reporter.about(&form.path, code, message, help, found);
                }
            }
        }
        list
    }

    fn add(
        &mut self,
        form: &Form,
        folder: &str,
        tree: &Tree<'_>,
    ) -> Result<(), (Code, String, &'static str)> {
        let path = &form.path;
        if !path.starts_with(folder) {
            return Err((
                Code::BadList,
                format!("`{path}` is not in the folder of its leaflet, `{folder}`"),
                BUILD_AGAIN,
            ));
        }
        let file = tree.find(path).ok_or_else(|| {
            (
                Code::LostFile,
                format!("`{path}` is listed and not there"),
                "Publish the whole folder again: this file was lost on the way.",
            )
        })?;
        let blake3 = blake3::Hash::from_hex(&form.blake3)
            .map_err(|error| (Code::BadList, format!("no hash: {error}"), BUILD_AGAIN))?;
        let listed = Listed { bytes: form.bytes, blake3: blake3.into(), pages: form.pages };
        match self.forms.insert(file, listed) {
            None => Ok(()),
            Some(_) => Err((Code::BadList, format!("`{path}` is listed twice"), BUILD_AGAIN)),
        }
    }

    /// What the list says of a file.
    pub fn listed(&self, file: usize) -> Option<&Listed> {
        self.forms.get(&file)
    }

    /// Reports leaflets that are in the tree and not in the list.
    pub fn report_unlisted(&self, tree: &Tree<'_>, found: &mut Diagnostics) {
        let is_form = |file: &usize| match tree.kind(*file) {
            Kind::Page => tree.path(*file).split('/').count() == 5,
            kind => kind == Kind::Paper,
        };
        let files = (0..tree.len()).filter(is_form);
        for file in files.filter(|file| self.is_read && !self.forms.contains_key(file)) {
            let path = tree.path(file);
            found.report(
                Code::UnlistedLeaflet,
                tree.place_of(path),
                "this leaflet is not in leaflets.json",
                "It may be left over from an older set. Build the site again, and publish the whole folder in the place of the old one.",
            );
        }
    }
}

fn read(text: &str) -> Result<Leaflets, serde_json::Error> {
    let Version { version } = serde_json::from_str(text)?;
    if version != LEAFLETS_VERSION {
        return Err(serde::de::Error::custom(format!(
            "version {version} is not known here; verify the tree with the program that built it"
        )));
    }
    serde_json::from_str(text)
}

/// Tells problems at their place in the list.
struct Reporter<'t> {
    path: String,
    text: &'t str,
}

impl Reporter<'_> {
    fn about(&self, path: &str, code: Code, message: String, help: &str, found: &mut Diagnostics) {
        let words = serde_json::to_string(path).unwrap_or_default();
        let start = self.text.find(&words).unwrap_or(0);
        let source = SourceText::new(&*self.path, self.text);
        let span = Span::new(start, start + words.len());
        found.report(code, Place::new(&source, span), message, help);
    }

    fn at(&self, span: Span, message: String, help: &str, found: &mut Diagnostics) {
        let source = SourceText::new(&*self.path, self.text);
        found.report(Code::BadList, Place::new(&source, span), message, help);
    }

    /// Where the reader of JSON stopped.
    fn place(&self, error: &serde_json::Error) -> Span {
        let line = error.line().max(1);
        let start: usize = self.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let at = start + error.column().saturating_sub(1);
        Span::new(at, at + 1)
    }
}
