//! A quick look whether a text can have something at all, before the slow one.

use aho_corasick::AhoCorasick;

/// Parts of words in small or capital letters, of which most texts have none.
pub struct Parts(AhoCorasick);

impl Parts {
    /// Looks for `parts`.
    ///
    /// # Panics
    /// When there are so many of them that they do not fit into memory.
    pub fn new(parts: &[&str]) -> Self {
        let built = AhoCorasick::builder().ascii_case_insensitive(true).build(parts);
        Self(built.expect("a list in memory fits twice"))
    }

    /// Whether `text` has one of them.
    pub fn are_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Every place of one, in order.
    pub fn places(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        self.0.find_iter(text).map(|found| found.range()).collect()
    }
}

/// Whether `text` has a figure.
pub fn has_figure(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}
