//! Whole pages: what each template is given, and the list of pages to make.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Value};

use super::address::{edition_path, guide_path, root_from, set_path, sibling};
use super::assets::{Asset, hashed};
use super::body::body;
use super::inlines::words;
use super::minify::minify;
use super::templates::{TemplateError, Templates};
use crate::edition::{Edition, Guide, Plan, Set, Standing, Voice};
use crate::language::{Furniture, Message};
use crate::leaflet::{Document, plain_text};
use crate::source::{Audience, Exit};

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

/// Why a page cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template is wrong.
    #[error("a template cannot be used\n{0}")]
    Template(#[from] TemplateError),
    /// A theme lacks a file that pages need.
    #[error("the templates have no assets/{0}")]
    NoAsset(&'static str),
}

/// All pages of a plan.
pub struct Pages<'p, 's> {
    plan: &'p Plan<'s>,
    templates: Templates,
    assets: BTreeMap<String, Asset>,
    words: BTreeMap<&'p str, Words>,
    preview: bool,
}

/// The furniture's words of one language as template values, made once.
struct Words {
    plain: Value,
    html: Value,
}

impl<'p, 's> Pages<'p, 's> {
    /// Prepares the pages of `plan`. Those of a `preview` also load the script of the
    /// preview server.
    ///
    /// # Errors
    /// When a template is wrong or an asset is missing.
    pub fn new(plan: &'p Plan<'s>, preview: bool) -> Result<Self, RenderError> {
        let theme = &plan.source.theme;
        let assets = hashed(&theme.assets);
        for name in ["plainleaf.css", "early.js", "page.js"] {
            if !assets.contains_key(name) {
                return Err(RenderError::NoAsset(name));
            }
        }
        let source = &plan.source.furniture;
        let mut words = BTreeMap::from([(source.language().tag(), words_of(source))]);
        for translation in &plan.source.translations {
            words.insert(translation.language.tag(), words_of(&translation.furniture));
        }
        Ok(Self { plan, templates: Templates::new(theme)?, assets, words, preview })
    }

    /// Every page of the plan.
    #[must_use]
    pub fn jobs(&self) -> Vec<Job> {
        let mut jobs = vec![Job::Home, Job::NotFound];
        jobs.extend((0..self.plan.guide.len()).map(Job::Guide));
        for (number, set) in self.plan.sets.iter().enumerate() {
            jobs.push(Job::Set(number));
            jobs.extend((0..set.editions.len()).map(|edition| Job::Edition(number, edition)));
        }
        jobs
    }

    /// The files that pages load.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.values()
    }

    /// The content security policy of every page.
    #[must_use]
    pub fn security_policy(&self) -> &'static str {
        if self.preview {
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
        } else {
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
        }
    }

    /// Makes one page.
    ///
    /// # Errors
    /// When a template asks for something that the page does not have.
    pub fn render(&self, job: Job) -> Result<Page, RenderError> {
        let (path, template, context) = match job {
            Job::Home => self.home(),
            Job::NotFound => self.not_found(),
            Job::Guide(number) => self.guide(&self.plan.guide[number]),
            Job::Set(number) => self.set(&self.plan.sets[number]),
            Job::Edition(set, edition) => {
                let set = &self.plan.sets[set];
                self.edition(set, &set.editions[edition])
            }
        };
        let html = self.templates.render(template, &context)?;
        Ok(Page { path, bytes: minify(&html) })
    }

    /// What every page has.
    fn frame(
        &self,
        voice: Voice<'_>,
        exit: &Exit,
        root: &str,
        title: &str,
        heading: &str,
    ) -> Context {
        let furniture = voice.furniture;
        let mut context = Context::new();
        context.insert("lang", voice.language.tag());
        context.insert("dir", voice.language.direction().attribute());
        context.insert("title", title);
        context.insert("heading", heading);
        context.insert("root", root);
        context.insert("csp", self.security_policy());
        context.insert("preview", &self.preview);
        let asset = |name: &str| {
            self.assets.get(name).map(|asset| format!("{root}{}", asset.path)).unwrap_or_default()
        };
        context.insert(
            "assets",
            &Assets {
                css: asset("plainleaf.css"),
                early: asset("early.js"),
                page: asset("page.js"),
            },
        );
        let settings = &self.plan.source.settings;
        context.insert("site", &Site { title: &settings.title });
        context.insert("exit", &Leaving::new(exit, furniture));
        context.insert("languages", &[(); 0]);
        if settings.demonstration {
            let notice = furniture.text("demonstration_site", &[]).text;
            context.insert("demonstration", &notice);
        }
        if let Some(words) = self.words.get(voice.language.tag()) {
            context.insert_value("s", words.plain.clone());
            context.insert_value("h", words.html.clone());
        }
        context
    }

    fn source_voice(&self) -> Voice<'p> {
        let source = self.plan.source;
        Voice { language: source.settings.source_language(), furniture: &source.furniture }
    }

    fn home(&self) -> (String, &'static str, Context) {
        let voice = self.source_voice();
        let path = "index.html".to_owned();
        let heading = voice.furniture.text("choose_council", &[]).text;
        let settings = &self.plan.source.settings;
        let mut context = self.frame(voice, &settings.exit, "./", &heading, &heading);
        let mut councils: Vec<Council<'_>> = Vec::new();
        for set in &self.plan.sets {
            if councils.last().is_some_and(|council| council.slug == set.borough.slug) {
                continue;
            }
            let first = first_tag(set);
            councils.push(Council {
                slug: &set.borough.slug,
                name: &set.borough.name,
                href: set_path(&set.borough.slug, first, first),
                languages: set
                    .voices
                    .iter()
                    .map(|voice| {
                        let tag = voice.language.tag();
                        Tongue::new(*voice, set_path(&set.borough.slug, tag, first), false)
                    })
                    .collect(),
            });
        }
        context.insert("boroughs", &councils);
        context.insert("guides", &self.guide_links("guide/", None));
        (path, "home.html", context)
    }

    /// The page for addresses that are not there can be shown at any depth of the tree,
    /// so it alone refers to everything by the path at which the site is published.
    fn not_found(&self) -> (String, &'static str, Context) {
        let voice = self.source_voice();
        let settings = &self.plan.source.settings;
        // The preview shows the tree at the top of its own address.
        let published = settings.address.as_deref().filter(|_| !self.preview);
        let root = published.map_or("/", path_of);
        let heading = voice.furniture.text("not_found_title", &[]).text;
        let mut context = self.frame(voice, &settings.exit, root, &heading, &heading);
        context.insert("home_href", &format!("{root}index.html"));
        ("404.html".to_owned(), "not-found.html", context)
    }

    fn guide(&self, guide: &Guide<'_>) -> (String, &'static str, Context) {
        let voice = self.source_voice();
        let path = guide_path(guide.slug);
        let leaflet = guide.leaflet;
        let settings = &self.plan.source.settings;
        let root = root_from(&path);
        let title = &leaflet.tab_title.value;
        let mut context = self.frame(voice, &settings.exit, &root, title, &leaflet.title.value);
        context.insert("summary", &leaflet.summary);
        context.insert("body", &body(&guide.document, voice.furniture));
        context.insert("contents", &contents(&guide.document));
        context.insert("guides", &self.guide_links("../", Some(guide.slug)));
        (path, "guide.html", context)
    }

    fn guide_links(&self, prefix: &str, current: Option<&str>) -> Vec<GuideLink<'_>> {
        self.plan
            .guide
            .iter()
            .map(|guide| GuideLink {
                href: format!("{prefix}{}/index.html", guide.slug),
                title: &guide.leaflet.title.value,
                summary: &guide.leaflet.summary,
                current: current == Some(guide.slug),
            })
            .collect()
    }

    fn set(&self, set: &Set<'_>) -> (String, &'static str, Context) {
        let first = first_tag(set);
        let path = set_path(&set.borough.slug, set.voice.language.tag(), first);
        let root = root_from(&path);
        let furniture = set.voice.furniture;
        let title = furniture.text("all_leaflets", &[]).text;
        let heading = furniture.text("leaflets_from", &[("name", &set.borough.name)]).text;
        let mut context = self.frame(set.voice, set.exit, &root, &title, &heading);
        let here = if path.matches('/').count() == 1 {
            format!("{}/", set.voice.language.tag())
        } else {
            String::new()
        };
        let audiences: Vec<AudienceList<'_>> = Audience::ALL
            .into_iter()
            .map(|audience| AudienceList::new(audience, set, &here))
            .filter(|list| !list.leaflets.is_empty())
            .collect();
        context.insert("audiences", &audiences);
        context.insert(
            "languages",
            &tongues(set, |tag| format!("{root}{}", set_path(&set.borough.slug, tag, first))),
        );
        self.insert_borough(&mut context, set, "index.html".to_owned());
        (path, "set.html", context)
    }

    fn edition(&self, set: &Set<'_>, edition: &Edition<'_>) -> (String, &'static str, Context) {
        let path = edition_path(set, edition);
        let root = root_from(&path);
        let furniture = set.voice.furniture;
        let document = set.document(edition);
        let mut context = self.frame(set.voice, set.exit, &root, edition.tab_title, edition.title);
        context.insert("audience", edition.id.audience.folder());
        context.insert("summary", edition.summary);
        context.insert("content_lang", edition.voice.language.tag());
        context.insert("content_dir", edition.voice.language.direction().attribute());
        context.insert("body", &body(&document, edition.voice.furniture));
        context.insert("contents", &contents(&document));
        context.insert("notices", &notices(set, edition));
        let date = |key: &str, date: Option<jiff::civil::Date>| {
            date.map(|date| furniture.text(key, &[("date", &set.voice.language.date(date))]).text)
                .unwrap_or_default()
        };
        context.insert("reviewed_on", &date("reviewed_on", edition.leaflet.reviewed));
        context.insert("review_by", &date("review_by", edition.leaflet.review_by));
        insert_neighbours(&mut context, set, edition);
        let (folder, slug) = (edition.id.audience.folder(), &edition.id.slug);
        context.insert(
            "languages",
            &tongues(set, |tag| format!("../../../{tag}/{folder}/{slug}/index.html")),
        );
        let first = first_tag(set);
        let list = set_path(&set.borough.slug, set.voice.language.tag(), first);
        self.insert_borough(&mut context, set, format!("{root}{list}"));
        (path, "leaflet.html", context)
    }

    fn insert_borough(&self, context: &mut Context, set: &Set<'_>, href: String) {
        let borough = set.borough;
        context.insert(
            "borough",
            &Publisher {
                name: &borough.name,
                short_name: &borough.short_name,
                website: borough.website.as_deref(),
                href,
            },
        );
        if self.plan.source.settings.demonstration {
            let notice = set.voice.furniture.text("demonstration", &[("name", &borough.name)]);
            context.insert("demonstration", &notice.text);
        }
    }
}

