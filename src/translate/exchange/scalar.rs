//! Writes a text as a value in YAML.

use std::collections::BTreeMap;

/// The text as a plain value where it reads as one, else between double quotes.
#[must_use]
pub fn scalar(text: &str) -> String {
    let read = serde_yaml::from_str::<BTreeMap<String, String>>(&format!("key: {text}\n"));
    let begins_with_a_letter = text.starts_with(char::is_alphabetic);
    let is_read_the_same = read.is_ok_and(|read| read.get("key").is_some_and(|read| read == text));
    // What other readers of YAML take for a truth, nothing or a comment is not left to chance.
    let is_a_word = matches!(
        text.to_lowercase().as_str(),
        "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n"
    );
    let looks_like_more = [": ", " #", "\n"].iter().any(|sign| text.contains(sign));
    if begins_with_a_letter && is_read_the_same && !is_a_word && !looks_like_more {
        return text.to_owned();
    }
    // A string in JSON is a value in YAML.
    serde_json::Value::String(text.to_owned()).to_string()
}

/// A value that YAML can read anywhere, from one that `scalar` gave.
#[must_use]
pub fn quoted(scalar: &str) -> String {
    if scalar.starts_with('"') {
        return scalar.to_owned();
    }
    serde_json::Value::String(scalar.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_reads_as_the_same_text_stands_plain() {
        assert_eq!(scalar("Twoje prawa"), "Twoje prawa");
        assert_eq!(scalar("آپ کے حقوق"), "آپ کے حقوق");
        assert_eq!(scalar("Ulotki: {name}"), "\"Ulotki: {name}\"");
        assert_eq!(scalar("{n} dni"), "\"{n} dni\"");
        assert_eq!(scalar("No"), "\"No\"");
        assert_eq!(scalar("a \"b\" #c"), "\"a \\\"b\\\" #c\"");
        assert_eq!(scalar("12"), "\"12\"");
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(text in "\\PC{0,20}") {
            let read: BTreeMap<String, String> =
                serde_yaml::from_str(&format!("key: {}\n", scalar(&text))).unwrap();
            prop_assert_eq!(&read["key"], &text);
        }
    }
}
