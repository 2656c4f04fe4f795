//! The whole flow, once: read, resolve, check, render, publish.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::ThreadPoolBuildError;
use tracing::debug_span;

use crate::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edition::{Plan, PlanError, Selection, plan};
use crate::language::Language;
use crate::links::Outside;
use crate::made::AllMade;
use crate::make::{MakeError, Maker, Progress, Unset};
use crate::publish::{self, Changes, NewTree, PublishError};
use crate::render::html::Pages;
use crate::render::pdf::{Family, Fonts, PaperOptions, Press};
use crate::render::{EditionRecord, listings};
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
    /// A page or a leaflet on paper cannot be made.
    #[error(transparent)]
    Make(#[from] MakeError),
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
    /// How many leaflets were made anew, because something that they are made from has changed.
    pub remade: usize,
}

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
    let pages = Pages::new(&plan, false).map_err(MakeError::from)?;
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
    let fonts = press.is_some().then_some(fonts.as_ref()).flatten();
    let before = AllMade::read(&options.site, &options.out);
    let maker = Maker::new(&plan, &pages, press.as_ref(), fonts, &tree, before);
    let done = debug_span!("make").in_scope(|| maker.make_all(progress))?;
    let _step = debug_span!("publish").entered();
    report_unset(&plan, &done.unset, &mut diagnostics);
    for asset in pages.assets() {
        tree.write(&asset.path, asset.text.as_bytes())?;
    }
    for file in listings(&plan, &done.paths, &done.editions, pages.security_policy()) {
        tree.write(&file.path, &file.bytes)?;
    }
    if let Some(press) = press {
        press.finish();
    }
    tracing::debug!("putting the new tree in the place of {}", options.out.display());
    let published = Published {
        changes: tree.publish()?,
        pages: done.paths.len(),
        editions: done.editions.len(),
        papers: done.editions.iter().map(EditionRecord::papers).sum(),
        remade: done.remade,
    };
    done.made.into_iter().collect::<AllMade>().keep(&options.site, &options.out);
    Ok(Outcome { diagnostics: diagnostics.into_sorted(), published: Some(published) })
}

fn report_unset(plan: &Plan<'_>, unset: &Unset, diagnostics: &mut Diagnostics) {
    let settings = &plan.source.settings;
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
