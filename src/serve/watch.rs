//! Watching the files of a site for changes.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};

use super::ServeError;
use crate::source::SITE_FILE;

/// The folders whose files shape pages.
const FOLDERS: [&str; 3] = ["content", "translations", "templates"];
/// Editors write a file in several steps: wait until they are done.
const QUIET: Duration = Duration::from_millis(60);
/// How often a stop is looked for.
const PATIENCE: Duration = Duration::from_millis(200);

/// Says that the watching ends.
#[derive(Debug, Default)]
pub struct Stop(AtomicBool);

impl Stop {
    /// Ends the watching.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Calls `act` after each change to the site, until `stop`.
///
/// # Errors
/// When the folder cannot be watched.
pub fn each_change(site: &Path, stop: &Stop, mut act: impl FnMut()) -> Result<(), ServeError> {
    let failed = |error| ServeError::Watch(site.to_owned(), error);
    let (sender, changes) = channel::<DebounceEventResult>();
    let mut debouncer = new_debouncer(QUIET, sender).map_err(failed)?;
    let mut watched = [false; FOLDERS.len()];
    // The site's folder itself is not watched with all that lies in it: it may hold the
    // published tree and much else.
    debouncer.watcher().watch(site, RecursiveMode::NonRecursive).map_err(failed)?;
    while !stop.0.load(Ordering::Relaxed) {
        for (folder, watched) in FOLDERS.iter().zip(&mut watched) {
            let path = site.join(folder);
            if !path.is_dir() {
                *watched = false;
            } else if !*watched {
                debouncer.watcher().watch(&path, RecursiveMode::Recursive).map_err(failed)?;
                *watched = true;
            }
        }
        match changes.recv_timeout(PATIENCE) {
            Ok(Ok(events)) if events.iter().any(|event| matters(site, &event.path)) => act(),
            Ok(_) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(())
}

fn matters(site: &Path, path: &Path) -> bool {
    let relative = match (path.strip_prefix(site), site.canonicalize()) {
        (Ok(relative), _) => relative.to_owned(),
        (Err(_), Ok(real)) => path.strip_prefix(real).unwrap_or(path).to_owned(),
        (Err(_), Err(_)) => return true,
    };
    relative
        .components()
        .next()
        .and_then(|first| first.as_os_str().to_str())
        .is_some_and(|first| first == SITE_FILE || FOLDERS.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_shapes_pages_matters() {
        let site = Path::new("/site");
        assert!(matters(site, Path::new("/site/content/barnet/borough.yaml")));
        assert!(matters(site, Path::new("/site/plainleaf.yaml")));
        assert!(!matters(site, Path::new("/site/public/index.html")));
        assert!(!matters(site, Path::new("/site/.public.new-abc")));
    }
}
