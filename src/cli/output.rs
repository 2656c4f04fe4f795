//! What the program prints while it works: little in a pipe, progress on a terminal.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use tracing_chrome::{ChromeLayerBuilder, FlushGuard};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, registry};

use super::timings::Timings;
use crate::diagnostic::Diagnostic;
use crate::report::{self, Format};

/// How much is printed, and whether in colours.
pub struct Output {
    quiet: bool,
    timings: Option<Timings>,
}

impl Output {
    /// Sets up messages: `verbose` shows what is being done, and `PLAINLEAF_LOG` can ask
    /// for more by the rules of `tracing`. With `timings` the steps of the run are timed, and
    /// with `trace` each of them is written to that file, the last when the guard is dropped.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn new(
        quiet: bool,
        verbose: bool,
        timings: bool,
        trace: Option<&Path>,
    ) -> anyhow::Result<(Self, Option<FlushGuard>)> {
        let level = if verbose { "plainleaf=debug" } else { "plainleaf=warn" };
        let filter =
            EnvFilter::try_from_env("PLAINLEAF_LOG").unwrap_or_else(|_| EnvFilter::new(level));
        let log = tracing_subscriber::fmt::layer()
            .with_writer(io::stderr)
            .with_ansi(has_colours(&io::stderr()))
            .without_time()
            .with_target(false)
            .with_filter(filter);
        let own_steps = || {
            filter_fn(|about| about.is_span() && about.target().starts_with(env!("CARGO_PKG_NAME")))
        };
        let timings = timings.then(Timings::default);
        let (chrome, trace) = trace.map(trace_to).transpose()?.unzip();
        // A second set-up in the same process (tests) keeps the first one.
        let _ = registry()
            .with(log)
            .with(timings.clone().with_filter(own_steps()))
            .with(chrome.with_filter(own_steps()))
            .try_init();
        Ok((Self { quiet, timings }, trace))
    }

    /// Prints where the time went since it was last asked, on standard error, if that is wanted.
    pub fn timings(&self) {
        if let Some(table) = self.timings.as_ref().and_then(Timings::take) {
            let _ = write!(io::stderr(), "{table}");
        }
    }

    /// Tells what was done, on standard output.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            // A reader that has closed the pipe wants no more.
            let _ = writeln!(io::stdout(), "{text}");
        }
    }

    /// Prints a text that was asked for, on standard output.
    #[allow(clippy::unused_self, reason = "printing is the output's, whatever it needs for it")]
    pub fn print(&self, text: &str) {
        // A reader that has closed the pipe wants no more.
        let _ = writeln!(io::stdout(), "{text}");
    }

    /// Reports what is wrong with the content, on standard error.
    #[allow(clippy::unused_self, reason = "printing is the output's, whatever it needs for it")]
    pub fn problems(&self, diagnostics: &[Diagnostic]) {
        if !diagnostics.is_empty() {
            let mut out = io::stderr().lock();
            let _ = report::write(&mut out, diagnostics, Format::Human, has_colours(&io::stderr()));
        }
    }

    /// Prints a report that was asked for, on standard output.
    pub fn report(&self, diagnostics: &[Diagnostic], format: Format) -> io::Result<()> {
        if self.quiet && diagnostics.is_empty() && format == Format::Human {
            return Ok(());
        }
        report::write(&mut io::stdout().lock(), diagnostics, format, has_colours(&io::stdout()))
    }

    /// Tells why the command could not run, with every cause.
    #[allow(clippy::unused_self, reason = "printing is the output's, whatever it needs for it")]
    pub fn failure(&self, error: &anyhow::Error) {
        let mut err = io::stderr().lock();
        let _ = writeln!(err, "error: {error}");
        for cause in error.chain().skip(1) {
            let _ = writeln!(err, "  because {cause}");
        }
    }

    /// A progress bar on a terminal; nothing in a pipe or when quiet.
    pub fn progress(&self) -> ProgressBar {
        if self.quiet || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template("{bar:40} {pos}/{len} pages")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::new(0).with_style(style);
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }
}

/// Writes a trace to `file` until the guard is dropped.
fn trace_to<S>(file: &Path) -> anyhow::Result<(tracing_chrome::ChromeLayer<S>, FlushGuard)>
where
    S: tracing::Subscriber + for<'s> tracing_subscriber::registry::LookupSpan<'s> + Send + Sync,
{
    let created = std::fs::File::create(file);
    let writer = created.with_context(|| format!("`{}` cannot be written", file.display()))?;
    Ok(ChromeLayerBuilder::new().writer(writer).include_args(true).build())
}

/// A path as people write it: without the `./` of the folder they are in.
pub fn shown(path: &Path) -> std::path::Display<'_> {
    path.strip_prefix(".").unwrap_or(path).display()
}

/// Whether a stream is a terminal and nobody has asked for no colours (no-color.org).
fn has_colours(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
