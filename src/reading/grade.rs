//! The Flesch–Kincaid grade: years of school that a reader needs (Kincaid, Fishburne, Rogers
//! and Chissom, 1975).

use super::syllables;
use crate::prose::{PLACEHOLDER, Passage};

/// Counts over some text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measure {
    /// Sentences. An item of a list is one, also without a full stop.
    pub sentences: u32,
    /// Words with letters in them: figures, addresses and filled-in values are left out.
    pub words: u32,
    /// Their syllables.
    pub syllables: u32,
}

impl Measure {
    /// What one passage counts.
    #[must_use]
    pub fn of(passage: &Passage) -> Self {
        let mut measure = Self::default();
        for sentence in passage.sentences() {
            measure.add_sentence(passage.part(sentence.range.clone()));
        }
        measure
    }

    /// Adds the counts of other text.
    pub const fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
    }

    /// The grade; nothing without words.
    #[must_use]
    pub fn grade(self) -> Option<f64> {
        if self.words == 0 {
            return None;
        }
        let words = f64::from(self.words);
        let length = words / f64::from(self.sentences);
        let weight = f64::from(self.syllables) / words;
        Some(0.39 * length + 11.8 * weight - 15.59)
    }

    fn add_sentence(&mut self, sentence: &str) {
        let before = self.words;
        for word in sentence.split(is_between).filter(|word| is_counted(word)) {
            self.words += 1;
            self.syllables += syllables(word);
        }
        self.sentences += u32::from(self.words > before);
    }
}

fn is_between(character: char) -> bool {
    character.is_whitespace() || matches!(character, '/' | '\u{2014}' | '\u{2013}' | PLACEHOLDER)
}

fn is_counted(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !word.contains(['@', '_'])
        && !word.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::prose::markdown_prose;

    fn measure(text: &str) -> Measure {
        let prose = markdown_prose(text, Span::new(0, text.len()));
        let mut whole = Measure::default();
        prose.passages.iter().for_each(|passage| whole.add(Measure::of(passage)));
        whole
    }

    #[test]
    fn words_sentences_and_syllables_are_counted() {
        let text = "You can ask for a break. The chair listens!\n\n- your report\n- {{ borough.name }}: 020 7946 0000\n";
        assert_eq!(measure(text), Measure { sentences: 3, words: 11, syllables: 13 });
        assert_eq!(measure("See www.example.org or a@example.org now").words, 3);
    }

    #[test]
    fn the_grade_is_that_of_the_formula() {
        let measure = Measure { sentences: 2, words: 20, syllables: 30 };
        // 0.39 × 10 + 11.8 × 1.5 − 15.59
        assert!((measure.grade().unwrap() - 6.01).abs() < 1e-9);
        assert_eq!(Measure::default().grade(), None);
    }
}
