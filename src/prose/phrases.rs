//! Looking for many words and phrases at once, whole words only.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::folded::Folded;
use super::passage::Passage;

/// Words and phrases to look for. Capitals do not matter, nor do kinds of space, quote and
/// hyphen. A phrase is found as whole words; with `*` at its end also as the beginning of a word.
pub struct Phrases {
    automaton: AhoCorasick,
    phrases: Vec<String>,
}

/// A phrase that a passage has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which phrase, by its number in the list.
    pub phrase: usize,
    /// Where it stands in the passage's text.
    pub range: Range<usize>,
}

impl Phrases {
    /// Looks for `phrases`.
    ///
    /// # Panics
    /// When there are so many of them that they do not fit into memory.
    #[must_use]
    pub fn new<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let phrases: Vec<String> =
            phrases.into_iter().map(|phrase| Folded::new(phrase).text).collect();
        let patterns = phrases.iter().map(|phrase| phrase.trim_end_matches('*'));
        let automaton = AhoCorasick::new(patterns).expect("a list in memory fits twice");
        Self { automaton, phrases }
    }

    /// Every place where `passage` has one of them, in order; of those that overlap the longest
    /// of the first. Code is left out.
    pub fn find_in<'p>(&self, passage: &'p Passage) -> Vec<Found> {
        let folded: &'p Folded = passage.folded();
        let mut found: Vec<(usize, Range<usize>)> = self
            .automaton
            .find_overlapping_iter(&folded.text)
            .filter_map(|found| {
                let phrase = found.pattern().as_usize();
                Some((phrase, self.whole_words(&folded.text, phrase, found.range())?))
            })
            .collect();
        found.sort_by_key(|(phrase, range)| {
            (range.start, std::cmp::Reverse(range.end), *phrase)
        });
        let mut end = 0;
        found.retain(|(_, range)| {
            let is_first = range.start >= end;
            if is_first {
                end = range.end;
            }
            is_first
        });
        found
            .into_iter()
            .map(|(phrase, range)| Found {
                phrase,
                range: folded.origin[range.start]..end_in_original(folded, range.end, &passage.text),
            })
            .filter(|found| !passage.is_code(&found.range))
            .collect()
    }

    /// The range, with the rest of its last word where a phrase allows it, unless it begins or
    /// ends inside a word.
    fn whole_words(&self, text: &str, phrase: usize, range: Range<usize>) -> Option<Range<usize>> {
        if text[..range.start].chars().next_back().is_some_and(is_inside)
            && text[range.start..].chars().next().is_some_and(is_inside)
        {
            return None;
        }
        let rest: usize =
            text[range.end..].chars().take_while(|c| is_inside(*c)).map(char::len_utf8).sum();
        let ends_in_letter = text[..range.end].chars().next_back().is_some_and(is_inside);
        if self.phrases[phrase].ends_with('*') {
            return Some(range.start..range.end + rest);
        }
        (rest == 0 || !ends_in_letter).then_some(range)
    }
}

/// Whether a character is part of a word: a letter, a figure, or a sign that joins letters.
fn is_inside(character: char) -> bool {
    const JOINERS: [char; 14] = [
        '_', '\u{200c}', '\u{200d}', '\u{652}', '\u{93c}', '\u{94d}', '\u{9bc}', '\u{9cd}',
        '\u{a3c}', '\u{a4d}', '\u{abc}', '\u{acd}', '\u{bcd}', '\u{dca}',
    ];
    character.is_alphanumeric() || JOINERS.contains(&character)
}

/// The end of the last character, without the spaces that folding left out behind it.
fn end_in_original(folded: &Folded, end: usize, text: &str) -> usize {
    let last = folded.text[..end].chars().next_back().map_or(0, char::len_utf8);
    let start = folded.origin[end - last];
    start + text[start..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;
    use crate::prose::passage::Kind;

    fn found(phrases: &[&str], text: &str) -> Vec<String> {
        let mut passage = Passage::new(Kind::Paragraph, Span::new(0, text.len()), &[].into());
        passage.push(text, Span::new(0, text.len()), true);
        let phrases = Phrases::new(phrases.iter().copied());
        phrases.find_in(&passage).into_iter().map(|f| text[f.range].to_owned()).collect()
    }

    #[test]
    fn whole_words_in_any_letters() {
        let text = "CLICK  here, not clicks. Don’t register; registers. শিশু শিশুর";
        assert_eq!(found(&["click here", "click"], text), ["CLICK  here"]);
        assert_eq!(found(&["don't"], text), ["Don’t"]);
        assert_eq!(found(&["register*"], text), ["register", "registers"]);
        assert_eq!(found(&["register"], text), ["register"]);
        assert_eq!(found(&["এখানে"], "🙂 এখানে ক্লিক"), ["এখানে"]);
    }
}
