//! `plainleaf translate accept`: a translation says what the English says now.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::super::output::{Output, shown};
use super::super::{FINE, SiteArgument};
use super::{source, translation_in};
use crate::edition::paired_files;
use crate::translate::accept;

/// Record that a translation says what the English says now
///
/// Do this when you have read the English and the translation beside each other. Each block is
/// recorded with the English that it has now, in a file beside the translation.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf translate accept translations/pl/_shared/parents/your-rights.md
  plainleaf translate accept translations/pl/_shared/parents/your-rights.md --block 12
  plainleaf translate accept translations/pl/_shared/glossary.yaml")]
pub struct Accept {
    /// The translations.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Only this block, by the number that `plainleaf translate diff` shows.
    #[arg(long, value_name = "N")]
    block: Option<usize>,
    #[command(flatten)]
    site: SiteArgument,
}

impl Accept {
    /// Writes the records.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        if self.block.is_some() && self.files.len() > 1 {
            bail!("--block names a block of one file, but these are {}", self.files.len());
        }
        let source = source(&self.site.site)?;
        let files = paired_files(&source);
        for file in &self.files {
            let translation = translation_in(&files, &self.site.site, file)?;
            let (_, made_current) = accept(&self.site.site, translation, self.block)
                .with_context(|| format!("{} is not recorded", shown(file)))?;
            let blocks = if made_current == 1 { "block" } else { "blocks" };
            output.say(&format!("{}: {made_current} {blocks} recorded as up to date", shown(file)));
        }
        Ok(FINE)
    }
}
