//! One build at a time writes to a place: the others wait for its lock.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::place::Place;

/// The lock of a place. The system frees it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock. While another build has it, `tell` is called once with who that is.
    pub fn take(place: &Place, tell: impl Fn(&str)) -> io::Result<Self> {
        let mut is_told = false;
        loop {
            let wait = |file: &File, path: &Path| {
                if !std::mem::replace(&mut is_told, true) {
                    tell(&holder(path));
                }
                file.lock().map(|()| true)
            };
            if let Some(lock) = Self::attempt(place, wait)? {
                return Ok(lock);
            }
        }
    }

    /// Takes the lock unless another build has it.
    pub fn take_if_free(place: &Place) -> io::Result<Option<Self>> {
        Self::attempt(place, |_, _| Ok(false))
    }

    /// Gives nothing when `wait`, called while another build has the lock, does not wait for
    /// it, or when that build has taken the file away with it.
    fn attempt(
        place: &Place,
        mut wait: impl FnMut(&File, &Path) -> io::Result<bool>,
    ) -> io::Result<Option<Self>> {
        let path = place.lock_file();
        // Not emptied: while it is another's, it says whose.
        let file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                if !wait(&file, &path)? {
                    return Ok(None);
                }
            }
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                tracing::warn!(
                    "the disk of {} knows no locks: see to it that no two builds publish there at once",
                    path.display()
                );
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        if !is_same(&file, &path) {
            return Ok(None);
        }
        let lock = Self { file, path };
        lock.file.set_len(0)?;
        writeln!(&lock.file, "{}", std::process::id())?;
        Ok(Some(lock))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still locked: whoever waits for it sees that it is gone. Where
        // that cannot be seen, the file stays.
        if cfg!(unix) && is_same(&self.file, &self.path) {
            // A file that cannot be removed does no harm: the next build takes it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Who has the lock, in words.
fn holder(path: &Path) -> String {
    let process = fs::read_to_string(path).ok().and_then(|text| text.trim().parse::<u32>().ok());
    process.map_or_else(
        || "another build".to_owned(),
        |process| format!("another build (process {process})"),
    )
}

/// Whether an open file is still the one at `path`.
#[cfg(unix)]
fn is_same(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let there = fs::symlink_metadata(path).map(id).ok();
    there.is_some() && file.metadata().map(id).ok() == there
}

#[cfg(not(unix))]
fn is_same(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::mpsc::channel;
    use std::thread;

    use super::*;

    #[test]
    fn one_at_a_time_and_the_other_is_told_who() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("public")).unwrap();
        let first = Lock::take(&place, |_| panic!("nobody has it")).unwrap();
        assert!(Lock::take_if_free(&place).unwrap().is_none());
        let (teller, told) = channel();
        let order = Mutex::new(Vec::new());
        thread::scope(|threads| {
            threads.spawn(|| {
                let teller = teller;
                let second = Lock::take(&place, |who| teller.send(who.to_owned()).unwrap());
                order.lock().unwrap().push("second");
                drop(second);
            });
            let who = told.recv().unwrap();
            assert_eq!(who, format!("another build (process {})", std::process::id()));
            order.lock().unwrap().push("first");
            drop(first);
        });
        assert_eq!(*order.lock().unwrap(), ["first", "second"]);
    }

    #[test]
    fn many_builds_never_have_it_together() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("public")).unwrap();
        let inside = Mutex::new(());
        thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| {
                    for _ in 0..50 {
                        let lock = Lock::take(&place, |_| {}).unwrap();
                        assert!(inside.try_lock().is_ok(), "two builds have the lock");
                        drop(lock);
                    }
                });
            }
        });
    }

    #[test]
    #[cfg(unix)]
    fn nothing_stays_behind() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("public")).unwrap();
        drop(Lock::take(&place, |_| {}).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
