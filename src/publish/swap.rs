//! The step in which the new tree takes the place of the old one.
//!
//! Linux and macOS exchange the two folders in one system call, so that at every instant a
//! whole tree is there. Where the disk or the system cannot, the old tree is moved aside
//! first: for an instant there is none, but never a mixture; a run that is killed in that
//! instant leaves the old tree aside, and the next one puts it back.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Puts `new` in the place of `old`, and the old tree in that of `new`. `aside` is free, and
/// used only where folders cannot be exchanged.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(new: &Path, old: &Path, aside: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        // Old kernels, and some disks over a network or FUSE.
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => replace(new, old, aside),
        done => Ok(done?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(new: &Path, old: &Path, aside: &Path) -> io::Result<()> {
    replace(new, old, aside)
}

/// The same in three steps.
fn replace(new: &Path, old: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(old, aside)?;
    match fs::rename(new, old) {
        Ok(()) => fs::rename(aside, new),
        Err(error) => {
            fs::rename(aside, old)?;
            Err(error)
        }
    }
}

/// Brings everything that was written to the disk itself. A power cut may otherwise leave the
/// new names with empty files, and the old tree would be gone. One call for the whole disk is
/// far cheaper than one a file.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn sync_files(folder: &Path) -> io::Result<()> {
    match rustix::fs::syncfs(File::open(folder)?) {
        Err(rustix::io::Errno::NOSYS) => Ok(()),
        done => Ok(done?),
    }
}

/// Other systems have no such call; there, a power cut within seconds may harm the new tree.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn sync_files(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Brings the names in a folder to the disk, before the old tree is removed.
pub(super) fn sync_names(folder: &Path) {
    // Not every system can; the swap itself is done.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_can_be_replaced_where_they_cannot_be_exchanged() {
        let folder = tempfile::tempdir().unwrap();
        let [new, old, aside] = ["new", "old", "aside"].map(|name| folder.path().join(name));
        fs::create_dir(&new).unwrap();
        fs::create_dir(&old).unwrap();
        fs::write(new.join("a"), "new").unwrap();
        fs::write(old.join("a"), "old").unwrap();
        replace(&new, &old, &aside).unwrap();
        assert_eq!(fs::read_to_string(old.join("a")).unwrap(), "new");
        assert_eq!(fs::read_to_string(new.join("a")).unwrap(), "old");
        assert!(!aside.exists());
    }

    #[test]
    fn a_replacement_that_fails_puts_the_old_folder_back() {
        let folder = tempfile::tempdir().unwrap();
        let [new, old, aside] = ["new", "old", "aside"].map(|name| folder.path().join(name));
        fs::create_dir(&old).unwrap();
        assert!(replace(&new, &old, &aside).is_err());
        assert!(old.is_dir() && !aside.exists());
    }
}
