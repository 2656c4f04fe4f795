//! The plan of what will be published: a set of editions for each borough and language.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::explain::Terms;
use super::prepared::{Prepared, prepare, prepare_translation};
use super::problems::EditionProblems;
use super::resolve::resolve;
use super::scope::{Problem, Scope};
use crate::diagnostic::{Code, Diagnostics, Place, one_of};
use crate::language::{Furniture, Language};
use crate::leaflet::{Document, Meaning, Target};
use crate::source::{
    Audience, Borough, Contacts, Drafts, Exit, Leaflet, LeafletId, SHARED, Source, Status,
    TranslatedLeaflet, Translation, TranslationStatus,
};

/// Folders of the published tree that no borough may be called.
const TAKEN_FOLDERS: [&str; 2] = ["assets", "guide"];

/// What of a site to build.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Only these boroughs; all when empty.
    pub boroughs: Vec<String>,
    /// Only these languages; all when empty.
    pub languages: Vec<String>,
    /// Whether unfinished leaflets are built too.
    pub drafts: bool,
}

/// Why a selection cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// It names a borough that the site does not have.
    #[error("this site has no borough `{name}`. {help}")]
    NoBorough {
        /// The name that was given.
        name: String,
        /// What there is.
        help: String,
    },
    /// It names a language that the site does not have.
    #[error("this site has no language `{tag}`. {help}")]
    NoLanguage {
        /// The tag that was given.
        tag: String,
        /// What there is.
        help: String,
    },
}

/// Everything that will be published.
pub struct Plan<'s> {
    /// What was read.
    pub source: &'s Source,
    /// A set for each borough and language: all languages of the first borough, then the next.
    pub sets: Vec<Set<'s>>,
    /// The guide.
    pub guide: Vec<Guide<'s>>,
}

/// One guide page.
pub struct Guide<'s> {
    /// Its address in the guide's folder.
    pub slug: &'s str,
    /// The page.
    pub leaflet: &'s Leaflet,
    /// Its document, links resolved.
    pub document: Document,
}

/// The words of one language, for the pages in it.
#[derive(Clone, Copy)]
pub struct Voice<'s> {
    /// The language.
    pub language: &'s Arc<Language>,
    /// The words of the page furniture.
    pub furniture: &'s Arc<Furniture>,
}

/// The leaflets of one borough in one language.
pub struct Set<'s> {
    /// The borough.
    pub borough: &'s Borough,
    /// The language of its pages.
    pub voice: Voice<'s>,
    /// Every language of the borough, for the switcher, in order.
    pub voices: Arc<Vec<Voice<'s>>>,
    /// Where "Leave this site" goes.
    pub exit: &'s Exit,
    /// The leaflets, by audience and order.
    pub editions: Vec<Edition<'s>>,
    scopes: Scopes<'s>,
}

/// One leaflet, for one borough, in one language.
pub struct Edition<'s> {
    /// Which leaflet.
    pub id: &'s LeafletId,
    /// The leaflet in the source language.
    pub leaflet: &'s Leaflet,
    /// The heading of the page.
    pub title: &'s str,
    /// What the browser's tab shows.
    pub tab_title: &'s str,
    /// One or two sentences for lists.
    pub summary: &'s str,
    /// The language of title, summary and text: not that of the page when it falls back.
    pub voice: Voice<'s>,
    /// How far the text has come in the language of the page.
    pub standing: Standing<'s>,
    /// The document, before the borough's values.
    pub prepared: Arc<Prepared>,
}

/// How far a text has come in the language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'s> {
    /// It was written in this language.
    Original,
    /// It is a translation that nobody has reviewed.
    Draft,
    /// It is a reviewed translation.
    Reviewed {
        /// When.
        date: Date,
        /// By whom.
        reviewer: &'s str,
    },
    /// There is no translation that can be shown: it is in the source language.
    FallsBack,
}

/// The two scopes of a set: the language of its pages, and the one that stands in.
#[derive(Clone, Copy)]
struct Scopes<'s> {
    own: Scope<'s>,
    source: Scope<'s>,
}

