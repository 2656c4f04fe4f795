//! Guide pages: for officers and translators, the same for every borough.

use std::sync::Arc;

use super::explain::Terms;
use super::prepared::{Prepared, prepare};
use super::resolve::resolve;
use super::scope::Problem;
use super::set::check_anchor;
use crate::diagnostic::{Code, Diagnostics, Place, one_of};
use crate::leaflet::{Document, Target};
use crate::source::{Leaflet, Source};

/// One guide page.
pub struct Guide<'s> {
    /// Its address in the guide's folder.
    pub slug: &'s str,
    /// The page.
    pub leaflet: &'s Leaflet,
    /// Its document, links resolved.
    pub document: Document,
}

/// Plans the guide; broken links in it are reported.
pub fn plan_guide<'s>(source: &'s Source, diagnostics: &mut Diagnostics) -> Vec<Guide<'s>> {
    let nothing = Terms::new(std::iter::empty());
    let prepared: Vec<(&str, &Arc<Leaflet>, Arc<Prepared>)> = source
        .guide
        .iter()
        .chain(&source.made_pages)
        .map(|(slug, leaflet)| (slug.as_str(), leaflet, prepare(leaflet, &nothing)))
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
                        help_for_some: None,
                    });
                };
                check_anchor(target, path, anchor)?;
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
