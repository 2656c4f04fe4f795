//! Texts that stand by themselves: words of contacts and terms, and the headings of leaflets. Each
//! is shown translated, or the source language stands in for it.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::paired::PairedFile;
use crate::fingerprint::Fingerprint;
use crate::language::{Furniture, Language};
use crate::leaflet::{Inline, StandsIn};
use crate::source::{Leaflet, OutOfDate, TranslatedLeaflet};
use crate::translation::{Shown, shown_texts};

/// The texts of a translated YAML file as pages show them, by the path of their key.
#[derive(Debug, Default)]
pub struct ShownTexts {
    by_key: BTreeMap<String, Shown<String>>,
    fingerprint: Fingerprint,
}

/// Texts are told from other texts by their fingerprint.
impl Hash for ShownTexts {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

impl ShownTexts {
    /// What pages show of `file`.
    pub fn of(file: &PairedFile<'_>, out_of_date: OutOfDate) -> Self {
        let shown = shown_texts(&file.pairing, out_of_date == OutOfDate::Keep);
        let owned = |shown| match shown {
            Shown::Translated(text) => Shown::Translated(str::to_owned(text)),
            Shown::OutOfDate(text) => Shown::OutOfDate(str::to_owned(text)),
            Shown::English(text) => Shown::English(str::to_owned(text)),
        };
        let by_key = shown.map(|(key, shown)| (key.to_owned(), owned(shown))).collect();
        Self { fingerprint: Fingerprint::of(&by_key), by_key }
    }

    /// The text under `key`, of which `english` is the text in the source language.
    pub fn words(&self, key: &str, english: &str, source: &Arc<Language>) -> Vec<Inline> {
        match self.by_key.get(key) {
            // The name of a service may be the same in all languages: it is read as English then.
            Some(Shown::Translated(text) | Shown::OutOfDate(text)) if text != english => {
                vec![Inline::text(text)]
            }
            _ => vec![Inline::Foreign(Arc::clone(source), vec![Inline::text(english)])],
        }
    }

    /// Whether an older translation is shown under `key`.
    pub fn is_older(&self, key: &str) -> bool {
        matches!(self.by_key.get(key), Some(Shown::OutOfDate(_)))
    }
}

/// The notice that an older translation is shown, to stand behind it.
pub fn older_notice(furniture: &Furniture) -> Vec<Inline> {
    let wording = furniture.text(StandsIn::OlderTranslation.notice_key(), &[]);
    let mut notice = vec![Inline::Text(wording.text)];
    if wording.stands_in {
        notice = vec![Inline::Foreign(Arc::clone(furniture.source_language()), notice)];
    }
    vec![Inline::text(" "), Inline::Emphasis(notice)]
}

/// Words and the language that they are in.
#[derive(Debug, Clone, Copy, Hash)]
pub struct Words<'s> {
    /// The words.
    pub text: &'s str,
    /// Their language.
    pub language: &'s Arc<Language>,
}

/// What the front matter of a leaflet says for lists and the top of the page.
#[derive(Debug, Clone, Copy, Hash)]
pub struct Headings<'s> {
    /// The heading of the page.
    pub title: Words<'s>,
    /// What the browser's tab shows.
    pub tab_title: Words<'s>,
    /// One or two sentences for lists.
    pub summary: Words<'s>,
    /// Whether one of them is an older translation.
    pub is_older: bool,
}

impl<'s> Headings<'s> {
    /// Those of a leaflet in the source language.
    #[must_use]
    pub fn of_original(leaflet: &'s Leaflet, language: &'s Arc<Language>) -> Self {
        let words = |text: &'s str| Words { text, language };
        Self {
            title: words(&leaflet.title.value),
            tab_title: words(&leaflet.tab_title.value),
            summary: words(&leaflet.summary.value),
            is_older: false,
        }
    }

    /// Those of a translation.
    #[must_use]
    pub fn of_translation(
        file: &PairedFile<'s>,
        original: &'s Leaflet,
        translated: &'s TranslatedLeaflet,
        source: &'s Arc<Language>,
        out_of_date: OutOfDate,
    ) -> Self {
        let keeps_older = out_of_date == OutOfDate::Keep;
        // The front matter comes first, so few of the texts are looked at.
        let find = |key| shown_texts(&file.pairing, keeps_older).find(|(other, _)| *other == key);
        let mut is_older = false;
        let mut words =
            |key, own: &'s str, english: &'s str| match find(key).map(|(_, shown)| shown) {
                Some(Shown::English(_)) => Words { text: english, language: source },
                shown => {
                    is_older |= matches!(shown, Some(Shown::OutOfDate(_)));
                    Words { text: own, language: file.language }
                }
            };
        let title = words("title", &translated.title.value, &original.title.value);
        let tab_title = words("tab_title", &translated.tab_title.value, &original.tab_title.value);
        let summary = words("summary", &translated.summary.value, &original.summary.value);
        Self { title, tab_title, summary, is_older }
    }
}
