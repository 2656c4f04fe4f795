//! Placeholders: `{{ borough.name }}`, `{{ contact.chair.phone }}`, `{{ fact.core_group_first.within }}`.

use crate::diagnostic::one_of;
use crate::facts::FactForm;

/// What a placeholder stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// A field of the borough.
    Borough(BoroughField),
    /// A field of a contact.
    Contact {
        /// The contact.
        id: String,
        /// The field.
        field: ContactField,
    },
    /// A fact in words.
    Fact {
        /// The fact.
        id: String,
        /// The phrase.
        form: FactForm,
    },
    /// The picture that a row begins with.
    Picture(String),
    /// The name of the page that "Leave this site" goes to.
    ExitName,
    /// The address of that page.
    ExitAddress,
}

/// The fields of a borough that text can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoroughField {
    /// As text calls it.
    Name,
    /// Without "Council".
    ShortName,
    /// Its own website.
    Website,
}

impl BoroughField {
    const NAMES: [(&'static str, Self); 3] =
        [("name", Self::Name), ("short_name", Self::ShortName), ("website", Self::Website)];
}

/// The fields of a contact that text can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactField {
    /// Who it is.
    Name,
    /// Telephone number.
    Phone,
    /// Email address.
    Email,
    /// Web address.
    Link,
    /// Postal address.
    Address,
    /// When it is open.
    Hours,
    /// What a reader should know.
    Note,
}

impl ContactField {
    /// Every field with its name in contact data and placeholders, in the order of a card.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("name", Self::Name),
        ("phone", Self::Phone),
        ("hours", Self::Hours),
        ("email", Self::Email),
        ("link", Self::Link),
        ("address", Self::Address),
        ("note", Self::Note),
    ];

    /// Its name in contact data, placeholders and `strings.yaml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }
}

/// Why a text between `{{` and `}}` is no placeholder: what is wrong, and the help.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct NotAPlaceholder {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// How long the `{{ … }}` is that `text` begins with, in bytes.
#[must_use]
pub fn length(text: &str) -> Option<usize> {
    /// None that means something is as long, and a text full of braces is not searched to its
    /// end for each of them.
    const LONGEST: usize = 256;
    let end = text.floor_char_boundary(LONGEST);
    text[..end].strip_prefix("{{")?.find("}}").map(|at| at + 4)
}

impl Placeholder {
    /// Reads the text between the braces.
    ///
    /// # Errors
    /// When it names nothing that can be printed.
    pub fn parse(text: &str) -> Result<Self, NotAPlaceholder> {
        let parts: Vec<&str> = text.trim().split('.').collect();
        match parts.as_slice() {
            ["borough", field] => field_of(field, &BoroughField::NAMES).map(Self::Borough),
            ["contact", id, field] => field_of(field, &ContactField::NAMES)
                .map(|field| Self::Contact { id: (*id).to_owned(), field }),
            ["fact", id] => Ok(Self::Fact { id: (*id).to_owned(), form: FactForm::Plain }),
            ["fact", id, form] => field_of(form, &FactForm::NAMES)
                .map(|form| Self::Fact { id: (*id).to_owned(), form }),
            ["picture", id] if !id.is_empty() => Ok(Self::Picture((*id).to_owned())),
            ["exit", "name"] => Ok(Self::ExitName),
            ["exit", "address"] => Ok(Self::ExitAddress),
            // Splitting gives at least one part.
            [] | [""] => Err(NotAPlaceholder {
                message: "an empty placeholder".to_owned(),
                help: "Write for example {{ borough.name }}.".to_owned(),
            }),
            [root, ..] => Err(NotAPlaceholder {
                message: format!("`{}` stands for nothing", text.trim()),
                help: match *root {
                    "contact" => {
                        "Write {{ contact.ID.phone }} with the id of a contact.".to_owned()
                    }
                    "fact" => "Write {{ fact.ID }} or {{ fact.ID.within }}.".to_owned(),
                    "borough" => "Write {{ borough.name }}.".to_owned(),
                    "picture" => "Write {{ picture.ID }} with the id of a picture.".to_owned(),
                    "exit" => "Write {{ exit.name }} or {{ exit.address }}.".to_owned(),
                    other => one_of(other, ["borough", "contact", "fact", "picture", "exit"]),
                },
            }),
        }
    }
}

fn field_of<T: Copy>(name: &str, names: &[(&str, T)]) -> Result<T, NotAPlaceholder> {
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| {
        NotAPlaceholder {
            message: format!("nothing has a field `{name}` here"),
            help: one_of(name, names.iter().map(|(known, _)| *known)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_shape() {
        let fact = |form| Placeholder::Fact { id: "first_review".to_owned(), form };
        assert_eq!(Placeholder::parse(" fact.first_review "), Ok(fact(FactForm::Plain)));
        assert_eq!(Placeholder::parse("fact.first_review.within"), Ok(fact(FactForm::Within)));
        assert_eq!(
            Placeholder::parse("borough.name"),
            Ok(Placeholder::Borough(BoroughField::Name))
        );
        let picture = Placeholder::Picture("court".to_owned());
        assert_eq!(Placeholder::parse(" picture.court "), Ok(picture));
        let phone = Placeholder::Contact { id: "chair".to_owned(), field: ContactField::Phone };
        assert_eq!(Placeholder::parse("contact.chair.phone"), Ok(phone));
    }

    #[test]
    fn a_placeholder_ends_at_its_braces_or_is_none() {
        assert_eq!(length("{{ a }} }}"), Some(7));
        assert_eq!(length("{{}}"), Some(4));
        assert_eq!(length("{{ a } }"), None);
        assert_eq!(length("a {{ b }}"), None);
        assert_eq!(length(&format!("{{{{{}}}}}", "é".repeat(300))), None);
    }

    #[test]
    fn suggests_the_nearest_field() {
        let error = Placeholder::parse("contact.chair.phon").unwrap_err();
        assert_eq!(error.help, "Did you mean `phone`?");
        let error = Placeholder::parse("facts.first_review").unwrap_err();
        assert_eq!(error.help, "Did you mean `fact`?");
    }
}
