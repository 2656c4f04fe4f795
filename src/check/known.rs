//! What rules know besides a text: facts, words, contacts and boroughs.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::civil::Date;

use super::today::today;
use crate::carried::Folder;
use crate::diagnostic::{Diagnostics, SourceText};
use crate::facts::Fact;
use crate::fingerprint::Fingerprint;
use crate::language::Furniture;
use crate::source::{
    Borough, Contacts, Source, Targets, Term, carried_furniture, read_contacts, read_facts,
    read_glossary,
};

/// What is known around a text.
pub struct Known<'a> {
    /// The shared facts.
    pub facts: &'a BTreeMap<String, Fact>,
    /// The shared glossary.
    pub glossary: &'a BTreeMap<String, Term>,
    /// The shared contacts.
    pub contacts: &'a Contacts,
    /// The words of the page furniture in the source language, which print facts.
    pub furniture: Option<&'a Furniture>,
    /// The boroughs; none around a loose document.
    pub boroughs: &'a [Arc<Borough>],
    /// What texts should reach.
    pub targets: Targets,
    /// The day on which the texts are checked.
    pub today: Date,
    fingerprint: Fingerprint,
}

/// What is known is told apart by the fingerprint of all of it.
impl Hash for Known<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

impl<'a> Known<'a> {
    /// What a site knows.
    #[must_use]
    pub fn of(source: &'a Source) -> Self {
        Self::new(
            (&source.facts, &source.glossary, &source.contacts),
            Some(&source.furniture),
            &source.boroughs,
            source.settings.checks.targets,
        )
    }

    fn new(
        (facts, glossary, contacts): (
            &'a BTreeMap<String, Fact>,
            &'a BTreeMap<String, Term>,
            &'a Contacts,
        ),
        furniture: Option<&'a Furniture>,
        boroughs: &'a [Arc<Borough>],
        targets: Targets,
    ) -> Self {
        let today = today();
        let known = (facts, glossary, contacts, furniture, boroughs, targets, today);
        let fingerprint = Fingerprint::of(&known);
        Self { facts, glossary, contacts, furniture, boroughs, targets, today, fingerprint }
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
        let mut boroughs = self.boroughs.iter().map(Arc::as_ref);
        boroughs.find(|borough| Some(borough.slug.as_str()) == owner)
    }
}

/// The national data that the binary carries, for documents without a site.
pub struct Carried {
    facts: Arc<BTreeMap<String, Fact>>,
    glossary: Arc<BTreeMap<String, Term>>,
    contacts: Arc<Contacts>,
    furniture: Option<Arc<Furniture>>,
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
            furniture: carried_furniture(),
        }
    }

    /// As rules see it.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        let data = (&*self.facts, &*self.glossary, &*self.contacts);
        Known::new(data, self.furniture.as_deref(), &[], Targets::default())
    }
}
