//! The new tree: written to a folder beside the old one, which stays whole until the swap.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::leftovers::{clean, restore, tell_failure};
use super::lock::Lock;
use super::old::{Before, OldTree};
use super::place::{Place, is_ours};
use super::remove::{remove_tree, remove_unfinished};
use super::stamp::Stamp;
use super::swap::{exchange, sync_files, sync_names};
use super::{MARKER_FILE, PublishError};

const MARKER_TEXT: &str =
    "This folder was published by Plainleaf. The next build replaces all of it.\n";

/// A tree that is being written. Dropped without `publish`, it leaves nothing behind.
#[derive(Debug)]
pub struct NewTree {
    folder: PathBuf,
    old: Option<OldTree>,
    files: Mutex<Files>,
    /// The folders that have been made in it.
    folders: Mutex<HashSet<Box<str>>>,
    place: Place,
    // The last field: it is freed when everything else is put away.
    _lock: Lock,
}

/// The files of the new tree by their paths.
type Files = HashMap<Box<str>, Fate>;

/// How a file compares with that of the old tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The old tree has none.
    New,
    /// The old one has other bytes.
    Changed,
    /// The old one has the same bytes, but could not be taken over.
    Rewritten,
    /// The old one is taken over when the tree is published.
    Carried,
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
    /// The pages that are no longer there, by their folders, in order.
    #[must_use]
    pub fn withdrawn(&self) -> Vec<&str> {
        let pages = self.removed.iter().filter_map(|path| path.strip_suffix("/index.html"));
        let mut pages: Vec<&str> = pages.collect();
        pages.sort_unstable();
        pages
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
            files: Mutex::default(),
            folders: Mutex::default(),
            place,
            _lock: lock,
        };
        let marker = write_new(&tree.folder.join(MARKER_FILE), MARKER_TEXT.as_bytes())
            .and_then(|marker| marker.metadata())
            .map_err(|error| tree.failed(MARKER_FILE, error))?;
        tree.old = is_ours(&tree.place.out).then(|| OldTree::new(tree.place.out.clone(), marker));
        Ok(tree)
    }

    /// Puts one file into the tree; `path` is relative, with forward slashes. A file that the
    /// old tree has with the same bytes is carried over, with its time of change.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Stamp, PublishError> {
        self.put(path, bytes).map_err(|error| self.failed(path, error))
    }

    /// Takes files over from the old tree without a look into them, if each of them is still as
    /// its stamp says. Says whether they are taken over: all of them, or none.
    pub fn keep<'f>(&self, files: impl Iterator<Item = (&'f str, Stamp)> + Clone) -> bool {
        let Some(old) = &self.old else { return false };
        let are_there = files.clone().all(|(path, stamp)| old.has(path, stamp));
        if are_there {
            let kept = files.map(|(path, _)| (path.into(), Fate::Carried));
            locked(&self.files).extend(kept);
        }
        are_there
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<Stamp> {
        let before = self.old.as_ref().map_or(Before::Nothing, |old| old.before(path, bytes));
        let fate = match &before {
            Before::Nothing => Fate::New,
            Before::Other => Fate::Changed,
            Before::Same { is_alike: false, .. } => Fate::Rewritten,
            Before::Same { is_alike: true, .. } => Fate::Carried,
        };
        let stamp = match before {
            Before::Same { is_alike: true, metadata } => Stamp::of(&metadata),
            Before::Same { metadata, .. } => {
                let file = self.put_new(path, bytes)?;
                // For what goes by it (rsync, browsers) it is the same file.
                let _ = metadata.modified().and_then(|time| file.set_modified(time));
                Stamp::of(&file.metadata()?)
            }
            Before::Nothing | Before::Other => Stamp::of(&self.put_new(path, bytes)?.metadata()?),
        };
        match locked(&self.files).insert(path.into(), fate) {
            None => Ok(stamp),
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    fn put_new(&self, path: &str, bytes: &[u8]) -> io::Result<File> {
        self.make_folder_of(path)?;
        write_new(&self.folder.join(path), bytes)
    }

    /// Makes the folder of a file, once.
    fn make_folder_of(&self, path: &str) -> io::Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        if locked(&self.folders).contains(folder) {
            return Ok(());
        }
        fs::create_dir_all(self.folder.join(folder))?;
        locked(&self.folders).insert(folder.into());
        Ok(())
    }

    fn failed(&self, path: &str, error: io::Error) -> PublishError {
        PublishError::Write(self.place.out.join(path), error)
    }

    /// Puts the new tree in the place of the old one, and removes that. When both say the same,
    /// the old one stays.
    ///
    /// # Errors
    /// When it cannot be put there; the old tree is then as it was.
    pub fn publish(self) -> Result<Changes, PublishError> {
        let files = std::mem::take(&mut *locked(&self.files));
        // Somebody may have put files there while the pages were made.
        self.place.refuse_foreign()?;
        let removed = if self.is_as_before(&files) {
            Vec::new()
        } else {
            self.carry_over(&files)?;
            self.swap()?;
            self.remove_old(&files)
        };
        let count = |fates: &[Fate]| files.values().filter(|f| fates.contains(f)).count();
        Ok(Changes {
            folder: self.place.out.clone(),
            had_tree: self.old.is_some(),
            new: count(&[Fate::New]),
            changed: count(&[Fate::Changed]),
            carried: count(&[Fate::Rewritten, Fate::Carried]),
            removed,
        })
    }

    /// Whether the old tree has all files of the new one and no others.
    fn is_as_before(&self, files: &Files) -> bool {
        let is_carried = files.values().all(|fate| *fate == Fate::Carried);
        let is_known = |path: &str| files.contains_key(path);
        is_carried && self.old.as_ref().is_some_and(|old| old.has_only(&is_known))
    }

    /// Takes files of the old tree over into the new one. It is done at the end, because in
    /// most builds either nothing changes or much does.
    fn carry_over(&self, files: &Files) -> Result<(), PublishError> {
        let Some(old) = &self.old else { return Ok(()) };
        let carried = files.par_iter().filter(|(_, fate)| **fate == Fate::Carried);
        carried.try_for_each(|(path, _)| {
            self.make_folder_of(path)
                .and_then(|()| old.carry_over(path, &self.folder.join(&**path)))
                .map_err(|error| self.failed(path, error))
        })
    }

    fn swap(&self) -> Result<(), PublishError> {
        let out = &self.place.out;
        sync_files(&self.folder).map_err(|error| self.failed("", error))?;
        let swapped = if out.exists() {
            exchange(&self.folder, out, &self.place.aside())
        } else {
            fs::rename(&self.folder, out)
        };
        swapped.map_err(|error| PublishError::Swap(out.clone(), error))?;
        sync_names(&self.place.parent);
        Ok(())
    }

    /// Removes the old tree after the swap; gives the files that the new one lacks.
    fn remove_old(&self, files: &Files) -> Vec<String> {
        // Where there was none, nothing is left at the place of the new one.
        if !self.folder.exists() {
            return Vec::new();
        }
        let removed = Mutex::new(Vec::new());
        let result = remove_tree(&self.folder, &|path| {
            if !files.contains_key(path) {
                locked(&removed).push(path.to_owned());
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
        // After a swap, nothing is here unless it could not be removed, and that was told.
        if self.folder.exists() {
            let _ = remove_unfinished(&self.folder);
        }
    }
}

/// A thread that failed while it held the lock has left nothing half done.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
