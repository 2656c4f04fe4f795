//! The files of a site: found, read and checked to be text inside the site.

#![allow(
    clippy::disallowed_types,
    reason = "the age of a file decides whether it is read again, not what is published"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use comemo::memoize;
use rayon::prelude::*;
use walkdir::WalkDir;

use super::bounded::{LARGEST, read_at_most};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span};

/// Why a site could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The folder is no site.
    #[error(
        "`{}` is not a site: it has no plainleaf.yaml\nGo to the folder of your site, name it with --site, or make a new one with `plainleaf init`.",
        .0.display()
    )]
    NotASite(PathBuf),
    /// The folder itself cannot be used.
    #[error("the folder `{}` cannot be read", .0.display())]
    Folder(PathBuf, #[source] std::io::Error),
    /// A file that was named cannot be read.
    #[error("the file `{}` cannot be read", .0.display())]
    File(PathBuf, #[source] std::io::Error),
}

/// One text file: its path in the site, with forward slashes, and its text.
pub struct File {
    /// The path, such as `content/_shared/facts.yaml`.
    pub path: String,
    /// The text.
    pub text: Arc<SourceText>,
}

/// A file as the site calls it, whether it was named from the site or from elsewhere.
#[must_use]
pub fn in_site(site: &Path, file: &Path) -> PathBuf {
    let whole = |path: &Path| fs::canonicalize(path).ok();
    let inside = || whole(file)?.strip_prefix(whole(site)?).ok().map(Path::to_owned);
    inside().unwrap_or_else(|| file.strip_prefix(".").unwrap_or(file).to_owned())
}

/// Reads every file below `folder` of the site at `root`, in the order of their paths.
/// Hidden files and editors' backups are left out.
pub fn read_folder(root: &Path, folder: &str, diagnostics: &mut Diagnostics) -> Vec<File> {
    let found = find(root, folder, diagnostics);
    let read: Vec<(Option<File>, Diagnostics)> = found
        .into_par_iter()
        .map(|path| {
            let mut diagnostics = Diagnostics::new();
            (read_file(root, &path, &mut diagnostics), diagnostics)
        })
        .collect();
    read.into_iter()
        .filter_map(|(file, found)| {
            diagnostics.extend(found);
            file
        })
        .collect()
}

/// Parses every file that `is_leaflet`, in parallel; the others give nothing.
pub fn parse_leaflets<T: Send>(
    files: &[File],
    is_leaflet: impl Fn(&str) -> bool + Sync,
    read: impl Fn(&Arc<SourceText>, &mut Diagnostics) -> T + Sync,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<T>> {
    let parsed: Vec<(Option<T>, Diagnostics)> = files
        .par_iter()
        .map(|file| {
            let mut found = Diagnostics::new();
            let leaflet = is_leaflet(&file.path).then(|| read(&file.text, &mut found));
            (leaflet, found)
        })
        .collect();
    parsed
        .into_iter()
        .map(|(leaflet, found)| {
            diagnostics.extend(found);
            leaflet
        })
        .collect()
}

/// Reads a file that belongs to no site, under the name that it was given; reports when it is
/// not text.
///
/// # Errors
/// When it cannot be read.
pub fn read_loose(
    path: &Path,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Arc<SourceText>>, ReadError> {
    let bytes = read_at_most(path, LARGEST);
    let bytes = bytes.map_err(|error| ReadError::File(path.to_owned(), error))?;
    Ok(text_of(&path.to_string_lossy().replace('\\', "/"), bytes, diagnostics))
}

/// Reads one file of the site by its name. A link that leads out of the site is not followed.
pub fn read_named_file(root: &Path, path: &str, diagnostics: &mut Diagnostics) -> Option<File> {
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let file = root.join(path);
    if file.is_symlink() && !leads_inside(&real_root, &file) {
        refuse_outside(path, diagnostics);
        return None;
    }
    read_file(root, path, diagnostics)
}

/// Reads one file of the site; reports when it is not text or cannot be read. One that has not
/// been touched since it was read is not read again.
pub fn read_file(root: &Path, path: &str, diagnostics: &mut Diagnostics) -> Option<File> {
    let whole = root.join(path);
    let (text, found) = match Stamp::of(&whole) {
        Some(stamp) => settled_text(&whole, path, stamp),
        None => text_at(&whole, path),
    };
    diagnostics.extend(found);
    text.map(|text| File { text, path: path.to_owned() })
}

/// The text of a file whose stamp says that nobody is at work on it.
#[memoize]
fn settled_text(whole: &Path, path: &str, stamp: Stamp) -> (Option<Arc<SourceText>>, Diagnostics) {
    // The stamp is no more than what tells this call from one before the file was touched.
    let Stamp { .. } = stamp;
    text_at(whole, path)
}

fn text_at(whole: &Path, path: &str) -> (Option<Arc<SourceText>>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let text = match read_at_most(whole, LARGEST) {
        Ok(bytes) => text_of(path, bytes, &mut diagnostics),
        Err(error) => {
            let message = format!("this file cannot be read: {error}");
            let help = "Check that you may read it and that nothing else removes it.";
            diagnostics.report(Code::Unreadable, nowhere(path), message, help);
            None
        }
    };
    (text, diagnostics)
}

/// What a file system says of a file that changes whenever the file does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Stamp {
    modified: SystemTime,
    length: u64,
    /// The number of the file, and when it was last changed in any way, in seconds and
    /// nanoseconds: a file that is moved here keeps the time at which it was modified.
    changed: (u64, i64, i64),
}

/// How long a file must have been left alone: clocks of file systems tick that seldom at the most.
const SETTLED: Duration = Duration::from_secs(2);

impl Stamp {
    /// That of the file at `path`; nothing when it was touched just now, or when there is none.
    fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok()?;
        let modified = about.modified().ok()?;
        let is_settled = modified.elapsed().is_ok_and(|age| age > SETTLED);
        is_settled.then(|| Self { modified, length: about.len(), changed: changed(&about) })
    }
}

#[cfg(unix)]
fn changed(about: &fs::Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (about.ino(), about.ctime(), about.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &fs::Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// The place of a file whose text is not known.
fn nowhere(path: &str) -> Place {
    Place::start_of(&SourceText::new(path, ""))
}

/// The text of a file that is not too large and is text; reports when it is not.
fn text_of(
    path: &str,
    bytes: Option<Vec<u8>>,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<SourceText>> {
    let Some(bytes) = bytes else {
        let message = format!("this file is larger than {} KiB", LARGEST / 1024);
        let help = "Cut it into several files, or take it out if it is no text.";
        diagnostics.report(Code::TooLarge, nowhere(path), message, help);
        return None;
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(SourceText::new(path, text.strip_prefix('\u{feff}').unwrap_or(&text))),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let readable = String::from_utf8_lossy(&bytes).into_owned();
            let source = SourceText::new(path, readable);
            let message =
                format!("this file is not UTF-8 text: byte {} is {:#04x}", at + 1, bytes[at]);
            let help = "Save it again with the encoding UTF-8.";
            diagnostics.report(
                Code::NotUtf8,
                Place::new(&source, Span::new(at, at + 3)),
                message,
                help,
            );
            None
        }
    }
}

fn find(root: &Path, folder: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let start = root.join(folder);
    if !start.exists() {
        return Vec::new();
    }
    let relative =
        |path: &Path| path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let mut paths = Vec::new();
    let walk = WalkDir::new(&start).follow_links(true).sort_by_file_name();
    let mut outside = Vec::new();
    let entries = walk.into_iter().filter_entry(|entry| {
        let stays_inside = !entry.path_is_symlink() || leads_inside(&real_root, entry.path());
        if !stays_inside {
            outside.push(relative(entry.path()));
        }
        stays_inside && !is_ignored(&entry.file_name().to_string_lossy())
    });
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_file() => paths.push(relative(entry.path())),
            Ok(entry) if entry.file_type().is_dir() => {}
            // A pipe or a device would be read without end.
            Ok(entry) => {
                let path = relative(entry.path());
                let message = "this is neither a file nor a folder";
                let help = "Take it out of the site.";
                diagnostics.report(Code::Unreadable, nowhere(&path), message, help);
            }
            Err(error) => {
                let path = error.path().map_or_else(|| folder.to_owned(), relative);
                let message = format!("this cannot be read: {error}");
                let help = "Check that you may read it and that it is no circle of links.";
                diagnostics.report(Code::Unreadable, nowhere(&path), message, help);
            }
        }
    }
    for path in outside {
        refuse_outside(&path, diagnostics);
    }
    paths
}

fn leads_inside(real_root: &Path, path: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| real.starts_with(real_root))
}

fn refuse_outside(path: &str, diagnostics: &mut Diagnostics) {
    let message = "this symbolic link leads out of the site, or nowhere";
    let help = "Put the file itself here: only what lies in the site is published.";
    diagnostics.report(Code::SymlinkOutside, nowhere(path), message, help);
}

fn is_ignored(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}
