//! What placeholders and conditions mean in one borough and one language.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::terms::GlossaryWords;
use super::texts::{ShownTexts, older_notice};
use crate::diagnostic::{Code, one_of};
use crate::facts::{BankHolidays, Fact, FactForm, Verified, phrase};
use crate::fingerprint::Fingerprint;
use crate::language::{Furniture, Language};
use crate::leaflet::{
    BoroughField, Card, CardLine, ContactField, Inline, Link, Picture, Placeholder, Subject,
    Target, dialled,
};
use crate::source::{Borough, Contact, Contacts, Exit, Pictures};

/// Why something cannot be printed in a borough.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Which kind of problem it is.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// What to do when only some of the boroughs that get the leaflet have the problem;
    /// nothing when it is the same for all.
    pub help_for_some: Option<&'static str>,
}

/// What to do when some boroughs lack a fact or a contact.
const ADD_IT_OR_LEAVE_IT: &str = "Add it to borough.yaml there, or put the text between `::: where …` and `:::`, so that only boroughs that have it get the text.";

/// The facts, contacts and names that hold in one borough, in one language.
#[derive(Debug)]
pub struct Scope<'s> {
    /// The borough.
    pub borough: &'s Borough,
    /// Where "Leave this site" goes.
    pub exit: &'s Exit,
    /// The shared facts.
    pub facts: &'s BTreeMap<String, Fact>,
    /// The shared contacts.
    pub contacts: &'s Contacts,
    /// The bank holidays.
    pub holidays: Option<&'s Arc<BankHolidays>>,
    /// The shared pictures.
    pub pictures: &'s Pictures,
    /// The translated words of the shared contacts, when the text is a translation.
    pub shared_texts: Option<Arc<ShownTexts>>,
    /// The translated words of the borough's own contacts.
    pub borough_texts: Option<Arc<ShownTexts>>,
    /// The translated words of the pictures.
    pub picture_texts: Option<Arc<ShownTexts>>,
    /// The words of the glossary.
    pub words: Arc<GlossaryWords>,
    /// The words of the language of the text.
    pub furniture: &'s Furniture,
    /// That of all of it.
    pub fingerprint: Fingerprint,
}

/// A contact, and where its words are translated.
struct Found<'a> {
    contact: &'a Contact,
    texts: Option<&'a ShownTexts>,
    /// The path of the contact among them.
    path: String,
}

