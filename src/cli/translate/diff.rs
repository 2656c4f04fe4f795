//! `plainleaf translate diff`: what has changed in the English of a translation.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::super::output::{Output, shown};
use super::super::{FINE, SiteArgument};
use super::{source, translation_in};
use crate::edition::{PairedLeaflet, pairings};
use crate::translate::{Change, changes};
use crate::translation::State;

/// Show what has changed in the English since a file was translated
///
/// For each block that is out of date: the old English, the new English and the translation.
/// Blocks that are not translated yet are shown in English.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  plainleaf translate diff translations/pl/_shared/parents/your-rights.md")]
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
        let pairings = pairings(&source);
        for file in &self.files {
            let paired = translation_in(&pairings, &self.site.site, file)?;
            output.say(text(paired).trim_end());
        }
        Ok(FINE)
    }
}

fn text(paired: &PairedLeaflet<'_>) -> String {
    let file = shown(paired.translated.source.path()).to_string();
    let changes = changes(paired);
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = if changes.is_empty() {
        writeln!(text, "{file}: every block is up to date")
    } else {
        changes.iter().try_for_each(|change| push_change(&mut text, paired, &file, change))
    };
    text
}

fn push_change(
    out: &mut String,
    paired: &PairedLeaflet<'_>,
    file: &str,
    change: &Change<'_>,
) -> std::fmt::Result {
    let line = change
        .translated
        .map(|(_, span)| format!(":{}", paired.translated.source.position(span.start).line));
    let english = paired.original.source.position(change.english_span.start).line;
    let said = match change.state {
        State::OutOfDate { .. } => "out of date",
        State::Unrecorded => "not recorded",
        State::Missing => "not translated",
        State::Current => "up to date",
    };
    writeln!(out, "{file}{}: block {} ({said})", line.unwrap_or_default(), change.block)?;
    if let State::OutOfDate { was } = change.state {
        push_part(out, "English then", was)?;
    }
    push_part(out, &format!("English now, line {english}"), change.english)?;
    if let Some((translated, _)) = change.translated {
        push_part(out, "translation", translated)?;
    }
    writeln!(out)
}

fn push_part(out: &mut String, label: &str, text: &str) -> std::fmt::Result {
    writeln!(out, "  {label}:")?;
    text.lines().try_for_each(|line| writeln!(out, "    {line}"))
}
