//! `plainleaf verify`: a published tree, checked by itself.

use std::path::PathBuf;

use clap::Args;

use super::output::Output;
use super::{CONTENT_ERRORS, FINE};
use crate::diagnostic::Severity;
use crate::report::Format;
use crate::verify::{Verified, verify};

/// Check a published set by itself
///
/// Reads every file of a folder that `plainleaf build` has made, without the site's sources,
/// and tells everything that is wrong with it: links that lead nowhere, files that were lost or
/// changed on the way, anything that another website would learn of. Let it be the last step
/// before the folder goes to your web server. A host's own `CNAME`, `.nojekyll` and
/// `.well-known` may lie in it; other files may not.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf verify
  plainleaf verify /srv/www/leaflets
  plainleaf verify public --format github    in a GitHub workflow
  plainleaf verify public --format sarif > public.sarif")]
pub struct Verify {
    /// The published folder.
    #[arg(value_name = "DIR", default_value = "public")]
    folder: PathBuf,
    /// The shape of the report.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Verify {
    /// Verifies, and reports.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let verified = verify(&self.folder)?;
        let Verified { pages, files, links, diagnostics } = &verified;
        if diagnostics.is_empty() && self.format == Format::Human {
            let all = format!("{pages} pages, {files} files, {links} links");
            output.say(&format!("{all}: no problems found"));
        } else {
            output.report(diagnostics, self.format)?;
        }
        let has_errors = diagnostics.iter().any(|found| found.severity == Severity::Error);
        Ok(if has_errors { CONTENT_ERRORS } else { FINE })
    }
}