impl<'s> Set<'s> {
    /// The document of `edition`, with the values of this borough.
    #[must_use]
    pub fn document(&self, edition: &Edition<'s>) -> Document {
        self.resolve(edition, &mut |_, _| {})
    }

    fn resolve(
        &self,
        edition: &Edition<'s>,
        report: &mut dyn FnMut(crate::diagnostic::Span, Problem),
    ) -> Document {
        let falls_back = edition.standing == Standing::FallsBack;
        let scope = if falls_back { &self.scopes.source } else { &self.scopes.own };
        let find = |path: &str, anchor: Option<&str>| self.find_target(edition, path, anchor);
        resolve(&edition.prepared, Some(scope), &find, report)
    }

    fn find_target(
        &self,
        from: &Edition<'s>,
        path: &str,
        anchor: Option<&str>,
    ) -> Result<Target, Problem> {
        let id = if path.is_empty() { Some(from.id.clone()) } else { linked(from.id, path) };
        let edition = id.as_ref().and_then(|id| self.editions.iter().find(|e| e.id == id));
        let Some(edition) = edition else {
            let known = self.editions.iter().map(|edition| relative(from.id, edition.id));
            let known: Vec<String> = known.collect();
            return Err(Problem {
                code: Code::BrokenLink,
                message: format!("there is no leaflet `{path}`"),
                help: one_of(path, known.iter().map(String::as_str)),
                is_local: true,
            });
        };
        check_anchor(&edition.prepared, anchor)?;
        Ok(match anchor {
            Some(anchor) if path.is_empty() => Target::Anchor(anchor.to_owned()),
            _ => Target::Leaflet {
                folder: edition.id.audience.folder().to_owned(),
                slug: edition.id.slug.clone(),
                anchor: anchor.map(str::to_owned),
            },
        })
    }
}

fn check_anchor(prepared: &Prepared, anchor: Option<&str>) -> Result<(), Problem> {
    match anchor {
        Some(anchor) if !prepared.anchors.contains(anchor) => Err(Problem {
            code: Code::BrokenLink,
            message: format!("that page has no heading `#{anchor}`"),
            help: one_of(anchor, prepared.anchors.iter().map(String::as_str)),
            is_local: true,
        }),
        _ => Ok(()),
    }
}

/// The leaflet that a relative path names, seen from the file of another one.
fn linked(from: &LeafletId, path: &str) -> Option<LeafletId> {
    let path = path.strip_suffix(".md")?;
    let path = path.strip_prefix("./").unwrap_or(path);
    let (audience, slug) = match path.strip_prefix("../").map(|rest| rest.split_once('/')) {
        None => (from.audience, path),
        Some(Some((folder, slug))) => {
            (Audience::ALL.into_iter().find(|audience| audience.folder() == folder)?, slug)
        }
        Some(None) => return None,
    };
    Some(LeafletId { audience, slug: slug.to_owned() })
}

