//! A leaflet's file: front matter between `---` lines, then the document.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use comemo::memoize;
use jiff::civil::Date;

use super::facts::required;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, Spanned};
use crate::leaflet::{Document, parse as parse_document};
use crate::translation::Side;
use crate::yaml::{Mapping, Reporter, parse as parse_yaml};

/// Whether a leaflet is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It is published.
    Published,
    /// It is published only when drafts are asked for.
    Draft,
}

/// A leaflet as it was written.
#[derive(Debug, Clone)]
pub struct Leaflet {
    /// The file.
    pub source: Arc<SourceText>,
    /// The heading of the page.
    pub title: Spanned<String>,
    /// What the browser's tab shows: neutral words.
    pub tab_title: Spanned<String>,
    /// One or two sentences for lists.
    pub summary: Spanned<String>,
    /// Its place in lists; the lower the earlier.
    pub order: u32,
    /// When the words were last checked.
    pub reviewed: Option<Date>,
    /// When they must be checked again.
    pub review_by: Option<Date>,
    /// Whether it is finished.
    pub status: Status,
    /// Where its text stands in the file: behind the front matter.
    pub body: Span,
    /// What it says.
    pub document: Document,
}

/// How far a translation has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TranslationStatus {
    /// Nobody who knows the subject has read it.
    Draft,
    /// Somebody has.
    Reviewed {
        /// When.
        date: Date,
        /// Who, by role.
        reviewer: String,
    },
}

/// A leaflet in another language.
#[derive(Debug, Clone)]
pub struct TranslatedLeaflet {
    /// The file.
    pub source: Arc<SourceText>,
    /// The heading of the page.
    pub title: Spanned<String>,
    /// What the browser's tab shows: neutral words.
    pub tab_title: Spanned<String>,
    /// One or two sentences for lists.
    pub summary: Spanned<String>,
    /// How far it has come.
    pub status: TranslationStatus,
    /// Where its text stands in the file: behind the front matter.
    pub body: Span,
    /// What it says.
    pub document: Document,
}

/// A leaflet is made from its file alone.
impl Hash for Leaflet {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.source.hash(state);
    }
}

/// A translated leaflet is made from its file alone.
impl Hash for TranslatedLeaflet {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.source.hash(state);
    }
}

impl Leaflet {
    /// Its text as the parts that are translated.
    #[must_use]
    pub fn side(&self) -> Side<'_> {
        Side {
            text: self.source.text(),
            title: &self.title,
            tab_title: &self.tab_title,
            summary: &self.summary,
            body: self.body,
        }
    }
}

impl TranslatedLeaflet {
    /// Its text as the parts that are translated.
    #[must_use]
    pub fn side(&self) -> Side<'_> {
        Side {
            text: self.source.text(),
            title: &self.title,
            tab_title: &self.tab_title,
            summary: &self.summary,
            body: self.body,
        }
    }
}

