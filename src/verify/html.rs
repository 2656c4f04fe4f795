//! Reads a page as a browser does, by the rules of the HTML standard, with the place of every
//! tag and attribute. Done by html5gum, because html5ever knows lines but no columns, and a
//! page is one line.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Span as Bytes, Tokenizer};

use crate::diagnostic::Span;

/// The start of an element.
pub struct Tag<'t> {
    /// Its name, in small letters.
    pub name: &'t str,
    /// Where it stands, without its attributes.
    pub span: Span,
    /// Whether it ends with `/>`.
    pub closes_itself: bool,
    attributes: &'t [Attribute],
    values: &'t str,
}

#[derive(Clone)]
struct Attribute {
    name: Range<usize>,
    value: Range<usize>,
    name_span: Span,
    value_span: Span,
}

/// An attribute with its value as a browser understands it.
#[derive(Debug, Clone, Copy)]
pub struct Given<'t> {
    /// Its name, in small letters.
    pub name: &'t str,
    /// Its value, with character references read.
    pub value: &'t str,
    /// Where its name stands.
    pub name_span: Span,
    /// Where its value stands, or its name when it has none.
    pub span: Span,
}

impl<'t> Tag<'t> {
    /// Its attributes, in order.
    pub fn attributes(&self) -> impl Iterator<Item = Given<'t>> + use<'t> {
        let values = self.values;
        self.attributes.iter().map(move |attribute| Given {
            name: &values[attribute.name.clone()],
            value: &values[attribute.value.clone()],
            name_span: attribute.name_span,
            span: if attribute.value.is_empty() {
                attribute.name_span
            } else {
                attribute.value_span
            },
        })
    }

    /// The first attribute of this name: browsers take no other.
    pub fn attribute(&self, name: &str) -> Option<Given<'t>> {
        self.attributes().find(|given| given.name == name)
    }

    /// The value of an attribute; empty when it is not there.
    pub fn value(&self, name: &str) -> &'t str {
        self.attribute(name).map_or("", |given| given.value)
    }

    /// Whether an attribute that is a list of words has `word`.
    pub fn has_word(&self, name: &str, word: &str) -> bool {
        self.value(name).split_ascii_whitespace().any(|found| found.eq_ignore_ascii_case(word))
    }
}

/// What is told of a page, in the order of its text.
pub trait Reader {
    /// The start of an element.
    fn start(&mut self, tag: &Tag<'_>);
    /// The end of an element.
    fn end(&mut self, name: &str, span: Span);
    /// Words.
    fn words(&mut self, words: &[u8]);
    /// The declaration of the document's type; whether it is that of HTML.
    fn doctype(&mut self, is_html: bool);
    /// Something that the standard calls an error.
    fn error(&mut self, what: &str, span: Span);
}

/// Reads `text`.
pub fn read(text: &str, reader: &mut impl Reader) {
    let pending = Pending {
        reader,
        values: String::new(),
        name: 0..0,
        attributes: Vec::new(),
        span: Span::default(),
    };
    let mut emitter = CallbackEmitter::<_, Infallible, usize>::new(pending);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(text, emitter).finish();
}

/// A tag whose end has not been read.
struct Pending<'r, R> {
    reader: &'r mut R,
    /// Names and values of the tag, one behind the other.
    values: String,
    name: Range<usize>,
    attributes: Vec<Attribute>,
    span: Span,
}

impl<R> Pending<'_, R> {
    fn keep(&mut self, bytes: &[u8]) -> Range<usize> {
        let start = self.values.len();
        self.values.push_str(&String::from_utf8_lossy(bytes));
        start..self.values.len()
    }
}

impl<R: Reader> Callback<Infallible, usize> for Pending<'_, R> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, at: Bytes<usize>) -> Option<Infallible> {
        let span = Span::new(at.start, at.end);
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.values.clear();
                self.attributes.clear();
                // The event comes with the first attribute; the tag is its name.
                self.span = Span::new(at.start, at.start + 1 + name.len());
                self.name = self.keep(name);
            }
            CallbackEvent::AttributeName { name } => {
                let name = self.keep(name);
                let value = name.end..name.end;
                let value_span = span;
                self.attributes.push(Attribute { name, value, name_span: span, value_span });
            }
            CallbackEvent::AttributeValue { value } => {
                let value = self.keep(value);
                if let Some(last) = self.attributes.last_mut() {
                    last.value = value;
                    last.value_span = span;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.reader.start(&Tag {
                name: &self.values[self.name.clone()],
                span: self.span,
                closes_itself: self_closing,
                attributes: &self.attributes,
                values: &self.values,
            }),
            CallbackEvent::EndTag { name } => {
                self.reader.end(&String::from_utf8_lossy(name), span);
            }
            CallbackEvent::String { value } => self.reader.words(value),
            CallbackEvent::Doctype { name, force_quirks, .. } => {
                self.reader.doctype(name == b"html" && !force_quirks);
            }
            CallbackEvent::Error(error) => self.reader.error(error.as_str(), span),
            CallbackEvent::Comment { .. } => {}
        }
        None
    }
}
