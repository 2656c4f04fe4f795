//! The templates of a theme, ready to render.

use tera::{Context, Tera};

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
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Compiles the templates.
    ///
    /// # Errors
    /// When one of them is wrong.
    pub fn new(theme: &Theme) -> Result<Self, TemplateError> {
        let mut tera = Tera::new();
        tera.add_raw_templates(theme.templates.iter())?;
        Ok(Self { tera })
    }

    /// Renders one of them.
    ///
    /// # Errors
    /// When it asks for something that the page does not have.
    pub fn render(&self, name: &str, context: &Context) -> Result<String, TemplateError> {
        Ok(self.tera.render(name, context)?)
    }
}