impl<'s> Scope<'s> {
    /// Whether the borough has the subject of a condition.
    #[must_use]
    pub fn has(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Fact(id) => self.find_fact(id).is_some(),
            Subject::Contact(id) => self.find_contact(id).is_some(),
        }
    }

    /// What a placeholder prints.
    ///
    /// # Errors
    /// When the borough has nothing to print there.
    pub fn value(&self, placeholder: &Placeholder) -> Result<Vec<Inline>, Problem> {
        match placeholder {
            Placeholder::Borough(BoroughField::Name) => Ok(vec![Inline::text(&*self.borough.name)]),
            Placeholder::Borough(BoroughField::ShortName) => {
                Ok(vec![Inline::text(&*self.borough.short_name)])
            }
            Placeholder::Borough(BoroughField::Website) => {
                self.website().map(|address| vec![outside(address)])
            }
            // Rows take theirs; one that stands elsewhere has been refused.
            Placeholder::Picture(_) => Ok(Vec::new()),
            Placeholder::ExitName => Ok(vec![Inline::text(&*self.exit.name)]),
            Placeholder::ExitAddress => Ok(vec![outside(&self.exit.address)]),
            Placeholder::Fact { id, form } => Ok(vec![self.fact(id, *form)?]),
            Placeholder::Contact { id, field } => {
                let found = self.contact(id)?;
                let mut words = self.field(&found, *field).ok_or_else(|| no_field(id, *field))?;
                // Within a sentence there is no room for a notice behind a name.
                if *field != ContactField::Name && found.is_older(*field) {
                    words.extend(older_notice(self.furniture));
                }
                Ok(words)
            }
        }
    }

    /// The address that a placeholder gives as the target of a link.
    ///
    /// # Errors
    /// When the borough has none there, or it is no address.
    pub fn target(&self, placeholder: &Placeholder) -> Result<Target, Problem> {
        let inlines = self.value(placeholder)?;
        match inlines.into_iter().next() {
            Some(Inline::Link(link)) => Ok(link.target),
            _ => Err(Problem {
                code: Code::BadPlaceholder,
                message: "this placeholder is no address to link to".to_owned(),
                help: "Use a field such as phone, email or link.".to_owned(),
                help_for_some: None,
            }),
        }
    }

    /// The card of a contact.
    ///
    /// # Errors
    /// When the borough has no such contact.
    pub fn card(&self, id: &str) -> Result<Card, Problem> {
        let found = self.contact(id)?;
        let field = |field| self.field(&found, field);
        let lines = ContactField::NAMES
            .into_iter()
            .map(|(_, field)| field)
            .filter(|field| !matches!(field, ContactField::Name | ContactField::Note))
            .filter_map(|way| field(way).map(|content| CardLine { field: way, content }))
            .collect();
        let name = field(ContactField::Name).unwrap_or_default();
        let mut note = field(ContactField::Note);
        // One notice for all that is older on the card.
        if ContactField::NAMES.into_iter().any(|(_, field)| found.is_older(field)) {
            note.get_or_insert_default().extend(older_notice(self.furniture));
        }
        Ok(Card { name, lines, note })
    }

    /// The picture of this id, with its words in the language of the text.
    ///
    /// # Errors
    /// When there is no such picture.
    pub fn picture(&self, id: &str) -> Result<Picture, Problem> {
        let found = self.pictures.get(id).ok_or_else(|| Problem {
            code: Code::UnknownPicture,
            message: format!("there is no picture `{id}`"),
            help: one_of(id, self.pictures.keys().map(String::as_str)),
            help_for_some: None,
        })?;
        let alt = match &self.picture_texts {
            Some(texts) => {
                texts.words(&format!("{id}.alt"), &found.alt, self.furniture.source_language())
            }
            None => vec![Inline::text(&*found.alt)],
        };
        Ok(Picture {
            id: id.to_owned(),
            drawing: Arc::clone(&found.drawing),
            alt,
            has_direction: found.has_direction,
        })
    }

    fn website(&self) -> Result<&'s str, Problem> {
        self.borough.website.as_deref().ok_or_else(|| Problem {
            code: Code::UnknownPlaceholder,
            message: "there is no website".to_owned(),
            help: "Add `website: https://…` to borough.yaml.".to_owned(),
            help_for_some: Some("Add `website: https://…` to borough.yaml there."),
        })
    }

    /// The bank holidays.
    ///
    /// # Errors
    /// When the site has no list of them, or nobody has verified it.
    pub fn holidays(&self) -> Result<&'s Arc<BankHolidays>, Problem> {
        let holidays = self.holidays.ok_or_else(|| Problem {
            code: Code::MissingFile,
            message: "dates cannot be worked out without the bank holidays".to_owned(),
            help: "Add content/_shared/bank-holidays.yaml; `plainleaf init` makes a site that has one.".to_owned(),
            help_for_some: None,
        })?;
        if holidays.verified == Verified::No {
            return Err(Problem {
                code: Code::UnverifiedFact,
                message: "nobody has verified the bank holidays".to_owned(),
                help: "Check content/_shared/bank-holidays.yaml against the government's list."
                    .to_owned(),
                help_for_some: None,
            });
        }
        Ok(holidays)
    }

    /// The fact of this id: the borough's own, or the shared one.
    #[must_use]
    pub fn find_fact(&self, id: &str) -> Option<&'s Fact> {
        self.borough.facts.get(id).or_else(|| self.facts.get(id))
    }

    fn fact(&self, id: &str, form: FactForm) -> Result<Inline, Problem> {
        let fact = self.find_fact(id).ok_or_else(|| Problem {
            code: Code::UnknownFact,
            message: format!("there is no fact `{id}`"),
            help: one_of(
                id,
                self.facts.keys().chain(self.borough.facts.keys()).map(String::as_str),
            ),
            help_for_some: Some(ADD_IT_OR_LEAVE_IT),
        })?;
        if fact.verified == Verified::No {
            return Err(Problem {
                code: Code::UnverifiedFact,
                message: format!("nobody has verified the fact `{id}`"),
                help: "Check it against its source, or say whom to ask instead.".to_owned(),
                help_for_some: None,
            });
        }
        let wording = phrase(fact, form, self.furniture);
        let text = Inline::Text(wording.text);
        Ok(if wording.stands_in { self.in_source_language(vec![text]) } else { text })
    }

    fn find_contact(&self, id: &str) -> Option<Found<'_>> {
        let own = self.borough.contacts.get(id).map(|contact| Found {
            contact,
            texts: self.borough_texts.as_deref(),
            path: format!("contacts.{id}"),
        });
        own.or_else(|| {
            let contact = self.contacts.get(id)?;
            Some(Found { contact, texts: self.shared_texts.as_deref(), path: id.to_owned() })
        })
    }

    /// Whether the borough has the contact, but not this field of it.
    #[must_use]
    pub fn lacks_field(&self, id: &str, field: ContactField) -> bool {
        self.find_contact(id).is_some_and(|found| self.field(&found, field).is_none())
    }

    fn contact(&self, id: &str) -> Result<Found<'_>, Problem> {
        self.find_contact(id).ok_or_else(|| Problem {
            code: Code::UnknownContact,
            message: format!("there is no contact `{id}`"),
            help: one_of(
                id,
                self.contacts.keys().chain(self.borough.contacts.keys()).map(String::as_str),
            ),
            help_for_some: Some(ADD_IT_OR_LEAVE_IT),
        })
    }

    fn field(&self, found: &Found<'_>, field: ContactField) -> Option<Vec<Inline>> {
        let contact = found.contact;
        let words = |own: &String| match found.texts {
            Some(texts) => {
                let key = format!("{}.{}", found.path, field.name());
                texts.words(&key, own, self.furniture.source_language())
            }
            None => vec![Inline::text(&**own)],
        };
        match field {
            ContactField::Name => Some(words(&contact.name)),
            ContactField::Hours => contact.hours.as_ref().map(words),
            ContactField::Note => contact.note.as_ref().map(words),
            ContactField::Phone => contact.phone.as_ref().map(|phone| {
                vec![link(Target::Telephone(dialled(phone)), phone.replace(' ', "\u{a0}"))]
            }),
            ContactField::Email => {
                contact.email.as_ref().map(|email| vec![link(Target::Email(email.clone()), email)])
            }
            ContactField::Link => contact.link.as_deref().map(|address| vec![outside(address)]),
            ContactField::Address => contact.address.as_ref().map(|address| lines(address)),
        }
    }

    fn in_source_language(&self, content: Vec<Inline>) -> Inline {
        let language: &Arc<Language> = self.furniture.source_language();
        Inline::Foreign(Arc::clone(language), content)
    }
}

