//! Finished leaflets on paper, kept by a hash of all that shaped them.

#![allow(
    clippy::disallowed_types,
    reason = "the age of a kept file decides what is thrown away, not what is published"
)]

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::typeset::Pdf;

/// What has not been used for so long is thrown away.
const KEPT: Duration = Duration::from_hours(30 * 24);
/// Another version of the program may set a leaflet differently.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// So may a version that is still being written: these files decide what a PDF looks like.
const CODE: [&str; 17] = [
    include_str!("blanks.rs"),
    include_str!("data.rs"),
    include_str!("direction.rs"),
    include_str!("fonts.rs"),
    include_str!("joined.rs"),
    include_str!("line_ends.rs"),
    include_str!("marks.rs"),
    include_str!("outline.rs"),
    include_str!("parts.rs"),
    include_str!("pictured.rs"),
    include_str!("placed.rs"),
    include_str!("reading_order.rs"),
    include_str!("sheets.rs"),
    include_str!("signs.rs"),
    include_str!("typeset.rs"),
    include_str!("world.rs"),
    include_str!("writer.rs"),
];

/// A folder of finished leaflets. Whatever goes wrong in it, the leaflet is just made again.
pub struct Cache {
    folder: PathBuf,
    shaped_by: blake3::Hash,
}

impl Cache {
    /// Opens the cache in `folder`; `shaped_by` is what shapes all leaflets of this run.
    pub fn open(folder: PathBuf, shaped_by: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for text in CODE {
            hasher.update(text.as_bytes());
        }
        hasher.update(shaped_by);
        Self { folder, shaped_by: hasher.finalize() }
    }

    /// The leaflet `name` with `data`, kept or made now.
    pub fn get_or_make<E>(
        &self,
        name: &str,
        data: &[u8],
        make: impl FnOnce() -> Result<Pdf, E>,
    ) -> Result<Pdf, E> {
        let path = self.path(name, data);
        if let Some(kept) = read(&path) {
            return Ok(kept);
        }
        let made = make()?;
        // A full disk or a folder that may not be written costs time, not the leaflet.
        if let Err(error) = self.keep(&path, &made) {
            tracing::debug!("{} is not kept: {error}", path.display());
        }
        Ok(made)
    }

    fn path(&self, name: &str, data: &[u8]) -> PathBuf {
        let mut hasher = blake3::Hasher::new();
        for part in [VERSION.as_bytes(), self.shaped_by.as_bytes(), name.as_bytes(), data] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        self.folder.join(hasher.finalize().to_hex().as_str())
    }

    /// Written beside its place and moved there, so that no other run reads half of it.
    fn keep(&self, path: &Path, pdf: &Pdf) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&(pdf.pages as u64).to_le_bytes())?;
        file.write_all(&pdf.bytes)?;
        file.persist(path)?;
        Ok(())
    }

    /// Throws away what has not been used for long.
    pub fn prune(&self) {
        let now = SystemTime::now();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let used = entry.metadata().and_then(|about| about.modified());
            let age = used.ok().and_then(|used| now.duration_since(used).ok());
            if age.is_some_and(|age| age > KEPT) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// A kept leaflet: the number of its pages, then its bytes. Reading it makes it young again.
fn read(path: &Path) -> Option<Pdf> {
    let kept = fs::read(path).ok()?;
    let (pages, bytes) = kept.split_first_chunk::<8>()?;
    if let Ok(file) = File::options().append(true).open(path) {
        let _ = file.set_modified(SystemTime::now());
    }
    let pages = usize::try_from(u64::from_le_bytes(*pages)).ok()?;
    bytes.ends_with(b"%%EOF").then(|| Pdf { bytes: bytes.to_vec(), pages })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7 %%EOF";

    #[allow(clippy::unnecessary_wraps, reason = "what makes a leaflet can fail")]
    fn pdf() -> Result<Pdf, std::convert::Infallible> {
        Ok(Pdf { bytes: PDF.to_vec(), pages: 3 })
    }

    fn never() -> Result<Pdf, std::convert::Infallible> {
        panic!("this was made before")
    }

    #[test]
    fn every_file_that_decides_what_a_leaflet_looks_like_is_counted() {
        const OTHERS: [&str; 5] = ["cache.rs", "form.rs", "mod.rs", "press.rs", "trial.rs"];
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/pdf");
        for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&file).unwrap();
            let is_counted = CODE.contains(&text.as_str());
            assert_ne!(is_counted, OTHERS.contains(&name.as_str()), "{name}");
        }
    }

    #[test]
    fn what_was_made_is_not_made_again_unless_something_that_shapes_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path().join("a/b"), b"template");
        assert_eq!(cache.get_or_make("x", b"data", pdf), pdf());
        assert_eq!(cache.get_or_make("x", b"data", never), pdf());
        let other = Cache::open(folder.path().join("a/b"), b"another template");
        let mut made = 0;
        for (cache, name, data) in [
            (&cache, "y", "data"),
            (&cache, "x", "other"),
            (&other, "x", "data"),
            (&cache, "xd", "ata"),
        ] {
            let make = || {
                made += 1;
                pdf()
            };
            cache.get_or_make(name, data.as_bytes(), make).unwrap();
        }
        assert_eq!(made, 4);
    }

    #[test]
    fn half_a_file_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path().to_owned(), b"");
        fs::write(cache.path("x", b""), b"\x03\0\0\0\0\0\0\0%PDF-1.7 half").unwrap();
        assert_eq!(cache.get_or_make("x", b"", pdf), pdf());
        assert_eq!(cache.get_or_make("x", b"", never), pdf());
    }

    #[test]
    fn what_has_not_been_used_for_long_goes() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path().to_owned(), b"");
        for name in ["old", "young"] {
            cache.get_or_make(name, b"", pdf).unwrap();
        }
        let old = File::options().append(true).open(cache.path("old", b"")).unwrap();
        old.set_modified(SystemTime::now() - KEPT - Duration::from_mins(1)).unwrap();
        cache.prune();
        assert!(!cache.path("old", b"").exists());
        assert_eq!(cache.get_or_make("young", b"", never), pdf());
    }
}
