//! The templates of a theme, ready to render.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;
use tera::{Context, Tera};

use super::condense::condensed_template;
use crate::diagnostic::SourceText;
use crate::source::Theme;

/// Why a template cannot be used. The text names the template and the line.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct TemplateError(String);

impl From<tera::Error> for TemplateError {
    fn from(error: tera::Error) -> Self {
        Self(error.to_string())
    }
}

/// The files of a theme's templates, by name.
type Files = BTreeMap<String, Arc<SourceText>>;

/// The templates of a theme.
pub struct Templates<'t> {
    condensed: Arc<Tera>,
    files: &'t Files,
}

impl<'t> Templates<'t> {
    /// Compiles the templates.
    ///
    /// # Errors
    /// When one of them is wrong.
    pub fn new(theme: &'t Theme) -> Result<Self, TemplateError> {
        let files = &theme.templates;
        Ok(Self { condensed: condensed(files)?, files })
    }

    /// Renders one of them.
    ///
    /// # Errors
    /// When it asks for something that the page does not have.
    pub fn render(&self, name: &str, context: &Context) -> Result<Vec<u8>, TemplateError> {
        let mut page = Vec::with_capacity(PAGE);
        match self.condensed.render_to(name, context, &mut page) {
            Ok(()) => Ok(page),
            Err(_) => Ok(as_written(self.files)?.render(name, context)?.into_bytes()),
        }
    }
}

/// The size of an ordinary page in bytes.
const PAGE: usize = 32 * 1024;

/// Compiles the templates once, however often pages are made by them.
#[memoize]
fn condensed(files: &Files) -> Result<Arc<Tera>, TemplateError> {
    // What is wrong is told at its line in the file, not in what is left of it.
    as_written(files)?;
    compiled(files.iter().map(|(name, file)| (name, condensed_template(file.text())))).map(Arc::new)
}

fn as_written(files: &Files) -> Result<Tera, TemplateError> {
    compiled(files.iter().map(|(name, file)| (name, file.text())))
}

fn compiled(
    templates: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
) -> Result<Tera, TemplateError> {
    let mut tera = Tera::new();
    tera.add_raw_templates(templates)?;
    Ok(tera)
}
