//! The command line: one file a command.

mod build;
mod check;
mod completions;
mod init;
mod merge;
mod new;
mod output;
mod pdf;
mod serve;
mod timings;
mod translate;
mod verify;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::edition::Selection;
use crate::render::pdf::PaperOptions;
use output::Output;

/// Everything is as it should be.
const FINE: u8 = 0;
/// The content has errors.
const CONTENT_ERRORS: u8 = 1;
/// The command could not run.
const COULD_NOT_RUN: u8 = 2;

/// Leaflets about child protection conferences that families can use.
#[derive(Debug, Parser)]
#[command(name = "plainleaf", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Examples:
  plainleaf init my-leaflets      make a new site
  plainleaf serve                 look at it in a browser while you write
  plainleaf check                 find what is wrong
  plainleaf build                 write the site to public/
  plainleaf verify                check what was published
  plainleaf merge TREE...         join sets that were built borough by borough
  plainleaf pdf FILE              make a PDF of one leaflet
  plainleaf translate status      see how far each language has come

Exit codes: 0 all is well, 1 the content has errors, 2 the command could not run.")]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Print nothing but problems.
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print what is being done.
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Print where the time went.
    #[arg(long, global = true)]
    timings: bool,
    /// Write every step with its time to a file, for developers: Perfetto and the tracing page
    /// of Chromium show it.
    #[arg(long, global = true, value_name = "FILE")]
    trace: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Build),
    Pdf(pdf::Pdf),
    Check(check::Check),
    Serve(serve::Serve),
    Init(init::Init),
    New(new::New),
    Translate(translate::Translate),
    Verify(verify::Verify),
    Merge(merge::Merge),
    Completions(completions::Completions),
}

/// Which site.
#[derive(Debug, Args)]
struct SiteArgument {
    /// The folder of the site.
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,
}

/// What of a site.
#[derive(Debug, Args)]
struct SelectionArguments {
    /// Only this borough; can be given more than once.
    #[arg(long, value_name = "NAME")]
    borough: Vec<String>,
    /// Only this language; can be given more than once.
    #[arg(long, value_name = "TAG")]
    lang: Vec<String>,
    /// Also leaflets and translations that are drafts.
    #[arg(long)]
    drafts: bool,
}

/// How leaflets are set on paper.
#[derive(Debug, Args)]
struct PaperArguments {
    /// A folder with fonts, before the site's own folder fonts/ and those of the system.
    #[arg(long, value_name = "DIR")]
    fonts: Vec<PathBuf>,
    /// Make every PDF again, and keep none for the next time.
    #[arg(long)]
    no_cache: bool,
}

impl PaperArguments {
    /// The options for the site in `site`.
    fn options(self, site: &Path) -> PaperOptions {
        let fonts = self.fonts.into_iter().chain([site.join("fonts")]).collect();
        let cache = (!self.no_cache).then(|| site.join(".plainleaf/pdf"));
        PaperOptions { fonts, cache }
    }
}

impl From<SelectionArguments> for Selection {
    fn from(arguments: SelectionArguments) -> Self {
        Self { boroughs: arguments.borough, languages: arguments.lang, drafts: arguments.drafts }
    }
}

impl Arguments {
    /// Runs the command; failures are printed.
    #[must_use]
    pub fn run(self) -> ExitCode {
        let set_up = Output::new(self.quiet, self.verbose, self.timings, self.trace.as_deref());
        let (output, _trace) = match set_up {
            Ok(set_up) => set_up,
            Err(error) => {
                eprintln!("error: {error:#}");
                return ExitCode::from(COULD_NOT_RUN);
            }
        };
        let result = match self.command {
            Command::Build(command) => command.run(&output),
            Command::Pdf(command) => command.run(&output),
            Command::Check(command) => command.run(&output),
            Command::Serve(command) => command.run(&output),
            Command::Init(command) => command.run(&output),
            Command::New(command) => command.run(&output),
            Command::Translate(command) => command.run(&output),
            Command::Verify(command) => command.run(&output),
            Command::Merge(command) => command.run(&output),
            Command::Completions(command) => Ok(command.run()),
        };
        let code = result.unwrap_or_else(|error| {
            output.failure(&error);
            COULD_NOT_RUN
        });
        output.timings();
        ExitCode::from(code)
    }
}
