//! Contacts: people and services that a reader can turn to.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;
use jiff::civil::Date;

use super::settings::https;
use super::texts::Texts;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, Spanned, one_of};
use crate::yaml::{Mapping, Node, Reporter, parse};

/// Contacts by id.
pub type Contacts = BTreeMap<String, Contact>;

/// A contact as a borough or the shared data gives it.
#[derive(Debug, Clone, Hash)]
pub struct Contact {
    /// Who it is.
    pub name: String,
    /// Telephone number, as printed.
    pub phone: Option<String>,
    /// Email address.
    pub email: Option<String>,
    /// Web address.
    pub link: Option<String>,
    /// Postal address, in one line.
    pub address: Option<String>,
    /// When it is open.
    pub hours: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Title and address of where it was found: for officers, on no page for families.
    pub source: Option<String>,
    /// When it was checked: for officers.
    pub checked: Option<Date>,
    /// Where it stands in the data.
    pub place: Place,
}

/// What of a contact is translated.
pub const CONTACT_TEXTS: [&str; 3] = ["name", "hours", "note"];

/// Reads a whole file of contacts, and what of it is translated, once however often it is read.
pub fn read_contacts(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> (Arc<Contacts>, Option<Arc<Texts>>) {
    let (contacts, texts, found) = contacts_in(source);
    diagnostics.extend(found);
    (contacts, texts)
}

#[memoize]
fn contacts_in(source: &Arc<SourceText>) -> (Arc<Contacts>, Option<Arc<Texts>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let whole = Span::new(0, source.text().len());
    let Some(node) = parse(source, whole, &mut found) else {
        return (Arc::default(), None, found);
    };
    let texts = texts_of(source, &node);
    let contacts = contacts_of(node, &mut Reporter::new(source, &mut found));
    (Arc::new(contacts), Some(Arc::new(texts)), found)
}

/// Reads a whole file of translated words of contacts, once however often it is read. A contact
/// that `known` does not have is reported.
pub fn read_contact_texts(
    source: &Arc<SourceText>,
    known: &Contacts,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Texts>> {
    let (texts, found) = contact_texts_in(source, known);
    diagnostics.extend(found);
    texts
}

#[memoize]
fn contact_texts_in(
    source: &Arc<SourceText>,
    known: &Contacts,
) -> (Option<Arc<Texts>>, Diagnostics) {
    let mut found = Diagnostics::new();
    let texts = parse_contact_texts(source, known, &mut found);
    (texts.map(Arc::new), found)
}

fn parse_contact_texts(
    source: &Arc<SourceText>,
    known: &Contacts,
    diagnostics: &mut Diagnostics,
) -> Option<Texts> {
    let whole = Span::new(0, source.text().len());
    let node = parse(source, whole, diagnostics)?;
    let mut texts = texts_of(source, &node);
    for id in unknown_contacts(node, known, &mut Reporter::new(source, diagnostics)) {
        texts.remove(&[&id]);
    }
    Some(texts)
}

fn texts_of(source: &Arc<SourceText>, node: &Node) -> Texts {
    let is_text = |path: &[&str]| matches!(path, [_, key] if CONTACT_TEXTS.contains(key));
    Texts::of(source, node, is_text)
}

/// Reads a mapping of id to contact.
pub fn contacts_of(node: Node, reporter: &mut Reporter<'_>) -> Contacts {
    let Some(mapping) = Mapping::of(node, "the list of contacts", reporter) else {
        return Contacts::new();
    };
    mapping
        .into_entries()
        .into_iter()
        .filter_map(|(id, node)| Some((id.value, contact_of(node, id.span, reporter)?)))
        .collect()
}

fn contact_of(node: Node, id: Span, reporter: &mut Reporter<'_>) -> Option<Contact> {
    let mut mapping = Mapping::of(node, "a contact", reporter)?;
    let ways = ["phone", "email", "link", "address", "note"];
    let is_reachable = ways.iter().any(|way| mapping.has(way));
    let name = mapping.required_text("name", reporter);
    let phone = mapping.text("phone", reporter).and_then(|phone| telephone(phone, reporter));
    let email = mapping.text("email", reporter).and_then(|email| email_address(email, reporter));
    let link = mapping.text("link", reporter).and_then(|link| https(link, "link", reporter));
    let mut plain = |key| mapping.text(key, reporter).map(|text| text.value);
    let (address, hours, note) = (plain("address"), plain("hours"), plain("note"));
    let source = plain("source");
    let checked = mapping.date("checked", reporter);
    let contact = Contact {
        name: name.map(|name| name.value).unwrap_or_default(),
        phone,
        email,
        link,
        address,
        hours,
        note,
        source,
        checked,
        place: reporter.place(id),
    };
    if !is_reachable {
        reporter.report(
            Code::MissingKey,
            id,
            "nobody can reach this contact",
            "Give a phone, email, link or address, or a note that says where to find them.",
        );
    }
    mapping.finish(reporter);
    Some(contact)
}

fn telephone(text: Spanned<String>, reporter: &mut Reporter<'_>) -> Option<String> {
    let digits = text.value.chars().filter(char::is_ascii_digit).count();
    let dialable = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')');
    if (3..=15).contains(&digits) && text.value.chars().all(dialable) {
        return Some(text.value);
    }
    let message = format!("`{}` is no telephone number", text.value);
    reporter.report(Code::BadValue, text.span, message, "Write it as 020 7946 0000.");
    None
}

fn email_address(text: Spanned<String>, reporter: &mut Reporter<'_>) -> Option<String> {
    let parts = text.value.split_once('@');
    let well_formed = parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    if well_formed && !text.value.contains([' ', '"', '<', '>', '?', '&']) {
        return Some(text.value);
    }
    let message = format!("`{}` is no email address", text.value);
    reporter.report(Code::BadValue, text.span, message, "Write it as name@example.gov.uk.");
    None
}

/// Reports what is wrong in a mapping of id to translated words, and gives the ids of contacts
/// that `known` does not have.
pub fn unknown_contacts(node: Node, known: &Contacts, reporter: &mut Reporter<'_>) -> Vec<String> {
    let Some(mapping) = Mapping::of(node, "the list of contacts", reporter) else {
        return Vec::new();
    };
    let mut unknown = Vec::new();
    for (id, node) in mapping.into_entries() {
        if let Some(mut mapping) = Mapping::of(node, "a translated contact", reporter) {
            for key in CONTACT_TEXTS {
                mapping.text(key, reporter);
            }
            mapping.finish(reporter);
        }
        if !known.contains_key(&id.value) {
            let message = format!("there is no contact `{}` to translate", id.value);
            let help = one_of(&id.value, known.keys().map(String::as_str));
            reporter.report(Code::UnknownContact, id.span, message, help);
            unknown.push(id.value);
        }
    }
    unknown
}
