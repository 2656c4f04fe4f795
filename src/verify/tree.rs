//! What lies in the folder of a tree, and of which kind each file is.

use std::collections::{BTreeMap, HashMap};
use std::fs::FileType;
use std::path::Path;
use std::sync::OnceLock;
use std::{fs, io};

use walkdir::{DirEntry, WalkDir};

use super::VerifyError;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText};
use crate::publish::MARKER_FILE;
use crate::published::{
    ASSETS_FOLDER, HASH_DIGITS, HEADERS_FILE, LEAFLETS_FILE, NOT_FOUND_FILE, ROBOTS_FILE,
    SITEMAP_FILE,
};

/// Files that a host wants to find beside the pages, and that are none of our business.
const OF_HOST: [&str; 2] = ["CNAME", ".nojekyll"];
/// A folder of that kind: proofs of ownership, security.txt.
const FOLDER_OF_HOST: &str = ".well-known";

/// Of which kind a file is, by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page at its own address.
    Page,
    /// The page for addresses that are not there.
    NotFound,
    /// A style sheet among the assets.
    Style,
    /// A script among the assets.
    Script,
    /// Any other asset.
    Asset,
    /// A leaflet on paper.
    Paper,
    /// One of the files about the tree as a whole.
    Listing,
    /// A file that the host needs, and nobody else.
    OfHost,
    /// A file that no tree has.
    Unknown,
}

impl Kind {
    /// The kind of the file at `path`.
    pub fn of(path: &str) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        match (folder, name) {
            ("", NOT_FOUND_FILE) => Self::NotFound,
            ("", LEAFLETS_FILE | HEADERS_FILE | ROBOTS_FILE | SITEMAP_FILE | MARKER_FILE) => {
                Self::Listing
            }
            ("", name) if OF_HOST.contains(&name) => Self::OfHost,
            (ASSETS_FOLDER, name) => asset(name),
            (folder, _) if folder.split('/').next() == Some(FOLDER_OF_HOST) => Self::OfHost,
            (_, "index.html") => Self::Page,
            (_, name) if !folder.is_empty() && ends_in(name, "pdf") => Self::Paper,
            _ => Self::Unknown,
        }
    }

    /// Whether it is a page.
    pub fn is_page(self) -> bool {
        matches!(self, Self::Page | Self::NotFound)
    }

    /// Whether it is among the assets.
    pub fn is_asset(self) -> bool {
        matches!(self, Self::Style | Self::Script | Self::Asset)
    }
}

/// Assets carry a hash: `page.a01da01abe.js`.
fn asset(name: &str) -> Kind {
    match asset_hash_of(name) {
        None => Kind::Unknown,
        Some(_) if ends_in(name, "css") => Kind::Style,
        Some(_) if ends_in(name, "js") => Kind::Script,
        Some(_) => Kind::Asset,
    }
}

/// The hash in the name of an asset.
pub fn asset_hash_of(name: &str) -> Option<&str> {
    let (rest, _) = name.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    let is_hash = hash.len() == HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hash && !stem.is_empty()).then_some(hash)
}

fn ends_in(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, found)| !stem.is_empty() && found == extension)
}

/// The files of a tree, in the order of their paths.
pub struct Tree<'f> {
    folder: &'f Path,
    files: Vec<(Box<str>, Kind)>,
    numbers: HashMap<Box<str>, usize>,
    in_small_letters: OnceLock<BTreeMap<String, usize>>,
}

