//! XLIFF 1.2 (OASIS, 2008), one `trans-unit` a block.

mod read;
mod write;

pub use read::read;
pub use write::write;

/// The namespace of XLIFF 1.2.
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:1.2";
