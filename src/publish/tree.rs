//! The new tree: written to a folder beside the old one, which stays whole until the swap.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The file that says that a folder was published by this program and may be replaced.
pub const MARKER_FILE: &str = ".plainleaf";
const MARKER_TEXT: &str =
    "This folder was published by Plainleaf. The next build replaces all of it.\n";

/// Why a tree cannot be published. The old tree is as it was.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The output folder holds something else.
    #[error(
        "`{}` is not empty and was not published by Plainleaf, so it is left alone\nName another folder with --out, or empty this one yourself.",
        .0.display()
    )]
    NotOurs(PathBuf),
    /// A file or folder cannot be written.
    #[error("`{}` cannot be written", .0.display())]
    Write(PathBuf, #[source] io::Error),
    /// The new tree cannot take the place of the old one.
    #[error("the new tree cannot be put in the place of `{}`", .0.display())]
    Swap(PathBuf, #[source] io::Error),
}

/// A tree that is being written. Dropped without `publish`, it leaves nothing behind.
#[derive(Debug)]
pub struct NewTree {
    folder: TempDir,
    out: PathBuf,
}

impl NewTree {
    /// Begins a new tree that will be published at `out`.
    ///
    /// # Errors
    /// When `out` holds something else, or nothing can be written beside it.
    pub fn begin(out: &Path) -> Result<Self, PublishError> {
        let out = std::path::absolute(out).map_err(|e| PublishError::Write(out.to_owned(), e))?;
        refuse_foreign(&out)?;
        let parent = out.parent().unwrap_or(&out).to_owned();
        fs::create_dir_all(&parent).map_err(|e| PublishError::Write(parent.clone(), e))?;
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        let folder = tempfile::Builder::new()
            .prefix(&format!(".{name}.new-"))
            .tempdir_in(&parent)
            .map_err(|e| PublishError::Write(parent, e))?;
        let tree = Self { folder, out };
        make_readable(tree.folder.path()).map_err(|e| tree.failed(".", e))?;
        tree.write(MARKER_FILE, MARKER_TEXT.as_bytes())?;
        Ok(tree)
    }

    /// Writes one file; `path` is relative, with forward slashes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let full = self.folder.path().join(path);
        let write = || {
            if let Some(parent) = full.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&full, bytes)
        };
        write().map_err(|error| self.failed(path, error))
    }

    fn failed(&self, path: &str, error: io::Error) -> PublishError {
        PublishError::Write(self.out.join(path), error)
    }

    /// Puts the new tree in the place of the old one.
    ///
    /// # Errors
    /// When it cannot be put there; the old tree is then as it was.
    pub fn publish(self) -> Result<PathBuf, PublishError> {
        // Somebody may have put files there while the pages were made.
        refuse_foreign(&self.out)?;
        let swapped = if self.out.exists() {
            exchange(self.folder.path(), &self.out)
        } else {
            fs::rename(self.folder.path(), &self.out)
        };
        swapped.map_err(|error| PublishError::Swap(self.out.clone(), error))?;
        // The temporary folder now holds the old tree, or nothing: it goes when dropped.
        Ok(self.out)
    }
}

/// A temporary folder is for its owner alone, but the published one is for web servers.
#[cfg(unix)]
fn make_readable(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_readable(_: &Path) -> io::Result<()> {
    Ok(())
}

fn refuse_foreign(out: &Path) -> Result<(), PublishError> {
    let is_free = match fs::read_dir(out) {
        Ok(mut entries) => entries.next().is_none() || out.join(MARKER_FILE).is_file(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    if is_free { Ok(()) } else { Err(PublishError::NotOurs(out.to_owned())) }
}

/// Swaps two folders in one step, so that there is a whole tree at every instant.
#[cfg(target_os = "linux")]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        // Some file systems (old NFS, FUSE) cannot exchange.
        Err(_) => replace(new, old),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    replace(new, old)
}

/// Where folders cannot be exchanged, the old tree is moved aside first: for an instant
/// there is none, but never a mixture.
fn replace(new: &Path, old: &Path) -> io::Result<()> {
    let aside = new.with_extension("old");
    fs::rename(old, &aside)?;
    match fs::rename(new, old) {
        Ok(()) => fs::rename(&aside, new),
        Err(error) => {
            fs::rename(&aside, old)?;
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(out: &Path, file: &str) -> Result<PathBuf, PublishError> {
        let tree = NewTree::begin(out)?;
        tree.write(file, b"x")?;
        tree.publish()
    }

    #[test]
    fn a_new_tree_replaces_the_old_one_wholly() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        publish(&out, "old/index.html").unwrap();
        publish(&out, "new/index.html").unwrap();
        assert!(out.join("new/index.html").is_file());
        assert!(!out.join("old").exists());
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }

    #[test]
    fn a_tree_that_is_not_published_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("public");
        publish(&out, "old/index.html").unwrap();
        drop(NewTree::begin(&out).unwrap());
        assert!(out.join("old/index.html").is_file());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_of_somebody_else_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
        let error = publish(folder.path(), "index.html").unwrap_err();
        assert!(matches!(error, PublishError::NotOurs(_)), "{error}");
        assert!(folder.path().join("thesis.txt").is_file());
    }

    #[test]
    fn folders_can_be_replaced_where_they_cannot_be_exchanged() {
        let folder = tempfile::tempdir().unwrap();
        let (new, old) = (folder.path().join("new"), folder.path().join("old"));
        fs::create_dir(&new).unwrap();
        fs::create_dir(&old).unwrap();
        fs::write(new.join("a"), "new").unwrap();
        replace(&new, &old).unwrap();
        assert_eq!(fs::read_to_string(old.join("a")).unwrap(), "new");
    }
}
