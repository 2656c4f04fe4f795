//! Counting the syllables of English words: by rule, with a list of the words that break it.
//!
//! Letters are looked at in groups of vowels, since English has no rule that always holds. Of
//! the words that leaflets use, more than nineteen in twenty come out as a dictionary has them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words that the rules below count wrongly, in lines of `number word word …`.
static EXCEPTIONS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let lines = include_str!("exceptions.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (number, words) = line.split_once(' ')?;
            let number: u32 = number.parse().ok()?;
            Some(words.split(' ').map(move |word| (word, number)))
        })
        .flatten()
        .collect()
});

/// Longer words are cut: there are none in English.
const LONGEST: usize = 48;

/// How many syllables an English word has; parts with hyphens are counted each. At least one.
#[must_use]
pub fn syllables(word: &str) -> u32 {
    let parts = word.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c));
    parts.map(part).sum::<u32>().max(1)
}

const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}')
}

fn part(word: &str) -> u32 {
    let mut buffer = [0_u8; LONGEST];
    let mut length = 0;
    for character in word.chars().take(LONGEST) {
        buffer[length] = plain(character);
        length += 1;
    }
    let letters = buffer[..length].trim_ascii();
    if letters.is_empty() {
        return 0;
    }
    match letters.iter().position(|letter| *letter == b'\'') {
        Some(at) => stem(&letters[..at]) + ending(&letters[..at], &letters[at + 1..]),
        None => stem(letters),
    }
}

/// A letter in small ASCII; other signs as a consonant.
fn plain(character: char) -> u8 {
    match character {
        '\'' | '\u{2019}' => b'\'',
        // An e with a sign on it is always said, unlike a plain one.
        'à' | 'á' | 'â' | 'ä' | 'è' | 'é' | 'ê' | 'ë' => b'a',
        'ì' | 'í' | 'î' | 'ï' => b'i',
        'ò' | 'ó' | 'ô' | 'ö' => b'o',
        'ù' | 'ú' | 'û' | 'ü' => b'u',
        other if other.is_ascii() => other.to_ascii_lowercase() as u8,
        _ => b'x',
    }
}

/// What stands behind an apostrophe: the second syllable of "didn't", or that of "church's".
fn ending(stem: &[u8], ending: &[u8]) -> u32 {
    let hisses = [&b"s"[..], b"x", b"z", b"ch", b"sh", b"ce", b"ge", b"se"];
    match ending {
        b"t" => u32::from(!matches!(stem, b"don" | b"can" | b"won" | b"aren" | b"weren" | b"ain")),
        b"s" => u32::from(hisses.iter().any(|hiss| stem.ends_with(hiss))),
        _ => 0,
    }
}

fn stem(letters: &[u8]) -> u32 {
    if has_one_vowel(letters) {
        return 1;
    }
    let known = std::str::from_utf8(letters).ok().and_then(|word| EXCEPTIONS.get(word));
    known.copied().unwrap_or_else(|| by_rule(letters))
}

/// Most words of a text: there is nothing to look up.
fn has_one_vowel(letters: &[u8]) -> bool {
    let vowels = letters.iter().filter(|letter| b"aeiouy".contains(letter)).count();
    vowels <= 1 && !letters.ends_with(b"sm")
}

fn by_rule(letters: &[u8]) -> u32 {
    let groups = vowel_groups(letters);
    // A part before the silent e, the e, and a part behind it.
    let middle = if groups > 2 { silent_middle(letters) } else { 0 };
    (groups + split_vowels(letters) + split_beginning(letters))
        .saturating_sub(silent_end(letters) + middle)
        .max(1)
}

fn is_vowel(letters: &[u8], at: usize) -> bool {
    let next_is_vowel = letters.get(at + 1).is_some_and(|next| b"aeiou".contains(next));
    let before = at.checked_sub(1).map(|before| letters[before]);
    match letters[at] {
        // "quite", "guest".
        b'u' if next_is_vowel && matches!(before, Some(b'q' | b'g')) => false,
        // "you", "beyond".
        b'y' if next_is_vowel => before.is_some_and(|letter| !b"aeiouy".contains(&letter)),
        letter => b"aeiouy".contains(&letter),
    }
}

fn vowel_groups(letters: &[u8]) -> u32 {
    let mut count = 0;
    let mut was_vowel = false;
    for at in 0..letters.len() {
        let vowel = is_vowel(letters, at);
        count += u32::from(vowel && !was_vowel);
        was_vowel = vowel;
    }
    count
}

/// How many groups are two syllables: "being", "serious", "actual".
fn split_vowels(letters: &[u8]) -> u32 {
    let splits = (1..letters.len()).filter(|at| is_split(letters[at - 1], &letters[*at..]));
    u32::try_from(splits.count()).unwrap_or_default()
}

/// Whether two syllables meet at the beginning of `rest`, which follows the letter `before`.
fn is_split(before: u8, rest: &[u8]) -> bool {
    let is_soft = matches!(before, b't' | b'c' | b's' | b'g' | b'x');
    match rest {
        [b'i', b'o', b'u', ..] => !is_soft,
        [b'i', b'a', after @ ..] => match after.first() {
            Some(b't') => true,
            Some(b'g') => false,
            _ => !is_soft,
        },
        [b'i', b'o', after @ ..] => {
            !(is_soft || (matches!(before, b'n' | b'l') && after.first() == Some(&b'n')))
        }
        [b'i', b'e', b't', ..] | [b'i', b'u', ..] => before != b'q',
        [b'i', b'e', b'n', after @ ..] => !is_soft && after.first() != Some(&b'd'),
        b"ier" | b"iest" | b"iers" => !matches!(before, b'p' | b't'),
        [b'u', b'a', b'l' | b't' | b'r', ..]
        | [b'u', b'o', b'u', b's', ..]
        | [b'u', b'e', b'n', ..] => !matches!(before, b'q' | b'g'),
        [b'u', b'i', b'n', b'g', ..] => before != b'q',
        [b'e' | b'o', b'i', b'n', b'g', ..] | [b'e', b'o', ..] => true,
        [b'y', b'i', b'n', b'g', ..] => !b"aeou".contains(&before),
        _ => matches!(rest, b"sm" | b"sms"),
    }
}

