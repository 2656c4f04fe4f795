//! `plainleaf pdf`: single leaflets on paper, to enclose with a letter.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use super::output::{Output, shown};
use super::{CONTENT_ERRORS, FINE, PaperArguments, SelectionArguments, SiteArgument};
use crate::paper::{PaperRequest, set_on_paper};
use crate::render::pdf::Form;

/// Make PDF files of single leaflets
///
/// Makes each leaflet for every borough that gets it, in every language, as far as --borough
/// and --lang ask for it. The site is checked first; when its content has errors, all of them
/// are listed and nothing is made.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf pdf content/_shared/parents/your-rights.md --borough barnet --lang ur
  plainleaf pdf content/_shared/parents/*.md --borough havering --lang en --form large-print -o letters
  plainleaf pdf content/barnet/parents/if-you-disagree.md --lang en -o appeal.pdf")]
pub struct Pdf {
    /// The leaflets: their files in content/.
    #[arg(required = true, value_name = "CONTENT_FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    site: SiteArgument,
    #[command(flatten)]
    selection: SelectionArguments,
    /// The form; can be given more than once.
    #[arg(long, value_enum, default_value = "a4")]
    form: Vec<Form>,
    /// The file to write, when there is just one, or a folder for all of them [default: this folder].
    #[arg(short, long, value_name = "FILE_OR_DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    paper: PaperArguments,
}

impl Pdf {
    /// Makes them, and tells where they are.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let request = PaperRequest {
            paper: self.paper.options(&self.site.site),
            site: self.site.site,
            files: self.files,
            selection: self.selection.into(),
            forms: self.form,
        };
        let outcome = set_on_paper(&request)?;
        output.problems(&outcome.diagnostics);
        if outcome.papers.is_empty() {
            return Ok(CONTENT_ERRORS);
        }
        let target = self.output.unwrap_or_default();
        let is_file = target.extension().is_some_and(|extension| extension == "pdf");
        if is_file && outcome.papers.len() > 1 {
            bail!(
                "`{}` is one file, but these are {}\nName a folder, or ask for one borough, one language and one form.",
                target.display(),
                outcome.papers.len()
            );
        }
        for (name, paper) in outcome.papers {
            let path = if is_file { target.clone() } else { target.join(name) };
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                fs::create_dir_all(folder)
                    .with_context(|| format!("`{}` cannot be made", folder.display()))?;
            }
            fs::write(&path, &paper.bytes)
                .with_context(|| format!("`{}` cannot be written", path.display()))?;
            output.say(&format!("{} ({} pages)", shown(&path), paper.pages));
        }
        Ok(FINE)
    }
}