fn relative(from: &LeafletId, to: &LeafletId) -> String {
    if from.audience == to.audience {
        format!("{}.md", to.slug)
    } else {
        format!("../{}/{}.md", to.audience.folder(), to.slug)
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
    check_selection(source, selection)?;
    check_addresses(source, diagnostics);
    check_overrides(source, diagnostics);
    let library = Library::new(source);
    let boroughs: Vec<&Borough> = source
        .boroughs
        .iter()
        .filter(|borough| selects(&selection.boroughs, &borough.slug))
        .collect();
    let sets: Vec<Set<'s>> = boroughs
        .par_iter()
        .flat_map_iter(|borough| sets_of(source, borough, &library, selection))
        .collect();
    report_problems(&sets, boroughs.len(), diagnostics);
    let guide = plan_guide(source, diagnostics);
    Ok(Plan { source, sets, guide })
}

fn selects(names: &[String], name: &str) -> bool {
    names.is_empty() || names.iter().any(|selected| selected == name)
}

fn check_selection(source: &Source, selection: &Selection) -> Result<(), PlanError> {
    for name in &selection.boroughs {
        let known = source.boroughs.iter().map(|borough| borough.slug.as_str());
        if !known.clone().any(|slug| slug == name) {
            return Err(PlanError::NoBorough { name: name.clone(), help: one_of(name, known) });
        }
    }
    for tag in &selection.languages {
        let known = source.settings.languages.iter().map(|language| language.value.tag());
        if !known.clone().any(|known| known == tag) {
            return Err(PlanError::NoLanguage { tag: tag.clone(), help: one_of(tag, known) });
        }
    }
    Ok(())
}

/// Two things at one address would overwrite each other; on systems that do not tell
/// capitals from small letters, so would names that differ only in those.
fn check_addresses(source: &Source, diagnostics: &mut Diagnostics) {
    for borough in &source.boroughs {
        if TAKEN_FOLDERS.contains(&&*borough.slug) {
            diagnostics.report(
                Code::DuplicateSlug,
                borough.place.clone(),
                format!("the address `{}` is taken by the site itself", borough.slug),
                "Give the borough's folder another name.",
            );
        }
        report_same_address(
            source.boroughs.iter().map(|other| (other.slug.as_str(), &other.place)),
            (&borough.slug, &borough.place),
            diagnostics,
        );
    }
    for leaflets in source.leaflets.values() {
        let places: Vec<(String, Place)> = leaflets
            .iter()
            .map(|(id, leaflet)| {
                let address = format!("{}/{}", id.audience.folder(), id.slug);
                (address, Place::start_of(&leaflet.source))
            })
            .collect();
        for (address, place) in &places {
            let all = places.iter().map(|(address, place)| (address.as_str(), place));
            report_same_address(all, (address, place), diagnostics);
        }
    }
}

fn report_same_address<'a>(
    mut all: impl Iterator<Item = (&'a str, &'a Place)>,
    (address, place): (&str, &Place),
    diagnostics: &mut Diagnostics,
) {
    let folded = address.to_lowercase();
    let first = all.find(|(other, _)| other.to_lowercase() == folded);
    if let Some((_, first)) = first.filter(|(_, first)| *first != place) {
        let message =
            format!("the address `{folded}` is already that of {}", first.source.display_path());
        let help = "Give one of the two files another name.";
        diagnostics.report(Code::DuplicateSlug, place.clone(), message, help);
    }
}

fn check_overrides(source: &Source, diagnostics: &mut Diagnostics) {
    for borough in &source.boroughs {
        for (id, fact) in &borough.facts {
            let shared = source.facts.get(id);
            if shared.is_some_and(|shared| !shared.standing.is_open_to_boroughs()) {
                diagnostics.report(
                    Code::FactOverridden,
                    fact.place.clone(),
                    format!("a borough cannot change `{id}`: law or national guidance sets it"),
                    "Remove it here; if the figure itself has changed, change it in content/_shared/facts.yaml.",
                );
            }
        }
    }
}

/// Every document, prepared once.
struct Library<'s> {
    originals: HashMap<(&'s str, &'s LeafletId), Arc<Prepared>>,
    translations: HashMap<(&'s str, &'s str, &'s LeafletId), Arc<Prepared>>,
}

impl<'s> Library<'s> {
    fn new(source: &'s Source) -> Self {
        let source_terms = source_terms(source);
        let originals: Vec<_> = source
            .leaflets
            .iter()
            .flat_map(|(owner, all)| all.iter().map(move |(id, leaflet)| (owner, id, leaflet)))
            .collect();
        let originals = originals
            .into_par_iter()
            .map(|(owner, id, leaflet)| {
                let prepared = prepare(&leaflet.source, &leaflet.document, &source_terms);
                ((owner.as_str(), id), Arc::new(prepared))
            })
            .collect();
        let mut translations = HashMap::new();
        for translation in &source.translations {
            translations.extend(prepare_language(source, translation));
        }
        Self { originals, translations }
    }
}

fn source_terms(source: &Source) -> Terms {
    let explained = source.glossary.values().filter(|term| term.explain).map(|term| &term.text);
    Terms::new(explained.map(|text| (meaning(&text.term, &text.meaning), text.also.as_slice())))
}

fn meaning(term: &str, meaning: &str) -> Meaning {
    Meaning { term: term.to_owned(), meaning: meaning.to_owned() }
}

type PreparedTranslation<'s> = ((&'s str, &'s str, &'s LeafletId), Arc<Prepared>);

