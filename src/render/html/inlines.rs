//! Inlines as HTML. Everything that comes from content is escaped here.

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::address::sibling;
use crate::edition::Words;
use crate::language::{Furniture, Language, Wording};
use crate::leaflet::{Inline, Link, Meaning, Target};

/// Adds `text` as element content.
pub fn push_text(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = escape_html_body_text(&mut *out, text);
}

/// Adds `text` as an attribute's value, without the quotes.
pub fn push_attribute(out: &mut String, text: &str) {
    let _ = escape_html(&mut *out, text);
}

/// `text` escaped for element content.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_text(&mut out, text);
    out
}

/// Adds a run of inlines.
pub fn push_inlines(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        push_inline(out, inline);
    }
}

fn push_inline(out: &mut String, inline: &Inline) {
    match inline {
        Inline::Text(text) => push_text(out, text),
        Inline::Emphasis(content) => push_wrapped(out, "em", content),
        Inline::Strong(content) => push_wrapped(out, "strong", content),
        Inline::Code(code) => {
            out.push_str("<code>");
            push_text(out, code);
            out.push_str("</code>");
        }
        Inline::Break => out.push_str("<br>"),
        Inline::Link(link) => push_link(out, link),
        Inline::Term(meaning, text) => push_term(out, meaning, text),
        Inline::Foreign(language, content) => {
            push_language_span(out, language);
            push_inlines(out, content);
            out.push_str("</span>");
        }
        // Resolving leaves none of them in an edition's document.
        Inline::Placeholder(_) => {}
    }
}

fn push_wrapped(out: &mut String, tag: &str, content: &[Inline]) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
    push_inlines(out, content);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// Adds a later use of a term: a button that opens its meaning, without any script.
fn push_term(out: &mut String, meaning: &Meaning, text: &str) {
    out.push_str("<button type=\"button\" class=\"term\" popovertarget=\"");
    push_meaning_id(out, meaning);
    out.push_str("\">");
    push_text(out, text);
    out.push_str("</button>");
}

/// Adds the id of a meaning.
pub fn push_meaning_id(out: &mut String, meaning: &Meaning) {
    out.push_str("meaning-of-");
    push_attribute(out, &meaning.id);
}

fn push_link(out: &mut String, link: &Link) {
    push_link_start(out, &link.target, "");
    // A number keeps its order within text that runs from right to left.
    let isolates = matches!(link.target, Target::Telephone(_));
    if isolates {
        out.push_str("<bdi>");
    }
    push_inlines(out, &link.content);
    out.push_str(if isolates { "</bdi></a>" } else { "</a>" });
}

/// Adds the opening tag of a link; `class` may be empty.
pub fn push_link_start(out: &mut String, target: &Target, class: &str) {
    out.push_str("<a");
    let class = match target {
        Target::Telephone(_) if class.is_empty() => "phone".to_owned(),
        Target::Telephone(_) => format!("{class} phone"),
        _ => class.to_owned(),
    };
    if !class.is_empty() {
        out.push_str(" class=\"");
        push_attribute(out, &class);
        out.push('"');
    }
    out.push_str(" href=\"");
    let rest = match target {
        Target::Outside(address) => {
            let _ = escape_href(&mut *out, address);
            "\" rel=\"noreferrer\">"
        }
        Target::Telephone(number) => {
            out.push_str("tel:");
            push_attribute(out, number);
            "\" dir=\"ltr\">"
        }
        Target::Email(address) => {
            out.push_str("mailto:");
            let _ = escape_href(&mut *out, address);
            "\" dir=\"ltr\">"
        }
        Target::Anchor(anchor) => {
            out.push('#');
            push_attribute(out, anchor);
            "\">"
        }
        Target::Leaflet { folder, slug, anchor } => {
            push_attribute(out, &sibling(folder, slug, anchor.as_deref()));
            "\" data-inside>"
        }
        // Resolving leaves none of them in an edition's document.
        Target::Placeholder(_) | Target::File { .. } => "\">",
    };
    out.push_str(rest);
}

/// Adds `<span lang dir>`, to be closed by the caller.
pub fn push_language_span(out: &mut String, language: &Language) {
    out.push_str("<span");
    push_language(out, language);
    out.push('>');
}

/// Adds the attributes that tell a language and its direction.
pub fn push_language(out: &mut String, language: &Language) {
    out.push_str(" lang=\"");
    push_attribute(out, language.tag());
    out.push_str("\" dir=\"");
    out.push_str(language.direction().attribute());
    out.push('"');
}

/// Words as element content, marked with their language where it is not that of what is `around`.
pub fn marked(words: Words<'_>, around: &Language) -> String {
    let is_foreign = **words.language != *around;
    let mut out = String::new();
    if is_foreign {
        push_language_span(&mut out, words.language);
    }
    push_text(&mut out, words.text);
    if is_foreign {
        out.push_str("</span>");
    }
    out
}

/// The furniture's words for `key` as element content: marked with their language
/// when the source language stands in.
pub fn words(furniture: &Furniture, key: &str, parts: &[(&str, &str)]) -> String {
    worded(furniture, &furniture.text(key, parts))
}

/// Words of the furniture as element content, marked in the same way.
pub fn worded(furniture: &Furniture, wording: &Wording) -> String {
    let mut out = String::new();
    if wording.stands_in {
        push_language_span(&mut out, furniture.source_language());
    }
    push_text(&mut out, &wording.text);
    if wording.stands_in {
        out.push_str("</span>");
    }
    out
}
