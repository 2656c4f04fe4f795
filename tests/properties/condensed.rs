//! Whole pages by templates as they are written and by condensed ones are the same pages.

use std::path::Path;

use plainleaf::diagnostic::SourceText;
use plainleaf::edition::Selection;
use plainleaf::render::html::Pages;

use super::dom;
use super::support::Site;
use super::{everything, source_of};

/// Makes every page of a site. With `as_written`, each template says that it has text in which
/// empty lines count, so that all of them stay.
fn pages_of(site: &Path, as_written: bool) -> Vec<(String, String)> {
    let mut source = source_of(site);
    for template in source.theme.templates.values_mut().filter(|_| as_written) {
        let text = format!("{}{{#- <pre> -#}}", template.text());
        *template = SourceText::new(template.path(), text);
    }
    let plan = everything(&source, &Selection::default());
    let pages = Pages::new(&plan, false).unwrap();
    let rendered = pages.jobs().into_iter().map(|job| pages.render(job, &[]).unwrap());
    rendered.map(|page| (page.path, String::from_utf8(page.bytes).unwrap())).collect()
}

fn assert_condensed_pages_are_the_same(site: &Path) {
    let (before, after) = (pages_of(site, true), pages_of(site, false));
    assert!(before.len() > 10);
    for ((path, before), (other, after)) in before.iter().zip(&after) {
        assert_eq!(path, other);
        assert!(after.len() < before.len(), "{path} has not become smaller");
        assert_eq!(dom::shape(after), dom::shape(before), "{path}");
    }
}

#[test]
fn condensed_pages_of_the_base_site_are_the_same_pages() {
    let site = Site::with_text(
        "Text with **bold** *words* [and](your-rights.md) `code`.\n\n| a | b |\n|---|---|\n| c  d | e |\n\n\
         ::: people\n- **Chair** Runs it.\n:::\n\n::: write-in\n- Your name\n:::\n\n\
         ::: prompts\n- What helps?\n:::\n\n::: action helpline\nCall them.\n:::",
    );
    assert_condensed_pages_are_the_same(site.path());
}

#[test]
fn condensed_pages_of_the_sample_site_are_the_same_pages() {
    assert_condensed_pages_are_the_same(Path::new(env!("CARGO_MANIFEST_DIR")));
}
