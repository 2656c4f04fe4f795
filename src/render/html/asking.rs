//! What a reader can ask the council at the foot of a page: another format, a word about the
//! page, a complaint. The borough's contacts say how.

use serde::Serialize;

use super::body::writer;
use super::components::push_card_lines;
use super::inlines::words;
use crate::edition::Set;

/// The contact for another format.
pub const OTHER_FORMATS: &str = "other_formats";

/// The contacts that have a place at the foot, each with the words that open it.
const ASKED: [(&str, &str); 3] =
    [(OTHER_FORMATS, "other_formats"), ("feedback", "feedback"), ("complaints", "complain")];

/// One thing to ask for.
#[derive(Serialize)]
pub struct Ask {
    label: String,
    card: String,
}

/// What a reader of `set` can ask for: as much as the borough has contacts for.
pub fn asks(set: &Set<'_>) -> Vec<Ask> {
    let furniture = set.voice.furniture;
    let ask = |(contact, key): (&str, &str)| {
        let mut writer = writer(furniture);
        push_card_lines(&mut writer, &set.card(contact)?);
        Some(Ask { label: words(furniture, key, &[]), card: writer.out })
    };
    ASKED.into_iter().filter_map(ask).collect()
}