impl<'f> Tree<'f> {
    /// Lists the files; what no tree has is reported.
    pub fn read(folder: &'f Path, found: &mut Diagnostics) -> Result<Self, VerifyError> {
        fs::read_dir(folder).map_err(|error| VerifyError::Folder(folder.to_owned(), error))?;
        let mut tree = Self {
            folder,
            files: Vec::new(),
            numbers: HashMap::new(),
            in_small_letters: OnceLock::new(),
        };
        let mut entries = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if is_foreign_folder(&entry) => {
                    let name = entry.file_name().to_string_lossy().into_owned();
                    tree.unknown(&name, "a hidden folder", found);
                    entries.skip_current_dir();
                }
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => tree.add(&entry, found),
                Err(error) => {
                    let path = error.path().unwrap_or(folder);
                    let path = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
                    let place = tree.place_of(&path);
                    let message = format!("this cannot be read: {error}");
                    found.report(Code::Unreadable, place, message, "Give the right to read it.");
                }
            }
        }
        let paths = tree.files.iter().enumerate();
        tree.numbers = paths.map(|(number, (path, _))| (path.clone(), number)).collect();
        Ok(tree)
    }

    fn add(&mut self, entry: &DirEntry, found: &mut Diagnostics) {
        let relative = entry.path().strip_prefix(self.folder).unwrap_or(entry.path());
        let Some(path) = relative.to_str().map(|path| path.replace('\\', "/")) else {
            self.unknown(&relative.to_string_lossy(), "a file whose name is not UTF-8", found);
            return;
        };
        if let Some(what) = other_than_file(entry.file_type()) {
            self.unknown(&path, what, found);
            return;
        }
        let kind = Kind::of(&path);
        if kind == Kind::Unknown {
            self.unknown(&path, "a file", found);
        } else if kind != Kind::OfHost && entry.metadata().is_ok_and(|about| about.len() == 0) {
            let help = "Publish the whole folder again: a copy may have been broken off, or the disk may be full.";
            found.report(Code::EmptyFile, self.place_of(&path), "this file is empty", help);
        }
        self.files.push((path.into(), kind));
    }

    fn unknown(&self, path: &str, what: &str, found: &mut Diagnostics) {
        let message = format!("{what} that no tree of leaflets has");
        let help = "Remove it. It was not made by `plainleaf build`, so nobody has checked what it shows to families.";
        found.report(Code::UnknownFile, self.place_of(path), message, help);
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// The path of a file from the top of the tree, with forward slashes.
    pub fn path(&self, file: usize) -> &str {
        &self.files[file].0
    }

    /// Of which kind a file is.
    pub fn kind(&self, file: usize) -> Kind {
        self.files[file].1
    }

    /// The number of the file at `path`, if it is there in just these letters.
    pub fn find(&self, path: &str) -> Option<usize> {
        self.numbers.get(path).copied()
    }

    /// The path of a file that differs from `path` in capital and small letters alone.
    pub fn find_in_other_letters(&self, path: &str) -> Option<&str> {
        let all = self.in_small_letters.get_or_init(|| {
            let files = self.files.iter().enumerate();
            files.map(|(number, (path, _))| (path.to_lowercase(), number)).collect()
        });
        all.get(&path.to_lowercase()).map(|number| self.path(*number))
    }

    /// What a file holds.
    pub fn bytes(&self, file: usize) -> io::Result<Vec<u8>> {
        fs::read(self.folder.join(self.path(file)))
    }

    /// The path of a file as reports print it.
    pub fn shown(&self, path: &str) -> String {
        let folder = self.folder.strip_prefix(".").unwrap_or(self.folder);
        folder.join(path).to_string_lossy().replace('\\', "/")
    }

    /// A file as a whole, for what is wrong with it at no one place.
    pub fn place_of(&self, path: &str) -> Place {
        Place::start_of(&SourceText::new(self.shown(path), ""))
    }
}

/// Hidden folders such as `.git` are told once, not file by file.
fn is_foreign_folder(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 1
        && entry.file_type().is_dir()
        && name.starts_with('.')
        && name != FOLDER_OF_HOST
}

/// What something is that is no plain file.
fn other_than_file(found: FileType) -> Option<&'static str> {
    if found.is_symlink() {
        Some("a symbolic link")
    } else if found.is_file() {
        None
    } else {
        Some("a device or socket")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_their_paths() {
        for (path, kind) in [
            ("index.html", Kind::Page),
            ("barnet/pl/index.html", Kind::Page),
            ("404.html", Kind::NotFound),
            ("barnet/404.html", Kind::Unknown),
            ("assets/page.a01da01abe.js", Kind::Script),
            ("assets/plainleaf.4457e267cc.css", Kind::Style),
            ("assets/page.js", Kind::Unknown),
            ("assets/.a01da01abe.js", Kind::Unknown),
            ("assets/old/page.a01da01abe.js", Kind::Unknown),
            ("barnet/en/parents/your-dates/leaflet.pdf", Kind::Paper),
            ("leaflet.pdf", Kind::Unknown),
            (".plainleaf", Kind::Listing),
            ("barnet/.plainleaf", Kind::Unknown),
            (".well-known/security.txt", Kind::OfHost),
            ("CNAME", Kind::OfHost),
            (".DS_Store", Kind::Unknown),
            ("barnet/index.html~", Kind::Unknown),
            ("barnet/index.html.bak", Kind::Unknown),
        ] {
            assert_eq!(Kind::of(path), kind, "{path}");
        }
    }
}
