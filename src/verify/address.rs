//! Where an address leads: read as a browser reads it, and looked for in the tree.

use std::borrow::Cow;

use super::gathered::{Anchor, Gathered, hash_of};
use super::list::List;
use super::tree::{Kind, Tree};
use crate::diagnostic::{Code, Span};
use crate::published::path_of;

/// What to do about an address that the program did not write.
const OWN_TEMPLATE: &str = "Build the site again and publish the whole folder. If a template of your own wrote this, mend it there.";

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A reader may follow it.
    Link,
    /// A browser loads it by itself, or sends something to it.
    Load,
    /// A browser loads a picture, which may stand in the address itself.
    Picture,
}

/// Addresses from the top of the host.
#[derive(Debug, Clone, Copy)]
enum Root<'t> {
    /// The file may have none.
    Forbidden,
    /// They begin with this path.
    At(&'t str),
    /// The file may have some, and nothing tells where the tree is published.
    Unknown,
}

/// Finds what the addresses in one file lead to.
pub struct Resolver<'t> {
    tree: &'t Tree<'t>,
    file: usize,
    /// The address at which the tree is published.
    address: Option<&'t str>,
    /// What addresses from the top of the host begin with; only one page may have such.
    root: Root<'t>,
}

impl<'t> Resolver<'t> {
    /// For the addresses in `file`.
    pub fn new(tree: &'t Tree<'t>, list: &'t List, file: usize) -> Self {
        let address = list.address.as_deref();
        let root = match tree.kind(file) {
            Kind::NotFound if list.is_read => Root::At(address.map_or("/", path_of)),
            Kind::NotFound => Root::Unknown,
            _ => Root::Forbidden,
        };
        Self { tree, file, address, root }
    }

    /// The number of the file that the addresses are in.
    pub fn file(&self) -> usize {
        self.file
    }

    /// Follows an address; what is wrong with it, and where it leads, goes to `gathered`.
    pub fn follow(&self, address: &str, used: Use, span: Span, gathered: &mut Gathered) {
        gathered.links += 1;
        let address = &*as_browsers_read(address);
        if let Err(Wrong { code, message, help }) = self.go(address, used, span, gathered) {
            gathered.report(code, span, message, help);
        }
    }

    fn go(
        &self,
        address: &str,
        used: Use,
        span: Span,
        gathered: &mut Gathered,
    ) -> Result<(), Wrong> {
        if self.address.is_some_and(|own| address.starts_with(own)) {
            return Err(Wrong::not_relative(address, "names the address of the site"));
        }
        if let Some(scheme) = scheme(address) {
            return outside(scheme, address, used);
        }
        if address.starts_with("//") || address.starts_with("/\\") || address.starts_with('\\') {
            return Err(Wrong::outside(address, used));
        }
        let (rest, anchor) = match address.split_once('#') {
            Some((rest, anchor)) => (rest, Some(anchor)),
            None => (address, None),
        };
        let path = rest.split('?').next().unwrap_or_default();
        if address.is_empty() {
            return Err(Wrong::nowhere("this address is empty".to_owned(), OWN_TEMPLATE));
        }
        if path.starts_with('/') && matches!(self.root, Root::Unknown) {
            return Ok(());
        }
        let file = if rest.is_empty() { self.file } else { self.find(path, address)? };
        gathered.leads_to.push(file);
        // `#` alone is the top of a page.
        if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) {
            let id = decoded(anchor)
                .ok_or_else(|| Wrong::nowhere(badly_encoded(address), OWN_TEMPLATE))?;
            gathered.anchors.push(Anchor { file, id: hash_of(&id), span });
        }
        Ok(())
    }

    /// The file at a path.
    fn find(&self, path: &str, address: &str) -> Result<usize, Wrong> {
        let (from, path) = match self.root {
            _ if !path.starts_with('/') => (self.tree.path(self.file), path),
            Root::At(root) => {
                let why = || format!("does not begin with `{root}`, where the tree is published");
                let rest = path.strip_prefix(root);
                ("", rest.ok_or_else(|| Wrong::not_relative(address, &why()))?)
            }
            Root::Forbidden | Root::Unknown => {
                return Err(Wrong::not_relative(address, "begins at the top of the host"));
            }
        };
        let place = joined(from, path, address)?;
        self.tree.find(&place).ok_or_else(|| {
            let message = format!("`{address}` leads to no file of the tree");
            let is_folder = place.is_empty() || place.ends_with('/') || self.tree.find(&format!("{place}/index.html")).is_some();
            if is_folder {
                return Wrong::nowhere(message, "Name the page: `index.html`. Not every host shows it for the folder, and a USB stick never does.");
            }
            match self.tree.find_in_other_letters(&place) {
                Some(other) => Wrong::nowhere(message, format!("There is `{other}`. Most hosts tell capital letters from small ones.")),
                None => Wrong::nowhere(message, OWN_TEMPLATE),
            }
        })
    }
}

/// Something wrong with an address.
struct Wrong {
    code: Code,
    message: String,
    help: String,
}

impl Wrong {
    fn nowhere(message: String, help: impl Into<String>) -> Self {
        Self { code: Code::LeadsNowhere, message, help: help.into() }
    }

