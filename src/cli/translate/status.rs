//! `plainleaf translate status`: how far each language has come.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};

use super::super::output::Output;
use super::super::{FINE, SiteArgument};
use super::source;
use crate::edition::paired_files;
use crate::translate::{FileStatus, LanguageStatus, status};

/// Show how far each language has come
///
/// A block is a heading, a paragraph, an item of a list or a cell of a table; in a YAML file it is
/// the text of one key. It is out of date when its English has changed since it was translated.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf translate status
  plainleaf translate status --lang ro --format json")]
pub struct Status {
    #[command(flatten)]
    site: SiteArgument,
    /// Only this language.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The shape of the report.
    #[arg(long, value_enum, default_value = "human")]
    format: StatusFormat,
}

/// The shape of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum StatusFormat {
    /// A table to read.
    Human,
    /// JSON for programs.
    Json,
}

impl Status {
    /// Counts, and prints.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let source = source(&self.site.site)?;
        let languages = status(&source, &paired_files(&source), self.lang.as_deref());
        if languages.is_empty() {
            anyhow::bail!("the site has no such language\nplainleaf.yaml lists its languages.");
        }
        match self.format {
            StatusFormat::Human => output.say(table(&languages).trim_end()),
            StatusFormat::Json => output.say(&serde_json::to_string_pretty(&languages)?),
        }
        Ok(FINE)
    }
}

fn table(languages: &[LanguageStatus]) -> String {
    let mut table = String::new();
    for language in languages {
        // Writing to a string cannot fail.
        let _ = language_table(&mut table, language);
    }
    table
}

fn language_table(out: &mut String, language: &LanguageStatus) -> std::fmt::Result {
    let sum = |count: fn(&FileStatus) -> usize| language.files.iter().map(count).sum::<usize>();
    writeln!(
        out,
        "{} ({}): {} of {} blocks up to date; page words {} of {}",
        language.name,
        language.language,
        sum(|file| file.translated),
        sum(|file| file.blocks),
        language.strings,
        language.strings_in_all,
    )?;
    writeln!(out, "  translated  out of date  not recorded  missing  left over  status    file")?;
    for file in &language.files {
        writeln!(
            out,
            "  {:>4} of {:<4}{:>12}{:>14}{:>9}{:>11}  {:<8}  {}",
            file.translated,
            file.blocks,
            file.out_of_date,
            file.not_recorded,
            file.missing,
            file.left_over,
            file.status,
            file.file,
        )?;
    }
    writeln!(out)
}
