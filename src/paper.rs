//! Single leaflets on paper: the flow of a build, for the leaflets and forms that are asked for.

use std::path::PathBuf;

use rayon::prelude::*;

use crate::build::BuildError;
use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::edition::{Edition, Plan, Selection, Set, plan};
use crate::language::Language;
use crate::make::MakeError;
use crate::render::pdf::{Fonts, Form, Paper, PaperOptions, Press};
use crate::source::{in_site, read};

/// Which leaflets are wanted, and in which forms.
#[derive(Debug, Clone)]
pub struct PaperRequest {
    /// The folder of the site.
    pub site: PathBuf,
    /// The source files of the leaflets, in `content/`.
    pub files: Vec<PathBuf>,
    /// For which boroughs and in which languages.
    pub selection: Selection,
    /// In which forms.
    pub forms: Vec<Form>,
    /// How they are set.
    pub paper: PaperOptions,
}

/// What came of a request.
#[derive(Debug)]
pub struct PaperOutcome {
    /// Everything that is wrong with the content.
    pub diagnostics: Vec<Diagnostic>,
    /// The leaflets, each with a name for its file; none when the content has errors.
    pub papers: Vec<(String, Paper)>,
}

/// Why nothing could be set.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The site cannot be read or the selection names what is not there.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// A file is no leaflet that a selected borough gets.
    #[error(
        "no selected borough gets a leaflet from `{}`\nName a file below content/, such as content/_shared/parents/your-rights.md; a borough's own file takes the place of a shared one.",
        .0.display()
    )]
    NoLeaflet(PathBuf),
    /// A language has no font.
    #[error(
        "there is no font `{font}` for leaflets in `{language}`\nInstall the package `{package}`, or name a folder that has the font with --fonts."
    )]
    NoFont {
        /// The language.
        language: String,
        /// The font.
        font: &'static str,
        /// The package that has it.
        package: &'static str,
    },
}

/// Sets leaflets on paper.
///
/// # Errors
/// When the site cannot be read, a file is no leaflet, or a font is missing.
pub fn set_on_paper(request: &PaperRequest) -> Result<PaperOutcome, PaperError> {
    let mut diagnostics = Diagnostics::new();
    let source = read(&request.site, &mut diagnostics).map_err(BuildError::from)?;
    let plan = plan(&source, &request.selection, &mut diagnostics).map_err(BuildError::from)?;
    check::check(&plan, &mut diagnostics);
    let has_errors = diagnostics.has_errors();
    let diagnostics = diagnostics.into_sorted();
    if has_errors {
        return Ok(PaperOutcome { diagnostics, papers: Vec::new() });
    }
    let editions = editions_of(&plan, request)?;
    let languages = editions.iter().flat_map(|(set, edition)| languages_of(set, edition));
    let fonts = Fonts::find(&request.paper.fonts, &languages.collect::<Vec<_>>());
    let press = Press::new(&plan, &fonts, &request.paper).map_err(BuildError::from)?;
    for (set, edition) in &editions {
        refuse_missing_fonts(&press, languages_of(set, edition))?;
    }
    let wanted: Vec<_> = editions
        .iter()
        .flat_map(|edition| request.forms.iter().map(move |form| (edition, *form)))
        .collect();
    let papers = wanted
        .into_par_iter()
        .map(|((set, edition), form)| {
            let name = file_name(set, edition, form);
            let paper = press.paper(set, edition, form);
            let paper =
                paper.map_err(|error| BuildError::from(MakeError::Paper(name.clone(), error)))?;
            Ok((name, paper))
        })
        .collect::<Result<_, PaperError>>()?;
    press.finish();
    Ok(PaperOutcome { diagnostics, papers })
}

type Wanted<'p, 's> = (&'p Set<'s>, &'p Edition<'s>);

/// The editions whose text comes from the files; each file must give at least one.
fn editions_of<'p, 's>(
    plan: &'p Plan<'s>,
    request: &PaperRequest,
) -> Result<Vec<Wanted<'p, 's>>, PaperError> {
    let mut found = Vec::new();
    for file in &request.files {
        let path = in_site(&request.site, file);
        let before = found.len();
        for set in &plan.sets {
            let same = |edition: &&Edition<'_>| edition.leaflet.source.path() == path;
            found.extend(set.editions.iter().filter(same).map(|edition| (set, edition)));
        }
        if found.len() == before {
            return Err(PaperError::NoLeaflet(file.clone()));
        }
    }
    Ok(found)
}

fn languages_of<'p>(set: &'p Set<'_>, edition: &'p Edition<'_>) -> [&'p Language; 2] {
    [set.voice.language, edition.voice.language]
}

fn refuse_missing_fonts(press: &Press<'_>, languages: [&Language; 2]) -> Result<(), PaperError> {
    for language in languages {
        if let Some(family) = press.missing(language).first() {
            return Err(PaperError::NoFont {
                language: language.tag().to_owned(),
                font: family.name,
                package: family.package,
            });
        }
    }
    Ok(())
}

/// A name that tells a file apart from all others, for a folder of enclosures.
fn file_name(set: &Set<'_>, edition: &Edition<'_>, form: Form) -> String {
    format!(
        "{}-{}-{}-{}-{}",
        set.borough.slug,
        set.voice.language.tag(),
        edition.id.audience.folder(),
        edition.id.slug,
        form.file()
    )
}
