//! Nothing that outsiders write puts anything into a page that runs, leads astray or breaks it.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use plainleaf::diagnostic::{Code, Diagnostics, Span};
use plainleaf::edition::{Selection, plan};
use plainleaf::render::html::{Job, Pages};
use plainleaf::source::{Audience, LeafletId, Source, read};
use proptest::prelude::*;
use scraper::Html;

use super::harm::{harm, harm_in_page, leads_to_a_page};
use super::support::{BARNET, EXAMPLE, SETTINGS, Site, select};
use super::written::{leaflet_text, soup};
use super::{everything, read_document, source_of};

thread_local! {
    /// The base site, read once for all cases of a test.
    static BASE: RefCell<Source> = RefCell::new(source_of(Site::base().path()));
}

/// The page of a leaflet that says `text`, as it would be published if it had no errors.
fn rendered(text: &str) -> String {
    let (document, _, read_from) = read_document(text, 0);
    BASE.with_borrow_mut(|source| {
        let id = LeafletId { audience: Audience::Parents, slug: "your-rights".to_owned() };
        let shared = source.leaflets.get_mut("_shared").unwrap();
        let leaflet = Arc::make_mut(shared.get_mut(&id).unwrap());
        // What is made from a leaflet is kept under the text of its file.
        leaflet.body = Span::new(0, read_from.text().len());
        (leaflet.source, leaflet.document) = (read_from, document);
        let selection = Selection {
            boroughs: vec!["barnet".to_owned()],
            languages: vec!["en".to_owned()],
            drafts: false,
        };
        let plan = everything(source, &selection);
        let pages = Pages::new(&plan, false).unwrap();
        let editions = pages.jobs().into_iter().filter(|job| matches!(job, Job::Edition(..)));
        let page = editions
            .map(|job| pages.render(job, &[]).unwrap())
            .find(|page| page.path.ends_with("your-rights/index.html"));
        String::from_utf8(page.unwrap().bytes).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_of_any_text_holds_nothing_that_runs_or_leads_astray(text in leaflet_text()) {
        let html = rendered(&text);
        prop_assert_eq!(harm(&html), Vec::<String>::new(), "{}", html);
    }
}

proptest! {
    // Each case reads a whole site from the disk.
    #![proptest_config(ProptestConfig {
        cases: 48, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn the_words_of_data_are_words_on_every_page(words in soup(6)) {
        let site = Site::base();
        write_everywhere(&site, &words);
        for (path, html) in pages_of_barnet(&site) {
            prop_assert_eq!(harm_in_page(&html), Vec::<String>::new(), "{} {}", path, html);
            if path.ends_with("en/parents/example/index.html") && is_shown_as_it_is(&words) {
                let page = Html::parse_document(&html);
                let shown: String = select(&page, "h1")[0].text().collect();
                prop_assert_eq!(squeezed(&shown), squeezed(&words));
            }
        }
    }
}

/// Puts `words` into everything that outsiders write in YAML.
fn write_everywhere(site: &Site, words: &str) {
    let quoted = serde_json::Value::from(words).to_string();
    let front = format!("title: {quoted}\ntab_title: {quoted}\nsummary: {quoted}\n");
    let dates = "order: 5\nreviewed: 2026-11-21\nreview_by: 2027-11-21\n";
    let text = "An advocate.\n\n::: contact chair\n:::\n\n::: action chair\nA.\n:::\n\n{{ borough.name }} {{ contact.chair.note }}\n";
    site.write(EXAMPLE, format!("---\n{front}{dates}---\n\n{text}"));
    let translation = EXAMPLE.replace("content", "translations/pl");
    site.write(&translation, format!("---\n{front}status: draft\n---\n\n{text}"));
    let fields = ["name", "phone", "hours", "email", "link", "address", "note"];
    let contact: String = fields.map(|field| format!("    {field}: {quoted}\n")).concat();
    site.write(
        BARNET,
        format!("name: {quoted}\nshort_name: {quoted}\ncontacts:\n  chair:\n{contact}"),
    );
    let term = format!("advocate:\n  term: advocate\n  meaning: {quoted}\n  also: [{quoted}]\n");
    site.write("content/_shared/glossary.yaml", &term);
    site.write(
        "translations/pl/_shared/glossary.yaml",
        format!("advocate:\n  term: {quoted}\n  meaning: {quoted}\n"),
    );
    site.replace(SETTINGS, "title: Test leaflets", &format!("title: {quoted}"));
    let english = Path::new(env!("CARGO_MANIFEST_DIR")).join("translations/en/strings.yaml");
    let english = std::fs::read_to_string(english).unwrap();
    // Words with a part or with forms must have them in every language.
    let keys = english.lines().filter(|line| !line.contains('{') && !line.starts_with(['#', ' ']));
    let strings =
        keys.filter_map(|line| line.split_once(": ")).map(|(key, _)| format!("{key}: {quoted}\n"));
    site.write("translations/pl/strings.yaml", strings.collect::<String>());
}

/// Every page of one borough, as it would be published if the site had no errors.
fn pages_of_barnet(site: &Site) -> Vec<(String, String)> {
    let mut found = Diagnostics::new();
    let source = read(site.path(), &mut found).unwrap();
    // What cannot be read has no pages.
    if found.into_sorted().iter().any(|problem| problem.code == Code::BadYaml) {
        return Vec::new();
    }
    let selection = Selection { boroughs: vec!["barnet".to_owned()], ..Selection::default() };
    // A borough whose file cannot be read has no pages.
    let Ok(plan) = plan(&source, &selection, &mut Diagnostics::new()) else { return Vec::new() };
    let pages = Pages::new(&plan, false).unwrap();
    let jobs = pages.jobs().into_iter().map(|job| pages.render(job, &[]).unwrap());
    jobs.map(|page| (page.path, String::from_utf8(page.bytes).unwrap())).collect()
}

/// Whether a value of YAML can be these words at all.
fn is_shown_as_it_is(words: &str) -> bool {
    !words.trim().is_empty() && !words.contains(plainleaf::characters::is_unprintable)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_safety_test_sees_harm() {
    let safe = rendered("[A](https://www.example.org/) **b**");
    assert_eq!(harm(&safe), [""; 0]);
    let to = [
        "<script>x</script><b>",
        "<b onclick=x>",
        "<b href=//x.example>",
        "</div></div><b>",
        "<b style=x>",
        "<i><b></i>",
        "<b id=x id=y>",
        "<a href=#>",
    ];
    for to in to {
        let unsafe_page = safe.replacen("<strong>b<", &format!("{to}b<"), 1);
        assert_ne!(unsafe_page, safe);
        assert_ne!(harm(&unsafe_page), [""; 0], "{to}");
    }
}

#[test]
fn the_safety_test_knows_addresses_that_lead_astray() {
    for address in [
        "javascript:x",
        " JAVA\nscript:x",
        "\u{1}data:x",
        "//x.example",
        "/\\x.example",
        "http://x.example",
    ] {
        assert!(!leads_to_a_page(address), "{address:?}");
    }
    for address in
        ["https://x.example", "tel:1", "mailto:a@b.c", "../a/index.html#b:c", "#a", "a/b:c"]
    {
        assert!(leads_to_a_page(address), "{address:?}");
    }
}
