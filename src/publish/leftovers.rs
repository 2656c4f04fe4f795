//! What a killed run has left beside the output folder. Only the holder of the lock looks:
//! nobody else is building there, so whatever has our names and our marker is left over.

use std::fs;
use std::io;
use std::path::Path;

use super::lock::Lock;
use super::place::{Place, is_ours};
use super::remove::remove_tree;

/// Whether a run was killed while the old tree was aside, or before it was removed there.
pub(super) fn is_tree_aside(place: &Place) -> bool {
    is_ours(&place.aside())
}

/// Puts the tree that a killed run has left aside back in its place, if nothing is there.
pub(super) fn restore(place: &Place, _held: &Lock) -> io::Result<()> {
    let aside = place.aside();
    if is_ours(&aside) && !has_something(&place.out) {
        // An empty folder that somebody made is no tree.
        match fs::remove_dir(&place.out) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        fs::rename(&aside, &place.out)?;
        tracing::warn!(
            "put back {}, which a build that was ended had left aside",
            place.out.display()
        );
    }
    Ok(())
}

/// Removes what killed runs have left. What cannot be removed is told and stays.
pub(super) fn clean(place: &Place, _held: &Lock) -> io::Result<()> {
    let new_trees = fs::read_dir(&place.parent)?
        .filter_map(Result::ok)
        .filter(|entry| place.is_new_tree(&entry.file_name()))
        .map(|entry| entry.path());
    let aside = is_ours(&place.out).then(|| place.aside());
    for left in new_trees.chain(aside) {
        if is_ours(&left) {
            tracing::debug!("removing {}, left by a build that was ended", left.display());
            tell_failure(&left, remove_tree(&left, &|_| {}));
        } else if left.is_dir() && !left.is_symlink() {
            // Of a run that was killed before it wrote anything; with files it is not ours.
            let _ = fs::remove_dir(&left);
        }
    }
    Ok(())
}

/// Tells that an old tree is still there, which is no reason to fail.
pub(super) fn tell_failure(folder: &Path, removed: io::Result<()>) {
    if let Err(error) = removed {
        tracing::warn!(
            "{} is no longer needed but cannot be removed ({error}); the next build tries again, or remove it yourself",
            folder.display()
        );
    }
}

fn has_something(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}
