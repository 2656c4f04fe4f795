//! A leaflet's file: front matter between `---` lines, then the document.

use std::sync::Arc;

use jiff::civil::Date;

use super::facts::required;
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, Spanned};
use crate::leaflet::{Document, parse as parse_document};
use crate::yaml::{Mapping, Reporter, parse as parse_yaml};

/// Whether a leaflet is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    pub summary: String,
    /// Its place in lists; the lower the earlier.
    pub order: u32,
    /// When the words were last checked.
    pub reviewed: Option<Date>,
    /// When they must be checked again.
    pub review_by: Option<Date>,
    /// Whether it is finished.
    pub status: Status,
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
    pub summary: String,
    /// How far it has come.
    pub status: TranslationStatus,
    /// What it says.
    pub document: Document,
}

/// Reads a leaflet; everything wrong in it is reported together.
pub fn read_leaflet(source: &Arc<SourceText>, diagnostics: &mut Diagnostics) -> Option<Leaflet> {
    let (mut mapping, body) = front_matter(source, diagnostics)?;
    let mut reporter = Reporter::new(source, diagnostics);
    let reporter = &mut reporter;
    let (title, tab_title, summary) = headings(&mut mapping, reporter);
    let order = required(&mut mapping, "order", reporter, Mapping::number);
    let reviewed = required(&mut mapping, "reviewed", reporter, Mapping::date);
    let review_by = required(&mut mapping, "review_by", reporter, Mapping::date);
    let statuses = [("published", Status::Published), ("draft", Status::Draft)];
    let status = mapping.choice("status", &statuses, reporter).unwrap_or(Status::Published);
    mapping.finish(reporter);
    let document = parse_document(source, body, diagnostics);
    Some(Leaflet {
        source: Arc::clone(source),
        title: title?,
        tab_title: tab_title?,
        summary: summary?.value,
        order: order?,
        reviewed,
        review_by,
        status,
        document,
    })
}

/// Reads a translation; everything wrong in it is reported together.
pub fn read_translation(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> Option<TranslatedLeaflet> {
    let (mut mapping, body) = front_matter(source, diagnostics)?;
    let mut reporter = Reporter::new(source, diagnostics);
    let reporter = &mut reporter;
    let (title, tab_title, summary) = headings(&mut mapping, reporter);
    let is_reviewed = mapping
        .choice("status", &[("draft", false), ("reviewed", true)], reporter)
        .unwrap_or(false);
    let status = if is_reviewed {
        let date = required(&mut mapping, "reviewed", reporter, Mapping::date);
        let reviewer = mapping.required_text("reviewer", reporter);
        date.zip(reviewer)
            .map(|(date, reviewer)| TranslationStatus::Reviewed { date, reviewer: reviewer.value })
    } else {
        None
    };
    mapping.finish(reporter);
    let document = parse_document(source, body, diagnostics);
    Some(TranslatedLeaflet {
        source: Arc::clone(source),
        title: title?,
        tab_title: tab_title?,
        summary: summary?.value,
        status: status.unwrap_or(TranslationStatus::Draft),
        document,
    })
}

type Headings = (Option<Spanned<String>>, Option<Spanned<String>>, Option<Spanned<String>>);

fn headings(mapping: &mut Mapping, reporter: &mut Reporter<'_>) -> Headings {
    (
        mapping.required_text("title", reporter),
        mapping.required_text("tab_title", reporter),
        mapping.required_text("summary", reporter),
    )
}

/// The front matter and the range of the text after it.
fn front_matter(
    source: &Arc<SourceText>,
    diagnostics: &mut Diagnostics,
) -> Option<(Mapping, Span)> {
    let Some((front, body)) = split(source.text()) else {
        let help =
            "Begin the file with a line `---`, then title, tab_title and summary, then `---`.";
        let message = "this leaflet does not begin with front matter between two `---` lines";
        diagnostics.report(Code::MissingFrontMatter, Place::start_of(source), message, help);
        // The text is read all the same, so that its problems are reported in the same run.
        parse_document(source, Span::new(0, source.text().len()), diagnostics);
        return None;
    };
    let mapping = parse_yaml(source, front, diagnostics)
        .and_then(|node| Mapping::of(node, "a leaflet", &mut Reporter::new(source, diagnostics)));
    if mapping.is_none() {
        parse_document(source, body, diagnostics);
    }
    mapping.map(|mapping| (mapping, body))
}

fn split(text: &str) -> Option<(Span, Span)> {
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
        let (front, body) = split(text).unwrap();
        assert_eq!(&text[front.start..front.end], "title: A\n");
        assert_eq!(&text[body.start..body.end], "Body\n---\nmore\n");
        assert_eq!(split("title: A\n---\n"), None);
        assert_eq!(split("---\ntitle: A\n"), None);
    }
}
