//! What every page has: the words, the way out, the assets, the languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use comemo::memoize;
use serde::Serialize;
use tera::{Context, Value};

use super::address::edition_path;
use super::asking::{OTHER_FORMATS, asks};
use super::assets::Assets;
use super::inlines::words;
use crate::edition::{Edition, Plan, Set, Voice, Words as Marked};
use crate::language::{Furniture, Message};
use crate::leaflet::{Document, plain_text};
use crate::published::SECURITY_POLICY;
use crate::source::Exit;

/// A page before its template is applied.
pub struct Draft {
    /// Where it will lie, with forward slashes.
    pub path: String,
    /// The template.
    pub template: &'static str,
    /// What the template is given.
    pub context: Context,
}

/// What pages of one plan have in common, made once.
pub struct Frame<'p, 's> {
    /// The plan.
    pub plan: &'p Plan<'s>,
    /// Whether the pages are for the preview server.
    pub preview: bool,
    /// The files that pages load.
    pub assets: Assets<'p>,
    words: BTreeMap<&'p str, Arc<Words>>,
}

/// The furniture's words of one language as template values.
struct Words {
    plain: Value,
    html: Value,
}

impl<'p, 's> Frame<'p, 's> {
    /// Prepares what the pages of `plan` have in common.
    pub fn new(plan: &'p Plan<'s>, assets: Assets<'p>, preview: bool) -> Self {
        let source = &plan.source.furniture;
        let mut words = BTreeMap::from([(source.language().tag(), words_of(source))]);
        for translation in &plan.source.translations {
            words.insert(translation.language.tag(), words_of(&translation.furniture));
        }
        Self { plan, preview, assets, words }
    }

    /// The content security policy of every page.
    pub fn security_policy(&self) -> &'static str {
        if self.preview {
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'"
        } else {
            SECURITY_POLICY
        }
    }

    /// What a page has that belongs to no borough. `root` is the way to the top of the tree.
    pub fn context_of_site(&self, root: &str, title: &str, heading: &str) -> Context {
        let settings = &self.plan.source.settings;
        let mut context = self.context(self.source_voice(), &settings.exit, root, title, heading);
        context.insert("assets", &self.links(root, None));
        if settings.demonstration {
            let notice = self.plan.source.furniture.text("demonstration_site", &[]).text;
            context.insert("demonstration", &notice);
        }
        context
    }

    /// What a page of a set has, whose list of leaflets lies at `list`.
    pub fn context_of_set(
        &self,
        set: &Set<'_>,
        root: &str,
        title: &str,
        heading: &str,
        list: String,
    ) -> Context {
        let borough = set.borough;
        let mut context = self.context(set.voice, set.exit, root, title, heading);
        context.insert("assets", &self.links(root, Some(&borough.slug)));
        context.insert(
            "borough",
            &Publisher {
                name: &borough.name,
                short_name: &borough.short_name,
                website: borough.website.as_deref(),
                href: list,
            },
        );
        let link = |edition| PageLink::new(set, edition, root);
        if let Some(page) = set.safety_page() {
            context.insert("safety", &link(page));
        }
        context
            .insert("pages_for_everyone", &set.pages_for_everyone().map(link).collect::<Vec<_>>());
        context.insert("asks", &asks(set));
        context.insert("asks_other_formats", &set.card(OTHER_FORMATS).is_some());
        if self.plan.source.settings.demonstration {
            let notice = set.voice.furniture.text("demonstration", &[("name", &borough.name)]);
            context.insert("demonstration", &notice.text);
        }
        context
    }

    fn links(&self, root: &str, borough: Option<&str>) -> AssetLinks {
        let link = |path: &str| format!("{root}{path}");
        AssetLinks {
            css: link(self.assets.style(borough)),
            early: link(self.assets.path("early.js")),
            page: link(self.assets.path("page.js")),
            dates: link(self.assets.path("dates.js")),
            pictures_css: link(self.assets.path("pictures.css")),
            dates_css: link(self.assets.path("dates.css")),
            notes: link(self.assets.path("notes.js")),
            notes_css: link(self.assets.path("notes.css")),
            lists_css: link(self.assets.path("lists.css")),
            guide_css: link(self.assets.path("guide.css")),
        }
    }

    fn context(
        &self,
        voice: Voice<'_>,
        exit: &Exit,
        root: &str,
        title: &str,
        heading: &str,
    ) -> Context {
        let mut context = Context::new();
        context.insert("lang", voice.language.tag());
        context.insert("dir", voice.language.direction().attribute());
        context.insert("title", title);
        context.insert("heading", heading);
        context.insert("root", root);
        context.insert("csp", self.security_policy());
        context.insert("preview", &self.preview);
        context.insert("site", &Site { title: &self.plan.source.settings.title });
        context.insert("exit", &Leaving::new(exit, voice.furniture));
        context.insert("languages", &[(); 0]);
        context.insert("has_calculator", &false);
        context.insert("has_pictures", &false);
        context.insert("has_notes", &false);
        if let Some(words) = self.words.get(voice.language.tag()) {
            context.insert_value("s", words.plain.clone());
            context.insert_value("h", words.html.clone());
        }
        context
    }

    /// The voice of pages that belong to no borough.
    pub fn source_voice(&self) -> Voice<'p> {
        let source = self.plan.source;
        Voice { language: source.settings.source_language(), furniture: &source.furniture }
    }
}

