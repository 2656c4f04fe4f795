//! Glossary terms as HTML: the explanation below their first use, and what the buttons of later uses open.

use std::collections::BTreeMap;

use super::inlines::{push_attribute, push_inlines, push_meaning_id, words};
use super::writer::Writer;
use crate::leaflet::{Document, Inline, Meaning};

/// Adds the terms that a block uses for the first time.
pub fn push_explanation(writer: &mut Writer<'_>, meanings: &[Meaning]) {
    writer.out.push_str("<div class=\"meaning\">");
    for meaning in meanings {
        push_meaning(&mut writer.out, meaning);
    }
    writer.out.push_str("</div>");
}

fn push_meaning(out: &mut String, Meaning { term, meaning, .. }: &Meaning) {
    out.push_str("<p><dfn>");
    push_inlines(out, term);
    out.push_str("</dfn>: ");
    push_inlines(out, meaning);
    out.push_str("</p>");
}

/// Adds the list of all terms, each with an id to lead to.
pub fn push_glossary(writer: &mut Writer<'_>, words: &[Meaning]) {
    writer.out.push_str("<dl class=\"glossary\">");
    for Meaning { id, term, meaning } in words {
        writer.out.push_str("<div id=\"word-");
        push_attribute(&mut writer.out, id);
        writer.out.push_str("\"><dt><dfn>");
        push_inlines(&mut writer.out, term);
        writer.out.push_str("</dfn></dt>");
        writer.element("dd", meaning);
        writer.out.push_str("</div>");
    }
    writer.out.push_str("</dl>");
}

/// Adds the meanings that the buttons of `document` open. A browser that cannot open them
/// shows them here, at the end of the page.
pub fn push_meanings(writer: &mut Writer<'_>, document: &Document) {
    let mut used = BTreeMap::new();
    document.each_inline(&mut |inline| {
        if let Inline::Term(meaning, _) = inline {
            used.insert(&meaning.id, meaning);
        }
    });
    let close = words(writer.furniture, "close", &[]);
    for meaning in used.into_values() {
        let out = &mut writer.out;
        out.push_str("<div class=\"opened\" popover id=\"");
        push_meaning_id(out, meaning);
        out.push_str("\">");
        push_meaning(out, meaning);
        out.push_str("<p><button type=\"button\" class=\"tool\" popovertargetaction=\"hide\" popovertarget=\"");
        push_meaning_id(out, meaning);
        out.push_str("\">");
        out.push_str(&close);
        out.push_str("</button></p></div>");
    }
}