/// The tag of the borough's first language, whose list has the borough's own folder.
fn first_tag<'s>(set: &Set<'s>) -> &'s str {
    set.voices.first().map_or_else(|| set.voice.language.tag(), |voice| voice.language.tag())
}

/// The path of an address such as <https://example.org/leaflets/>.
fn path_of(address: &str) -> &str {
    let rest = address.strip_prefix("https://").unwrap_or(address);
    rest.find('/').map_or("/", |at| &rest[at..])
}

fn words_of(furniture: &Furniture) -> Words {
    let mut plain = BTreeMap::new();
    let mut html = BTreeMap::new();
    for key in furniture.keys().filter(|key| !key.contains('.')) {
        if matches!(furniture.own(key), Some(Message::Plural(_))) {
            continue;
        }
        let text = furniture.text(key, &[]).text;
        if !text.contains('{') {
            html.insert(key.to_owned(), words(furniture, key, &[]));
            plain.insert(key.to_owned(), text);
        }
    }
    Words { plain: Value::from_serializable(&plain), html: Value::from_serializable(&html) }
}

fn tongues<'a>(set: &'a Set<'_>, href: impl Fn(&str) -> String) -> Vec<Tongue<'a>> {
    if set.voices.len() < 2 {
        return Vec::new();
    }
    set.voices
        .iter()
        .map(|voice| {
            let tag = voice.language.tag();
            Tongue::new(*voice, href(tag), tag == set.voice.language.tag())
        })
        .collect()
}