/// "cooperate", "reopen": a prefix keeps its own syllable.
fn split_beginning(letters: &[u8]) -> u32 {
    const BEGINNINGS: [&str; 14] = [
        "biol", "coop", "coord", "creat", "preex", "react", "reapp", "reass", "reenter", "reimb",
        "reinf", "reiss", "reopen", "reuni",
    ];
    let can_be = matches!(letters.first(), Some(b'b' | b'c' | b'p' | b'r'));
    let is_split = can_be && BEGINNINGS.iter().any(|start| letters.starts_with(start.as_bytes()));
    u32::from(is_split)
}

/// "make", "makes", "asked": an e at the end that nobody says.
fn silent_end(letters: &[u8]) -> u32 {
    let at = |from_end: usize| letters.len().checked_sub(from_end).map(|at| letters[at]);
    let is_consonant =
        |letter: Option<u8>| letter.is_some_and(|letter| !b"aeioy".contains(&letter));
    let liquid = |last: Option<u8>, before: Option<u8>| {
        // "table", "handled", "centre"; but "whole", "called", "here".
        (last == Some(b'l')
            && is_consonant(before)
            && !matches!(before, Some(b'l' | b'r' | b'w' | b'u')))
            || (last == Some(b'r') && matches!(before, Some(b't' | b'b')))
    };
    let is_silent = match letters {
        [.., b'e'] => is_consonant(at(2)) && !is_ue(at(2), at(3)) && !liquid(at(2), at(3)),
        [.., b'e', b's'] => {
            let hisses = matches!(at(3), Some(b's' | b'x' | b'z' | b'c' | b'g'))
                || letters.ends_with(b"ches")
                || letters.ends_with(b"shes");
            is_consonant(at(3)) && !is_ue(at(3), at(4)) && !hisses && !liquid(at(3), at(4))
        }
        [.., b'e', b'd'] => {
            let is_said = matches!(at(3), Some(b't' | b'd'));
            // "played": here the y belongs to the vowel before it.
            let is_glide = at(3) == Some(b'y') && at(4).is_some_and(|l| b"aeo".contains(&l));
            is_glide
                || (is_consonant(at(3))
                    && !is_ue(at(3), at(4))
                    && !is_said
                    && !liquid(at(3), at(4)))
        }
        _ => false,
    };
    u32::from(is_silent)
}

/// "value", "issue": one group, not a silent e; but "unique", "league".
fn is_ue(letter: Option<u8>, before: Option<u8>) -> bool {
    letter == Some(b'u') && !matches!(before, Some(b'q' | b'g'))
}

/// "careful", "statement", "lonely", "basically": a silent vowel before another part of the word.
fn silent_middle(letters: &[u8]) -> u32 {
    const ENDINGS: [&str; 10] =
        ["ement", "ements", "eful", "efully", "eless", "elessly", "ely", "eness", "etime", "ework"];
    if letters.ends_with(b"ically") {
        return 1;
    }
    let is_silent = ENDINGS.iter().any(|ending| {
        let Some(stem) = letters.strip_suffix(ending.as_bytes()) else { return false };
        let Some((last, before)) = stem.split_last() else { return false };
        let ends_in_liquid =
            *last == b'l' && before.last().is_some_and(|l| !b"aeiouyl".contains(l));
        !b"aeiouy".contains(last) && vowel_groups(before) > 0 && !ends_in_liquid
    });
    u32::from(is_silent)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of `number word word …`, as dictionaries have them.
    const KNOWN: &str = "\
1 a the child plan harm court makes asked called whole here there need health school nurse board
1 through thought would friend eye you're don't can't guest quite league years used closed played
2 children parents meeting table handled being going trying careful someone something sometimes
2 safety nothing doctor council people review power centre purple issue value argue union lonely
2 needed wanted wishes houses places didn't isn't every evening likely client hopeful statement
3 family conference protection agreement area idea serious interview remember hospital
3 already employer enjoying previous period video actual attendance worrying relation
4 information independent community material society
4 situation ability experience everybody education especially variety january automatic
5 university administration investigation cooperation opportunity
6 responsibility accessibility";

    #[test]
    fn known_words_have_their_syllables() {
        let mut wrong = Vec::new();
        for line in KNOWN.lines() {
            let (number, words) = line.split_once(' ').unwrap();
            for word in words.split(' ') {
                let counted = syllables(word);
                if counted.to_string() != number {
                    wrong.push((word, counted));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn every_exception_breaks_a_rule() {
        let is_needless = |word: &str, number: u32| {
            has_one_vowel(word.as_bytes()) || by_rule(word.as_bytes()) == number
        };
        let needless: Vec<_> =
            EXCEPTIONS.iter().filter(|(word, number)| is_needless(word, **number)).collect();
        assert!(needless.is_empty(), "{needless:?}");
        assert!(EXCEPTIONS.len() > 50);
    }

    #[test]
    fn signs_and_parts_are_counted_each() {
        assert_eq!(syllables("co-operate"), 4);
        assert_eq!(syllables("church\u{2019}s"), 2);
        assert_eq!(syllables("café"), 2);
        assert_eq!(syllables("শিশু"), 1);
        assert_eq!(syllables("-"), 1);
    }
}
