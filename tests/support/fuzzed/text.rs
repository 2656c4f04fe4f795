//! What must hold for any leaflet: its front matter, its text, and the placeholders in it.

use std::cell::RefCell;
use std::sync::Arc;

use plainleaf::diagnostic::{Diagnostics, SourceText, Span};
use plainleaf::edition::{Selection, plan};
use plainleaf::leaflet::{Document, Inline, Placeholder, placeholder_length, plain_text, units};
use plainleaf::prose::markdown_prose;
use plainleaf::render::html::body;
use plainleaf::report::{Format, write};
use plainleaf::source::{Audience, LeafletId, Source, read_leaflet, read_translation};

use super::harm::{harm_in_body, words_of_body};
use super::leads_back::assert_leads_back;
use super::{assert_places, base_source, forget_other_texts};

/// The front matter of a leaflet and of a translation, with its text behind it.
pub fn front_matter(text: &str) {
    forget_other_texts();
    let source = SourceText::new("a.md", text);
    let mut diagnostics = Diagnostics::new();
    let leaflet = read_leaflet(&source, &mut diagnostics);
    let found = diagnostics.into_sorted();
    assert_places(&found, &source);
    for value in [&leaflet.title, &leaflet.tab_title, &leaflet.summary] {
        let is_before_the_text = value.span.end <= leaflet.body.start;
        assert!(is_before_the_text && text.get(value.span.start..value.span.end).is_some());
    }
    assert!(text.get(leaflet.body.start..leaflet.body.end).is_some());

    let mut diagnostics = Diagnostics::new();
    let translation = read_translation(&source, &mut diagnostics);
    assert_places(&diagnostics.into_sorted(), &source);
    assert_eq!(translation.body, leaflet.body);
    assert_eq!(translation.title, leaflet.title);

    for format in [Format::Human, Format::Json, Format::Github, Format::Sarif] {
        let mut report = Vec::new();
        write(&mut report, &found, format, false).expect("a report in memory is written");
        let report = String::from_utf8(report).expect("a report is text");
        let runs = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        assert!(!report.contains(runs), "signs that a terminal obeys: {report:?}");
    }
}

/// The text of a leaflet: read, filled in, and as the body of a page.
pub fn document(text: &str) {
    forget_other_texts();
    let source = SourceText::new("a.md", text);
    let mut diagnostics = Diagnostics::new();
    let whole = Span::new(0, text.len());
    let document = plainleaf::leaflet::parse(&source, whole, &mut diagnostics);
    assert_places(&diagnostics.into_sorted(), &source);
    for unit in units(text, whole) {
        assert_eq!(text.get(unit.span.start..unit.span.end), Some(&*unit.text));
    }
    for passage in markdown_prose(text, whole).passages {
        assert_leads_back(&passage, text);
    }
    let (html, shown) = rendered(&source, document);
    assert_eq!(harm_in_body(&html), [""; 0], "{html}");
    assert_all_words_are_there(&html, &shown);
}

/// A text between the braces of a placeholder, in every place that one can stand in.
pub fn placeholders(text: &str) {
    let written = format!("{{{{{text}}}}}");
    if let Some(length) = placeholder_length(&written) {
        let inside = &written[2..length - 2];
        assert!(!inside.contains("}}"));
        // Reading has no state: the same text is the same placeholder, or the same refusal.
        assert_eq!(Placeholder::parse(inside), Placeholder::parse(inside.trim()));
    }
    document(&format!(
        "Before {written} after, **{written}** and `{written}`.\n\n[a]({written}) [{written}](your-meeting.md)\n\n\
         ::: write-in\n- Name: {written}\n:::\n\n::: contact {text}\n:::\n\n::: where {text}\nx\n:::\n"
    ));
}

thread_local! {
    static BASE: RefCell<Source> = RefCell::new(base_source());
}

/// The body of the page of a leaflet that says `document`, as it would be published if it had no
/// errors, and what it says with all values filled in.
fn rendered(file: &Arc<SourceText>, document: Document) -> (String, Document) {
    BASE.with_borrow_mut(|source| {
        let id = LeafletId { audience: Audience::Parents, slug: "your-rights".to_owned() };
        let shared = source.leaflets.get_mut("_shared").expect("the base site has leaflets");
        let leaflet = shared.get_mut(&id).expect("the base site has this one");
        let leaflet = Arc::make_mut(leaflet);
        // What is made from a leaflet is kept under the text of its file.
        leaflet.source = Arc::clone(file);
        leaflet.body = Span::new(0, file.text().len());
        leaflet.document = document;
        let selection = Selection {
            boroughs: vec!["barnet".to_owned()],
            languages: vec!["en".to_owned()],
            drafts: false,
        };
        let plan = plan(source, &selection, &mut Diagnostics::new()).expect("it can be planned");
        let set = &plan.sets[0];
        let edition = set.editions.iter().find(|edition| *edition.id == id).expect("it is there");
        let shown = set.document(edition);
        (body(&shown, edition.voice.furniture), shown)
    })
}

/// Every run of words of a document is on the page as words.
fn assert_all_words_are_there(html: &str, document: &Document) {
    let page = words_of_body(html);
    document.each_inline(&mut |inline| {
        if let Inline::Text(_) | Inline::Code(_) = inline {
            let text = plain_text(std::slice::from_ref(inline));
            let words: String = text.split_whitespace().collect();
            assert!(page.contains(&words), "`{words}` is not in {html}");
        }
    });
}