    fn not_relative(address: &str, why: &str) -> Self {
        Self {
            code: Code::NotRelative,
            message: format!("`{address}` {why}"),
            help: "Name the file from the page's own place, such as `../index.html`, so that the tree works in every folder.".to_owned(),
        }
    }

    fn outside(address: &str, used: Use) -> Self {
        let address = shortened(address);
        match used {
            Use::Link => Self {
                code: Code::ForbiddenLink,
                message: format!("`{address}` is no link that families may be given"),
                help: "Links lead to a page of the tree, or begin with https:, tel: or mailto:.".to_owned(),
            },
            Use::Load | Use::Picture => Self {
                code: Code::ThirdParty,
                message: format!("this loads `{address}`"),
                help: "Keep everything that a page needs in the tree: another website would learn who reads it.".to_owned(),
            },
        }
    }
}

fn outside(scheme: &str, address: &str, used: Use) -> Result<(), Wrong> {
    let scheme = scheme.to_ascii_lowercase();
    match (used, &*scheme) {
        (Use::Link, "https" | "tel" | "mailto") | (Use::Picture, "data") => Ok(()),
        (Use::Load, "data" | "javascript" | "blob") => Err(Wrong {
            code: Code::InlineCode,
            message: format!("`{}` is code in an address", shortened(address)),
            help: "Put it into a file of its own: the security policy lets no such code run."
                .to_owned(),
        }),
        _ => Err(Wrong::outside(address, used)),
    }
}

/// The scheme of an address that has one.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut letters = scheme.bytes();
    let is_scheme = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then_some(scheme)
}

/// Browsers leave out white space around an address, and line breaks and tabs in it.
fn as_browsers_read(address: &str) -> Cow<'_, str> {
    let address = address.trim_matches(|sign: char| sign <= ' ');
    if address.contains(['\t', '\n', '\r']) {
        Cow::Owned(address.replace(['\t', '\n', '\r'], ""))
    } else {
        Cow::Borrowed(address)
    }
}

/// The path of `path` seen from the file `from`.
fn joined(from: &str, path: &str, address: &str) -> Result<String, Wrong> {
    let mut place = match from.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/"),
        None => String::new(),
    };
    for (number, part) in path.split('/').enumerate() {
        if number > 0 && !place.is_empty() && !place.ends_with('/') {
            place.push('/');
        }
        let part = decoded(part)
            .filter(|part| !part.contains(['/', '\\', '\0']))
            .ok_or_else(|| Wrong::nowhere(badly_encoded(address), OWN_TEMPLATE))?;
        match &*part {
            "." => {}
            ".." if place.is_empty() => {
                return Err(Wrong::not_relative(address, "leads out of the tree"));
            }
            ".." => {
                place.pop();
                place.truncate(place.rfind('/').map_or(0, |at| at + 1));
            }
            part => place.push_str(part),
        }
    }
    Ok(place)
}

/// Text with `%41` read as the byte that it stands for; nothing when that is no text.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first == b'%' {
            let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok())?;
            let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            bytes.push(u8::from_str_radix(digits, 16).ok().filter(|_| is_hex)?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

fn badly_encoded(address: &str) -> String {
    format!("`{}` is badly encoded", shortened(address))
}

/// An address that can be long, such as one that carries a file.
fn shortened(address: &str) -> Cow<'_, str> {
    match address.char_indices().nth(80) {
        Some((end, _)) => Cow::Owned(format!("{}…", &address[..end])),
        None => Cow::Borrowed(address),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(from: &str, path: &str) -> Option<String> {
        joined(from, path, path).ok()
    }

    #[test]
    fn paths_are_joined_as_browsers_do() {
        let from = "barnet/pl/index.html";
        assert_eq!(place(from, "../en/a.html").as_deref(), Some("barnet/en/a.html"));
        assert_eq!(place(from, "./a/./b/../c.html").as_deref(), Some("barnet/pl/a/c.html"));
        assert_eq!(place(from, "../../index.html").as_deref(), Some("index.html"));
        assert_eq!(place(from, "%2e%2e/a%20b.html").as_deref(), Some("barnet/a b.html"));
        assert_eq!(place("index.html", "barnet/index.html").as_deref(), Some("barnet/index.html"));
        assert_eq!(place(from, "parents/").as_deref(), Some("barnet/pl/parents/"));
    }

    #[test]
    fn paths_out_of_the_tree_or_out_of_utf_8_lead_nowhere() {
        for path in ["../../../index.html", "%2E%2E/../../x", "a%2fb", "%zz", "%c3", "%", "%+1"] {
            assert_eq!(place("barnet/pl/index.html", path), None, "{path}");
        }
    }

    #[test]
    fn schemes_are_found_as_browsers_find_them() {
        assert_eq!(scheme("JavaScript:alert(1)"), Some("JavaScript"));
        assert_eq!(scheme("tel:+44"), Some("tel"));
        for none in ["a/b:c", "1a:b", "#a:b", "../a:b", "plain"] {
            assert_eq!(scheme(none), None, "{none}");
        }
        assert_eq!(as_browsers_read(" java\nscript:x\t "), "javascript:x");
    }
}
