//! Files read whole, unless they are too large to be what they should be.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// The largest file of a site, in bytes. The longest text that people write by hand is far
/// shorter; what is longer was made to slow a build down, or is no text at all.
pub const LARGEST: u64 = 512 * 1024;

/// The bytes of the file at `path`; nothing when there are more than `limit`.
///
/// # Errors
/// When it cannot be read.
pub fn read_at_most(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    // A device has no size that could be asked for before.
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    let is_whole = u64::try_from(bytes.len()).is_ok_and(|length| length <= limit);
    Ok(is_whole.then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_one_byte_too_long_is_not_read() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "12345").unwrap();
        assert_eq!(read_at_most(file.path(), 5).unwrap(), Some(b"12345".to_vec()));
        assert_eq!(read_at_most(file.path(), 4).unwrap(), None);
    }
}
