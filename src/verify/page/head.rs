//! What every page says before its words: language, title, policy; and the way out, first of
//! all links.

use super::super::gathered::Gathered;
use super::super::html::Tag;
use super::super::script::PREVIEW_HELP;
use super::HELP;
use crate::diagnostic::{Code, Span};
use crate::published::SECURITY_POLICY;

/// What a page may lack, in the words that tell it.
const TYPE: &str = "the page does not begin with `<!doctype html>`";
const ROOT: &str = "the page has no `html` element";
const ENCODING: &str = "the page does not say that it is UTF-8";
const TITLE: &str = "the page has no title";
const WAY_OUT: &str = "the page has no link to leave it";

/// What has been read of the head and of the way out.
pub struct Head {
    /// What has not come yet.
    lacks: Vec<&'static str>,
    part: Part,
    policy: Policy,
    referrer: Policy,
}

/// The part of the page that is being read.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Part {
    Start,
    Head,
    Title,
    AfterTitle,
    Body,
}

impl Default for Head {
    fn default() -> Self {
        Self {
            lacks: vec![TYPE, ROOT, ENCODING, TITLE, WAY_OUT],
            part: Part::Start,
            policy: Policy::default(),
            referrer: Policy::default(),
        }
    }
}

/// Whether a rule for the page has been read.
#[derive(Default, PartialEq, Eq, Clone, Copy)]
enum Policy {
    #[default]
    Missing,
    Read,
    /// Something came before it that it does not govern any more; told once.
    TooLate,
}

impl Head {
    /// The declaration of the type.
    pub fn doctype(&mut self, is_html: bool) {
        if is_html && self.part == Part::Start {
            self.has(TYPE);
        }
    }

    fn has(&mut self, what: &str) {
        self.lacks.retain(|lacking| *lacking != what);
    }

    /// An element begins.
    pub fn start(&mut self, tag: &Tag<'_>, gathered: &mut Gathered) {
        match tag.name {
            "html" if self.part == Part::Start => self.root(tag, gathered),
            "body" => self.part = Part::Body,
            // Browsers take the first title; a drawing has titles of its own.
            "title" if matches!(self.part, Part::Start | Part::Head) => self.part = Part::Title,
            "meta" => self.meta(tag, gathered),
            "script" | "link" | "style" | "img" | "iframe" | "object" | "embed" | "svg" => {
                self.governed(tag, gathered);
            }
            "a" if tag.attribute("href").is_some() => self.link(tag, gathered),
            _ => {}
        }
    }

    fn root(&mut self, tag: &Tag<'_>, gathered: &mut Gathered) {
        self.has(ROOT);
        self.part = Part::Head;
        if tag.value("lang").is_empty() {
            incomplete(tag.span, "the page does not say its language", gathered);
        }
        if !matches!(tag.value("dir"), "ltr" | "rtl") {
            incomplete(tag.span, "the page does not say in which direction it is read", gathered);
        }
    }

    fn meta(&mut self, tag: &Tag<'_>, gathered: &mut Gathered) {
        let content = tag.attribute("content");
        let span = content.map_or(tag.span, |content| content.span);
        let value = tag.value("content");
        if tag.value("charset").eq_ignore_ascii_case("utf-8") {
            self.has(ENCODING);
        } else if tag.value("http-equiv").eq_ignore_ascii_case("content-security-policy") {
            policy(value, span, gathered);
            self.policy = if self.policy == Policy::Missing { Policy::Read } else { self.policy };
        } else if tag.value("name").eq_ignore_ascii_case("referrer") {
            if value != "no-referrer" {
                let message =
                    format!("this tells other websites where a reader comes from: `{value}`");
                gathered.report(Code::WrongPolicy, span, message, "It must be `no-referrer`.");
            }
            self.referrer =
                if self.referrer == Policy::Missing { Policy::Read } else { self.referrer };
        }
    }

    /// Something that a policy has to come before.
    fn governed(&mut self, tag: &Tag<'_>, gathered: &mut Gathered) {
        let rules = [
            (&mut self.policy, "the security policy comes too late for this"),
            (&mut self.referrer, "the rule for referrers comes too late for this"),
        ];
        for (rule, message) in rules {
            if *rule == Policy::Missing {
                *rule = Policy::TooLate;
                gathered.report(Code::WrongPolicy, tag.span, message, HELP);
            }
        }
    }

    fn link(&mut self, tag: &Tag<'_>, gathered: &mut Gathered) {
        let address = tag.value("href");
        // Links within the page, such as the one past the menus, may come before.
        if !self.lacks.contains(&WAY_OUT) || address.starts_with('#') {
            return;
        }
        self.has(WAY_OUT);
        let is_way_out = tag.has_word("class", "leave") && address.starts_with("https://");
        if !is_way_out {
            let message = "the first link of the page is not the one to leave it";
            gathered.report(Code::NoWayOut, tag.span, message, HELP);
        } else if !tag.has_word("rel", "noreferrer") {
            let message = "the link to leave the page tells where a reader comes from";
            gathered.report(Code::NoWayOut, tag.span, message, "Give it `rel=\"noreferrer\"`.");
        }
    }

    /// An element ends.
    pub fn end(&mut self, name: &str) {
        match (name, self.part) {
            ("title", Part::Title) => self.part = Part::AfterTitle,
            ("head", _) => self.part = Part::Body,
            _ => {}
        }
    }

    /// Words.
    pub fn words(&mut self, words: &[u8]) {
        if self.part == Part::Title && !words.trim_ascii().is_empty() {
            self.has(TITLE);
        }
    }

    /// The page ends.
    pub fn finish(self, gathered: &mut Gathered) {
        for message in self.lacks {
            let code = if message == WAY_OUT { Code::NoWayOut } else { Code::IncompletePage };
            gathered.report(code, Span::default(), message, HELP);
        }
        for (rule, message) in [
            (self.policy, "the page has no security policy"),
            (self.referrer, "the page has no rule for referrers"),
        ] {
            if rule == Policy::Missing {
                gathered.report(Code::WrongPolicy, Span::default(), message, HELP);
            }
        }
    }
}

fn incomplete(span: Span, message: &str, gathered: &mut Gathered) {
    gathered.report(Code::IncompletePage, span, message, HELP);
}

/// The policy is the one that all pages have, in whatever order.
fn policy(value: &str, span: Span, gathered: &mut Gathered) {
    if directives(value) == directives(SECURITY_POLICY) {
        return;
    }
    if value.contains("connect-src 'self'") {
        let message = "this is the security policy of the preview";
        gathered.report(Code::PreviewLeft, span, message, PREVIEW_HELP);
        return;
    }
    let help = format!("It must be `{SECURITY_POLICY}`.");
    gathered.report(Code::WrongPolicy, span, "this is not the security policy of a page", help);
}

fn directives(policy: &str) -> Vec<String> {
    let words = |directive: &str| directive.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut all: Vec<String> =
        policy.split(';').map(words).filter(|directive| !directive.is_empty()).collect();
    all.sort_unstable();
    all
}
