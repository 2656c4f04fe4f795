//! One page: what its head must say, how its elements lie in each other, where it leads.

mod head;
mod nesting;
mod references;

use super::address::Resolver;
use super::gathered::{Gathered, hash_of};
use super::html::{self, Reader, Tag};
use crate::diagnostic::{Code, Span};
use head::Head;
use nesting::Nesting;

const HELP: &str = "Build the site again and publish the whole folder. If a template of your own wrote this, mend it there.";

/// Checks a page.
pub fn check(text: &str, resolver: &Resolver<'_>, gathered: &mut Gathered) {
    let mut page = Page { resolver, gathered, head: Head::default(), nesting: Nesting::default() };
    html::read(text, &mut page);
    let Page { head, nesting, .. } = page;
    nesting.finish(gathered);
    head.finish(gathered);
    own_anchors(resolver.file(), gathered);
}

struct Page<'r, 'g> {
    resolver: &'r Resolver<'r>,
    gathered: &'g mut Gathered,
    head: Head,
    nesting: Nesting,
}

impl Reader for Page<'_, '_> {
    fn start(&mut self, tag: &Tag<'_>) {
        self.nesting.start(tag);
        self.head.start(tag, self.gathered);
        references::check(tag, self.resolver, self.gathered);
        for (number, given) in tag.attributes().enumerate() {
            if tag.attributes().take(number).any(|before| before.name == given.name) {
                let message = format!("`{}` stands twice in this tag", given.name);
                self.gathered.report(Code::MalformedPage, given.name_span, message, HELP);
            }
        }
        if let Some(id) = tag.attribute("id") {
            let hash = hash_of(id.value);
            if self.gathered.ids.contains(&hash) {
                let message = format!("another element of this page has the id `{}`", id.value);
                self.gathered.report(Code::RepeatedId, id.span, message, HELP);
            }
            self.gathered.ids.push(hash);
        }
    }

    fn end(&mut self, name: &str, span: Span) {
        self.nesting.end(name, span, self.gathered);
        self.head.end(name);
    }

    fn words(&mut self, words: &[u8]) {
        self.head.words(words);
    }

    fn doctype(&mut self, is_html: bool) {
        self.head.doctype(is_html);
    }

    fn error(&mut self, what: &str, span: Span) {
        let message = format!("a browser has to guess what is meant here: {what}");
        self.gathered.report(Code::MalformedPage, span, message, HELP);
    }
}

/// Anchors within the page need no other page; those that are right are done with.
fn own_anchors(file: usize, gathered: &mut Gathered) {
    let Gathered { anchors, ids, .. } = gathered;
    anchors.retain(|anchor| anchor.file != file || !ids.contains(&anchor.id));
}
