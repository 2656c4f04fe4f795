//! Guide pages that no file of the site holds: what is known elsewhere, as a page to read.

use std::sync::Arc;

use super::fact_page::fact_page;
use super::leaflet_file::{Leaflet, read_leaflet};
use super::rule_pages::rule_pages;
use super::site::Source;
use super::word_page::word_page;
use crate::diagnostic::{Diagnostics, SourceText};

/// The pages, for behind a guide of the site's own; a site without a guide gets none. A page
/// of the site's own with the same name takes the place of one of these.
pub fn made_pages(source: &Source, diagnostics: &mut Diagnostics) -> Vec<(String, Arc<Leaflet>)> {
    if source.guide.is_empty() {
        return Vec::new();
    }
    let is_free = |slug: &str| source.guide.iter().all(|(own, _)| own != slug);
    let of_data = fact_page(source).into_iter().chain(word_page(&source.glossary));
    of_data
        .chain(rule_pages())
        .filter(|(slug, _)| is_free(slug))
        .map(|(slug, text)| {
            let source = SourceText::new(format!("guide/{slug}.md"), text);
            let leaflet = read_leaflet(&source, diagnostics);
            (slug, leaflet)
        })
        .collect()
}
