//! The tree that is published now: what of it the new one can take over.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::MARKER_FILE;
use super::stamp::Stamp;

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
        /// What else is known of it.
        metadata: Metadata,
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
                Before::Same { is_alike, metadata }
            }
            _ => Before::Other,
        }
    }

    /// Whether the file at `path` is still as it was, with the owner and rights that a new one
    /// would have.
    pub fn has(&self, path: &str, stamp: Stamp) -> bool {
        let about = fs::symlink_metadata(self.folder.join(path));
        about.is_ok_and(|about| {
            about.is_file() && Stamp::of(&about) == stamp && is_alike(&about, &self.pattern)
        })
    }

    /// Gives the file at `path` a second name in the new tree. Where the disk knows no such
    /// names, or allows no more of them, it is copied; some disks then share its bytes.
    pub fn carry_over(&self, path: &str, to: &Path) -> io::Result<()> {
        let from = self.folder.join(path);
        match fs::hard_link(&from, to) {
            Ok(()) => Ok(()),
            Err(error) if is_hopeless(&error) => Err(error),
            Err(_) => copy_with_time(&from, to),
        }
    }

    /// Whether it has no file but the marker and those that `is_known` knows.
    pub fn has_only(&self, is_known: &(dyn Fn(&str) -> bool + Sync)) -> bool {
        has_only(&self.folder, "", is_known)
    }
}

/// Copies a file with its time of change: for what goes by it (rsync, browsers) it is the same.
fn copy_with_time(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let time = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_modified(time)
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_copy_has_the_bytes_and_the_time_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        fs::write(&from, "text").unwrap();
        let time = fs::metadata(&from).unwrap().modified().unwrap() - Duration::from_hours(1);
        File::options().write(true).open(&from).unwrap().set_modified(time).unwrap();
        copy_with_time(&from, &to).unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "text");
        assert_eq!(fs::metadata(&to).unwrap().modified().unwrap(), time);
    }

    #[test]
    fn files_are_compared_to_their_last_byte() {
        let folder = tempfile::tempdir().unwrap();
        let marker = folder.path().join(MARKER_FILE);
        fs::write(&marker, "").unwrap();
        let old = OldTree::new(folder.path().to_owned(), fs::metadata(&marker).unwrap());
        let mut bytes = vec![7; 2 * CHUNK + 1];
        fs::write(folder.path().join("a"), &bytes).unwrap();
        assert!(matches!(old.before("a", &bytes), Before::Same { is_alike: true, .. }));
        *bytes.last_mut().unwrap() = 8;
        assert!(matches!(old.before("a", &bytes), Before::Other));
        assert!(matches!(old.before("a", &bytes[1..]), Before::Other));
        assert!(matches!(old.before("b", &bytes), Before::Nothing));
    }
}
