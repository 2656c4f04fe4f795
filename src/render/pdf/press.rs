//! The press: every form of every edition, set once and kept until something that shapes it changes.

use std::path::PathBuf;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use super::cache::Cache;
use super::data::LeafletData;
use super::fonts::{Family, Fonts};
use super::form::Form;
use super::typeset::{Output, Pdf, PdfError, typeset};
use super::world::Shop;
use crate::colour::Palette;
use crate::edition::{Edition, Plan, Set};
use crate::language::Language;

/// How many leaflets ago a result of the compiler must have been used to stay in memory. More
/// take memory and no less time (measured with 0 to 30).
const KEPT_RUNS: usize = 3;

/// How leaflets are set on paper.
#[derive(Debug, Clone, Default)]
pub struct PaperOptions {
    /// Folders with fonts, before those of the system.
    pub fonts: Vec<PathBuf>,
    /// Where finished leaflets are kept; nowhere when there is none.
    pub cache: Option<PathBuf>,
}

/// A leaflet on paper in one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The form.
    pub form: Form,
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Sets leaflets of one plan.
pub struct Press<'p> {
    shop: Shop<'p>,
    fonts: &'p Fonts,
    cache: Option<Cache>,
    palette: &'p Palette,
    is_demonstration: bool,
    pool: ThreadPool,
}

impl<'p> Press<'p> {
    /// Sets up for `plan` with `fonts`.
    ///
    /// # Errors
    /// When the system gives no threads to work in.
    pub fn new(
        plan: &'p Plan<'_>,
        fonts: &'p Fonts,
        options: &PaperOptions,
    ) -> Result<Self, ThreadPoolBuildError> {
        let template = &plan.source.theme.on_paper;
        let shaped_by = [template.as_bytes(), fonts.hash().as_bytes()].concat();
        Ok(Self {
            shop: Shop::new(template, fonts),
            fonts,
            cache: options.cache.clone().map(|folder| Cache::open(folder, &shaped_by)),
            palette: &plan.source.theme.palette,
            is_demonstration: plan.source.settings.demonstration,
            pool: ThreadPoolBuilder::new().build()?,
        })
    }

    /// The fonts that `language` needs and that are not here. Its leaflets cannot be set.
    #[must_use]
    pub fn missing(&self, language: &Language) -> Vec<Family> {
        self.fonts.missing(language)
    }

    /// An edition in every form; none when a font is missing.
    ///
    /// # Errors
    /// When the template is wrong, or the fonts lack a letter.
    pub fn papers(&self, set: &Set<'_>, edition: &Edition<'_>) -> Result<Vec<Paper>, PdfError> {
        let languages = [set.voice.language, edition.voice.language];
        if languages.iter().any(|language| !self.missing(language).is_empty()) {
            return Ok(Vec::new());
        }
        Form::ALL.into_iter().map(|form| self.paper(set, edition, form)).collect()
    }

    /// An edition in one form.
    ///
    /// # Errors
    /// When the template is wrong, or the fonts lack a letter.
    pub fn paper(
        &self,
        set: &Set<'_>,
        edition: &Edition<'_>,
        form: Form,
    ) -> Result<Paper, PdfError> {
        let data = LeafletData::new(set, edition, form, self.palette, self.is_demonstration);
        let data = serde_json::to_vec(&data)?;
        let name = format!(
            "{}/{}/{}/{}/{}",
            set.borough.slug,
            set.voice.language.tag(),
            edition.id.audience.folder(),
            edition.id.slug,
            form.file()
        );
        let direction = set.voice.language.direction();
        let output = match form {
            Form::BookletSheets => Output::Sheets,
            Form::A4 | Form::LargePrint | Form::Booklet => Output::Pages,
        };
        let make = || {
            let pdf = self.aside(|| typeset(&self.shop, data.clone(), &name, direction, output));
            typst::comemo::evict(KEPT_RUNS);
            pdf
        };
        let Pdf { bytes, pages } = match &self.cache {
            Some(cache) => cache.get_or_make(&name, &data, make)?,
            None => make()?,
        };
        Ok(Paper { form, bytes, pages })
    }

    /// Does one piece of work while this thread does no other. Typst divides its work and waits
    /// for the parts; a thread of a pool that waits begins the next leaflet of the queue, and then
    /// one within that, until most leaflets are in memory, half done.
    fn aside<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        std::thread::scope(|scope| {
            let thread = scope.spawn(|| self.pool.install(work));
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    /// Ends the run: what has not been used for long leaves the cache.
    pub fn finish(self) {
        if let Some(cache) = self.cache {
            cache.prune();
        }
    }
}
