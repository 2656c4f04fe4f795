//! Style sheets and scripts, named by their content so that they can be kept for ever.

use std::collections::BTreeMap;

/// How many hexadecimal digits of the hash a name carries: 40 bits, far more than
/// enough to tell apart the versions of a handful of files.
const HASH_DIGITS: usize = 10;

/// One file under `assets/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it lies in the tree.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// The assets of a theme with their hashed names, by the name in the theme.
#[must_use]
pub fn hashed(assets: &BTreeMap<String, String>) -> BTreeMap<String, Asset> {
    assets
        .iter()
        .map(|(name, text)| {
            let hash = blake3::hash(text.as_bytes()).to_hex();
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "txt"));
            let path = format!("assets/{stem}.{}.{extension}", &hash[..HASH_DIGITS]);
            (name.clone(), Asset { path, text: text.clone() })
        })
        .collect()
}