fn prepare_language<'s>(
    source: &'s Source,
    translation: &'s Translation,
) -> Vec<PreparedTranslation<'s>> {
    let explained = translation
        .glossary
        .iter()
        .filter(|(id, _)| source.glossary.get(*id).is_some_and(|term| term.explain))
        .map(|(_, text)| (meaning(&text.term, &text.meaning), text.also.as_slice()));
    let terms = Terms::new(explained);
    let all: Vec<_> = translation
        .leaflets
        .iter()
        .flat_map(|(owner, all)| all.iter().map(move |(id, leaflet)| (owner, id, leaflet)))
        .collect();
    all.into_par_iter()
        .filter_map(|(owner, id, leaflet)| {
            let original = source.leaflets.get(owner)?.get(id)?;
            let prepared =
                prepare_translation(&leaflet.source, &leaflet.document, &original.document, &terms);
            Some(((translation.language.tag(), owner.as_str(), id), Arc::new(prepared)))
        })
        .collect()
}

/// One leaflet of a borough and whose file it is.
struct Chosen<'s> {
    owner: &'s str,
    id: &'s LeafletId,
    leaflet: &'s Leaflet,
}

/// The leaflets that a borough gets: the shared ones, those of its own in their place,
/// and those that it adds; in the order of lists.
fn choose<'s>(source: &'s Source, borough: &'s Borough, drafts: bool) -> Vec<Chosen<'s>> {
    let mut chosen: BTreeMap<&LeafletId, Chosen<'s>> = BTreeMap::new();
    for owner in [SHARED, borough.slug.as_str()] {
        let Some((owner, leaflets)) = source.leaflets.get_key_value(owner) else { continue };
        for (id, leaflet) in leaflets {
            chosen.insert(id, Chosen { owner, id, leaflet });
        }
    }
    let mut chosen: Vec<Chosen<'s>> = chosen
        .into_values()
        .filter(|chosen| drafts || chosen.leaflet.status == Status::Published)
        .collect();
    chosen.sort_by_key(|chosen| (chosen.id.audience, chosen.leaflet.order, chosen.id));
    chosen
}

fn sets_of<'s>(
    source: &'s Source,
    borough: &'s Borough,
    library: &Library<'s>,
    selection: &Selection,
) -> Vec<Set<'s>> {
    let chosen = choose(source, borough, selection.drafts);
    let exit = borough.exit.as_ref().unwrap_or(&source.settings.exit);
    let voices: Vec<Option<&Translation>> = std::iter::once(None)
        .chain(source.translations.iter().map(Some))
        .filter(|translation| {
            let tag = translation.map_or_else(
                || source.settings.source_language().tag(),
                |translation| translation.language.tag(),
            );
            let offered = borough.languages.as_ref().is_none_or(|languages| {
                languages.iter().any(|language| language.value.tag() == tag)
            });
            offered && selects(&selection.languages, tag)
        })
        .collect();
    let all = Arc::new(voices.iter().map(|translation| voice(source, *translation)).collect());
    voices
        .into_iter()
        .map(|translation| Set {
            borough,
            voice: voice(source, translation),
            voices: Arc::clone(&all),
            exit,
            editions: chosen
                .iter()
                .filter_map(|chosen| edition(source, chosen, translation, library, selection))
                .collect(),
            scopes: Scopes {
                own: scope(source, borough, exit, translation),
                source: scope(source, borough, exit, None),
            },
        })
        .collect()
}

fn voice<'s>(source: &'s Source, translation: Option<&'s Translation>) -> Voice<'s> {
    match translation {
        Some(translation) => {
            Voice { language: &translation.language, furniture: &translation.furniture }
        }
        None => Voice { language: source.settings.source_language(), furniture: &source.furniture },
    }
}

fn scope<'s>(
    source: &'s Source,
    borough: &'s Borough,
    exit: &'s Exit,
    translation: Option<&'s Translation>,
) -> Scope<'s> {
    let texts = |owner: &str| translation.and_then(|translation| translation.contacts.get(owner));
    let contacts: &Contacts = &source.contacts;
    Scope {
        borough,
        exit,
        facts: &source.facts,
        contacts,
        shared_texts: texts(SHARED),
        borough_texts: texts(&borough.slug),
        furniture: voice(source, translation).furniture,
    }
}