impl Found<'_> {
    /// Whether an older translation of the field is shown.
    fn is_older(&self, field: ContactField) -> bool {
        let key = format!("{}.{}", self.path, field.name());
        self.texts.is_some_and(|texts| texts.is_older(&key))
    }
}

fn no_field(id: &str, field: ContactField) -> Problem {
    Problem {
        code: Code::UnknownContact,
        message: format!("the contact `{id}` has no {}", field.name()),
        help: format!(
            "Add it to the contact, or put the text in `::: where contact.{id}`, or use `::: contact {id}`, which prints what there is."
        ),
        help_for_some: Some(
            "Add it to the contact there, or use a `::: contact` card, which prints what there is.",
        ),
    }
}

fn link(target: Target, text: impl Into<String>) -> Inline {
    let content = vec![Inline::text(text)];
    Inline::Link(Link { target, content, span: crate::diagnostic::Span::default() })
}

fn outside(address: &str) -> Inline {
    link(Target::Outside(address.to_owned()), shown_address(address))
}

/// An address as people read it aloud: without `https://`, `www.` and the last slash.
fn shown_address(address: &str) -> &str {
    let address = address.strip_prefix("https://").unwrap_or(address);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

/// A postal address, a line for each part between commas.
fn lines(address: &str) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for part in address.split(',') {
        if !inlines.is_empty() {
            inlines.push(Inline::Break);
        }
        inlines.push(Inline::text(part.trim()));
    }
    inlines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shown_as_people_say_them() {
        assert_eq!(shown_address("https://www.citizensadvice.org.uk/"), "citizensadvice.org.uk");
    }
}
