//! Fingerprints: short names for what something was made from. Equal fingerprints mean equal
//! makings, so what was made once need not be made again.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// 128 bits of BLAKE3 over what something was made from: no two things that ever meet have the
/// same, by chance or by intent. The same on every machine with numbers of 64 bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// That of `makings`.
    #[must_use]
    pub fn of(makings: &(impl Hash + ?Sized)) -> Self {
        let mut hasher = Makings(blake3::Hasher::new());
        makings.hash(&mut hasher);
        let mut first = [0; size_of::<u128>()];
        hasher.0.finalize_xof().fill(&mut first);
        Self(u128::from_le_bytes(first))
    }
}

/// Written and read as its text.
impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u128::from_str_radix(text, 16).map(Self)
    }
}

/// Takes in makings, byte by byte.
struct Makings(blake3::Hasher);

impl Hasher for Makings {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks for it: a fingerprint has more bits.
    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_makings_have_different_fingerprints() {
        assert_eq!(Fingerprint::of(&("a", 1_u32)), Fingerprint::of(&("a", 1_u32)));
        assert_ne!(Fingerprint::of(&("ab", "c")), Fingerprint::of(&("a", "bc")));
        assert_ne!(Fingerprint::of(&["a"][..]), Fingerprint::of("a"));
    }

    #[test]
    fn a_fingerprint_can_be_written_and_read() {
        let fingerprint = Fingerprint::of("words");
        assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
    }
}