/// Reads a leaflet, once however often its file is read; everything wrong in it is reported
/// together. What is missing is left empty, so that other leaflets' links to it are not reported
/// as broken too.
pub fn read_leaflet(source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Arc<Leaflet> {
    let (leaflet, found) = leaflet_of(source);
    diagnostics.extend(found);
    leaflet
}

#[memoize]
fn leaflet_of(source: &Arc<SourceText>) -> (Arc<Leaflet>, Diagnostics) {
    let mut found = Diagnostics::new();
    (Arc::new(parse_leaflet(source, &mut found)), found)
}

fn parse_leaflet(source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Leaflet {
    let (mapping, body) = front_matter("a leaflet", source, diagnostics);
    let mut leaflet = Leaflet {
        source: Arc::clone(source),
        title: empty(),
        tab_title: empty(),
        summary: empty(),
        order: u32::MAX,
        reviewed: None,
        review_by: None,
        status: Status::Published,
        body,
        document: parse_document(source, body, diagnostics),
    };
    if let Some(mut mapping) = mapping {
        let mut reporter = Reporter::new(source, diagnostics);
        let reporter = &mut reporter;
        let headings = headings(&mut mapping, reporter);
        (leaflet.title, leaflet.tab_title, leaflet.summary) = headings;
        let order = required(&mut mapping, "order", reporter, Mapping::number);
        leaflet.order = order.unwrap_or(u32::MAX);
        leaflet.reviewed = required(&mut mapping, "reviewed", reporter, Mapping::date);
        leaflet.review_by = required(&mut mapping, "review_by", reporter, Mapping::date);
        let statuses = [("published", Status::Published), ("draft", Status::Draft)];
        let status = mapping.choice("status", &statuses, reporter);
        leaflet.status = status.unwrap_or(Status::Published);
        mapping.finish(reporter);
    }
    leaflet
}

/// Reads a translation, once however often its file is read; everything wrong in it is reported
/// together.
pub fn read_translation(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> Arc<TranslatedLeaflet> {
    let (leaflet, found) = translation_of(source);
    diagnostics.extend(found);
    leaflet
}

#[memoize]
fn translation_of(source: &Arc<SourceText>) -> (Arc<TranslatedLeaflet>, Diagnostics) {
    let mut found = Diagnostics::new();
    (Arc::new(parse_translation(source, &mut found)), found)
}

fn parse_translation(source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> TranslatedLeaflet {
    let (mapping, body) = front_matter("a translated leaflet", source, diagnostics);
    let mut leaflet = TranslatedLeaflet {
        source: Arc::clone(source),
        title: empty(),
        tab_title: empty(),
        summary: empty(),
        status: TranslationStatus::Draft,
        body,
        document: parse_document(source, body, diagnostics),
    };
    if let Some(mut mapping) = mapping {
        let mut reporter = Reporter::new(source, diagnostics);
        let reporter = &mut reporter;
        let headings = headings(&mut mapping, reporter);
        (leaflet.title, leaflet.tab_title, leaflet.summary) = headings;
        leaflet.status = translation_status(&mut mapping, reporter);
        mapping.finish(reporter);
    }
    leaflet
}

fn translation_status(mapping: &mut Mapping, reporter: &mut Reporter<'_>) -> TranslationStatus {
    let choices = [("draft", false), ("reviewed", true)];
    if mapping.choice("status", &choices, reporter) != Some(true) {
        return TranslationStatus::Draft;
    }
    let date = required(mapping, "reviewed", reporter, Mapping::date);
    let reviewer = mapping.required_text("reviewer", reporter);
    date.zip(reviewer).map_or(TranslationStatus::Draft, |(date, reviewer)| {
        TranslationStatus::Reviewed { date, reviewer: reviewer.value }
    })
}

fn empty() -> Spanned<String> {
    Spanned::new(String::new(), Span::default())
}

/// Title, tab title and summary.
fn headings(
    mapping: &mut Mapping,
    reporter: &mut Reporter<'_>,
) -> (Spanned<String>, Spanned<String>, Spanned<String>) {
    let mut text = |key| mapping.required_text(key, reporter).unwrap_or_else(empty);
    (text("title"), text("tab_title"), text("summary"))
}

/// The front matter, if it can be read, and the range of the text after it. The text is
/// read in any case, so that its problems are reported in the same run.
fn front_matter(
    what: &'static str,
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> (Option<Mapping>, Span) {
    let text = source.text();
    if let Some((front, body)) = split_front_matter(text) {
        let node = parse_yaml(source, front, diagnostics);
        let mut reporter = Reporter::new(source, diagnostics);
        return (node.and_then(|node| Mapping::of(node, what, &mut reporter)), body);
    }
    let is_open = text.lines().next().is_some_and(|line| line.trim_end() == "---");
    let (message, help) = if is_open {
        ("the front matter never ends", "Add a line `---` after its last key.")
    } else {
        (
            "this leaflet does not begin with front matter between two `---` lines",
            "Begin the file with a line `---`, then title, tab_title, summary, order, reviewed and review_by, then `---`.",
        )
    };
    diagnostics.report(Code::MissingFrontMatter, Place::start_of(source), message, help);
    let body = if is_open { text.len() } else { 0 };
    (None, Span::new(body, text.len()))
}

/// The ranges of the front matter and of the text behind it, if there is front matter.
#[must_use]
pub fn split_front_matter(text: &str) -> Option<(Span, Span)> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_end() == "---";
        match start {
            None if is_fence => start = Some(at + line.len()),
            None => return None,
            Some(start) if is_fence => {
                return Some((Span::new(start, at), Span::new(at + line.len(), text.len())));
            }
            Some(_) => {}
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_what_stands_between_the_first_two_fences() {
        let text = "---\ntitle: A\n---\nBody\n---\nmore\n";
        let (front, body) = split_front_matter(text).unwrap();
        assert_eq!(&text[front.start..front.end], "title: A\n");
        assert_eq!(&text[body.start..body.end], "Body\n---\nmore\n");
        assert_eq!(split_front_matter("title: A\n---\n"), None);
        assert_eq!(split_front_matter("---\ntitle: A\n"), None);
    }
}
