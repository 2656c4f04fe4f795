//! The preview: the same flow, built to a temporary folder and shown in a browser.

mod findings;
mod server;
mod watch;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use tokio::sync::watch as channel;

use crate::build::{BuildError, BuildOptions, build};
use crate::diagnostic::Diagnostic;
use crate::edition::Selection;
use findings::Findings;

/// What to preview, and where.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The folder of the site.
    pub site: PathBuf,
    /// What of it.
    pub selection: Selection,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port; 0 takes any free one.
    pub port: u16,
}

/// Why the preview cannot run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The site cannot be built at all.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The address is taken or not allowed.
    #[error("cannot listen on {0}: is another preview running there?")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// Changes of files cannot be watched.
    #[error("cannot watch the folder `{}` for changes", .0.display())]
    Watch(PathBuf, #[source] notify::Error),
    /// The machine refuses what a server needs.
    #[error("the preview cannot run")]
    Io(#[from] std::io::Error),
}

/// What the last build said, as browsers are told.
#[derive(Debug, Clone, Default)]
pub struct BuildState {
    /// Grows with every build.
    pub number: u64,
    /// What is wrong; nothing when the pages are of this build.
    pub failure: Option<Failure>,
    /// What was found in the pages that are shown.
    pub findings: Arc<Findings>,
}

/// Why the last build has no pages.
#[derive(Debug, Clone)]
pub enum Failure {
    /// The content has errors.
    Content(Vec<Diagnostic>),
    /// The build could not run: a template is wrong, say.
    Program(String),
}

/// Tells the person at the terminal something.
pub type Say<'a> = dyn Fn(&str) + Sync + 'a;
/// Shows the person at the terminal what is wrong.
pub type Show<'a> = dyn Fn(&[Diagnostic]) + Sync + 'a;

/// Builds and serves until the process is stopped.
///
/// # Errors
/// When there is no site, or the address cannot be listened on.
pub fn serve(options: &ServeOptions, say: &Say<'_>, show: &Show<'_>) -> Result<(), ServeError> {
    let folder = tempfile::tempdir()?;
    let build_options = BuildOptions {
        site: options.site.clone(),
        out: folder.path().join("tree"),
        selection: options.selection.clone(),
        preview: true,
        paper: None,
    };
    // A folder that is no site will not become one: say so at once.
    crate::build::check_site(&options.site, &options.selection)?;
    let watch = watch::Watch::begin(&options.site)?;
    let last = Mutex::new(BuildState::default());
    let builder = Builder { options: build_options, say, show, last };
    let (state, states) = channel::channel(builder.build());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let listener = runtime.block_on(server::listen(SocketAddr::new(options.host, options.port)))?;
    say(&format!("Look at http://{}/ and stop with Ctrl+C", listener.local_addr()?));
    let tree = builder.options.out.clone();
    std::thread::scope(|threads| {
        let stopped = Arc::new(watch::Stop::default());
        let stop = Arc::clone(&stopped);
        let builder = &builder;
        let watcher = threads.spawn(move || {
            watch.each_change(&stop, || {
                // Browsers that have gone are not waited for.
                let _ = state.send(builder.build());
            })
        });
        let served = runtime.block_on(server::run(listener, tree, states));
        stopped.stop();
        let watched = watcher.join().unwrap_or(Ok(()));
        served?;
        watched
    })
}

/// Builds again and again, and tells each time what came of it.
struct Builder<'a> {
    options: BuildOptions,
    say: &'a Say<'a>,
    show: &'a Show<'a>,
    last: Mutex<BuildState>,
}

impl Builder<'_> {
    fn build(&self) -> BuildState {
        let started = std::time::Instant::now();
        let mut findings = None;
        let failure = match build(&self.options, &|_, _| {}) {
            Ok(outcome) => {
                (self.show)(&outcome.diagnostics);
                match outcome.published {
                    Some(published) => {
                        let time = started.elapsed().as_secs_f64();
                        (self.say)(&format!("Built {} pages in {time:.2} s", published.pages));
                        findings = Some(Findings::new(outcome.diagnostics, published.made_from));
                        None
                    }
                    None => Some(Failure::Content(outcome.diagnostics)),
                }
            }
            Err(error) => {
                let text = anyhow::Error::from(error);
                (self.say)(&format!("error: {text:#}"));
                Some(Failure::Program(format!("{text:#}")))
            }
        };
        let mut last = self.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        last.number += 1;
        last.failure = failure;
        // A broken build leaves the pages of the last good one, and what was found in them.
        if let Some(findings) = findings {
            last.findings = Arc::new(findings);
        }
        last.clone()
    }
}
