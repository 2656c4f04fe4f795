//! Where the elements of a page lead, what they load, and code that stands in them.

use super::super::address::{Resolver, Use};
use super::super::gathered::{Anchor, Gathered, hash_of};
use super::super::html::{Given, Tag};
use super::super::script::PREVIEW_HELP;
use super::HELP;
use crate::diagnostic::{Code, Span};
use crate::published::PREVIEW_FOLDER;

const OWN_FILE: &str =
    "Put it into a file among the assets: the security policy lets nothing else run.";

/// Relations of a `link` element that make a browser load something.
const LOADED: [&str; 9] = [
    "stylesheet",
    "preload",
    "modulepreload",
    "prefetch",
    "prerender",
    "preconnect",
    "dns-prefetch",
    "manifest",
    "pingback",
];
/// Relations of a `link` element that make a browser load a picture.
const PICTURED: [&str; 3] = ["icon", "apple-touch-icon", "mask-icon"];

/// Checks one tag.
pub fn check(tag: &Tag<'_>, resolver: &Resolver<'_>, gathered: &mut Gathered) {
    element(tag, gathered);
    for given in tag.attributes() {
        code(&given, gathered);
        match reference(tag, given.name) {
            Reference::None => {}
            Reference::One(used) => {
                if given.value.contains(PREVIEW_FOLDER) {
                    let message = "this is for the preview";
                    gathered.report(Code::PreviewLeft, given.span, message, PREVIEW_HELP);
                } else {
                    resolver.follow(given.value, used, given.span, gathered);
                }
            }
            Reference::Candidates => {
                for address in candidates(given.value) {
                    resolver.follow(address, Use::Picture, given.span, gathered);
                }
            }
            Reference::Ids => {
                for id in given.value.split_ascii_whitespace() {
                    let id = hash_of(id);
                    gathered.anchors.push(Anchor { file: resolver.file(), id, span: given.span });
                }
            }
        }
    }
}

/// What the value of an attribute is.
enum Reference {
    None,
    One(Use),
    /// Addresses of pictures with sizes.
    Candidates,
    /// Ids of elements of the same page.
    Ids,
}

/// Attributes that name elements of the same page.
const OF_IDS: [&str; 12] = [
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "aria-flowto",
    "aria-activedescendant",
    "aria-errormessage",
    "headers",
    "list",
    "form",
    "popovertarget",
];
/// Attributes of any element that make a browser load something, or send it there.
const OF_LOADS: [&str; 8] =
    ["href", "xlink:href", "src", "poster", "background", "action", "formaction", "ping"];

fn reference(tag: &Tag<'_>, attribute: &str) -> Reference {
    match (tag.name, attribute) {
        ("a" | "area", "href" | "xlink:href") => Reference::One(Use::Link),
        ("link", "href") => Reference::One(use_of_link(tag)),
        ("base" | "meta", _) => Reference::None,
        ("img" | "image" | "input", "src" | "href" | "xlink:href") => Reference::One(Use::Picture),
        ("object", "data") | ("html", "manifest") => Reference::One(Use::Load),
        ("label" | "output", "for") => Reference::Ids,
        (_, "srcset" | "imagesrcset") => Reference::Candidates,
        (_, name) if OF_IDS.contains(&name) => Reference::Ids,
        (_, name) if OF_LOADS.contains(&name) => Reference::One(Use::Load),
        _ => Reference::None,
    }
}

fn use_of_link(tag: &Tag<'_>) -> Use {
    let is_one_of = |relations: &[&str]| relations.iter().any(|word| tag.has_word("rel", word));
    if is_one_of(&PICTURED) {
        Use::Picture
    } else if is_one_of(&LOADED) {
        Use::Load
    } else {
        Use::Link
    }
}

/// The addresses in `a.png 1x, b.png 2x`.
fn candidates(value: &str) -> impl Iterator<Item = &str> {
    // An address can have commas in it, so only white space ends one.
    let mut is_address = true;
    value.split_ascii_whitespace().filter_map(move |word| {
        let starts = is_address;
        is_address = word.ends_with(',');
        let address = word.trim_end_matches(',').trim_start_matches(',');
        (starts && !address.is_empty()).then_some(address)
    })
}

/// Elements that do harm by being there.
fn element(tag: &Tag<'_>, gathered: &mut Gathered) {
    let mut report =
        |code, span: Span, message: &str, help| gathered.report(code, span, message, help);
    match tag.name {
        "script" if tag.attribute("src").is_none() => {
            report(Code::InlineCode, tag.span, "a script stands in the page itself", OWN_FILE);
        }
        "style" => {
            report(Code::InlineCode, tag.span, "a style sheet stands in the page itself", OWN_FILE);
        }
        // The fields of a form follow what the form says.
        "form" | "textarea" if tag.value("autocomplete") != "off" => {
            let help = "Give it `autocomplete=\"off\"`.";
            report(Code::KeepsData, tag.span, "a browser may keep what is written here", help);
        }
        "textarea" if tag.attribute("name").is_some() => {
            let help = "Take its `name` away: without one it is part of nothing that is sent.";
            report(Code::KeepsData, tag.span, "what is written here could be sent", help);
        }
        "base" => {
            let message = "`base` changes where every address of the page leads";
            report(Code::NotRelative, tag.span, message, HELP);
        }
        "meta" if tag.value("http-equiv").eq_ignore_ascii_case("refresh") => {
            let message = "this sends the reader to another page without being asked";
            report(Code::ForbiddenLink, tag.span, message, "Make a link of it.");
        }
        _ => {}
    }
}

/// Attributes that hold code.
fn code(given: &Given<'_>, gathered: &mut Gathered) {
    let message = match given.name {
        "style" => "a style stands in the element itself".to_owned(),
        "srcdoc" => "a page stands in an attribute".to_owned(),
        name if name.len() > 2 && name.starts_with("on") => {
            format!("`{name}` holds code in the element itself")
        }
        _ => return,
    };
    gathered.report(Code::InlineCode, given.name_span, message, OWN_FILE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_are_taken_apart() {
        let found: Vec<_> = candidates("a,b.png 1x, c.png 2x,d.png").collect();
        // Without white space behind the comma, the rest belongs to the size.
        assert_eq!(found, ["a,b.png", "c.png"]);
        assert_eq!(candidates(" a.png , b.png").collect::<Vec<_>>(), ["a.png", "b.png"]);
    }
}
