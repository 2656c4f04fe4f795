//! Contacts: people and services that a reader can turn to.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::settings::https;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, Spanned};
use crate::yaml::{Mapping, Node, Reporter, parse};

/// Contacts by id.
pub type Contacts = BTreeMap<String, Contact>;

/// A contact as a borough or the shared data gives it.
#[derive(Debug, Clone)]
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
    /// Where it stands in the data.
    pub place: Place,
}

/// The words of a contact in another language.
#[derive(Debug, Clone, Default)]
pub struct ContactText {
    /// Who it is.
    pub name: Option<String>,
    /// When it is open.
    pub hours: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it stands, for messages.
    pub place: Option<Place>,
}

/// Reads a whole file of contacts.
pub fn read_contacts(source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Contacts {
    let whole = Span::new(0, source.text().len());
    let Some(node) = parse(source, whole, diagnostics) else { return Contacts::new() };
    contacts_of(node, &mut Reporter::new(source, diagnostics))
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
    // Where the contact was found and when it was checked is for officers; it is not printed.
    plain("source");
    mapping.date("checked", reporter);
    let contact = Contact {
        name: name.map(|name| name.value).unwrap_or_default(),
        phone,
        email,
        link,
        address,
        hours,
        note,
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

/// Reads the translated words of contacts from a mapping of id to words.
pub fn contact_texts_of(node: Node, reporter: &mut Reporter<'_>) -> BTreeMap<String, ContactText> {
    let Some(mapping) = Mapping::of(node, "the list of contacts", reporter) else {
        return BTreeMap::new();
    };
    let mut texts = BTreeMap::new();
    for (id, node) in mapping.into_entries() {
        let Some(mut mapping) = Mapping::of(node, "a translated contact", reporter) else {
            continue;
        };
        let mut plain = |key| mapping.text(key, reporter).map(|text| text.value);
        let (name, hours, note) = (plain("name"), plain("hours"), plain("note"));
        mapping.finish(reporter);
        let place = Some(reporter.place(id.span));
        texts.insert(id.value, ContactText { name, hours, note, place });
    }
    texts
}
