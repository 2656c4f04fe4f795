//! `plainleaf check`: everything that is wrong, without building anything.

use clap::Args;

use super::output::Output;
use super::{CONTENT_ERRORS, FINE, SelectionArguments, SiteArgument};
use crate::build::check_site;
use crate::diagnostic::Severity;
use crate::report::Format;

/// Find what is wrong with the content of a site
///
/// Lists every problem at its place, with what to do about it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf check
  plainleaf check --borough havering
  plainleaf check --format github     in a GitHub workflow
  plainleaf check --format sarif > leaflets.sarif")]
pub struct Check {
    #[command(flatten)]
    site: SiteArgument,
    #[command(flatten)]
    selection: SelectionArguments,
    /// The shape of the report.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Check {
    /// Checks, and reports.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let diagnostics = check_site(&self.site.site, &self.selection.into())?;
        output.report(&diagnostics, self.format)?;
        let has_errors = diagnostics.iter().any(|d| d.severity() == Severity::Error);
        Ok(if has_errors { CONTENT_ERRORS } else { FINE })
    }
}
