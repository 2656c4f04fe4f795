//! `plainleaf translate diff`: what has changed in the English of a translation.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::super::output::Output;
use super::super::{FINE, SiteArgument};
use super::{source, translation_in};
use crate::edition::{PairedFile, PairedUnit, paired_files};
use crate::translate::changes;
use crate::translation::State;

/// Show what has changed in the English since a file was translated
///
/// For each block that is out of date: the old English, the new English and the translation.
/// Blocks that are not translated yet are shown in English.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf translate diff translations/pl/_shared/parents/your-rights.md
  plainleaf translate diff translations/pl/_shared/glossary.yaml")]
pub struct Diff {
    /// The translation.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    site: SiteArgument,
}

impl Diff {
    /// Prints the blocks that are not up to date.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let source = source(&self.site.site)?;
        let files = paired_files(&source);
        for file in &self.files {
            let translation = translation_in(&files, &self.site.site, file)?;
            output.say(text(translation).trim_end());
        }
        Ok(FINE)
    }
}

fn text(file: &PairedFile<'_>) -> String {
    let changes = changes(file);
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = if changes.is_empty() {
        writeln!(text, "{}: every block is up to date", file.path)
    } else {
        changes.iter().try_for_each(|change| push_change(&mut text, file, change))
    };
    text
}

fn push_change(
    out: &mut String,
    file: &PairedFile<'_>,
    change: &PairedUnit<'_>,
) -> std::fmt::Result {
    let line = change
        .translated
        .map(|unit| format!(":{}", file.place(unit.span).position().line))
        .unwrap_or_default();
    // A text with a key is found by it; what kind of block something is helps nobody.
    let key = if file.has_keys() { format!(" `{}`", change.english.kind) } else { String::new() };
    let english = file.english.position(change.english.span.start).line;
    let said = match change.state {
        State::OutOfDate { .. } => "out of date",
        State::Unrecorded => "not recorded",
        State::Missing => "not translated",
        State::Current => "up to date",
    };
    writeln!(out, "{}{line}: block {}{key} ({said})", file.path, change.number)?;
    if let State::OutOfDate { was } = change.state {
        push_part(out, "English then", was)?;
    }
    push_part(out, &format!("English now, line {english}"), &change.english.text)?;
    if let Some(translated) = change.translated {
        push_part(out, "translation", &translated.text)?;
    }
    writeln!(out)
}

fn push_part(out: &mut String, label: &str, text: &str) -> std::fmt::Result {
    writeln!(out, "  {label}:")?;
    text.lines().try_for_each(|line| writeln!(out, "    {line}"))
}
