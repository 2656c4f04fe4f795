//! `plainleaf build`: the whole set, written to a folder.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::output::{Output, shown};
use super::{CONTENT_ERRORS, FINE, PaperArguments, SelectionArguments, SiteArgument};
use crate::build::{BuildOptions, build};
use crate::diagnostic::Severity;
use crate::publish::Changes;

/// How many withdrawn pages are named.
const NAMED: usize = 10;

/// Build the leaflets of a site
///
/// Reads the whole site first. When its content has errors, all of them are listed and
/// nothing is written: the last published set stays as it was. Otherwise the new set is
/// built beside the old one and put in its place in one step. What is published is just
/// what you ask for: with --borough, the other boroughs are not in the new set.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf build
  plainleaf build --site leaflets --out /srv/www/leaflets
  plainleaf build --borough barnet --lang en --lang pl --out barnet-only")]
pub struct Build {
    #[command(flatten)]
    site: SiteArgument,
    /// The folder to publish to [default: public in the site's folder].
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    selection: SelectionArguments,
    /// Make no PDF files.
    #[arg(long)]
    no_pdf: bool,
    #[command(flatten)]
    paper: PaperArguments,
}

impl Build {
    /// Builds, and tells what came of it.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let started = Instant::now();
        let options = BuildOptions {
            out: self.out.unwrap_or_else(|| self.site.site.join("public")),
            paper: (!self.no_pdf).then(|| self.paper.options(&self.site.site)),
            site: self.site.site,
            selection: self.selection.into(),
        };
        let bar = output.progress();
        let outcome = build(&options, &|made, all| {
            bar.set_length(all as u64);
            bar.set_position(made as u64);
        });
        bar.finish_and_clear();
        let outcome = outcome?;
        output.problems(&outcome.diagnostics);
        let Some(published) = outcome.published else { return Ok(CONTENT_ERRORS) };
        output.say(&format!(
            "Published {} pages ({} leaflets{}) in {} after {:.2} s",
            published.pages,
            published.editions,
            if published.papers == 0 {
                String::new()
            } else {
                format!(", {} PDF files", published.papers)
            },
            shown(&options.out),
            started.elapsed().as_secs_f64()
        ));
        if published.changes.had_tree {
            output.say(&difference(&published.changes));
        }
        let has_errors = outcome.diagnostics.iter().any(|d| d.severity == Severity::Error);
        Ok(if has_errors { CONTENT_ERRORS } else { FINE })
    }
}

/// How the new tree differs from the one before, in words.
fn difference(changes: &Changes) -> String {
    let Changes { new, changed, carried, removed, .. } = changes;
    let mut lines = vec![format!(
        "Files: {new} new, {changed} changed, {carried} as before, {} removed",
        removed.len()
    )];
    let withdrawn = changes.withdrawn();
    if !withdrawn.is_empty() {
        lines.push("Pages that are no longer published:".to_owned());
    }
    lines.extend(withdrawn.iter().take(NAMED).map(|page| format!("  {page}")));
    if withdrawn.len() > NAMED {
        lines.push(format!("  and {} more", withdrawn.len() - NAMED));
    }
    lines.join("\n")
}
