//! Makes the pages of a plan and what they lead to on paper, and puts them into a tree. Leaflets
//! that would be made from the same as the last time are left as they are.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use tracing::trace_span;

use crate::edition::{Edition, Plan, Set};
use crate::fingerprint::Fingerprint;
use crate::made::{AllMade, Made, program};
use crate::publish::{NewTree, PublishError, Stamp};
use crate::render::html::{Job, Page, Pages, RenderError, edition_folder};
use crate::render::pdf::{Fonts, Paper, PdfError, Press};
use crate::render::{EditionRecord, FormRecord};

/// Why something cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// A page cannot be made.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// A leaflet cannot be set on paper.
    #[error("`{0}` cannot be set on paper")]
    Paper(String, #[source] PdfError),
    /// The tree cannot be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
}

/// Called with the number of pages made so far and of all pages.
pub type Progress<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// By language, the leaflets that cannot be set, with the letters that no font has.
pub type Unset = BTreeMap<String, BTreeMap<String, String>>;

/// Makes what a plan has, once.
pub struct Maker<'a, 'p, 's> {
    plan: &'p Plan<'s>,
    pages: &'a Pages<'p, 's>,
    press: Option<&'a Press<'p>>,
    tree: &'a NewTree,
    before: AllMade,
    /// What shapes all leaflets, and what shapes those of each set.
    shaped_by: Vec<Fingerprint>,
    unset: Mutex<Unset>,
}

/// What was made.
pub struct Done {
    /// The paths of all pages.
    pub paths: Vec<String>,
    /// What the list says of each edition.
    pub editions: Vec<EditionRecord>,
    /// What the next build can leave as it is, by the folder of each leaflet.
    pub made: Vec<(String, Made)>,
    /// How many leaflets were not left as they were.
    pub remade: usize,
    /// Which leaflets have no paper.
    pub unset: Unset,
}

/// One page of it.
struct One {
    path: String,
    edition: Option<EditionRecord>,
    made: Option<(String, Made)>,
    is_remade: bool,
}

impl<'a, 'p, 's> Maker<'a, 'p, 's> {
    /// Makes `pages`, and what `press` sets with `fonts`, and puts them into `tree`.
    pub fn new(
        plan: &'p Plan<'s>,
        pages: &'a Pages<'p, 's>,
        press: Option<&'a Press<'p>>,
        fonts: Option<&Fonts>,
        tree: &'a NewTree,
        before: AllMade,
    ) -> Self {
        let source = plan.source;
        let fonts = fonts.map(|fonts| *fonts.hash().as_bytes());
        let all = Fingerprint::of(&(
            program(),
            &source.settings.source,
            &source.theme,
            &source.furniture,
            fonts,
        ));
        let of_set = |set: &Set<'_>| Fingerprint::of(&(all, set.fingerprint()));
        let shaped_by = plan.sets.par_iter().map(of_set).collect();
        Self { plan, pages, press, tree, before, shaped_by, unset: Mutex::default() }
    }

    /// Makes everything, in parallel.
    ///
    /// # Errors
    /// When something cannot be made or written.
    pub fn make_all(self, progress: &Progress<'_>) -> Result<Done, MakeError> {
        let jobs = self.pages.jobs();
        let number = AtomicUsize::new(0);
        let made: Vec<One> = jobs
            .par_iter()
            .map(|job| {
                let one = self.make(*job)?;
                progress(number.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
                Ok(one)
            })
            .collect::<Result<_, MakeError>>()?;
        let unset = self.unset.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut done =
            Done { paths: Vec::new(), editions: Vec::new(), made: Vec::new(), remade: 0, unset };
        for one in made {
            done.paths.push(one.path);
            done.editions.extend(one.edition);
            done.made.extend(one.made);
            done.remade += usize::from(one.is_remade);
        }
        Ok(done)
    }

    fn make(&self, job: Job) -> Result<One, MakeError> {
        match job {
            Job::Edition(set, edition) => self.make_edition(job, set, edition),
            Job::Home | Job::NotFound | Job::Guide(_) | Job::Set(_) => {
                let page = trace_span!("page").in_scope(|| self.pages.render(job, &[]))?;
                self.write(&page)?;
                Ok(One { path: page.path, edition: None, made: None, is_remade: false })
            }
        }
    }

    fn make_edition(&self, job: Job, number: usize, edition: usize) -> Result<One, MakeError> {
        let set = &self.plan.sets[number];
        let edition = &set.editions[edition];
        let folder = edition_folder(set, edition);
        let from = Fingerprint::of(&(self.shaped_by[number], edition));
        if let Some(made) = self.before.find(&folder, from).filter(|m| self.tree.keep(m.files())) {
            return Ok(One {
                path: self.pages.path(job),
                edition: Some(EditionRecord::new(set, edition, made.forms.clone())),
                made: Some((folder, made.clone())),
                is_remade: false,
            });
        }
        let papers = self.papers(set, edition, &folder)?;
        let page = trace_span!("page")
            .in_scope(|| self.pages.render(job, papers.as_deref().unwrap_or_default()))?;
        let mut stamps = vec![self.write(&page)?];
        let mut forms = vec![FormRecord::new("web page", &page, None)];
        let is_whole = papers.is_some();
        for paper in papers.into_iter().flatten() {
            let path = format!("{folder}/{}", paper.form.file());
            let file = Page { path, bytes: paper.bytes };
            stamps.push(self.write(&file)?);
            forms.push(FormRecord::new(paper.form.name(), &file, Some(paper.pages)));
        }
        let edition = EditionRecord::new(set, edition, forms.clone());
        let made = is_whole.then_some((folder, Made { from, forms, stamps }));
        Ok(One { path: page.path, edition: Some(edition), made, is_remade: true })
    }

    fn write(&self, page: &Page) -> Result<Stamp, PublishError> {
        trace_span!("write").in_scope(|| self.tree.write(&page.path, &page.bytes))
    }

    /// The leaflet on paper; nothing when a letter has no font. Only this leaflet lacks its paper
    /// then; its language is told at the end.
    fn papers(
        &self,
        set: &Set<'_>,
        edition: &Edition<'_>,
        folder: &str,
    ) -> Result<Option<Vec<Paper>>, MakeError> {
        let Some(press) = self.press else { return Ok(Some(Vec::new())) };
        match trace_span!("paper").in_scope(|| press.papers(set, edition)) {
            Ok(papers) => Ok(Some(papers)),
            Err(PdfError::NoLetter(letters)) => {
                let mut unset = self.unset.lock().unwrap_or_else(PoisonError::into_inner);
                let of_language = unset.entry(set.voice.language.tag().to_owned()).or_default();
                of_language.insert(folder.to_owned(), letters);
                Ok(None)
            }
            Err(error) => Err(MakeError::Paper(folder.to_owned(), error)),
        }
    }
}
