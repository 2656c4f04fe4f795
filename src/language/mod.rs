//! Languages: direction, plural rules, dates, and the words of the page furniture.

mod alphabet;
mod furniture;
mod tag;

pub use alphabet::sort_by_text;
pub use furniture::{Furniture, Message, Strings, Wording};
pub use tag::{Direction, Language, LanguageError, PLURAL_NAMES, PluralForm};
