//! `plainleaf translate`: what translators need, one file a command.

mod accept;
mod diff;
mod export;
mod import;
mod status;

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, Subcommand};

use super::output::Output;
use crate::diagnostic::{Diagnostics, one_of};
use crate::edition::PairedFile;
use crate::source::{Source, Translation, in_site, read};

/// Keep translations in step with the English
#[derive(Debug, Args)]
pub struct Translate {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Status(status::Status),
    Diff(diff::Diff),
    Accept(accept::Accept),
    Export(export::Export),
    Import(import::Import),
}

impl Translate {
    /// Runs the command.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        match self.what {
            What::Status(command) => command.run(output),
            What::Diff(command) => command.run(output),
            What::Accept(command) => command.run(output),
            What::Export(command) => command.run(output),
            What::Import(command) => command.run(output),
        }
    }
}

/// The site as it is. What is wrong with it is the business of `plainleaf check`.
fn source(site: &Path) -> anyhow::Result<Source> {
    Ok(read(site, &mut Diagnostics::new())?)
}

/// What is translated into a language.
fn translation_into<'s>(source: &'s Source, tag: &str) -> anyhow::Result<&'s Translation> {
    let found = source.translations.iter().find(|found| found.language.tag() == tag);
    let Some(found) = found else {
        let tags = source.translations.iter().map(|found| found.language.tag());
        bail!("the site has no translation into `{tag}`\n{}", one_of(tag, tags));
    };
    Ok(found)
}

/// The translation in a file.
fn translation_in<'p, 's>(
    files: &'p [PairedFile<'s>],
    site: &Path,
    file: &Path,
) -> anyhow::Result<&'p PairedFile<'s>> {
    let path: PathBuf = in_site(site, file);
    let is_it =
        |paired: &&PairedFile<'s>| paired.translated.is_some() && Path::new(&paired.path) == path;
    let Some(found) = files.iter().find(is_it) else {
        bail!(
            "`{}` is no translated file of this site\nName a file such as translations/pl/_shared/parents/your-rights.md or translations/pl/_shared/glossary.yaml, in a language that plainleaf.yaml lists.",
            file.display()
        );
    };
    Ok(found)
}
