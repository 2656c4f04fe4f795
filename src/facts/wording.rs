//! Facts in words: the phrase for a figure, in the reader's language.

use super::{Fact, FactForm};
use crate::language::{Furniture, Wording};

/// The phrase for `fact` in `form`: "within 10 working days".
///
/// The space after the figure becomes a no-break space, so that it never parts from its
/// unit at the end of a line.
#[must_use]
pub fn phrase(fact: &Fact, form: FactForm, furniture: &Furniture) -> Wording {
    let Some(group) = form.group() else {
        return Wording { text: fact.value.to_string(), stands_in: false };
    };
    let key = format!("durations.{group}.{}", fact.unit.name());
    let mut wording = furniture.plural(&key, fact.value, &[]);
    let digits = fact.value.to_string();
    wording.text = wording.text.replace(&format!("{digits} "), &format!("{digits}\u{a0}"));
    wording
}