fn contents(document: &Document) -> Vec<Heading<'_>> {
    document
        .headings()
        .into_iter()
        .filter(|(level, ..)| *level == 2)
        .map(|(_, id, content)| Heading { id, text: plain_text(content) })
        .collect()
}

fn notices(set: &Set<'_>, edition: &Edition<'_>) -> Vec<Notice> {
    let furniture = set.voice.furniture;
    let mut notices = Vec::new();
    let mut add = |kind, html| notices.push(Notice { kind, html });
    match edition.standing {
        Standing::Original => {}
        Standing::Draft => {
            let read = words(furniture, "read_in_english", &[]);
            let source = furniture.source_language().tag();
            let (folder, slug) = (edition.id.audience.folder(), &edition.id.slug);
            let link = format!(
                "{} <a href=\"../../../{source}/{folder}/{slug}/index.html\" hreflang=\"{source}\" data-inside>{read}</a>",
                words(furniture, "draft_translation", &[])
            );
            let has_source = set.voices.iter().any(|voice| voice.language.tag() == source);
            add(
                "draft",
                if has_source { link } else { words(furniture, "draft_translation", &[]) },
            );
        }
        Standing::Reviewed { date, reviewer } => {
            let date = set.voice.language.date(date);
            let parts = [("date", date.as_str()), ("reviewer", reviewer)];
            add("reviewed", words(furniture, "reviewed_translation", &parts));
        }
        Standing::FallsBack => add("fallback", words(furniture, "not_translated", &[])),
    }
    if edition.leaflet.status == crate::source::Status::Draft {
        add("unfinished", words(furniture, "draft_leaflet", &[]));
    }
    notices
}

