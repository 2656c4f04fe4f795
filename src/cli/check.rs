//! `plainleaf check`: everything that is wrong, without building anything.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, ValueEnum};

use super::output::Output;
use super::{CONTENT_ERRORS, FINE, SelectionArguments, SiteArgument};
use crate::build::check_site_with;
use crate::diagnostic::{Code, Severity, one_of};
use crate::documentation::Documentation;
use crate::files::check_files;
use crate::links::Outside;
use crate::report::Format;

/// Find what is wrong with the content of a site, or with single documents
///
/// Lists every problem at its place, with what to do about it. Without files the whole site is
/// checked. A file of the site is checked as a part of it. Any other file is checked by itself,
/// with the national facts that Plainleaf carries, in English or in the language of --lang:
/// today's leaflet, saved as text, will do.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf check
  plainleaf check --borough havering
  plainleaf check old-leaflet.txt web-page.md
  plainleaf check --deny warnings     fail on warnings too
  plainleaf check --links
  plainleaf check --explain click-here
  plainleaf check --format github     in a GitHub workflow
  plainleaf check --format sarif > leaflets.sarif")]
pub struct Check {
    /// Markdown or text files; the whole site when there are none.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    site: SiteArgument,
    #[command(flatten)]
    selection: SelectionArguments,
    /// The shape of the report.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// What besides errors makes the command fail.
    #[arg(long, value_enum)]
    deny: Option<Deny>,
    /// Also ask other websites whether the pages that links lead to are there. Nothing else
    /// that Plainleaf does reaches the network.
    #[arg(long)]
    links: bool,
    /// Print what a rule finds, why that harms a reader, and what to do.
    #[arg(long, value_name = "RULE", conflicts_with_all = ["files", "format", "deny", "links"])]
    explain: Option<String>,
}

/// What makes the command fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Errors and warnings.
    Warnings,
    /// Errors, warnings and hints.
    Hints,
}

impl Check {
    /// Checks, and reports.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        if let Some(name) = &self.explain {
            output.print(&explanation(name)?);
            return Ok(FINE);
        }
        let selection = self.selection.into();
        let outside = if self.links { Outside::Asked } else { Outside::Left };
        let diagnostics = if self.files.is_empty() {
            check_site_with(&self.site.site, &selection, outside)?
        } else {
            check_files(&self.site.site, &self.files, &selection, outside)?
        };
        output.report(&diagnostics, self.format)?;
        let denied = match self.deny {
            None => Severity::Error,
            Some(Deny::Warnings) => Severity::Warning,
            Some(Deny::Hints) => Severity::Hint,
        };
        let fails = diagnostics.iter().any(|diagnostic| diagnostic.severity <= denied);
        Ok(if fails { CONTENT_ERRORS } else { FINE })
    }
}

/// What is told about the rule of this name.
fn explanation(name: &str) -> anyhow::Result<String> {
    let code = Code::of_name(name);
    let Some(documentation) = code.and_then(Documentation::of) else {
        let help = one_of(name, Code::ALL.iter().map(|code| code.name()));
        bail!("there is no rule `{name}`. {help}");
    };
    let code = documentation.code;
    let (title, body) = (documentation.title(), documentation.body());
    let (group, severity) = (code.group().name(), code.severity().name());
    Ok(format!("# {title}\n\n`{name}` ({severity}; {group})\n\n{body}"))
}
