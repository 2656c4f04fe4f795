//! Writing a file of a site: whole or not at all, and never outside of the site.
//!
//! Outsiders send in content and translations, and with them may send symbolic links. What
//! Plainleaf writes in the folders of a site must not follow one to somewhere else.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes `text` into the file at `path`, which is in the folder `root`, in the place of what is
/// there. The folders that it needs are made.
///
/// # Errors
/// When a symbolic link on the way leads out of `root`, or the file cannot be written; then what
/// was there is as it was.
pub fn write(root: &Path, path: &Path, text: &str) -> io::Result<()> {
    let half = half(root, path, text)?;
    half.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The same for a file that is not there yet.
///
/// # Errors
/// As for [`write()`], and when anything is there, were it a link to nowhere.
pub fn write_new(root: &Path, path: &Path, text: &str) -> io::Result<()> {
    let half = half(root, path, text)?;
    half.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// The text in a file of its own beside its place, so that a full disk leaves the old one.
fn half(root: &Path, path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(root);
    fs::create_dir_all(root)?;
    refuse_outside(root, folder)?;
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".plainleaf-");
    // As any other file that the user makes: others may read it if they may read those.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let half = builder.tempfile_in(folder)?;
    fs::write(half.path(), text)?;
    Ok(half)
}

/// Refuses a folder that is, or would be made, somewhere else than in `root`.
fn refuse_outside(root: &Path, folder: &Path) -> io::Result<()> {
    let root = root.canonicalize()?;
    let is_there = |path: &&Path| fs::symlink_metadata(path).is_ok();
    let Some(there) = folder.ancestors().find(is_there) else { return Ok(()) };
    // A link to nowhere is no place that can be known.
    match there.canonicalize() {
        Ok(real) if real.starts_with(&root) => Ok(()),
        _ => Err(io::Error::other(format!(
            "`{}` is a symbolic link that leads out of the folder, or nowhere",
            there.display()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_with_its_folders_and_replaced() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a/b.md");
        write_new(root.path(), &path, "one").unwrap();
        assert!(write_new(root.path(), &path, "two").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        write(root.path(), &path, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(root.path().join("a")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed_out_of_the_folder() {
        use std::os::unix::fs::symlink;

        let (root, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let secret = outside.path().join("kept.md");
        fs::write(&secret, "kept").unwrap();
        symlink(outside.path(), root.path().join("folder")).unwrap();
        symlink(outside.path().join("nowhere"), root.path().join("nothing")).unwrap();
        symlink(&secret, root.path().join("file.md")).unwrap();
        for path in ["folder/kept.md", "folder/new.md", "folder/a/new.md", "nothing/new.md"] {
            assert!(write(root.path(), &root.path().join(path), "lost").is_err(), "{path}");
        }
        assert!(write_new(root.path(), &root.path().join("file.md"), "lost").is_err());
        // The link itself is replaced, not what it leads to.
        write(root.path(), &root.path().join("file.md"), "new").unwrap();
        assert_eq!(fs::read_to_string(&secret).unwrap(), "kept");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
    }
}
