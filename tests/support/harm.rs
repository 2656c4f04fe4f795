//! What a page must not hold, whatever outsiders write: read as browsers read it.

use scraper::{ElementRef, Html, Selector};

/// The elements that a leaflet's text can become.
const ELEMENTS: [&str; 50] = [
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "hr",
    "div",
    "dl",
    "dt",
    "dd",
    "dfn",
    "span",
    "em",
    "strong",
    "br",
    "a",
    "bdi",
    "article",
    "section",
    "form",
    "fieldset",
    "legend",
    "label",
    "input",
    "textarea",
    "button",
    "svg",
    "g",
    "path",
    "circle",
    "ellipse",
    "rect",
    "line",
    "polyline",
    "polygon",
    "template",
    "slot",
];
/// The attributes that they can have.
const ATTRIBUTES: [&str; 55] = [
    "href",
    "id",
    "class",
    "lang",
    "dir",
    "role",
    "rel",
    "aria-label",
    "tabindex",
    "scope",
    "start",
    "data-inside",
    "hreflang",
    "hidden",
    "popover",
    "popovertarget",
    "popovertargetaction",
    "type",
    "name",
    "inputmode",
    "maxlength",
    "size",
    "aria-describedby",
    "autocomplete",
    "novalidate",
    "data-from",
    "data-to",
    "data-holidays",
    "data-amount",
    "data-unit",
    "aria-hidden",
    "aria-labelledby",
    "rows",
    "spellcheck",
    "translate",
    "writingsuggestions",
    "data-notes",
    "data-cleared",
    "viewBox",
    "transform",
    "d",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x",
    "y",
    "width",
    "height",
    "x1",
    "y1",
    "x2",
    "y2",
    "points",
];

/// Everything in the page of a leaflet that a leaflet's text must not be able to put there.
#[allow(dead_code, reason = "only whole pages have a frame")]
pub fn harm(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut found = harm_anywhere(&page, html);
    found.extend(harm_in_text(&page, ".words *"));
    // Text that closes the elements around it would take what follows with it.
    if count(&page, ".column > .words") != 1 || count(&page, ".columns > .more") != 1 {
        found.push("the frame of the page is broken".to_owned());
    }
    found
}

/// Everything in any page, whatever it is, that no words of outsiders must be able to put there.
#[allow(dead_code, reason = "only whole pages are looked at so")]
pub fn harm_in_page(html: &str) -> Vec<String> {
    harm_anywhere(&Html::parse_document(html), html)
}

/// The same for the body of a page, without the frame around it.
#[allow(dead_code, reason = "whole pages are looked at elsewhere")]
pub fn harm_in_body(body: &str) -> Vec<String> {
    let html = framed(body);
    let page = Html::parse_document(&html);
    let mut found = harm_anywhere(&page, &html);
    found.extend(harm_in_text(&page, "main *"));
    if count(&page, "body > main") != 1 || count(&page, "body > main ~ footer") != 1 {
        found.push("what is around the text is broken".to_owned());
    }
    found
}

/// The words of a body, as a browser shows them, without white space.
#[allow(dead_code, reason = "only bodies are read for their words")]
pub fn words_of_body(body: &str) -> String {
    let page = Html::parse_document(&framed(body));
    let texts = page.root_element().text().collect::<String>();
    texts.split_whitespace().collect()
}

fn framed(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><title>x</title></head><body><main>{body}</main><footer></footer></body></html>"
    )
}

fn harm_anywhere(page: &Html, html: &str) -> Vec<String> {
    let mut found: Vec<String> = page.errors.iter().map(|error| format!("HTML: {error}")).collect();
    for element in elements(
        page,
        "script:not([src]), style, iframe, object, embed, img, image, use, foreignObject, base, meta[http-equiv=refresh]",
    ) {
        found.push(format!("<{}>", element.value().name()));
    }
    for element in elements(page, "*") {
        for (name, value) in element.value().attrs() {
            let is_harmful = match name {
                "href" => !leads_to_a_page(value),
                name => {
                    name.starts_with("on")
                        || matches!(name, "style" | "srcdoc" | "formaction" | "action" | "ping")
                }
            };
            if is_harmful {
                found.push(format!("{name}={value}"));
            }
        }
    }
    // A browser moves elements that are nested in a way that it does not know.
    let again = Html::parse_document(&page.html());
    if again.html() != page.html() {
        found.push(format!("elements are nested wrongly: {html}"));
    }
    found
}

fn harm_in_text(page: &Html, selector: &str) -> Vec<String> {
    let mut found = Vec::new();
    for element in elements(page, selector) {
        let name = element.value().name();
        if !ELEMENTS.contains(&name) {
            found.push(format!("<{name}> in the text"));
        }
        let attributes = element.value().attrs().map(|(name, _)| name);
        found.extend(attributes.filter(|name| !ATTRIBUTES.contains(name)).map(str::to_owned));
    }
    for nested in
        ["a a", "button a", "a button", "button button", "p p", "form form", "label label"]
    {
        if count(page, nested) > 0 {
            found.push(format!("nested: {nested}"));
        }
    }
    found
}

fn elements<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn count(page: &Html, selector: &str) -> usize {
    elements(page, selector).len()
}

/// Whether a browser takes an address as one of the kinds that leaflets have.
pub fn leads_to_a_page(address: &str) -> bool {
    // By the URL standard: control characters and spaces at the ends, and tabs and line
    // breaks anywhere, do not count, and a backslash is a slash.
    let address = address.trim_matches(|c: char| c <= ' ').replace(['\t', '\n', '\r'], "");
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    };
    match scheme.as_deref().filter(|scheme| is_scheme(scheme)) {
        Some(scheme) => matches!(scheme, "https" | "tel" | "mailto") || address == "data:,",
        None => !address.replace('\\', "/").starts_with("//"),
    }
}
