//! Watching the files of a site for changes.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::ServeError;
use crate::source::SITE_FILE;

/// The folders whose files shape pages.
const FOLDERS: [&str; 3] = ["content", "translations", "templates"];
/// Editors write a file in several steps within moments: wait until they are done.
const QUIET: Duration = Duration::from_millis(8);
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

/// The files of a site, watched from the moment this is made.
pub struct Watch<'a> {
    site: &'a Path,
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    watched: [bool; FOLDERS.len()],
}

impl<'a> Watch<'a> {
    /// Begins to watch: changes from now on are not lost, even while pages are built.
    ///
    /// # Errors
    /// When the folder cannot be watched.
    pub fn begin(site: &'a Path) -> Result<Self, ServeError> {
        let failed = |error| ServeError::Watch(site.to_owned(), error);
        let (sender, events) = channel();
        let mut watcher =
            RecommendedWatcher::new(sender, notify::Config::default()).map_err(failed)?;
        // The site's folder itself is not watched with all that lies in it: it may hold the
        // published tree and much else.
        watcher.watch(site, RecursiveMode::NonRecursive).map_err(failed)?;
        let mut watch = Self { site, watcher, events, watched: [false; FOLDERS.len()] };
        watch.watch_new_folders()?;
        Ok(watch)
    }

    /// Calls `act` after each change to the site, until `stop`.
    ///
    /// # Errors
    /// When a new folder cannot be watched.
    pub fn each_change(mut self, stop: &Stop, mut act: impl FnMut()) -> Result<(), ServeError> {
        while !stop.0.load(Ordering::Relaxed) {
            // What was put into a new folder before it was watched has told nothing.
            let has_new_folder = self.watch_new_folders()?;
            match self.events.recv_timeout(PATIENCE) {
                Ok(event) if has_new_folder || is_change(self.site, &event) => {
                    self.wait_for_quiet();
                    act();
                }
                Err(RecvTimeoutError::Timeout) if has_new_folder => act(),
                Ok(_) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        Ok(())
    }

    /// Watches those of the folders that have appeared, and says whether there were any.
    fn watch_new_folders(&mut self) -> Result<bool, ServeError> {
        let mut has_new_folder = false;
        for (folder, watched) in FOLDERS.iter().zip(&mut self.watched) {
            let path = self.site.join(folder);
            let is_there = path.is_dir();
            if is_there && !*watched {
                let failed = |error| ServeError::Watch(path.clone(), error);
                self.watcher.watch(&path, RecursiveMode::Recursive).map_err(failed)?;
                has_new_folder = true;
            }
            *watched = is_there;
        }
        Ok(has_new_folder)
    }

    fn wait_for_quiet(&self) {
        while self.events.recv_timeout(QUIET).is_ok() {}
    }
}

/// Whether an event changes what is built. Reading a file is an event too: the builds
/// themselves would start the next one.
fn is_change(site: &Path, event: &notify::Result<Event>) -> bool {
    match event {
        Ok(event) if event.kind.is_access() => false,
        Ok(event) => event.paths.iter().any(|path| matters(site, path)),
        // Some events were lost: what they would have said is not known.
        Err(_) => true,
    }
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
    fn reading_a_file_is_no_change() {
        use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
        let site = Path::new("/site");
        let event = |kind| Ok(Event::new(kind).add_path("/site/plainleaf.yaml".into()));
        assert!(!is_change(site, &event(EventKind::Access(AccessKind::Open(AccessMode::Read)))));
        assert!(is_change(site, &event(EventKind::Modify(ModifyKind::Any))));
    }

    #[test]
    fn only_what_shapes_pages_matters() {
        let site = Path::new("/site");
        assert!(matters(site, Path::new("/site/content/barnet/borough.yaml")));
        assert!(matters(site, Path::new("/site/plainleaf.yaml")));
        assert!(!matters(site, Path::new("/site/public/index.html")));
        assert!(!matters(site, Path::new("/site/.public.new-abc")));
    }
}
