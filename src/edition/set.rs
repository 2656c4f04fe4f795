//! Sets and editions: a borough's leaflets in one language, and what is in each of them.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use comemo::memoize;
use jiff::civil::Date;

use super::prepared::Prepared;
use super::resolve::resolve;
use super::scope::{Problem, Scope};
use super::texts::Headings;
use crate::diagnostic::{Code, Span, one_of};
use crate::fingerprint::Fingerprint;
use crate::language::{Furniture, Language};
use crate::leaflet::{Card, Document, Target};
use crate::source::{Audience, Borough, Exit, Leaflet, LeafletId};

/// What to do when some boroughs lack the leaflet or heading of a link.
const ADD_OR_MOVE: &str = "Add it there, or move the link to a leaflet that only the others get.";

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
    /// The fingerprint of what its leaflets can lead to and what values they can have.
    values: Fingerprint,
}

/// One leaflet, for one borough, in one language.
pub struct Edition<'s> {
    /// Which leaflet.
    pub id: &'s LeafletId,
    /// The leaflet in the source language.
    pub leaflet: &'s Arc<Leaflet>,
    /// Title, tab title and summary, each in the language that it is shown in.
    pub headings: Headings<'s>,
    /// The language of the text: not that of the page when it falls back.
    pub voice: Voice<'s>,
    /// How far the text has come in the language of the page.
    pub standing: Standing<'s>,
    /// The document, before the borough's values.
    pub prepared: Arc<Prepared>,
    /// The document in the source language, which says what headings there are.
    pub original: Arc<Prepared>,
}

/// How far a text has come in the language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
pub struct Scopes<'s> {
    /// The scope of the language of the pages.
    pub own: Scope<'s>,
    /// The scope of the source language.
    pub source: Scope<'s>,
}

/// The slug of the page about safety online, among the pages for everyone.
const SAFETY_PAGE: &str = "using-this-website";

impl<'s> Set<'s> {
    /// The set of `borough` in the language of a voice, which is one of several.
    pub(super) fn new(
        borough: &'s Borough,
        (voice, voices): (Voice<'s>, Arc<Vec<Voice<'s>>>),
        exit: &'s Exit,
        editions: Vec<Edition<'s>>,
        scopes: Scopes<'s>,
    ) -> Self {
        let anchors = |edition: &Edition<'s>| {
            (edition.id, edition.original.outline, edition.prepared.outline)
        };
        let targets: Vec<_> = editions.iter().map(anchors).collect();
        let values = Fingerprint::of(&(scopes.own.fingerprint, scopes.source.fingerprint, targets));
        Self { borough, voice, voices, exit, editions, scopes, values }
    }

    /// That of everything that a page of the set can show, but for the text of its leaflets.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        let voices: Vec<_> = self.voices.iter().map(|voice| voice.furniture).collect();
        let listed: Vec<_> = self.editions.iter().map(Edition::about).collect();
        Fingerprint::of(&(self.values, self.voice.furniture, voices, listed))
    }

    /// The page about safety online, which every page of the set links to.
    #[must_use]
    pub fn safety_page(&self) -> Option<&Edition<'s>> {
        self.pages_for_everyone().find(|edition| edition.id.slug == SAFETY_PAGE)
    }

    /// The pages about the website itself.
    pub fn pages_for_everyone(&self) -> impl Iterator<Item = &Edition<'s>> {
        self.editions.iter().filter(|edition| edition.id.audience == Audience::Everyone)
    }

    /// The same leaflet for other readers: of one for parents the Easy Read version, and of that
    /// the full leaflet.
    #[must_use]
    pub fn other_version(&self, edition: &Edition<'s>) -> Option<&Edition<'s>> {
        let audience = match edition.id.audience {
            Audience::Parents => Audience::EasyRead,
            Audience::EasyRead => Audience::Parents,
            Audience::Children | Audience::Everyone => return None,
        };
        let is_it = |id: &LeafletId| id.audience == audience && id.slug == edition.id.slug;
        self.editions.iter().find(|other| is_it(other.id))
    }

    /// The card of a contact in the language of the pages, if the borough has it.
    #[must_use]
    pub fn card(&self, contact: &str) -> Option<Card> {
        self.scopes.own.card(contact).ok()
    }

    /// The document of `edition`, with the values of this borough.
    #[must_use]
    pub fn document(&self, edition: &Edition<'s>) -> Document {
        self.resolve(edition, &mut |_, _| {})
    }

    /// Each value that this borough lacks for `edition`, and where it is wanted.
    pub(super) fn problems(&self, edition: &Edition<'s>) -> Arc<Vec<(Span, Problem)>> {
        problems_of(&Resolved { set: self, edition })
    }

    /// The document of `edition`, with each value that this borough lacks reported.
    fn resolve(&self, edition: &Edition<'s>, report: &mut dyn FnMut(Span, Problem)) -> Document {
        let falls_back = edition.standing == Standing::FallsBack;
        let source = &self.scopes.source;
        let scope = if falls_back { source } else { &self.scopes.own };
        let find = |path: &str, anchor: Option<&str>| self.find_target(edition, path, anchor);
        resolve(&edition.prepared, Some((scope, source)), &find, report)
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
                help_for_some: Some(ADD_OR_MOVE),
            });
        };
        check_anchor(&edition.original, path, anchor)?;
        // A translation that is not finished may lack the heading: the link then leads to
        // the page, because no translation breaks a page of another language.
        let is_translated = |anchor: &&str| edition.prepared.anchors.contains(*anchor);
        let anchor = anchor.filter(is_translated);
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

/// An edition is told from others of its set by what its page is made from.
impl Hash for Edition<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.id, &self.prepared, &self.standing).hash(state);
    }
}

impl Edition<'_> {
    /// What is told of the leaflet on the pages of its set.
    fn about(&self) -> impl Hash {
        let Leaflet { order, reviewed, review_by, status, .. } = **self.leaflet;
        let language = self.voice.language;
        (self.id, &self.headings, &**language, &self.standing, (order, reviewed, review_by, status))
    }
}

/// An edition of a set, told from others by what decides which values it lacks.
struct Resolved<'a, 's> {
    set: &'a Set<'s>,
    edition: &'a Edition<'s>,
}

impl Hash for Resolved<'_, '_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Edition { id, prepared, standing, .. } = self.edition;
        (self.set.values, id, prepared, *standing == Standing::FallsBack).hash(state);
    }
}

/// What is wrong with an edition, found once however often the site is planned.
#[memoize]
fn problems_of(resolved: &Resolved<'_, '_>) -> Arc<Vec<(Span, Problem)>> {
    let mut found = Vec::new();
    resolved.set.resolve(resolved.edition, &mut |span, problem| found.push((span, problem)));
    Arc::new(found)
}

/// Refuses a heading that a page does not have.
///
/// # Errors
/// When there is no such heading.
pub fn check_anchor(prepared: &Prepared, path: &str, anchor: Option<&str>) -> Result<(), Problem> {
    match anchor {
        Some(anchor) if !prepared.anchors.contains(anchor) => Err(Problem {
            code: Code::BrokenLink,
            message: format!(
                "{} has no heading `#{anchor}`",
                if path.is_empty() { "this page" } else { path }
            ),
            help: one_of(anchor, prepared.anchors.iter().map(String::as_str)),
            help_for_some: Some(ADD_OR_MOVE),
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
