//! Text made alike for searching, with the way back to what was written.

/// Small letters; plain spaces, quotes and hyphens; one space between words.
#[derive(Debug, Clone)]
pub struct Folded {
    /// The text.
    pub text: String,
    /// For each byte of it, and for its end, the byte of the original.
    pub origin: Vec<usize>,
}

impl Folded {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            origin: Vec::with_capacity(text.len() + 1),
        };
        for (at, character) in text.char_indices() {
            match plain(character) {
                ' ' if folded.text.ends_with(' ') => {}
                plain if plain.is_ascii() => {
                    folded.text.push(plain.to_ascii_lowercase());
                    folded.origin.push(at);
                }
                plain => plain.to_lowercase().for_each(|small| folded.push(small, at)),
            }
        }
        folded.origin.push(text.len());
        folded
    }

    fn push(&mut self, character: char, at: usize) {
        self.text.push(character);
        self.origin.extend(std::iter::repeat_n(at, character.len_utf8()));
    }
}

const fn plain(character: char) -> char {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{02bc}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\t'
        | '\n'
        | '\r'
        | '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_made_alike_and_lead_back() {
        let text = "Don’t \u{a0}CLICK\u{2011}on আপনি İ";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "don't click-on আপনি i\u{307}");
        let at = folded.text.find("আ").unwrap();
        assert_eq!(folded.origin[at], text.find("আ").unwrap());
        assert_eq!(folded.origin[folded.text.len()], text.len());
    }
}
