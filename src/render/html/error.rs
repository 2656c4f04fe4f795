//! Why a page cannot be made.

use super::templates::TemplateError;

/// Why a page cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template is wrong.
    #[error("a template cannot be used")]
    Template(#[from] TemplateError),
    /// A theme lacks a file that pages need.
    #[error("the templates have no assets/{0}")]
    NoAsset(&'static str),
}
