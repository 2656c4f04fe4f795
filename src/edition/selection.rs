//! What of a site to build.

use crate::diagnostic::one_of;
use crate::source::Source;

/// What of a site to build.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these boroughs; all when empty.
    pub boroughs: Vec<String>,
    /// Only these languages; all when empty.
    pub languages: Vec<String>,
    /// Whether unfinished leaflets are built too.
    pub drafts: bool,
}

/// Why a selection cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// It names a borough that the site does not have.
    #[error("this site has no borough `{name}`. {help}")]
    NoBorough {
        /// The name that was given.
        name: String,
        /// What there is.
        help: String,
    },
    /// None of the boroughs it names is published in any of the languages it names.
    #[error("there is nothing to build: none of these boroughs is published in these languages")]
    Nothing,
    /// It names a language that the site does not have.
    #[error("this site has no language `{tag}`. {help}")]
    NoLanguage {
        /// The tag that was given.
        tag: String,
        /// What there is.
        help: String,
    },
}

impl Selection {
    /// Whether it asks for the borough of this folder.
    #[must_use]
    pub fn has_borough(&self, slug: &str) -> bool {
        selects(&self.boroughs, slug)
    }

    /// Whether it asks for the language of this tag.
    #[must_use]
    pub fn has_language(&self, tag: &str) -> bool {
        selects(&self.languages, tag)
    }

    /// Whether it asks for the whole site, drafts apart.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.boroughs.is_empty() && self.languages.is_empty()
    }

    /// Refuses names that the site does not have.
    ///
    /// # Errors
    /// When it names a borough or language that the site does not have.
    pub fn check(&self, source: &Source) -> Result<(), PlanError> {
        for name in &self.boroughs {
            let known = source.boroughs.iter().map(|borough| borough.slug.as_str());
            if !known.clone().any(|slug| slug == name) {
                return Err(PlanError::NoBorough { name: name.clone(), help: one_of(name, known) });
            }
        }
        for tag in &self.languages {
            let known = source.settings.languages.iter().map(|language| language.value.tag());
            if !known.clone().any(|known| known == tag) {
                return Err(PlanError::NoLanguage { tag: tag.clone(), help: one_of(tag, known) });
            }
        }
        Ok(())
    }
}

fn selects(names: &[String], name: &str) -> bool {
    names.is_empty() || names.iter().any(|selected| selected == name)
}
