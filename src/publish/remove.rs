//! Removing a tree of ours.

use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::MARKER_FILE;
use super::old::inside;

/// Removes a tree, and shows `see` the path of each file in it, with forward slashes. The
/// marker goes last: what a killed removal leaves is still known to be ours. Links are
/// removed, never followed. What cannot be removed stays, and the rest goes.
pub(super) fn remove_tree(folder: &Path, see: &(dyn Fn(&str) + Sync)) -> io::Result<()> {
    remove(folder, &Removal { see, failure: Mutex::new(None), is_parallel: true })
}

/// The same with one file after the other, so that it needs one open file only: they may have
/// run out when a tree is given up.
pub(super) fn remove_unfinished(folder: &Path) -> io::Result<()> {
    remove(folder, &Removal { see: &|_| {}, failure: Mutex::new(None), is_parallel: false })
}

fn remove(folder: &Path, removal: &Removal<'_>) -> io::Result<()> {
    removal.empty(folder, "");
    let failure = removal.failure.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(error) = failure {
        return Err(error);
    }
    match fs::remove_file(folder.join(MARKER_FILE)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => fs::remove_dir(folder),
    }
}

struct Removal<'a> {
    see: &'a (dyn Fn(&str) + Sync),
    /// The first failure; those after it often follow from it.
    failure: Mutex<Option<io::Error>>,
    is_parallel: bool,
}

impl Removal<'_> {
    /// Removes what is in a folder, whose path in the tree is `name`.
    fn empty(&self, folder: &Path, name: &str) {
        // An entry keeps its folder open, so none of them is kept.
        let about = |entry: fs::DirEntry| Ok((entry.file_name(), entry.file_type()?));
        let entries: Vec<(OsString, FileType)> = match fs::read_dir(folder)
            .and_then(|all| all.map(|entry| entry.and_then(about)).collect())
        {
            Ok(entries) => entries,
            Err(error) => return self.failed(error),
        };
        if self.is_parallel {
            entries.par_iter().for_each(|entry| self.remove(folder, entry, name));
        } else {
            for entry in &entries {
                self.remove(folder, entry, name);
            }
        }
    }

    fn remove(&self, within: &Path, (file, kind): &(OsString, FileType), folder: &str) {
        let name = inside(folder, file);
        if name == MARKER_FILE {
            return;
        }
        let path = within.join(file);
        let removed = if kind.is_dir() {
            self.empty(&path, &name);
            fs::remove_dir(path)
        } else {
            (self.see)(&name);
            fs::remove_file(path)
        };
        if let Err(error) = removed {
            self.failed(error);
        }
    }

    fn failed(&self, error: io::Error) {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn links_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (tree, other) = (folder.path().join("tree"), folder.path().join("other"));
        fs::create_dir_all(tree.join("a/b")).unwrap();
        fs::create_dir(&other).unwrap();
        fs::write(other.join("kept"), "x").unwrap();
        std::os::unix::fs::symlink(&other, tree.join("a/link")).unwrap();
        let seen = Mutex::new(Vec::new());
        remove_tree(&tree, &|path| seen.lock().unwrap().push(path.to_owned())).unwrap();
        assert!(!tree.exists() && other.join("kept").is_file());
        assert_eq!(*seen.lock().unwrap(), ["a/link"]);
    }
}
