//! The tree that is published now: what of it the new one can take over.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::MARKER_FILE;

/// How much of a file is compared at a time, in bytes.
const CHUNK: usize = 64 * 1024;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; CHUNK]);
}

/// The tree that is published now.
#[derive(Debug)]
pub(super) struct OldTree {
    folder: PathBuf,
    /// The marker of the new tree, just written: as all of its files should be.
    pattern: Metadata,
}

/// What the old tree has at a path.
pub(super) enum Before {
    /// No file.
    Nothing,
    /// A file that says something else.
    Other,
    /// A file with the same bytes.
    Same {
        /// Whether it has the owner and rights that a new one would have: else a change of
        /// these would never reach what stays the same.
        is_alike: bool,
        /// When it was last changed.
        modified: Option<SystemTime>,
    },
}

impl OldTree {
    pub fn new(folder: PathBuf, pattern: Metadata) -> Self {
        Self { folder, pattern }
    }

    /// What is at `path`. A file that cannot be read counts as another one.
    pub fn before(&self, path: &str, bytes: &[u8]) -> Before {
        let mut file = match open(&self.folder.join(path)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Before::Nothing,
            Err(_) => return Before::Other,
        };
        match file.metadata() {
            Ok(metadata)
                if metadata.is_file()
                    && metadata.len() == bytes.len() as u64
                    && is_equal(&mut file, bytes).unwrap_or(false) =>
            {
                let is_alike = is_alike(&metadata, &self.pattern);
                Before::Same { is_alike, modified: metadata.modified().ok() }
            }
            _ => Before::Other,
        }
    }

    /// Gives the file at `path` a second name in the new tree. Where the disk knows no such
    /// names, or allows no more of them, it is copied; some disks then share its bytes.
    pub fn carry_over(&self, path: &str, to: &Path) -> io::Result<()> {
        let from = self.folder.join(path);
        match fs::hard_link(&from, to) {
            Ok(()) => Ok(()),
            Err(error) if is_hopeless(&error) => Err(error),
            Err(_) => {
                fs::copy(&from, to)?;
                let time = fs::metadata(&from)?.modified()?;
                // For what goes by it (rsync, browsers) it is the same file.
                let _ = File::options().write(true).open(to).map(|file| file.set_modified(time));
                Ok(())
            }
        }
    }

    /// Whether it has no file but the marker and those that `is_known` knows.
    pub fn has_only(&self, is_known: &(dyn Fn(&str) -> bool + Sync)) -> bool {
        has_only(&self.folder, "", is_known)
    }
}

/// Whether a copy would fail like the link.
fn is_hopeless(error: &io::Error) -> bool {
    use io::ErrorKind::{AlreadyExists, NotFound, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), AlreadyExists | NotFound | ReadOnlyFilesystem | StorageFull)
}

fn has_only(folder: &Path, name: &str, is_known: &(dyn Fn(&str) -> bool + Sync)) -> bool {
    let Ok(entries) = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) else {
        return false;
    };
    entries.into_par_iter().all(|entry| {
        let name = inside(name, &entry.file_name());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => has_only(&entry.path(), &name, is_known),
            Ok(_) => name == MARKER_FILE || is_known(&name),
            Err(_) => false,
        }
    })
}

/// The path of what is in a folder of a tree; the tree itself has an empty one.
pub(super) fn inside(folder: &str, name: &OsStr) -> String {
    let name = name.to_string_lossy();
    if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") }
}

/// A link in the tree is not ours, so it is not followed.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // Nor is a pipe waited for.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).unwrap_or_default();
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(unix)]
fn is_alike(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let all = |metadata: &Metadata| (metadata.mode(), metadata.uid(), metadata.gid());
    all(one) == all(other)
}

#[cfg(not(unix))]
fn is_alike(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// Whether a file of this many bytes has just these.
fn is_equal(file: &mut File, bytes: &[u8]) -> io::Result<bool> {
    BUFFER.with_borrow_mut(|buffer| {
        for chunk in bytes.chunks(CHUNK) {
            let read = &mut buffer[..chunk.len()];
            file.read_exact(read)?;
            if read != chunk {
                return Ok(false);
            }
        }
        Ok(true)
    })
}
