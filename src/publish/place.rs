//! Where a tree is published: the real folder behind the path that was named, and the names
//! beside it that are ours.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{MARKER_FILE, PublishError};

/// The folders of a site that builds read from or keep things in.
const SOURCES: [&str; 5] = ["content", "translations", "templates", "fonts", ".plainleaf"];
/// More links than this, one behind the other, are a circle.
const MOST_LINKS: usize = 40;

/// Where a tree is published.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// As the user named it.
    named: PathBuf,
    /// The same folder without links, so that every way to name it meets the same lock.
    pub out: PathBuf,
    /// The folder it is in: the new tree is built there, to be on the same disk.
    pub parent: PathBuf,
    name: OsString,
}

impl Place {
    pub fn of(named: &Path) -> Result<Self, PublishError> {
        let failed = |error| PublishError::Write(named.to_owned(), error);
        let named = std::path::absolute(named).map_err(failed)?;
        let out = match real(&named, MOST_LINKS) {
            Ok(out) => out,
            Err(error) => return Err(PublishError::Write(named, error)),
        };
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(PublishError::NotOurs(out));
        };
        let (parent, name) = (parent.to_owned(), name.to_owned());
        Ok(Self { named, out, parent, name })
    }

    fn beside(&self, ending: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(ending);
        name
    }

    /// The file that a running build has locked.
    pub fn lock_file(&self) -> PathBuf {
        self.parent.join(self.beside(".lock"))
    }

    /// Where the old tree is for an instant when folders cannot be exchanged.
    pub fn aside(&self) -> PathBuf {
        self.parent.join(self.beside(".old"))
    }

    /// How the name of a new tree begins; six letters or figures follow.
    pub fn new_prefix(&self) -> OsString {
        self.beside(".new-")
    }

    /// Whether a name beside the output folder is that of a new tree.
    pub fn is_new_tree(&self, name: &OsStr) -> bool {
        let prefix = self.new_prefix();
        let rest = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
        rest.is_some_and(|rest| rest.len() == 6 && rest.iter().all(u8::is_ascii_alphanumeric))
    }

    /// Refuses what is there when it is not a tree of ours, nothing, or an empty folder.
    pub fn refuse_foreign(&self) -> Result<(), PublishError> {
        match fs::read_dir(&self.out) {
            Ok(_) if is_ours(&self.out) => Ok(()),
            Ok(mut entries) => match entries.next() {
                None => Ok(()),
                Some(_) => Err(PublishError::NotOurs(self.out.clone())),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(_) if !self.out.is_dir() => Err(PublishError::NotAFolder(self.out.clone())),
            Err(error) => Err(PublishError::Write(self.out.clone(), error)),
        }
    }

    /// Refuses a link to nothing: its disk may be missing, or its name be mistyped.
    pub fn refuse_broken_link(&self) -> Result<(), PublishError> {
        if self.named.is_symlink() && !self.out.exists() {
            let (link, target) = (self.named.clone(), self.out.clone());
            return Err(PublishError::BrokenLink { link, target });
        }
        Ok(())
    }

    /// Refuses a place in, at or around what the site is made from.
    pub fn refuse_sources(&self, site: &Path) -> Result<(), PublishError> {
        let out = self.out.clone();
        let real_site = site.canonicalize().unwrap_or_else(|_| site.to_owned());
        if real_site.starts_with(&out) {
            return Err(PublishError::AroundSources { out, sources: real_site });
        }
        for folder in SOURCES {
            // A folder of the site may be a link to somewhere else.
            let Ok(sources) = real_site.join(folder).canonicalize() else { continue };
            if out.starts_with(&sources) {
                return Err(PublishError::AmongSources { out, sources });
            }
            if sources.starts_with(&out) {
                return Err(PublishError::AroundSources { out, sources });
            }
        }
        Ok(())
    }
}

/// Whether a folder was published by this program.
pub(super) fn is_ours(folder: &Path) -> bool {
    !folder.is_symlink() && folder.join(MARKER_FILE).is_file()
}

/// An absolute path without links, also when its last parts are not there yet.
fn real(path: &Path, links: usize) -> io::Result<PathBuf> {
    let mut there = path.to_owned();
    let mut missing = Vec::new();
    loop {
        match there.canonicalize() {
            Ok(found) => return Ok(with_missing(found, missing)),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(error) => {
                if links > 0
                    && let Ok(target) = there.read_link()
                {
                    let target = there.parent().unwrap_or(&there).join(target);
                    return Ok(with_missing(real(&target, links - 1)?, missing));
                }
                let mut parts = there.components();
                let Some(last) = parts.next_back() else { return Err(error) };
                missing.push(last.as_os_str().to_owned());
                there = parts.as_path().to_owned();
            }
        }
    }
}

/// Adds parts that are not there, the last one first; `..` undoes the one before.
fn with_missing(mut path: PathBuf, missing: Vec<OsString>) -> PathBuf {
    for part in missing.into_iter().rev() {
        if part == ".." {
            path.pop();
        } else {
            path.push(part);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_one_place_however_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().canonicalize().unwrap();
        fs::create_dir(here.join("a")).unwrap();
        for named in ["public", "a/../public", "./public/", "new/../public"] {
            assert_eq!(Place::of(&here.join(named)).unwrap().out, here.join("public"), "{named}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn links_are_followed_also_to_what_is_not_there() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().canonicalize().unwrap();
        fs::create_dir(here.join("srv")).unwrap();
        symlink("srv/tree", here.join("public")).unwrap();
        symlink("srv", here.join("folder")).unwrap();
        symlink("circle", here.join("circle")).unwrap();
        let out = |named: &str| Place::of(&here.join(named)).map(|place| place.out);
        assert_eq!(out("public").unwrap(), here.join("srv/tree"));
        assert_eq!(out("folder/tree").unwrap(), here.join("srv/tree"));
        assert!(out("circle").is_err());
    }

    #[test]
    fn new_trees_of_another_output_folder_are_not_of_this_one() {
        let place = Place::of(Path::new("/srv/public")).unwrap();
        let is_new = |name: &str| place.is_new_tree(OsStr::new(name));
        assert!(is_new(".public.new-aB3dE6"));
        for other in [".public.new-1.new-aB3dE6", ".public.new-", ".public.new-letters", "public"] {
            assert!(!is_new(other), "{other}");
        }
    }
}
