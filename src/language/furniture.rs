//! The words of the page furniture in one language, with English standing in.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::{Language, PluralForm};
use crate::fingerprint::Fingerprint;

/// One entry of `strings.yaml`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Message {
    /// The same words always.
    Text(String),
    /// Words that depend on a number.
    Plural(BTreeMap<PluralForm, String>),
}

impl Message {
    /// The words for `form`; forms that are missing fall back to "other".
    fn in_form(&self, form: PluralForm) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Plural(forms) => {
                forms.get(&form).or_else(|| forms.get(&PluralForm::Other)).map(String::as_str)
            }
        }
    }
}

/// All entries of a `strings.yaml`; keys of groups are joined with dots.
pub type Strings = BTreeMap<String, Message>;

/// Words to print, and whether they are English standing in for a missing translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Whether they are in the source language although the page is not.
    pub stands_in: bool,
}

/// The words of the page furniture as pages ask for them.
#[derive(Debug)]
pub struct Furniture {
    language: Arc<Language>,
    strings: Strings,
    source: Option<Arc<Self>>,
    fingerprint: Fingerprint,
}

/// Furniture is told from other furniture by its fingerprint.
impl Hash for Furniture {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

impl Furniture {
    /// The words of `language`. `source` is the source language's furniture, which
    /// stands in for what is missing; the source language itself has none.
    #[must_use]
    pub fn new(language: Arc<Language>, strings: Strings, source: Option<Arc<Self>>) -> Self {
        let fingerprint = Fingerprint::of(&(&language, &strings, &source));
        Self { language, strings, source, fingerprint }
    }

    /// The language.
    #[must_use]
    pub const fn language(&self) -> &Arc<Language> {
        &self.language
    }

    /// The words of the source language, for text that is in it.
    #[must_use]
    pub fn of_source(&self) -> &Self {
        self.source.as_ref().map_or(self, |source| source)
    }

    /// The tag of the language that stands in for missing words.
    #[must_use]
    pub fn source_language(&self) -> &Arc<Language> {
        self.source.as_ref().map_or(&self.language, |source| &source.language)
    }

    /// Every key that pages can ask for.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let strings = self.source.as_ref().map_or(&self.strings, |source| &source.strings);
        strings.keys().map(String::as_str)
    }

    /// The entry of this language itself, with nothing standing in.
    #[must_use]
    pub fn own(&self, key: &str) -> Option<&Message> {
        self.strings.get(key)
    }

    /// The words under `key`, each `{part}` filled in. An unknown key gives the key
    /// itself, which the tests of the templates would show.
    #[must_use]
    pub fn text(&self, key: &str, parts: &[(&str, &str)]) -> Wording {
        self.find(key, |_| PluralForm::Other, parts)
    }

    /// The words under `key` for `number`, which fills in `{n}`.
    #[must_use]
    pub fn plural(&self, key: &str, number: u32, parts: &[(&str, &str)]) -> Wording {
        let digits = number.to_string();
        let mut all = vec![("n", digits.as_str())];
        all.extend_from_slice(parts);
        self.find(key, |language| language.plural_form(number), &all)
    }

    fn find(
        &self,
        key: &str,
        form: impl Fn(&Language) -> PluralForm,
        parts: &[(&str, &str)],
    ) -> Wording {
        let own = self.strings.get(key).and_then(|message| message.in_form(form(&self.language)));
        match (own, &self.source) {
            (Some(text), _) => Wording { text: fill(text, parts), stands_in: false },
            (None, Some(source)) => Wording { stands_in: true, ..source.find(key, form, parts) },
            (None, None) => Wording { text: key.to_owned(), stands_in: false },
        }
    }
}

fn fill(text: &str, parts: &[(&str, &str)]) -> String {
    parts
        .iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn furniture() -> Furniture {
        let language = |tag| Arc::new(Language::new(tag).unwrap());
        let days = |forms: &[(PluralForm, &str)]| {
            Message::Plural(forms.iter().map(|(form, text)| (*form, (*text).to_owned())).collect())
        };
        let english = Strings::from([
            (
                "days".to_owned(),
                days(&[(PluralForm::One, "{n} day"), (PluralForm::Other, "{n} days")]),
            ),
            ("leave".to_owned(), Message::Text("Leave for {name}".to_owned())),
        ]);
        let polish = Strings::from([(
            "days".to_owned(),
            days(&[
                (PluralForm::One, "{n} dzień"),
                (PluralForm::Few, "{n} dni"),
                (PluralForm::Many, "{n} dni"),
            ]),
        )]);
        let english = Arc::new(Furniture::new(language("en"), english, None));
        Furniture::new(language("pl"), polish, Some(english))
    }

    #[test]
    fn a_number_takes_the_form_of_the_language() {
        assert_eq!(furniture().plural("days", 1, &[]).text, "1 dzień");
        assert_eq!(furniture().plural("days", 22, &[]).text, "22 dni");
    }

    #[test]
    fn english_stands_in_and_says_so() {
        let wording = furniture().text("leave", &[("name", "BBC Weather")]);
        assert_eq!(wording, Wording { text: "Leave for BBC Weather".to_owned(), stands_in: true });
    }
}
