//! The templates of a theme, ready to render.

use tera::{Context, Tera};

use super::condense::condensed_template;
use crate::source::Theme;

/// Why a template cannot be used. The text names the template and the line.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct TemplateError(String);

impl From<tera::Error> for TemplateError {
    fn from(error: tera::Error) -> Self {
        Self(error.to_string())
    }
}

/// The templates of a theme.
pub struct Templates<'t> {
    condensed: Tera,
    theme: &'t Theme,
}

impl<'t> Templates<'t> {
    /// Compiles the templates.
    ///
    /// # Errors
    /// When one of them is wrong.
    pub fn new(theme: &'t Theme) -> Result<Self, TemplateError> {
        // What is wrong is told at its line in the file, not in what is left of it.
        as_written(theme)?;
        let templates = theme.templates.iter();
        let mut condensed = Tera::new();
        condensed
            .add_raw_templates(templates.map(|(name, text)| (name, condensed_template(text))))?;
        Ok(Self { condensed, theme })
    }

    /// Renders one of them.
    ///
    /// # Errors
    /// When it asks for something that the page does not have.
    pub fn render(&self, name: &str, context: &Context) -> Result<Vec<u8>, TemplateError> {
        let mut page = Vec::with_capacity(PAGE);
        match self.condensed.render_to(name, context, &mut page) {
            Ok(()) => Ok(page),
            Err(_) => Ok(as_written(self.theme)?.render(name, context)?.into_bytes()),
        }
    }
}

/// The size of an ordinary page in bytes.
const PAGE: usize = 32 * 1024;

fn as_written(theme: &Theme) -> Result<Tera, TemplateError> {
    let mut tera = Tera::new();
    tera.add_raw_templates(theme.templates.iter())?;
    Ok(tera)
}