/// The tag of the borough's first language, whose list has the borough's own folder.
pub fn first_tag<'s>(set: &Set<'s>) -> &'s str {
    set.voices.first().map_or_else(|| set.voice.language.tag(), |voice| voice.language.tag())
}

#[memoize]
fn words_of(furniture: &Furniture) -> Arc<Words> {
    let mut plain = BTreeMap::new();
    let mut html = BTreeMap::new();
    for key in furniture.keys().filter(|key| !key.contains('.')) {
        if matches!(furniture.own(key), Some(Message::Plural(_))) {
            continue;
        }
        // What the English fills in; in a translation the sign may be just a sign.
        if !furniture.of_source().text(key, &[]).text.contains('{') {
            html.insert(key.to_owned(), words(furniture, key, &[]));
            plain.insert(key.to_owned(), furniture.text(key, &[]).text);
        }
    }
    let [plain, html] = [plain, html].map(|words| Value::from_serializable(&words));
    Arc::new(Words { plain, html })
}

/// The languages of a set for the switcher; nothing when there is only one.
pub fn tongues<'a>(set: &'a Set<'_>, href: impl Fn(&str) -> String) -> Vec<Tongue<'a>> {
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

/// The headings of level 2, for a list of contents.
pub fn contents(document: &Document) -> Vec<Heading<'_>> {
    document
        .headings()
        .into_iter()
        .filter(|(level, ..)| *level == 2)
        .map(|(_, id, content)| Heading { id, text: plain_text(content) })
        .collect()
}

#[derive(Serialize)]
struct AssetLinks {
    css: String,
    early: String,
    page: String,
    dates: String,
    dates_css: String,
    pictures_css: String,
    notes: String,
    notes_css: String,
    lists_css: String,
    guide_css: String,
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
    one_left: String,
    two_left: String,
    timed_out: String,
}

impl<'a> Leaving<'a> {
    fn new(exit: &'a Exit, furniture: &Furniture) -> Self {
        let left = |presses| furniture.plural("leave_presses_left", presses, &[]).text;
        Self {
            name: &exit.name,
            address: &exit.address,
            hint: furniture.text("leave_site_hint", &[("name", &exit.name)]).text,
            one_left: left(1),
            two_left: left(2),
            timed_out: furniture.text("leave_timed_out", &[]).text,
        }
    }
}

/// A language to switch to.
#[derive(Serialize)]
pub struct Tongue<'a> {
    tag: &'a str,
    dir: &'static str,
    name: String,
    href: String,
    current: bool,
}

impl<'a> Tongue<'a> {
    /// A voice whose page lies at `href`.
    pub fn new(voice: Voice<'a>, href: String, current: bool) -> Self {
        Self {
            tag: voice.language.tag(),
            dir: voice.language.direction().attribute(),
            name: voice.furniture.text("language_name", &[]).text,
            href,
            current,
        }
    }
}

/// A page for everyone, with the language of its title where that differs.
#[derive(Serialize)]
struct PageLink<'a> {
    href: String,
    title: &'a str,
    lang: Option<&'a str>,
    dir: &'static str,
}

impl<'a> PageLink<'a> {
    fn new(set: &Set<'_>, edition: &Edition<'a>, root: &str) -> Self {
        let Marked { text: title, language } = edition.headings.title;
        Self {
            href: format!("{root}{}", edition_path(set, edition)),
            title,
            lang: (language != set.voice.language).then(|| language.tag()),
            dir: language.direction().attribute(),
        }
    }
}

#[derive(Serialize)]
struct Publisher<'a> {
    name: &'a str,
    short_name: &'a str,
    website: Option<&'a str>,
    href: String,
}

/// A heading in a list of contents.
#[derive(Serialize)]
pub struct Heading<'a> {
    id: &'a str,
    text: String,
}
