//! What a disk says of a file that changes when somebody writes into it.

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// The length of a file, and when it was last written. Nobody writes into published files but a
/// build, so this is enough to see that somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    length: u64,
    /// In nanoseconds since 1970; nothing where the disk does not know.
    written: Option<u64>,
}

impl Stamp {
    /// That of the file which `about` tells of.
    #[must_use]
    pub fn of(about: &Metadata) -> Self {
        let since = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let written = since.and_then(|since| u64::try_from(since.as_nanos()).ok());
        Self { length: about.len(), written }
    }
}
