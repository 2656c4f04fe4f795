//! The tree that is published now: what of it the new one can take over.

use std::cell::RefCell;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

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
    /// Whether the disk has hard links, as far as is known.
    has_links: AtomicBool,
}

/// What the old tree has at a path.
pub(super) enum Before {
    /// No file.
    Nothing,
    /// A file that says something else.
    Other,
    /// A file with the same bytes.
    Same(Metadata),
}

impl OldTree {
    pub fn new(folder: PathBuf, pattern: Metadata) -> Self {
        Self { folder, pattern, has_links: AtomicBool::new(true) }
    }

    /// What was at `path`. A file that cannot be read counts as another one.
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
                Before::Same(metadata)
            }
            _ => Before::Other,
        }
    }

    /// Gives the file at `path`, whose bytes are right, a second name in the new tree. Says
    /// whether that went well; when not, it has to be written.
    pub fn link(&self, path: &str, metadata: &Metadata, to: &Path) -> bool {
        if !self.has_links.load(Ordering::Relaxed) || !is_alike(metadata, &self.pattern) {
            return false;
        }
        match fs::hard_link(self.folder.join(path), to) {
            Ok(()) => true,
            Err(error) => {
                if error.kind() == io::ErrorKind::Unsupported {
                    self.has_links.store(false, Ordering::Relaxed);
                }
                false
            }
        }
    }
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

/// Whether a file has the owner and rights that one written now would have: else a change of
/// these would never reach what stays the same.
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
