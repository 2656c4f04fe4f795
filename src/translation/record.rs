//! What a translation was made from: the English of each of its parts, kept in a file beside it.

use serde_json::Value;

/// The English that each part of a translation was made from, in the translation's order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Record {
    /// The parts.
    pub parts: Vec<RecordedPart>,
}

/// The English of one part.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RecordedPart {
    /// What it is.
    pub kind: String,
    /// Its text, as it was written.
    pub english: String,
    /// A hash of the translation, by which the part is found again when others come and go.
    pub translated: String,
}

impl RecordedPart {
    /// Records that `translated` was made from `english`.
    #[must_use]
    pub fn new(kind: &str, english: &str, translated: &str) -> Self {
        Self { kind: kind.to_owned(), english: english.to_owned(), translated: hash_of(translated) }
    }

    /// Whether the translation is still, letter by letter, that which was recorded.
    #[must_use]
    pub fn is_of(&self, translated: &str) -> bool {
        self.translated == hash_of(translated)
    }
}

fn hash_of(text: &str) -> String {
    const LENGTH: usize = 16;
    blake3::hash(text.as_bytes()).to_hex()[..LENGTH].to_owned()
}

/// Why a record cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is no JSON.
    #[error("line {} is no JSON", .0.line())]
    Json(#[from] serde_json::Error),
    /// It is something else than a list of recorded parts.
    #[error("entry {0} is not a kind, its English text and the hash of its translation")]
    Entry(usize),
}

impl Record {
    /// The end of a record's file name, in the place of `.md`.
    pub const ENDING: &'static str = ".made-from.json";

    /// Reads a record.
    ///
    /// # Errors
    /// When it is no list of recorded parts.
    pub fn parse(text: &str) -> Result<Self, RecordError> {
        let entries: Vec<Value> = serde_json::from_str(text)?;
        let part = |(number, entry): (usize, Value)| match entry.as_array().map(Vec::as_slice) {
            Some([Value::String(kind), Value::String(english), Value::String(translated)]) => {
                Ok(RecordedPart {
                    kind: kind.clone(),
                    english: english.clone(),
                    translated: translated.clone(),
                })
            }
            _ => Err(RecordError::Entry(number + 1)),
        };
        let parts = entries.into_iter().enumerate().map(part).collect::<Result<_, _>>()?;
        Ok(Self { parts })
    }

    /// The file's text: a line for each part, so that changes are easy to see.
    #[must_use]
    pub fn print(&self) -> String {
        let line = |part: &RecordedPart| {
            let values = [&part.kind, &part.english, &part.translated];
            let values: Vec<Value> = values.map(|value| Value::from(value.as_str())).to_vec();
            format!("  {}", Value::from(values))
        };
        let lines: Vec<String> = self.parts.iter().map(line).collect();
        format!("[\n{}\n]\n", lines.join(",\n"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_list_of_parts_is_refused() {
        let told = |text| Record::parse(text).unwrap_err().to_string();
        assert!(told("[\n  [\"p\", ").starts_with("line 2 is no JSON"));
        assert_eq!(
            told(r#"[["p", "a", "b"], ["p"]]"#),
            "entry 2 is not a kind, its English text and the hash of its translation"
        );
    }

    proptest! {
        #[test]
        fn a_record_comes_back_as_it_was(parts in prop::collection::vec((".*", ".*"), 0..6)) {
            let parts = parts.into_iter().map(|(kind, english)| RecordedPart::new(&kind, &english, "tekst"));
            let record = Record { parts: parts.collect() };
            prop_assert_eq!(Record::parse(&record.print()).unwrap(), record);
        }
    }
}
