//! Characters that no page can show, and that a terminal may obey.

use std::borrow::Cow;

/// Whether no page can show a character: a control character, or one that Unicode keeps for
/// nothing. HTML has no way to write them.
#[must_use]
pub fn is_unprintable(character: char) -> bool {
    let code = u32::from(character);
    let is_control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    is_control || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// The text with the sign for "something is wrong here" in the place of each of them.
#[must_use]
pub fn printable(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(is_unprintable) {
        text.replace(is_unprintable, "\u{fffd}").into()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nothing_shows_is_replaced_and_all_else_stays() {
        assert_eq!(
            printable("a\0\u{1b}[0m\u{85}\u{fffe}b".into()),
            "a\u{fffd}\u{fffd}[0m\u{fffd}\u{fffd}b"
        );
        let shown = "a\tb\r\nআপনি 🙂 \u{200d}\u{202b}\u{fffd}";
        assert!(matches!(printable(shown.into()), Cow::Borrowed(same) if same == shown));
    }
}
