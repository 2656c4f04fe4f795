//! Cutting text into sentences and words, by the rules of Unicode (UAX 29) for every script.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Stands in a passage for a value that is filled in later; a mark says which.
pub const PLACEHOLDER: char = '\u{fffc}';
/// Short forms whose full stop ends no sentence, in small letters.
const SHORT_FORMS: [&str; 12] =
    ["mr", "mrs", "ms", "dr", "st", "rd", "e.g", "i.e", "eg", "ie", "vs", "approx"];

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the passage's text, without white space around it.
    pub range: Range<usize>,
    /// How many words it has. A placeholder counts as one.
    pub words: usize,
}

/// Cuts `text` into sentences.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    if is_one(text) {
        ranges.push(0..text.len());
    } else {
        for (start, part) in text.split_sentence_bound_indices() {
            let range = start..start + part.len();
            match ranges.last_mut() {
                Some(last) if ends_in_short_form(&text[last.clone()]) => last.end = range.end,
                _ => ranges.push(range),
            }
        }
    }
    ranges
        .into_iter()
        .filter_map(|range| {
            let part = &text[range.clone()];
            let start = range.start + (part.len() - part.trim_start().len());
            let range = start..start + part.trim().len();
            let words = count_words(&text[range.clone()]);
            (words > 0).then_some(Sentence { range, words })
        })
        .collect()
}

/// Whether nothing in `text` can end a sentence but its end: true of most headings and items,
/// which need no closer look.
fn is_one(text: &str) -> bool {
    let inside = text.trim_end_matches(|c: char| c.is_ascii_punctuation() || c == ' ');
    inside.chars().all(|c| {
        let is_plain = c.is_ascii() || matches!(c, '\u{c0}'..='\u{24f}' | '‘' | '’' | '“' | '”');
        is_plain && !matches!(c, '.' | '!' | '?' | '\n' | '\r' | '\u{b}' | '\u{c}')
    })
}

/// How many words people would count: parts between spaces that have a letter, a figure or a
/// placeholder.
fn count_words(sentence: &str) -> usize {
    let is_word = |part: &&str| part.chars().any(|c| c.is_alphanumeric() || c == PLACEHOLDER);
    sentence.split_whitespace().filter(is_word).count()
}

fn ends_in_short_form(sentence: &str) -> bool {
    if sentence.ends_with('\n') {
        return false;
    }
    let Some(before) = sentence.trim_end().strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    // An initial, as in "S. Begum".
    let is_initial =
        word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    is_initial || SHORT_FORMS.iter().any(|short| word.eq_ignore_ascii_case(short))
}

/// The words of `text`: every part that has a letter, a figure or a placeholder.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_word_bound_indices().filter_map(|(start, part)| {
        let is_word = part.chars().any(|c| c.is_alphanumeric() || c == PLACEHOLDER);
        is_word.then(|| start..start + part.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, usize)> {
        sentences(text).into_iter().map(|s| (&text[s.range], s.words)).collect()
    }

    #[test]
    fn what_is_taken_for_one_sentence_is_one() {
        for text in ["A plan", "Who comes? ", "It’s “yours”!", "one: two; three, four", "a. b", ""]
        {
            let parts = text.split_sentence_bounds().count();
            assert!(!is_one(text) || parts <= 1, "{text}");
        }
    }

    #[test]
    fn every_script_ends_its_sentences() {
        assert_eq!(
            cut("You can go. Dr. Ali helps you, e.g. Monday.  Ring 020 7946 0000!"),
            [
                ("You can go.", 3),
                ("Dr. Ali helps you, e.g. Monday.", 6),
                ("Ring 020 7946 0000!", 4)
            ]
        );
        assert_eq!(cut("আপনি আসুন। আমরা শুনব।").len(), 2);
        assert_eq!(cut("هل يمكنك الحضور؟ نعم.").len(), 2);
        assert_eq!(cut("One line\nanother line 🙂").len(), 2);
        assert_eq!(
            cut("A plan has {{ x }}: \u{fffc} of it."),
            [("A plan has {{ x }}: \u{fffc} of it.", 7)]
        );
    }
}
