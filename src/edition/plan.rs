//! The plan of what will be published: a set of editions for each borough and language.

use std::sync::Arc;

use rayon::prelude::*;
use tracing::debug_span;

use super::assemble::sets_of;
use super::guide::{Guide, plan_guide};
use super::library::Library;
use super::paired::{PairedFile, paired_files};
use super::problems::EditionProblems;
use super::selection::{PlanError, Selection};
use super::set::Set;
use crate::diagnostic::Diagnostics;
use crate::source::{Borough, Leaflet, Source};

/// Everything that will be published.
pub struct Plan<'s> {
    /// What was read.
    pub source: &'s Source,
    /// A set for each borough and language: all languages of the first borough, then the next.
    pub sets: Vec<Set<'s>>,
    /// Every file that is translated, beside its translation into each language.
    pub paired: Vec<PairedFile<'s>>,
    /// The guide.
    pub guide: Vec<Guide<'s>>,
    /// What of the site it is for.
    pub selection: Selection,
}

impl<'s> Plan<'s> {
    /// The files that are translated, each into one language.
    pub fn translated(&self) -> impl Iterator<Item = &PairedFile<'s>> {
        self.paired.iter().filter(|file| file.translated.is_some())
    }

    /// The leaflets in the source language, in no order, each once however many boroughs and
    /// languages have it.
    #[must_use]
    pub fn leaflets(&self) -> Vec<&'s Arc<Leaflet>> {
        let editions = self.sets.iter().flat_map(|set| &set.editions);
        let mut leaflets: Vec<_> = editions.map(|edition| edition.leaflet).collect();
        leaflets.sort_unstable_by_key(|leaflet| Arc::as_ptr(leaflet));
        leaflets.dedup_by(|one, other| Arc::ptr_eq(one, other));
        leaflets
    }
}

/// Plans what `selection` asks for; everything that is wrong is reported.
///
/// # Errors
/// When the selection names a borough or language that the site does not have.
pub fn plan<'s>(
    source: &'s Source,
    selection: &Selection,
    diagnostics: &mut Diagnostics,
) -> Result<Plan<'s>, PlanError> {
    let _step = debug_span!("plan").entered();
    selection.check(source)?;
    let paired = debug_span!("pair").in_scope(|| paired_files(source));
    let library = debug_span!("prepare").in_scope(|| Library::new(source, &paired));
    let boroughs: Vec<&Borough> = source
        .boroughs
        .iter()
        .map(Arc::as_ref)
        .filter(|borough| selection.has_borough(&borough.slug))
        .collect();
    // A borough whose file cannot be read is reported once, not again at each of its contacts.
    let readable = boroughs.par_iter().filter(|borough| borough.is_whole);
    let sets: Vec<Set<'s>> =
        readable.flat_map_iter(|borough| sets_of(source, borough, &library, selection)).collect();
    if sets.is_empty() && !diagnostics.has_errors() {
        return Err(PlanError::Nothing);
    }
    debug_span!("resolve").in_scope(|| report_problems(&sets, diagnostics));
    let guide = debug_span!("guide").in_scope(|| plan_guide(source, diagnostics));
    Ok(Plan { source, sets, paired, guide, selection: selection.clone() })
}

/// Resolves every edition once for its problems alone, so that all of them are known
/// before the first page is written.
fn report_problems(sets: &[Set<'_>], diagnostics: &mut Diagnostics) {
    let found: Vec<_> = sets
        .par_iter()
        .flat_map_iter(|set| set.editions.iter().map(move |edition| (set, edition)))
        .map(|(set, edition)| (set, edition, set.problems(edition)))
        .filter(|(.., problems)| !problems.is_empty())
        .collect();
    let mut all = EditionProblems::default();
    for (set, edition, problems) in &found {
        for problem in problems.iter() {
            all.add(&edition.prepared.source, &set.borough.slug, problem);
        }
    }
    all.report(sets, diagnostics);
}
