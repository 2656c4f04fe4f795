//! The whole flow, once: read, resolve, check, render, publish.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::edition::{PlanError, Selection, plan};
use crate::publish::{NewTree, PublishError};
use crate::render::html::{Job, Pages, RenderError};
use crate::render::{EditionRecord, FormRecord, listings};
use crate::source::{ReadError, read};

/// What to build and where to.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The folder of the site.
    pub site: PathBuf,
    /// The folder of the published tree.
    pub out: PathBuf,
    /// What of the site.
    pub selection: Selection,
    /// Whether it is for the preview server.
    pub preview: bool,
}

/// Why a build could not run. What is wrong with content is no such error.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The site cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The selection names what is not there.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A page cannot be made.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The tree cannot be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
}

/// What came of a build.
#[derive(Debug)]
pub struct Outcome {
    /// Everything that is wrong with the content.
    pub diagnostics: Vec<Diagnostic>,
    /// What was published; nothing when the content has errors.
    pub published: Option<Published>,
}

/// A published tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Where it is.
    pub folder: PathBuf,
    /// How many pages it has.
    pub pages: usize,
    /// How many leaflets, counting each borough and language.
    pub editions: usize,
}

/// Called with the number of pages made so far and of all pages.
pub type Progress<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// Reads and checks the site, without making anything.
///
/// # Errors
/// When the site cannot be read or the selection names what is not there.
pub fn check_site(site: &Path, selection: &Selection) -> Result<Vec<Diagnostic>, BuildError> {
    let mut diagnostics = Diagnostics::new();
    let source = read(site, &mut diagnostics)?;
    let plan = plan(&source, selection, &mut diagnostics)?;
    check::check(&plan, &mut diagnostics);
    Ok(diagnostics.into_sorted())
}

/// Builds a site. When its content has errors nothing is made, and the old tree stays.
///
/// # Errors
/// When the build cannot run; the old tree is then as it was.
pub fn build(options: &BuildOptions, progress: &Progress<'_>) -> Result<Outcome, BuildError> {
    let mut diagnostics = Diagnostics::new();
    let source = read(&options.site, &mut diagnostics)?;
    let plan = plan(&source, &options.selection, &mut diagnostics)?;
    check::check(&plan, &mut diagnostics);
    if diagnostics.has_errors() {
        return Ok(Outcome { diagnostics: diagnostics.into_sorted(), published: None });
    }
    tracing::debug!("read {} boroughs, planned {} sets", source.boroughs.len(), plan.sets.len());
    let pages = Pages::new(&plan, options.preview)?;
    let tree = NewTree::begin(&options.out)?;
    let jobs = pages.jobs();
    let made = AtomicUsize::new(0);
    let records: Vec<(String, Option<EditionRecord>)> = jobs
        .par_iter()
        .map(|job| {
            let page = pages.render(*job)?;
            tree.write(&page.path, &page.bytes)?;
            progress(made.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
            let record = match *job {
                Job::Edition(set, edition) => {
                    let set = &plan.sets[set];
                    let form = FormRecord::new("web page", &page);
                    Some(EditionRecord::new(set, &set.editions[edition], vec![form]))
                }
                _ => None,
            };
            Ok((page.path, record))
        })
        .collect::<Result<_, BuildError>>()?;
    tracing::debug!("rendered {} pages", records.len());
    for asset in pages.assets() {
        tree.write(&asset.path, asset.text.as_bytes())?;
    }
    let (paths, editions): (Vec<String>, Vec<Option<EditionRecord>>) = records.into_iter().unzip();
    let editions: Vec<EditionRecord> = editions.into_iter().flatten().collect();
    for file in listings(&plan, &paths, &editions, pages.security_policy()) {
        tree.write(&file.path, &file.bytes)?;
    }
    tracing::debug!("putting the new tree in the place of {}", options.out.display());
    let published =
        Published { folder: tree.publish()?, pages: paths.len(), editions: editions.len() };
    Ok(Outcome { diagnostics: diagnostics.into_sorted(), published: Some(published) })
}
