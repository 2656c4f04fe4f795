//! `plainleaf translate import`: takes over what a translator's program gave back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::super::output::{Output, shown};
use super::super::{CONTENT_ERRORS, FINE, SiteArgument};
use super::{source, translation_into};
use crate::build::check_site;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, SourceText};
use crate::edition::{Selection, paired_files};
use crate::source::{Source, read_at_most};
use crate::translate::exchange::{Composed, ExchangeFormat, Fit, Returned, compose, fit, sheets};
use crate::translate::write_translation;

/// The largest file that is read, in bytes: far more than all leaflets of a site in one language.
const LARGEST: u64 = 32 * 1024 * 1024;

/// Take over the file that a translator's program gave back
///
/// Each block goes to its place in `translations/`, and is recorded as made from the English that
/// was exported. What does not fit is reported and stays in the file. Blocks that have not been
/// changed are left as they are, letter by letter.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf translate import ro.xlf
  plainleaf translate import romanian.po --dry-run")]
pub struct Import {
    /// The files.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The language, if a file does not say it.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Say what would be done, and change nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    site: SiteArgument,
}

impl Import {
    /// Changes the translations.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let mut problems = Vec::new();
        for file in &self.files {
            problems.extend(self.import(file, output)?);
        }
        output.problems(&problems);
        let has_errors = problems.iter().any(|problem| problem.severity == Severity::Error);
        Ok(if has_errors { CONTENT_ERRORS } else { FINE })
    }

    fn import(&self, file: &Path, output: &Output) -> anyhow::Result<Vec<Diagnostic>> {
        let mut diagnostics = Diagnostics::new();
        let returned = returned(file, &mut diagnostics)?;
        if returned.blocks.is_empty() {
            return Ok(diagnostics.into_sorted());
        }
        let source = source(&self.site.site)?;
        let Some(tag) = self.lang.as_ref().or(returned.into.as_ref()) else {
            bail!("`{}` does not say its language\nName it with --lang.", shown(file));
        };
        let tag = translation_into(&source, tag)?.language.tag().to_owned();
        let (fit, composed) = composed(&source, &returned, &tag, &mut diagnostics);
        if !self.dry_run {
            for composed in &composed {
                let text = composed.text.as_deref();
                write_translation(&self.site.site, &composed.path, text, &composed.record)?;
            }
        }
        output.say(&self.told(file, &fit, &composed));
        let mut problems = diagnostics.into_sorted();
        if !self.dry_run {
            problems.extend(problems_in(&self.site.site, &tag, &composed)?);
        }
        Ok(problems)
    }

    fn told(&self, file: &Path, fit: &Fit, composed: &[Composed]) -> String {
        let would = if self.dry_run { " would be" } else { "" };
        let sum = |count: fn(&Composed) -> usize| composed.iter().map(count).sum::<usize>();
        let mut lines = vec![format!(
            "{}: {} blocks{would} changed, {}{would} recorded as up to date, {} as they were, {} not done yet",
            shown(file),
            sum(|composed| composed.changed),
            sum(|composed| composed.accepted),
            fit.untouched,
            fit.unfinished,
        )];
        lines.extend(composed.iter().map(|composed| {
            let path = shown(&composed.path);
            format!("  {path}: {} changed, {} up to date", composed.changed, composed.accepted)
        }));
        lines.join("\n")
    }
}

fn returned(file: &Path, diagnostics: &mut Diagnostics) -> anyhow::Result<Returned> {
    let bytes =
        read_at_most(file, LARGEST).with_context(|| format!("`{}` cannot be read", shown(file)))?;
    let Some(bytes) = bytes else {
        bail!(
            "`{}` is larger than {} MiB\nImport the files of the translator's program one by one.",
            shown(file),
            LARGEST / 1024 / 1024
        );
    };
    let Ok(text) = String::from_utf8(bytes) else {
        bail!(
            "`{}` is not UTF-8 text\nSave it from the translator's program as UTF-8.",
            shown(file)
        );
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let source = SourceText::new(shown(file).to_string(), text);
    Ok(ExchangeFormat::of(text).read(&source, diagnostics))
}

fn composed(
    source: &Source,
    returned: &Returned,
    tag: &str,
    diagnostics: &mut Diagnostics,
) -> (Fit, Vec<Composed>) {
    let files = paired_files(source);
    let sheets = sheets(source, &files, tag);
    let fit = fit(returned, &sheets, diagnostics);
    let composed = fit
        .blocks
        .iter()
        .filter_map(|(sheet, blocks)| compose(&sheets[*sheet], blocks, diagnostics))
        .collect();
    (fit, composed)
}

/// What the checks of a site find in the files that have been changed.
fn problems_in(site: &Path, tag: &str, composed: &[Composed]) -> anyhow::Result<Vec<Diagnostic>> {
    let changed: BTreeSet<&Path> = composed.iter().map(|composed| &*composed.path).collect();
    let selection =
        Selection { languages: vec![tag.to_owned()], drafts: true, ..Selection::default() };
    let problems = check_site(site, &selection)?;
    let is_changed = |problem: &Diagnostic| changed.contains(problem.place.source.path());
    Ok(problems.into_iter().filter(is_changed).collect())
}
