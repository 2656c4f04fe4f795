//! A folder for what a task makes and nobody keeps.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::process::Outcome;

/// How many folders an earlier task with the same process id can have left behind.
const TRIES: u32 = 100;

/// A new, empty folder; it goes when this is dropped.
pub struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    /// Makes one.
    pub fn new() -> Outcome<Self> {
        let parent = std::env::temp_dir();
        for number in 0..TRIES {
            let folder = parent.join(format!("plainleaf-{}-{number}", std::process::id()));
            match fs::create_dir(&folder) {
                Ok(()) => return Ok(Self(folder)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(format!("{}: {error}", folder.display())),
            }
        }
        Err(format!("{} is full of plainleaf folders: remove them", parent.display()))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("warning: {} is left behind: {error}", self.0.display());
        }
    }
}

/// Writes a file, with the folders that it lies in.
pub fn write(file: &Path, text: &str) -> Outcome {
    let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
    folder
        .and_then(|()| fs::write(file, text))
        .map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_is_new_and_goes_with_what_is_in_it() {
        let (first, second) = (TemporaryFolder::new().unwrap(), TemporaryFolder::new().unwrap());
        assert_ne!(first.path(), second.path());
        write(&first.path().join("a/b.txt"), "text").unwrap();
        let path = first.path().to_owned();
        drop(first);
        assert!(!path.exists());
    }
}
