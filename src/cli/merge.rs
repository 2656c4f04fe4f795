//! `plainleaf merge`: trees of single boroughs, joined into one.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::output::{Output, shown};
use super::{CONTENT_ERRORS, FINE, SelectionArguments, SiteArgument};
use crate::merge::{MergeOptions, merge};

/// Join sets of single boroughs into one
///
/// For sites that are built borough by borough, each in a job of its own, with `plainleaf build
/// --borough NAME --out DIR`. The joined set is to the byte the same as one build of all of
/// them. Each set is verified first; all must come from the same state of the site and the same
/// version of Plainleaf. The old set stays as it was until the new one is whole.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf merge trees/barnet trees/havering
  plainleaf merge trees/* --out public
  plainleaf merge trees/barnet trees/bexley --borough barnet --borough bexley")]
pub struct Merge {
    /// The folders that the single builds published to.
    #[arg(value_name = "TREE", required = true)]
    trees: Vec<PathBuf>,
    #[command(flatten)]
    site: SiteArgument,
    /// The folder to publish to [default: public in the site's folder].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    selection: SelectionArguments,
}

impl Merge {
    /// Joins, and tells what came of it.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let started = Instant::now();
        let options = MergeOptions {
            out: self.out.unwrap_or_else(|| self.site.site.join("public")),
            site: self.site.site,
            trees: self.trees,
            selection: self.selection.into(),
        };
        let merged = merge(&options)?;
        // Each build has told what is less than good; here only errors stop the work.
        let Some(published) = merged.published else {
            output.problems(&merged.diagnostics);
            return Ok(CONTENT_ERRORS);
        };
        output.say(&format!(
            "Joined {} trees: {} pages ({} leaflets, {} PDF files) in {} after {:.2} s",
            options.trees.len(),
            published.pages,
            published.editions,
            published.papers,
            shown(&options.out),
            started.elapsed().as_secs_f64()
        ));
        Ok(FINE)
    }
}
