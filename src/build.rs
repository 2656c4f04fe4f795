//! The whole flow, once: read, resolve, check, render, publish.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::ThreadPoolBuildError;
use rayon::prelude::*;
use tracing::{debug_span, trace_span};

use crate::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edition::{Plan, PlanError, Selection, plan};
use crate::language::Language;
use crate::links::Outside;
use crate::publish::{self, Changes, NewTree, PublishError};
use crate::render::html::{Job, Page, Pages, RenderError, edition_folder};
use crate::render::pdf::{Family, Fonts, PaperOptions, PdfError, Press};
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
    /// How leaflets are set on paper; not at all when there is nothing.
    pub paper: Option<PaperOptions>,
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
    /// A leaflet cannot be set on paper.
    #[error("`{0}` cannot be set on paper")]
    Paper(String, #[source] PdfError),
    /// There are no threads to set leaflets in.
    #[error("the system gives no threads to set leaflets on paper in")]
    Threads(#[from] ThreadPoolBuildError),
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
    /// Where it is, and how it differs from the tree before.
    pub changes: Changes,
    /// How many pages it has.
    pub pages: usize,
    /// How many leaflets, counting each borough and language.
    pub editions: usize,
    /// How many files on paper.
    pub papers: usize,
}

/// Called with the number of pages made so far and of all pages.
pub type Progress<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// Reads and checks the site, without making anything.
///
/// # Errors
/// When the site cannot be read or the selection names what is not there.
pub fn check_site(site: &Path, selection: &Selection) -> Result<Vec<Diagnostic>, BuildError> {
    check_site_with(site, selection, Outside::Left)
}

/// Reads and checks the site, and asks outside addresses if that is wanted.
///
/// # Errors
/// When the site cannot be read or the selection names what is not there.
pub fn check_site_with(
    site: &Path,
    selection: &Selection,
    outside: Outside,
) -> Result<Vec<Diagnostic>, BuildError> {
    let mut diagnostics = Diagnostics::new();
    let source = read(site, &mut diagnostics)?;
    let plan = plan(&source, selection, &mut diagnostics)?;
    check::check_with(&plan, outside, &mut diagnostics);
    Ok(diagnostics.into_sorted())
}

/// Builds a site. When its content has errors nothing is made, and the old tree stays.
///
/// # Errors
/// When the build cannot run; the old tree is then as it was.
pub fn build(options: &BuildOptions, progress: &Progress<'_>) -> Result<Outcome, BuildError> {
    let mut diagnostics = Diagnostics::new();
    let source = read(&options.site, &mut diagnostics)?;
    publish::prepare(&options.out, &options.site)?;
    let plan = plan(&source, &options.selection, &mut diagnostics)?;
    check::check(&plan, &mut diagnostics);
    if diagnostics.has_errors() {
        return Ok(Outcome { diagnostics: diagnostics.into_sorted(), published: None });
    }
    tracing::debug!("read {} boroughs, planned {} sets", source.boroughs.len(), plan.sets.len());
    let pages = Pages::new(&plan, false)?;
    let fonts = options.paper.as_ref().map(|paper| fonts_for(&plan, paper));
    let press = fonts
        .as_ref()
        .zip(options.paper.as_ref())
        .map(|(fonts, paper)| Press::new(&plan, fonts, paper))
        .transpose()?;
    if let Some(press) = &press {
        report_missing_fonts(&plan, press, &mut diagnostics);
    }
    let tree = NewTree::begin(&options.out)?;
    let jobs = pages.jobs();
    let made = AtomicUsize::new(0);
    let unset = Unset::default();
    let step = debug_span!("make").entered();
    let records: Vec<(String, Option<EditionRecord>)> = jobs
        .par_iter()
        .map(|job| {
            let published = publish_job(*job, &plan, &pages, press.as_ref(), &tree, &unset)?;
            progress(made.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
            Ok(published)
        })
        .collect::<Result<_, BuildError>>()?;
    drop(step);
    tracing::debug!("rendered {} pages", records.len());
    let step = debug_span!("publish").entered();
    if let Some(press) = press {
        press.finish();
    }
    report_unset(&plan, unset, &mut diagnostics);
    for asset in pages.assets() {
        tree.write(&asset.path, asset.text.as_bytes())?;
    }
    let (paths, editions): (Vec<String>, Vec<Option<EditionRecord>>) = records.into_iter().unzip();
    let editions: Vec<EditionRecord> = editions.into_iter().flatten().collect();
    for file in listings(&plan, &paths, &editions, pages.security_policy()) {
        tree.write(&file.path, &file.bytes)?;
    }
    let papers = editions.iter().map(EditionRecord::papers).sum();
    tracing::debug!("putting the new tree in the place of {}", options.out.display());
    let published =
        Published { changes: tree.publish()?, pages: paths.len(), editions: editions.len(), papers };
    drop(step);
    Ok(Outcome { diagnostics: diagnostics.into_sorted(), published: Some(published) })
}

/// Makes and writes a page and, before it, the leaflet on paper that it leads to.
fn publish_job(
    job: Job,
    plan: &Plan<'_>,
    pages: &Pages<'_, '_>,
    press: Option<&Press<'_>>,
    tree: &NewTree,
    unset: &Unset,
) -> Result<(String, Option<EditionRecord>), BuildError> {
    let Job::Edition(set, edition) = job else {
        let page = trace_span!("page").in_scope(|| pages.render(job, &[]))?;
        trace_span!("write").in_scope(|| tree.write(&page.path, &page.bytes))?;
        return Ok((page.path, None));
    };
    let set = &plan.sets[set];
    let edition = &set.editions[edition];
    let folder = edition_folder(set, edition);
    let papers = press.map(|press| trace_span!("paper").in_scope(|| press.papers(set, edition)));
    let papers = match papers.transpose() {
        Ok(papers) => papers.unwrap_or_default(),
        // Only this leaflet lacks its paper; the language is told at the end.
        Err(PdfError::NoLetter(letters)) => {
            let mut unset = unset.lock().unwrap_or_else(PoisonError::into_inner);
            let of_language = unset.entry(set.voice.language.tag().to_owned()).or_default();
            of_language.insert(folder.clone(), letters);
            Vec::new()
        }
        Err(error) => return Err(BuildError::Paper(folder, error)),
    };
    let page = trace_span!("page").in_scope(|| pages.render(job, &papers))?;
    trace_span!("write").in_scope(|| tree.write(&page.path, &page.bytes))?;
    let mut forms = vec![FormRecord::new("web page", &page, None)];
    for paper in papers {
        let path = format!("{folder}/{}", paper.form.file());
        let file = Page { path, bytes: paper.bytes };
        trace_span!("write").in_scope(|| tree.write(&file.path, &file.bytes))?;
        forms.push(FormRecord::new(paper.form.name(), &file, Some(paper.pages)));
    }
    Ok((page.path, Some(EditionRecord::new(set, edition, forms))))
}

/// By language, the leaflets that cannot be set, with the letters that no font has.
type Unset = Mutex<BTreeMap<String, BTreeMap<String, String>>>;

fn report_unset(plan: &Plan<'_>, unset: Unset, diagnostics: &mut Diagnostics) {
    let settings = &plan.source.settings;
    let unset = unset.into_inner().unwrap_or_else(PoisonError::into_inner);
    for language in &settings.languages {
        let leaflets = unset.get(language.value.tag());
        let Some((first, letters)) = leaflets.and_then(BTreeMap::first_key_value) else { continue };
        diagnostics.report(
            Code::MissingFont,
            settings.place_of(language),
            format!(
                "leaflets in `{}` are not made for paper: no font has the letters {letters} of {first}",
                language.value.tag()
            ),
            "Plainleaf knows no font for this script yet, or the font here is too old; the pages are published without PDF files.",
        );
    }
}

fn fonts_for(plan: &Plan<'_>, paper: &PaperOptions) -> Fonts {
    let languages: BTreeMap<&str, &Language> = plan
        .sets
        .iter()
        .flat_map(|set| set.editions.iter().map(|edition| edition.voice).chain([set.voice]))
        .map(|voice| (voice.language.tag(), &**voice.language))
        .collect();
    Fonts::find(&paper.fonts, &languages.into_values().collect::<Vec<_>>())
}

/// A language whose fonts are missing is published without paper, and that is an error.
fn report_missing_fonts(plan: &Plan<'_>, press: &Press<'_>, diagnostics: &mut Diagnostics) {
    let settings = &plan.source.settings;
    let used = |tag: &str| plan.sets.iter().any(|set| set.voice.language.tag() == tag);
    for language in settings.languages.iter().filter(|language| used(language.value.tag())) {
        for Family { name, package } in press.missing(&language.value) {
            diagnostics.report(
                Code::MissingFont,
                settings.place_of(language),
                format!("there is no font `{name}`, so leaflets in `{}` are not made for paper", language.value.tag()),
                format!("Install the package `{package}`, or put the font into the folder fonts/ of the site or into one named with --fonts."),
            );
        }
    }
}