/// The leaflets beside this one: those of the same audience, in order.
fn insert_neighbours(context: &mut Context, set: &Set<'_>, edition: &Edition<'_>) {
    let audience = edition.id.audience;
    let all: Vec<&Edition<'_>> =
        set.editions.iter().filter(|other| other.id.audience == audience).collect();
    let href = |other: &Edition<'_>| sibling(audience.folder(), &other.id.slug, None);
    let here = all.iter().position(|other| other.id == edition.id).unwrap_or_default();
    let turn = |at: Option<usize>| {
        let other = all.get(at?)?;
        Some(Turn { href: href(other), title: other.title })
    };
    if let Some(previous) = turn(here.checked_sub(1)) {
        context.insert("previous", &previous);
    }
    if let Some(next) = turn(Some(here + 1)) {
        context.insert("next", &next);
    }
    let siblings: Vec<Sibling<'_>> = all
        .iter()
        .map(|other| Sibling {
            href: href(other),
            title: other.title,
            current: other.id == edition.id,
        })
        .collect();
    context.insert("siblings", &siblings);
}

#[derive(Serialize)]
struct Assets {
    css: String,
    early: String,
    page: String,
}

#[derive(Serialize)]
struct Site<'a> {
    title: &'a str,
}

#[derive(Serialize)]
struct Leaving<'a> {
    name: &'a str,
    address: &'a str,
    hint: String,
    presses: String,
    timed_out: String,
}

impl<'a> Leaving<'a> {
    fn new(exit: &'a Exit, furniture: &Furniture) -> Self {
        let left = |presses| furniture.plural("leave_presses_left", presses, &[]).text;
        let presses = BTreeMap::from([("1", left(1)), ("2", left(2))]);
        Self {
            name: &exit.name,
            address: &exit.address,
            hint: furniture.text("leave_site_hint", &[("name", &exit.name)]).text,
            presses: serde_json::to_string(&presses).unwrap_or_default(),
            timed_out: furniture.text("leave_timed_out", &[]).text,
        }
    }
}

#[derive(Serialize)]
struct Council<'a> {
    #[serde(skip)]
    slug: &'a str,
    name: &'a str,
    href: String,
    languages: Vec<Tongue<'a>>,
}

#[derive(Serialize)]
struct Tongue<'a> {
    tag: &'a str,
    dir: &'static str,
    name: String,
    href: String,
    current: bool,
}

impl<'a> Tongue<'a> {
    fn new(voice: Voice<'a>, href: String, current: bool) -> Self {
        Self {
            tag: voice.language.tag(),
            dir: voice.language.direction().attribute(),
            name: voice.furniture.text("language_name", &[]).text,
            href,
            current,
        }
    }
}

#[derive(Serialize)]
struct GuideLink<'a> {
    href: String,
    title: &'a str,
    summary: &'a str,
    current: bool,
}

#[derive(Serialize)]
struct Publisher<'a> {
    name: &'a str,
    short_name: &'a str,
    website: Option<&'a str>,
    href: String,
}

#[derive(Serialize)]
struct AudienceList<'a> {
    key: &'static str,
    title: String,
    leaflets: Vec<Listed<'a>>,
}

impl<'a> AudienceList<'a> {
    fn new(audience: Audience, set: &'a Set<'_>, here: &str) -> Self {
        let key = match audience {
            Audience::Parents => "for_parents",
            Audience::Children => "for_children",
        };
        Self {
            key: audience.folder(),
            title: set.voice.furniture.text(key, &[]).text,
            leaflets: set
                .editions
                .iter()
                .filter(|edition| edition.id.audience == audience)
                .map(|edition| Listed {
                    href: format!("{here}{}/{}/index.html", audience.folder(), edition.id.slug),
                    title: edition.title,
                    summary: edition.summary,
                    lang: edition.voice.language.tag(),
                    dir: edition.voice.language.direction().attribute(),
                })
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    href: String,
    title: &'a str,
    summary: &'a str,
    lang: &'a str,
    dir: &'static str,
}

#[derive(Serialize)]
struct Heading<'a> {
    id: &'a str,
    text: String,
}

#[derive(Serialize)]
struct Notice {
    kind: &'static str,
    html: String,
}

#[derive(Serialize)]
struct Turn<'a> {
    href: String,
    title: &'a str,
}

#[derive(Serialize)]
struct Sibling<'a> {
    href: String,
    title: &'a str,
    current: bool,
}
