//! What the binary carries: templates, page-furniture words and the shared leaflets.
//!
//! A council needs the binary and its content, nothing else; a file of the same name
//! in the site's own `templates/` or `translations/` is used instead.

use std::borrow::Cow;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "translations/"]
struct Translations;

#[derive(RustEmbed)]
#[folder = "content/_shared/"]
struct SharedContent;

#[derive(RustEmbed)]
#[folder = "scaffold/"]
struct Scaffold;

#[derive(RustEmbed)]
#[folder = "rules/"]
struct Rules;

#[derive(RustEmbed)]
#[folder = "lists/"]
struct Lists;

/// A folder of files that the binary carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// `templates/`, with `assets/` in it.
    Templates,
    /// `translations/`: a folder for each language.
    Translations,
    /// `content/_shared/`: the shared leaflets and data.
    SharedContent,
    /// Patterns for new sites, boroughs, leaflets and languages.
    Scaffold,
    /// `rules/`: what each rule finds, and what to do about it.
    Rules,
    /// `lists/`: words and figures that rules look for.
    Lists,
}

impl Folder {
    /// The paths of its files, with forward slashes, in order.
    #[must_use]
    pub fn paths(self) -> Vec<String> {
        let mut paths: Vec<String> = match self {
            Self::Templates => Templates::iter().map(Cow::into_owned).collect(),
            Self::Translations => Translations::iter().map(Cow::into_owned).collect(),
            Self::SharedContent => SharedContent::iter().map(Cow::into_owned).collect(),
            Self::Scaffold => Scaffold::iter().map(Cow::into_owned).collect(),
            Self::Rules => Rules::iter().map(Cow::into_owned).collect(),
            Self::Lists => Lists::iter().map(Cow::into_owned).collect(),
        };
        paths.sort();
        paths
    }

    /// The bytes of one of its files.
    #[must_use]
    pub fn bytes(self, path: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Templates => Templates::get(path),
            Self::Translations => Translations::get(path),
            Self::SharedContent => SharedContent::get(path),
            Self::Scaffold => Scaffold::get(path),
            Self::Rules => Rules::get(path),
            Self::Lists => Lists::get(path),
        }
        .map(|file| file.data)
    }

    /// The text of one of its files; all of them are UTF-8, which a test proves.
    #[must_use]
    pub fn text(self, path: &str) -> Option<String> {
        self.bytes(path).and_then(|bytes| String::from_utf8(bytes.into_owned()).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_carried_file_is_text() {
        use Folder::{Lists, Rules, Scaffold, SharedContent, Templates, Translations};
        for folder in [Templates, Translations, SharedContent, Scaffold, Rules, Lists] {
            assert!(!folder.paths().is_empty(), "{folder:?} is empty");
            for path in folder.paths() {
                assert!(folder.text(&path).is_some(), "{path}");
            }
        }
    }
}
