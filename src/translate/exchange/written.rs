//! From a coded text that a translator gave back to the Markdown of a file.

use super::coded::{Code, CodeKind, Coded, Piece};
use crate::diagnostic::Span;
use crate::leaflet::units;

/// Signs that Markdown may take for markup.
const SIGNS: [char; 9] = ['\\', '*', '_', '[', ']', '`', '<', '&', '|'];

impl Coded {
    /// Writes the text as Markdown, with a backslash only where a sign would else be markup; or
    /// nothing if no Markdown says just this, such as for bold without words.
    #[must_use]
    pub fn markdown(&self) -> Option<String> {
        let wanted = self.tidied();
        // Braces that are words would begin a value, closed or not.
        if wanted
            .pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Text(text) if text.contains("{{")))
        {
            return None;
        }
        let says_it = |text: &String| {
            is_one_part(text) && Self::of_markdown(text).tidied().shape() == wanted.shape()
        };
        let plain = wanted.written(str::to_owned);
        let written = Some(plain).filter(says_it);
        let written = written.or_else(|| Some(wanted.written(escaped)).filter(says_it));
        written.or_else(|| {
            let text = wanted.written(escaped);
            shielded_start(&text).filter(says_it)
        })
    }

    /// Writes a text that knows no markup but values.
    #[must_use]
    pub fn plain(&self) -> String {
        let text = self.tidied().written(str::to_owned);
        text.replace("\\<", "<")
    }

    /// Whether two texts have the same words and the same codes, however they are numbered.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        self.tidied().shape() == other.tidied().shape()
    }

    /// One space between words, and none at the ends or just inside bold words.
    fn tidied(&self) -> Self {
        let mut tidied = Self { pieces: Vec::new(), codes: self.codes.clone() };
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => tidied.push_tidy(text),
                Piece::Open(number) if self.is_marked(*number) => {
                    tidied.pieces.push(piece.clone());
                }
                Piece::Close(number) if self.is_marked(*number) => {
                    let space = tidied.take_space();
                    tidied.pieces.push(piece.clone());
                    tidied.push_tidy(space);
                }
                _ => tidied.pieces.push(piece.clone()),
            }
        }
        tidied.take_space();
        tidied
    }

    /// Whether a code marks words by signs that must touch them.
    fn is_marked(&self, number: usize) -> bool {
        let kind = number.checked_sub(1).and_then(|at| self.codes.get(at)).map(|code| code.kind);
        matches!(kind, Some(CodeKind::Bold | CodeKind::Italic))
    }

    fn push_tidy(&mut self, text: &str) {
        let is_inside =
            matches!(self.pieces.last(), Some(Piece::Open(number)) if self.is_marked(*number));
        let mut needs_space = text.starts_with(char::is_whitespace);
        if needs_space && is_inside {
            self.space_before_last();
            needs_space = false;
        }
        let ends_spaced = match self.pieces.last() {
            None => true,
            Some(Piece::Text(before)) => before.ends_with(' '),
            Some(_) => false,
        };
        let mut tidy = String::new();
        for word in text.split_whitespace() {
            if needs_space && !(tidy.is_empty() && ends_spaced) {
                tidy.push(' ');
            }
            tidy.push_str(word);
            needs_space = true;
        }
        let ends_with_space = !text.trim().is_empty() || !ends_spaced;
        if text.ends_with(char::is_whitespace) && ends_with_space && !(is_inside && tidy.is_empty())
        {
            tidy.push(' ');
        }
        match self.pieces.last_mut() {
            _ if tidy.is_empty() => {}
            Some(Piece::Text(before)) => before.push_str(&tidy),
            _ => self.pieces.push(Piece::Text(tidy)),
        }
    }

    /// Puts a space in front of the code that has just been opened.
    fn space_before_last(&mut self) {
        let Some(open) = self.pieces.pop() else { return };
        self.push_tidy(" ");
        self.pieces.push(open);
    }

    /// Takes the space at the end away.
    fn take_space(&mut self) -> &'static str {
        let Some(Piece::Text(text)) = self.pieces.last_mut() else { return "" };
        let is_spaced = text.ends_with(' ');
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            self.pieces.pop();
        }
        if is_spaced { " " } else { "" }
    }

    fn written(&self, word: impl Fn(&str) -> String) -> String {
        let code = |number: usize| number.checked_sub(1).and_then(|at| self.codes.get(at));
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => word(text),
            Piece::Open(number) | Piece::Alone(number) => {
                code(*number).map(|code| code.open.clone()).unwrap_or_default()
            }
            Piece::Close(number) => {
                code(*number).map(|code| code.close.clone()).unwrap_or_default()
            }
        });
        pieces.collect()
    }

    /// Words and codes without the numbers.
    fn shape(&self) -> Vec<(&'static str, Option<&Code>, &str)> {
        let code = |number: &usize| self.codes.get(number.checked_sub(1)?);
        let shape = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => ("text", None, text.as_str()),
            Piece::Open(number) => ("open", code(number), ""),
            Piece::Close(number) => ("close", code(number), ""),
            Piece::Alone(number) => ("alone", code(number), ""),
        });
        shape.collect()
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        let is_value = sign == '{' && rest.peek() == Some(&'{');
        if SIGNS.contains(&sign) || is_value {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// A text that begins like a list, a heading or the like, with a backslash before the sign that
/// makes it one.
fn shielded_start(text: &str) -> Option<String> {
    let at = text.find(|c: char| !c.is_ascii_digit())?;
    let is_sign = text[at..].starts_with(|c: char| c.is_ascii_punctuation());
    is_sign.then(|| format!("{}\\{}", &text[..at], &text[at..]))
}

/// Whether Markdown reads all of it as one paragraph.
fn is_one_part(text: &str) -> bool {
    let parts = units(text, Span::new(0, text.len()));
    matches!(parts.as_slice(), [part] if part.kind == "p" && part.text == text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(coded: &Coded) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Open(number) => format!("<{number}>"),
            Piece::Close(number) => format!("</{number}>"),
            Piece::Alone(number) => format!("<{number}/>"),
        };
        coded.pieces.iter().map(piece).collect()
    }

    fn there_and_back(text: &str) -> (String, String) {
        let coded = Coded::of_markdown(text);
        (shown(&coded), coded.markdown().unwrap_or_else(|| panic!("{coded:?}")))
    }

    #[test]
    fn words_stay_and_all_else_is_behind_codes() {
        for (text, words) in [
            ("Plain words.", "Plain words."),
            ("**Bold**, *soft* and `x`", "<1>Bold</1>, <2>soft</2> and <3/>"),
            ("Ask [the *chair*](who.md#chair).", "Ask <1>the <2>chair</2></1>."),
            ("[site]({{ contact.a_b.link }}) {{ fact.a_b_c.within }}", "<1>site</1> <2/>"),
            ("See <https://example.org/a>.", "See <1/>."),
            ("***both***", "<1><2>both</2></1>"),
            ("**[a](b.md)** আপনি 🙂", "<1><2>a</2></1> আপনি 🙂"),
            ("a &nbsp; b", "a <1/> b"),
        ] {
            assert_eq!(there_and_back(text), (words.to_owned(), text.to_owned()));
        }
    }

    #[test]
    fn a_translation_has_the_numbers_of_the_english() {
        let english = Coded::of_markdown("**{{ fact.a.number }}** [of](b.md) {{ fact.c.within }}");
        let other = Coded::of_markdown("[z](b.md) {{ fact.c.within }} **{{ fact.a }}** *i* **j**");
        let numbered = other.numbered_like(&english);
        assert_eq!(shown(&numbered), "<3>z</3> <4/> <1><2/></1> <5>i</5> <6>j</6>");
        assert_eq!(numbered.codes[1].open, "{{ fact.a }}");
        assert_eq!(numbered.markdown(), other.markdown());
    }

    #[test]
    fn signs_that_an_author_wrote_with_a_backslash_are_words() {
        assert_eq!(there_and_back(r"5 \* 3").0, "5 * 3");
        assert_eq!(there_and_back(r"a \*b\* c"), ("a *b* c".to_owned(), r"a \*b\* c".to_owned()));
        assert_eq!(
            there_and_back(r"\{{ no }}"),
            ("<1/>{ no }}".to_owned(), r"\{{ no }}".to_owned())
        );
        assert_eq!(there_and_back(r"\# no heading").0, "# no heading");
    }

    #[test]
    fn a_translators_signs_never_become_markup() {
        for words in [
            "# no",
            "- no",
            "1. no",
            "> no",
            "*no*",
            "[no](x.md)",
            "::: no",
            "{{ no }}",
            "a_b_",
            "= x",
            "`no`",
            "&amp;",
            "<b>no</b>",
            "| a |",
            "+ a",
            "~~~",
        ] {
            let coded = Coded { pieces: vec![Piece::Text(words.to_owned())], codes: Vec::new() };
            let Some(text) = coded.markdown() else { continue };
            assert_eq!(Coded::of_markdown(&text).words(), words, "{text}");
            assert_eq!(Coded::of_markdown(&text).codes, []);
        }
    }

    #[test]
    fn spaces_inside_bold_words_move_out() {
        let english = Coded::of_markdown("**Bold** words");
        let pieces = vec![
            Piece::Text("Słowa".to_owned()),
            Piece::Open(1),
            Piece::Text(" tłuste ".to_owned()),
            Piece::Close(1),
            Piece::Text("tu\n i  tam".to_owned()),
        ];
        let coded = Coded { pieces, codes: english.codes };
        assert_eq!(coded.markdown().as_deref(), Some("Słowa **tłuste** tu i tam"));
    }

    #[test]
    fn bold_without_words_cannot_be_written() {
        let english = Coded::of_markdown("**Bold** words");
        let coded = Coded { pieces: vec![Piece::Open(1), Piece::Close(1)], codes: english.codes };
        assert_eq!(coded.markdown(), None);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_what_was_given_back(
            words in prop::collection::vec("[a-z*_`#>\\[\\](){}<&.:|~+=\\\\-]{1,6}", 1..5),
            marks in prop::collection::vec(0..4_usize, 4),
        ) {
            let codes = Coded::of_markdown("**a** *b* [c](d.md) {{ borough.name }}").codes;
            let mut pieces = Vec::new();
            for (at, word) in words.iter().enumerate() {
                let mark = marks[at % 4];
                pieces.push(Piece::Text(" ".to_owned()));
                if mark < 3 { pieces.push(Piece::Open(mark + 1)); }
                pieces.push(Piece::Text(word.clone()));
                if mark < 3 { pieces.push(Piece::Close(mark + 1)); } else { pieces.push(Piece::Alone(4)); }
            }
            let coded = Coded { pieces, codes };
            if let Some(text) = coded.markdown() {
                prop_assert_eq!(Coded::of_markdown(&text).words(), coded.tidied().words());
            }
        }

        #[test]
        fn any_part_can_be_written_again(text in "[a-z]{1,4}( [a-z*_{}.]{1,5}){0,6}") {
            let coded = Coded::of_markdown(&text);
            // Braces that begin no value are an error where they were written.
            let begins_a_value =
                |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains("{{"));
            if is_one_part(&text) && !coded.pieces.iter().any(begins_a_value) {
                let again = coded.markdown();
                prop_assert!(again.is_some(), "{:?}", coded);
            }
        }
    }
}
