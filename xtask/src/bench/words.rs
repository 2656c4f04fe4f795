//! Made-up text that is the same on every run, in letters of each language's script.

use std::fmt::Write;

const WORDS: [&str; 48] = [
    "about", "ask", "before", "bring", "call", "carers", "day", "each", "family", "friend",
    "group", "have", "help", "home", "letter", "listen", "meeting", "name", "notes", "often",
    "online", "page", "paper", "person", "place", "plan", "question", "read", "right", "room",
    "say", "school", "send", "some", "speak", "sure", "take", "talk", "they", "time", "today",
    "tell", "visit", "want", "week", "what", "write", "your",
];

/// A stream of words.
pub struct Words {
    state: u64,
    script: Script,
}

/// The letters that stand for a to z, so that text has the bytes and the shapes of its
/// language. It means nothing in any.
#[derive(Clone, Copy)]
enum Script {
    /// As they are.
    English,
    /// In another order, so that nobody takes a translation for English.
    Latin,
    /// Those from this one on.
    From(char),
}

impl Script {
    fn of(language: &str) -> Self {
        match language {
            "en" => Self::English,
            "ar" | "ur" => Self::From('\u{628}'),
            "bn" => Self::From('\u{995}'),
            "gu" => Self::From('\u{a95}'),
            "uk" => Self::From('\u{430}'),
            _ => Self::Latin,
        }
    }

    fn write(self, word: &str) -> String {
        let first = match self {
            Self::English => return word.to_owned(),
            Self::Latin => return word.chars().rev().collect(),
            Self::From(first) => first,
        };
        let letter = |byte: u8| {
            let code = u32::from(first) + u32::from(byte.saturating_sub(b'a')) % 18;
            char::from_u32(code).unwrap_or(first)
        };
        word.bytes().map(letter).collect()
    }
}

impl Words {
    /// The words of one file, told from all others by its path.
    pub fn new(language: &str, path: &str) -> Self {
        let seed = path.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self { state: seed, script: Script::of(language) }
    }

    /// The next number below `end` (xorshift64*).
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let high = self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or_default() % end
    }

    /// So many words with spaces between them.
    pub fn some(&mut self, number: usize) -> String {
        let mut last = WORDS.len();
        let words = (0..number).map(|_| {
            let next = self.below(WORDS.len());
            // The same word twice in a row would be a slip.
            last = if next == last { (next + 1) % WORDS.len() } else { next };
            self.script.write(WORDS[last])
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// A sentence of so many words.
    pub fn sentence(&mut self, number: usize) -> String {
        let words = self.some(number);
        let first = words.chars().next().unwrap_or_default();
        format!("{}{}.", first.to_uppercase(), &words[first.len_utf8()..])
    }

    /// A paragraph of so many sentences.
    pub fn paragraph(&mut self, sentences: usize) -> String {
        let sentences = (0..sentences).map(|_| self.sentence(11));
        sentences.collect::<Vec<_>>().join(" ")
    }

    /// A list of so many lines, each after `marker`.
    pub fn list(&mut self, marker: &str, lines: usize) -> String {
        (0..lines).fold(String::new(), |mut list, _| {
            let _ = writeln!(list, "{marker} {}", self.sentence(8));
            list
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_path_gives_the_same_words() {
        let text = |path| Words::new("en", path).some(20);
        assert_eq!(text("a.md"), text("a.md"));
        assert_ne!(text("a.md"), text("b.md"));
    }

    #[test]
    fn words_are_in_the_script_of_the_language() {
        assert!(Words::new("pl", "a").some(20).is_ascii());
        for language in ["ar", "ur", "bn", "gu", "uk"] {
            let text = Words::new(language, "a").some(20);
            assert!(text.chars().all(|c| c == ' ' || c.is_alphabetic()), "{text}");
            assert!(!text.is_ascii());
        }
    }
}
