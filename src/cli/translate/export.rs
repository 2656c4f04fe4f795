//! `plainleaf translate export`: blocks for a translator's program.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::super::output::{Output, shown};
use super::super::{FINE, SiteArgument};
use super::{source, translation_into};
use crate::edition::paired_files;
use crate::source::FileId;
use crate::translate::exchange::{ExchangeFormat, Glossaries, Package, package, sheets};

/// Write a language's texts into a file for a translator's program
///
/// XLIFF is what Trados, memoQ and Phrase read, PO is what Poedit and Weblate read. Links, values
/// and bold words are codes in it, which a translator moves but cannot break.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf translate export --lang ro
  plainleaf translate export --lang ro --only stale --format po --output romanian.po")]
pub struct Export {
    /// The language, by its tag.
    #[arg(long, value_name = "TAG")]
    lang: String,
    /// The format of the file.
    #[arg(long, value_enum, default_value = "xliff")]
    format: ExchangeFormat,
    /// Only blocks of this kind.
    #[arg(long, value_enum)]
    only: Option<Only>,
    /// The file, instead of one that is named after the language.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file that is there already.
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    site: SiteArgument,
}

/// Which blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    /// What is not translated, or was translated from other English than there is now
    Stale,
}

impl Export {
    /// Writes the file.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let source = source(&self.site.site)?;
        let translation = translation_into(&source, &self.lang)?;
        let files = paired_files(&source);
        let package = package(
            (source.settings.source_language().tag(), translation.language.tag()),
            &sheets(&source, &files, translation.language.tag()),
            Glossaries {
                original: &source.glossary,
                translated: translation.texts.get(&FileId::Glossary).map(Arc::as_ref),
            },
            self.only == Some(Only::Stale),
        );
        if package.is_empty() {
            output.say(&format!("{}: every block is up to date, so there is no file", self.lang));
            return Ok(FINE);
        }
        let path =
            self.output.unwrap_or_else(|| format!("{}.{}", self.lang, self.format.ending()).into());
        let now = Timestamp::now().strftime("%Y-%m-%d %H:%M+0000").to_string();
        write(&path, &self.format.write(&package, &now), self.force)?;
        output.say(&told(&path, &package));
        Ok(FINE)
    }
}

fn told(path: &Path, package: &Package) -> String {
    format!(
        "{}: {} blocks of {} files, {} out of date or not recorded, {} not translated",
        shown(path),
        package.len(),
        package.files.len(),
        package.stale(),
        package.missing(),
    )
}

/// A file that is there may hold a translator's work.
fn write(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    let written = if force {
        fs::write(path, text)
    } else {
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        if file.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::AlreadyExists) {
            bail!(
                "`{}` is there already\nIt may hold a translator's work. Name another file with --output, or write over it with --force.",
                shown(path)
            );
        }
        file.and_then(|mut file| file.write_all(text.as_bytes()))
    };
    written.with_context(|| format!("`{}` cannot be written", shown(path)))
}
