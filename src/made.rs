//! What the last build made of each leaflet, and from what: a leaflet that would be made from the
//! same again is left as it is.
//!
//! It is kept in the site's folder for this machine alone. Whatever is wrong with it, the leaflets
//! are just made again.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::publish::Stamp;
use crate::render::FormRecord;

/// The folder of a site in which this is kept: a file for each place that is published to.
const FOLDER: &str = ".plainleaf/made";

/// Every form of one leaflet in one borough and language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// What it was made from.
    pub from: Fingerprint,
    /// Its forms, the web page first.
    pub forms: Vec<FormRecord>,
    /// What the disk says of the file of each form.
    pub stamps: Vec<Stamp>,
}

impl Made {
    /// The files and what the disk said of them.
    pub fn files(&self) -> impl Iterator<Item = (&str, Stamp)> + Clone {
        self.forms.iter().map(FormRecord::path).zip(self.stamps.iter().copied())
    }
}

/// What a build made, by the folder of each leaflet.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AllMade(BTreeMap<String, Made>);

impl AllMade {
    /// What the last build of `site` put into `out`.
    #[must_use]
    pub fn read(site: &Path, out: &Path) -> Self {
        let text = fs::read(file(site, out)).ok();
        text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
    }

    /// The leaflet in `folder`, if it was made from the same.
    #[must_use]
    pub fn find(&self, folder: &str, from: Fingerprint) -> Option<&Made> {
        self.0.get(folder).filter(|made| made.from == from)
    }

    /// Keeps it for the next build of `site` into `out`.
    pub fn keep(&self, site: &Path, out: &Path) {
        let keep = || -> std::io::Result<()> {
            let folder = site.join(FOLDER);
            fs::create_dir_all(&folder)?;
            // Written beside its place and moved there, so that no other run reads half of it.
            let mut text = tempfile::NamedTempFile::new_in(&folder)?;
            text.write_all(&serde_json::to_vec(self)?)?;
            text.persist(file(site, out))?;
            Ok(())
        };
        // A folder that may not be written costs the next build time, and nothing else.
        if let Err(error) = keep() {
            tracing::debug!("what was made is not kept: {error}");
        }
    }
}

impl FromIterator<(String, Made)> for AllMade {
    fn from_iter<T: IntoIterator<Item = (String, Made)>>(made: T) -> Self {
        Self(made.into_iter().collect())
    }
}

fn file(site: &Path, out: &Path) -> PathBuf {
    let out = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
    site.join(FOLDER).join(format!("{}.json", Fingerprint::of(&out)))
}

/// This very program: another version may make other pages from the same.
#[must_use]
pub fn program() -> Fingerprint {
    let file = std::env::current_exe().ok();
    let about = file.as_ref().and_then(|file| fs::metadata(file).ok());
    let written = about.map(|about| Stamp::of(&about));
    Fingerprint::of(&(env!("CARGO_PKG_VERSION"), file, written))
}
