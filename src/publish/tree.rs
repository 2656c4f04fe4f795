//! The new tree: written to a folder beside the old one, which stays whole until the swap.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::leftovers::{clean, restore, tell_failure};
use super::lock::Lock;
use super::old::{Before, OldTree};
use super::place::{Place, is_ours};
use super::remove::{remove_tree, remove_unfinished};
use super::swap::{exchange, sync_files, sync_names};
use super::{MARKER_FILE, PublishError};

const MARKER_TEXT: &str =
    "This folder was published by Plainleaf. The next build replaces all of it.\n";

/// A tree that is being written. Dropped without `publish`, it leaves nothing behind.
#[derive(Debug)]
pub struct NewTree {
    folder: PathBuf,
    old: Option<OldTree>,
    written: Mutex<Written>,
    counts: Counts,
    is_synced: bool,
    place: Place,
    // The last field: it is freed when everything else is put away.
    _lock: Lock,
}

/// What is in the new tree so far, by its path.
#[derive(Debug, Default)]
struct Written {
    files: HashSet<Box<str>>,
    folders: HashSet<Box<str>>,
}

#[derive(Debug, Default)]
struct Counts {
    new: AtomicUsize,
    changed: AtomicUsize,
    carried: AtomicUsize,
}

/// A published tree, and how it differs from the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Where it is.
    pub folder: PathBuf,
    /// Whether there was a tree before.
    pub had_tree: bool,
    /// How many files the tree before did not have.
    pub new: usize,
    /// How many files have other bytes than before.
    pub changed: usize,
    /// How many files are as they were.
    pub carried: usize,
    /// The files that only the tree before had, by their paths in it, in order.
    pub removed: Vec<String>,
}

impl Changes {
    /// The pages that are no longer there, by their folders.
    pub fn withdrawn(&self) -> impl Iterator<Item = &str> {
        self.removed.iter().filter_map(|path| path.strip_suffix("/index.html"))
    }
}

impl NewTree {
    /// Begins a new tree that will be published at `out`. Waits while another build writes
    /// there, and removes what builds that were killed have left.
    ///
    /// # Errors
    /// When `out` holds something else, or nothing can be written beside it.
    pub fn begin(out: &Path) -> Result<Self, PublishError> {
        let place = Place::of(out)?;
        let beside = |error| PublishError::Beside(place.parent.clone(), error);
        place.refuse_foreign()?;
        fs::create_dir_all(&place.parent).map_err(beside)?;
        let lock = Lock::take(&place, |holder| {
            tracing::warn!("{holder} is publishing to {}: waiting for it", place.out.display());
        })
        .map_err(beside)?;
        restore(&place, &lock).map_err(beside)?;
        clean(&place, &lock).map_err(beside)?;
        place.refuse_foreign()?;
        place.refuse_broken_link()?;
        let folder = new_folder(&place).map_err(beside)?;
        let mut tree = Self {
            folder,
            old: None,
            written: Mutex::default(),
            counts: Counts::default(),
            is_synced: true,
            place,
            _lock: lock,
        };
        tree.write(MARKER_FILE, MARKER_TEXT.as_bytes())?;
        tree.counts = Counts::default();
        if is_ours(&tree.place.out) {
            let marker = fs::metadata(tree.folder.join(MARKER_FILE));
            let marker = marker.map_err(|error| tree.failed(MARKER_FILE, error))?;
            tree.old = Some(OldTree::new(tree.place.out.clone(), marker));
        }
        Ok(tree)
    }

    /// Lets the tree be lost in a power cut, as that of a preview may.
    #[must_use]
    pub fn unsynced(mut self) -> Self {
        self.is_synced = false;
        self
    }

    /// Puts one file into the tree; `path` is relative, with forward slashes. A file that the
    /// old tree has with the same bytes is carried over, with its time of change.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.put(path, bytes).map_err(|error| self.failed(path, error))
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.make_folder_of(path)?;
        let full = self.folder.join(path);
        let before = self.old.as_ref().map_or(Before::Nothing, |old| old.before(path, bytes));
        let count = match before {
            Before::Nothing => {
                write_new(&full, bytes)?;
                &self.counts.new
            }
            Before::Other => {
                write_new(&full, bytes)?;
                &self.counts.changed
            }
            Before::Same(metadata) => {
                let is_linked =
                    self.old.as_ref().is_some_and(|old| old.link(path, &metadata, &full));
                if !is_linked {
                    let file = write_new(&full, bytes)?;
                    // For what goes by it (rsync, browsers) it is the same file.
                    let _ = metadata.modified().and_then(|time| file.set_modified(time));
                }
                &self.counts.carried
            }
        };
        count.fetch_add(1, Ordering::Relaxed);
        self.written().files.insert(path.into());
        Ok(())
    }

    /// Makes the folder of a file, once.
    fn make_folder_of(&self, path: &str) -> io::Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        if self.written().folders.contains(folder) {
            return Ok(());
        }
        fs::create_dir_all(self.folder.join(folder))?;
        self.written().folders.insert(folder.into());
        Ok(())
    }

    fn written(&self) -> MutexGuard<'_, Written> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn failed(&self, path: &str, error: io::Error) -> PublishError {
        PublishError::Write(self.place.out.join(path), error)
    }

    /// Puts the new tree in the place of the old one, and removes that.
    ///
    /// # Errors
    /// When it cannot be put there; the old tree is then as it was.
    pub fn publish(self) -> Result<Changes, PublishError> {
        let out = &self.place.out;
        if self.is_synced {
            sync_files(&self.folder).map_err(|error| self.failed("", error))?;
        }
        // Somebody may have put files there while the pages were made.
        self.place.refuse_foreign()?;
        let swapped = if out.exists() {
            exchange(&self.folder, out, &self.place.aside())
        } else {
            fs::rename(&self.folder, out)
        };
        swapped.map_err(|error| PublishError::Swap(out.clone(), error))?;
        if self.is_synced {
            sync_names(&self.place.parent);
        }
        let count = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        Ok(Changes {
            removed: self.remove_old(),
            folder: out.clone(),
            had_tree: self.old.is_some(),
            new: count(&self.counts.new),
            changed: count(&self.counts.changed),
            carried: count(&self.counts.carried),
        })
    }

    /// Removes the old tree after the swap; gives the files that the new one lacks.
    fn remove_old(&self) -> Vec<String> {
        // Where there was none, nothing is left at the place of the new one.
        if !self.folder.exists() {
            return Vec::new();
        }
        let written = self.written();
        let removed = Mutex::new(Vec::new());
        let result = remove_tree(&self.folder, &|path| {
            if !written.files.contains(path) {
                removed.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
            }
        });
        tell_failure(&self.folder, result);
        let mut removed = removed.into_inner().unwrap_or_else(PoisonError::into_inner);
        removed.sort_unstable();
        removed
    }
}

impl Drop for NewTree {
    fn drop(&mut self) {
        // After `publish`, nothing is here unless it could not be removed, and that is told.
        if self.folder.exists() {
            let _ = remove_unfinished(&self.folder);
        }
    }
}

/// Makes a folder of a name of its own beside the output folder.
fn new_folder(place: &Place) -> io::Result<PathBuf> {
    let prefix = place.new_prefix();
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).rand_bytes(6);
    // A temporary folder is for its owner alone, but this is for web servers: the user's
    // umask says who may read it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    Ok(builder.tempdir_in(&place.parent)?.keep())
}

/// Writes a file that is not there yet. To write into one that is there could change the old
/// tree, which shares files with this one.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    Ok(file)
}
