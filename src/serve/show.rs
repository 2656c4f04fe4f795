//! A site that is shown: read, planned and checked once, its pages made when they are asked for.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rayon::prelude::*;
use tokio::sync::oneshot;
use tracing::debug_span;

use super::Failure;
use super::findings;
use crate::build::BuildError;
use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::edition::{Plan, Selection, plan};
use crate::make::MakeError;
use crate::render::html::{Job, Page, Pages, RenderError};
use crate::render::{EditionRecord, FormRecord, listings};
use crate::source::read;

/// What came of reading a site.
pub enum Outcome {
    /// It can be shown.
    Shown {
        /// What was found in it: warnings and hints.
        found: Vec<Diagnostic>,
        /// How many pages it has.
        pages: usize,
        /// Whom to ask for them.
        show: Show,
    },
    /// It cannot.
    Failed(Failure),
}

/// Asks for the files of a site. The site is kept until the last of these has gone.
#[derive(Debug, Clone)]
pub struct Show(Sender<Request>);

/// What is asked, and where the answer goes.
#[derive(Debug)]
enum Request {
    File(String, oneshot::Sender<Option<Result<Vec<u8>, String>>>),
    Findings(String, oneshot::Sender<Vec<Diagnostic>>),
}

impl Show {
    /// The file at `path` of the tree as it would be published; nothing when there is none.
    ///
    /// # Errors
    /// When the page cannot be made. The text says why.
    pub async fn file(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        self.ask(|answer| Request::File(path.to_owned(), answer)).await.flatten()
    }

    /// What was found in the sources of the page at `path`.
    pub async fn findings(&self, path: &str) -> Vec<Diagnostic> {
        let asked = self.ask(|answer| Request::Findings(path.to_owned(), answer)).await;
        asked.unwrap_or_default()
    }

    async fn ask<T>(&self, request: impl FnOnce(oneshot::Sender<T>) -> Request) -> Option<T> {
        let (answer, answered) = oneshot::channel();
        self.0.send(request(answer)).ok()?;
        answered.await.ok()
    }
}

/// Reads the site, on a thread that keeps it and answers for it as long as it is shown.
pub fn begin(site: &Path, selection: &Selection) -> Outcome {
    let (tell, told) = channel();
    let (site, selection) = (site.to_owned(), selection.clone());
    thread::spawn(move || {
        if let Err(error) = run(&site, &selection, &tell) {
            let text = format!("{:#}", anyhow::Error::from(error));
            // Whoever began this has gone when nobody takes it.
            let _ = tell.send(Outcome::Failed(Failure::Program(text)));
        }
    });
    told.recv().unwrap_or_else(|_| {
        Outcome::Failed(Failure::Program("the site could not be read to its end".to_owned()))
    })
}

fn run(site: &Path, selection: &Selection, tell: &Sender<Outcome>) -> Result<(), BuildError> {
    let mut diagnostics = Diagnostics::new();
    let source = read(site, &mut diagnostics)?;
    let plan = plan(&source, selection, &mut diagnostics)?;
    check::check(&plan, &mut diagnostics);
    let has_errors = diagnostics.has_errors();
    let found = diagnostics.into_sorted();
    if has_errors {
        let _ = tell.send(Outcome::Failed(Failure::Content(found)));
        return Ok(());
    }
    let shown = debug_span!("pages").in_scope(|| {
        let shown = Shown::new(&plan, found.clone())?;
        shown.try_templates()?;
        Ok::<_, MakeError>(shown)
    })?;
    let (requests, asked) = channel();
    let pages = shown.jobs.len();
    let _ = tell.send(Outcome::Shown { found, pages, show: Show(requests) });
    shown.answer(&asked);
    Ok(())
}

struct Shown<'p, 's> {
    plan: &'p Plan<'s>,
    pages: Pages<'p, 's>,
    jobs: HashMap<String, Job>,
    found: Vec<Diagnostic>,
}

impl<'p, 's> Shown<'p, 's> {
    fn new(plan: &'p Plan<'s>, found: Vec<Diagnostic>) -> Result<Self, RenderError> {
        let pages = Pages::new(plan, true)?;
        let jobs = pages.jobs().into_par_iter().map(|job| (pages.path(job), job)).collect();
        Ok(Self { plan, pages, jobs, found })
    }

    /// Makes a page by each of the templates, so that one that is wrong shows at once.
    fn try_templates(&self) -> Result<(), RenderError> {
        let mut tried = Vec::new();
        for job in self.pages.jobs() {
            let kind = std::mem::discriminant(&job);
            if !tried.contains(&kind) {
                tried.push(kind);
                self.pages.render(job, &[])?;
            }
        }
        Ok(())
    }

    fn answer(&self, asked: &Receiver<Request>) {
        for request in asked {
            // A browser that does not wait for its answer has lost nothing.
            match request {
                Request::File(path, answer) => drop(answer.send(self.file(&path))),
                Request::Findings(path, answer) => {
                    let found = findings::of_page(&self.found, self.sources(&path), self.plan);
                    drop(answer.send(found));
                }
            }
        }
    }

    fn file(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        if let Some(job) = self.jobs.get(path) {
            let made = self.pages.render(*job, &[]);
            return Some(made.map(|page| page.bytes).map_err(|error| error.to_string()));
        }
        if let Some(asset) = self.pages.assets().find(|asset| asset.path == path) {
            return Some(Ok(asset.text.as_bytes().to_vec()));
        }
        self.listing(path)
    }

    /// A file about the tree as a whole, for which every page has to be made.
    fn listing(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        const LISTINGS: [&str; 4] = ["leaflets.json", "robots.txt", "_headers", "sitemap.xml"];
        if !LISTINGS.contains(&path) {
            return None;
        }
        let record = |job: Job| -> Result<(String, Option<EditionRecord>), RenderError> {
            let page = self.pages.render(job, &[])?;
            Ok((page.path.clone(), self.record(job, &page)))
        };
        let made: Result<Vec<_>, _> = self.pages.jobs().into_par_iter().map(record).collect();
        let (paths, records): (Vec<_>, Vec<_>) = match made {
            Ok(made) => made.into_iter().unzip(),
            Err(error) => return Some(Err(error.to_string())),
        };
        let records: Vec<EditionRecord> = records.into_iter().flatten().collect();
        let files = listings(self.plan, &paths, &records, self.pages.security_policy());
        files.into_iter().find(|file| file.path == path).map(|file| Ok(file.bytes))
    }

    fn record(&self, job: Job, page: &Page) -> Option<EditionRecord> {
        let Job::Edition(set, edition) = job else { return None };
        let set = &self.plan.sets[set];
        let forms = vec![FormRecord::new("web page", page, None)];
        Some(EditionRecord::new(set, &set.editions[edition], forms))
    }

    /// The source files of the page at `path`: the leaflet and, if there is one, the translation.
    fn sources(&self, path: &str) -> Option<Vec<PathBuf>> {
        match *self.jobs.get(path)? {
            Job::Edition(set, edition) => {
                let edition = &self.plan.sets[set].editions[edition];
                let files = [&edition.leaflet.source, &edition.prepared.source];
                Some(files.map(|file| file.path().to_owned()).to_vec())
            }
            Job::Guide(number) => {
                Some(vec![self.plan.guide[number].leaflet.source.path().to_owned()])
            }
            Job::Home | Job::NotFound | Job::Set(_) => None,
        }
    }
}