fn edition<'s>(
    source: &'s Source,
    chosen: &Chosen<'s>,
    translation: Option<&'s Translation>,
    library: &Library<'s>,
    selection: &Selection,
) -> Option<Edition<'s>> {
    let original = library.originals.get(&(chosen.owner, chosen.id))?;
    let held_back = source.settings.drafts == Drafts::Hold && !selection.drafts;
    let translated = translation.and_then(|translation| {
        let leaflet = translation.leaflets.get(chosen.owner)?.get(chosen.id)?;
        let key = (translation.language.tag(), chosen.owner, chosen.id);
        let may_show = !(held_back && leaflet.status == TranslationStatus::Draft);
        may_show.then_some((translation, leaflet, library.translations.get(&key)?))
    });
    Some(match translated {
        Some((translation, leaflet, prepared)) => Edition {
            id: chosen.id,
            leaflet: chosen.leaflet,
            title: &leaflet.title.value,
            tab_title: &leaflet.tab_title.value,
            summary: &leaflet.summary,
            voice: voice(source, Some(translation)),
            standing: standing(leaflet),
            prepared: Arc::clone(prepared),
        },
        None => Edition {
            id: chosen.id,
            leaflet: chosen.leaflet,
            title: &chosen.leaflet.title.value,
            tab_title: &chosen.leaflet.tab_title.value,
            summary: &chosen.leaflet.summary,
            voice: voice(source, None),
            standing: if translation.is_some() { Standing::FallsBack } else { Standing::Original },
            prepared: Arc::clone(original),
        },
    })
}

fn standing(leaflet: &TranslatedLeaflet) -> Standing<'_> {
    match &leaflet.status {
        TranslationStatus::Draft => Standing::Draft,
        TranslationStatus::Reviewed { date, reviewer } => {
            Standing::Reviewed { date: *date, reviewer }
        }
    }
}

/// Resolves every edition once for its problems alone, so that all of them are known
/// before the first page is written.
fn report_problems(sets: &[Set<'_>], boroughs: usize, diagnostics: &mut Diagnostics) {
    let found = sets
        .par_iter()
        .map(|set| {
            let mut problems = EditionProblems::default();
            for edition in &set.editions {
                let source = &edition.prepared.source;
                set.resolve(edition, &mut |span, problem| {
                    problems.add(source, span, &set.borough.slug, problem);
                });
            }
            problems
        })
        .reduce(EditionProblems::default, |mut all, some| {
            all.merge(some);
            all
        });
    found.report(boroughs, diagnostics);
}

fn plan_guide<'s>(source: &'s Source, diagnostics: &mut Diagnostics) -> Vec<Guide<'s>> {
    let nothing = Terms::new(std::iter::empty());
    let prepared: Vec<(&str, &Leaflet, Prepared)> = source
        .guide
        .iter()
        .map(|(slug, leaflet)| {
            (slug.as_str(), leaflet, prepare(&leaflet.source, &leaflet.document, &nothing))
        })
        .collect();
    prepared
        .iter()
        .map(|(slug, leaflet, page)| {
            let find = |path: &str, anchor: Option<&str>| {
                let name = path.strip_suffix(".md").unwrap_or(path);
                let wanted = if path.is_empty() { slug } else { name };
                let Some((slug, _, target)) = prepared.iter().find(|(slug, ..)| *slug == wanted)
                else {
                    return Err(Problem {
                        code: Code::BrokenLink,
                        message: format!("there is no guide page `{path}`"),
                        help: one_of(name, prepared.iter().map(|(slug, ..)| *slug)),
                        is_local: false,
                    });
                };
                check_anchor(target, anchor)?;
                Ok(Target::Leaflet {
                    folder: String::new(),
                    slug: (*slug).to_owned(),
                    anchor: anchor.map(str::to_owned),
                })
            };
            let document = resolve(page, None, &find, &mut |span, problem| {
                let place = Place::new(&leaflet.source, span);
                diagnostics.report(problem.code, place, problem.message, problem.help);
            });
            Guide { slug, leaflet, document }
        })
        .collect()
}
