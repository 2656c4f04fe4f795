//! The preview: the same flow, run again at every change, whose pages are made when a browser
//! asks for them.

mod findings;
mod server;
mod show;
mod watch;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::watch as channel;

use crate::build::BuildError;
use crate::diagnostic::Diagnostic;
use crate::edition::Selection;
use show::{Outcome, Show as Shown};

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
    /// The site that is shown: that of the last build that had pages.
    shown: Option<Shown>,
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
    // A folder that is no site will not become one: say so at once.
    crate::build::check_site(&options.site, &options.selection)?;
    let watch = watch::Watch::begin(&options.site)?;
    let (state, states) = channel::channel(BuildState::default());
    let builder = Builder { options, say, show, state };
    builder.build();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let listener = runtime.block_on(server::listen(SocketAddr::new(options.host, options.port)))?;
    say(&format!("Look at http://{}/ and stop with Ctrl+C", listener.local_addr()?));
    std::thread::scope(|threads| {
        let stopped = Arc::new(watch::Stop::default());
        let stop = Arc::clone(&stopped);
        let builder = &builder;
        let watcher = threads.spawn(move || watch.each_change(&stop, || builder.build()));
        let served = runtime.block_on(server::run(listener, states));
        stopped.stop();
        let watched = watcher.join().unwrap_or(Ok(()));
        served?;
        watched
    })
}

/// Reads the site again and again, and tells each time what came of it.
struct Builder<'a> {
    options: &'a ServeOptions,
    say: &'a Say<'a>,
    show: &'a Show<'a>,
    state: channel::Sender<BuildState>,
}

/// For how many builds what was made in one is kept without being used again.
const KEPT_BUILDS: usize = 3;

impl Builder<'_> {
    /// Whoever waits for a page comes first, then the person at the terminal.
    fn build(&self) {
        let started = std::time::Instant::now();
        let outcome = show::begin(&self.options.site, &self.options.selection);
        match outcome {
            Outcome::Shown { found, pages, show } => {
                self.tell_browsers(Ok(show));
                let time = started.elapsed().as_secs_f64();
                (self.show)(&found);
                (self.say)(&format!("Ready to show {pages} pages after {time:.2} s"));
            }
            Outcome::Failed(failure) => {
                self.tell_browsers(Err(failure.clone()));
                match failure {
                    Failure::Content(found) => (self.show)(&found),
                    Failure::Program(text) => (self.say)(&format!("error: {text}")),
                }
            }
        }
        comemo::evict(KEPT_BUILDS);
    }

    /// What is broken leaves the pages of the last good build.
    fn tell_browsers(&self, outcome: Result<Shown, Failure>) {
        self.state.send_modify(|state| {
            state.number += 1;
            match outcome {
                Ok(shown) => {
                    state.failure = None;
                    state.shown = Some(shown);
                }
                Err(failure) => state.failure = Some(failure),
            }
        });
    }
}
