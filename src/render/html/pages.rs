//! The list of pages of a plan, and how each is made.

use super::address::{edition_path, guide_path};
use super::assets::{Asset, Assets};
use super::error::RenderError;
use super::frame::Frame;
use super::templates::Templates;
use super::{guide_page, home_page, leaflet_page, not_found_page, set_page};
use crate::edition::Plan;
use crate::render::pdf::Paper;

/// A file of the published tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it lies, with forward slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// One page to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// The way in: choose a council.
    Home,
    /// What a server shows for an address that is not there.
    NotFound,
    /// The guide page of this number.
    Guide(usize),
    /// The list of leaflets of the set of this number.
    Set(usize),
    /// A leaflet: numbers of the set and of the edition in it.
    Edition(usize, usize),
}

/// All pages of a plan.
pub struct Pages<'p, 's> {
    frame: Frame<'p, 's>,
    templates: Templates<'p>,
}

impl<'p, 's> Pages<'p, 's> {
    /// Prepares the pages of `plan`. Those of a `preview` also load the script of the
    /// preview server.
    ///
    /// # Errors
    /// When a template is wrong or an asset is missing.
    pub fn new(plan: &'p Plan<'s>, preview: bool) -> Result<Self, RenderError> {
        let assets = Assets::new(plan)?;
        let templates = Templates::new(&plan.source.theme)?;
        Ok(Self { frame: Frame::new(plan, assets, preview), templates })
    }

    /// Every page of the plan.
    #[must_use]
    pub fn jobs(&self) -> Vec<Job> {
        let mut jobs = vec![Job::Home, Job::NotFound];
        jobs.extend((0..self.frame.plan.guide.len()).map(Job::Guide));
        for (number, set) in self.frame.plan.sets.iter().enumerate() {
            jobs.push(Job::Set(number));
            jobs.extend((0..set.editions.len()).map(|edition| Job::Edition(number, edition)));
        }
        jobs
    }

    /// Where a page lies.
    #[must_use]
    pub fn path(&self, job: Job) -> String {
        let plan = self.frame.plan;
        match job {
            Job::Home => home_page::PATH.to_owned(),
            Job::NotFound => not_found_page::PATH.to_owned(),
            Job::Guide(number) => guide_path(plan.guide[number].slug),
            Job::Set(number) => set_page::path(&plan.sets[number]),
            Job::Edition(set, edition) => {
                let set = &plan.sets[set];
                edition_path(set, &set.editions[edition])
            }
        }
    }

    /// The files that pages load.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.frame.assets.all()
    }

    /// The content security policy of every page.
    #[must_use]
    pub fn security_policy(&self) -> &'static str {
        self.frame.security_policy()
    }

    /// Makes one page. That of a leaflet leads to its `papers`.
    ///
    /// # Errors
    /// When a template asks for something that the page does not have.
    pub fn render(&self, job: Job, papers: &[Paper]) -> Result<Page, RenderError> {
        let frame = &self.frame;
        let draft = match job {
            Job::Home => home_page::home(frame),
            Job::NotFound => not_found_page::not_found(frame),
            Job::Guide(number) => guide_page::guide(frame, &frame.plan.guide[number]),
            Job::Set(number) => set_page::set(frame, &frame.plan.sets[number]),
            Job::Edition(set, edition) => {
                let set = &frame.plan.sets[set];
                leaflet_page::leaflet(frame, set, &set.editions[edition], papers)
            }
        };
        let bytes = self.templates.render(draft.template, &draft.context)?;
        Ok(Page { path: draft.path, bytes })
    }
}
