//! What rules know besides a text: facts, words, contacts and boroughs.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::today::today;
use crate::carried::Folder;
use crate::diagnostic::{Diagnostics, SourceText};
use crate::facts::Fact;
use crate::source::{
    Borough, Contacts, Source, Targets, Term, read_contacts, read_facts, read_glossary,
};

/// What is known around a text.
pub struct Known<'a> {
    /// The shared facts.
    pub facts: &'a BTreeMap<String, Fact>,
    /// The shared glossary.
    pub glossary: &'a BTreeMap<String, Term>,
    /// The shared contacts.
    pub contacts: &'a Contacts,
    /// The boroughs; none around a loose document.
    pub boroughs: &'a [Borough],
    /// What texts should reach.
    pub targets: Targets,
    /// The day on which the texts are checked.
    pub today: Date,
}

impl<'a> Known<'a> {
    /// What a site knows.
    #[must_use]
    pub fn of(source: &'a Source) -> Self {
        Self {
            facts: &source.facts,
            glossary: &source.glossary,
            contacts: &source.contacts,
            boroughs: &source.boroughs,
            targets: source.settings.checks.targets,
            today: today(),
        }
    }

    /// The facts that hold for an owner: the shared ones, and its own in their place.
    #[must_use]
    pub fn facts_of(&self, owner: Option<&str>) -> BTreeMap<&'a str, &'a Fact> {
        let own = self.borough(owner).into_iter().flat_map(|borough| &borough.facts);
        self.facts.iter().chain(own).map(|(id, fact)| (id.as_str(), fact)).collect()
    }

    /// The borough of this folder.
    #[must_use]
    pub fn borough(&self, owner: Option<&str>) -> Option<&'a Borough> {
        self.boroughs.iter().find(|borough| Some(borough.slug.as_str()) == owner)
    }
}

/// The national data that the binary carries, for documents without a site.
pub struct Carried {
    facts: BTreeMap<String, Fact>,
    glossary: BTreeMap<String, Term>,
    contacts: Contacts,
}

impl Carried {
    /// Reads it.
    #[must_use]
    pub fn read() -> Self {
        // A test proves that what is carried has no problems.
        let mut never = Diagnostics::new();
        let file = |name: &str| {
            SourceText::new(name, Folder::SharedContent.text(name).unwrap_or_default())
        };
        Self {
            facts: read_facts(&file("facts.yaml"), &mut never),
            glossary: read_glossary(&file("glossary.yaml"), &mut never).0,
            contacts: read_contacts(&file("contacts.yaml"), &mut never).0,
        }
    }

    /// As rules see it.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known {
            facts: &self.facts,
            glossary: &self.glossary,
            contacts: &self.contacts,
            boroughs: &[],
            targets: Targets::default(),
            today: today(),
        }
    }
}
