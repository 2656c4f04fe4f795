//! The tree as a whole: its pages, its addresses, and the same bytes every time.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use scraper::Html;

use super::broken_addresses;
use super::support::{BARNET, SETTINGS, Site, leaflet, select};

#[test]
fn selection_without_any_leaflet_is_refused() {
    let site = Site::base();
    site.append(BARNET, "languages: [en]\n");
    let run = site.run(&["build", "--no-pdf", "--borough", "barnet", "--lang", "pl"]);
    assert_eq!(run.code, Some(2), "{}", run.stdout);
    assert!(run.stderr.contains("there is nothing to build"), "{}", run.stderr);
}

#[test]
fn the_tree_has_a_page_for_every_borough_language_and_leaflet() {
    let site = Site::base();
    site.build();
    let paths = site.tree("public").into_keys().map(|path| {
        let parts: Vec<&str> = path.split('.').collect();
        match parts.as_slice() {
            [name, hash, kind] if path.starts_with("assets/") && hash.len() >= 8 => {
                format!("{name}.[hash].{kind}")
            }
            _ => path,
        }
    });
    // In the order of the names without their hashes, which change with every change.
    let paths: BTreeSet<String> = paths.collect();
    assert_snapshot!(Vec::from_iter(paths).join("\n"));
}

#[test]
fn build_says_how_much_it_has_published() {
    assert_snapshot!(Site::base().build().stdout, @"Published 22 pages (16 leaflets) in public after [time]");
}

#[test]
fn every_address_is_relative_and_leads_to_a_file() {
    let site = Site::base();
    site.write("content/_guide/start.md", leaflet("Begin [here](#here).\n\n## Here"));
    site.build();
    assert_eq!(broken_addresses(&site), [""; 0]);
}

#[test]
fn every_address_leads_to_a_file_when_only_one_language_is_built() {
    for language in ["en", "pl"] {
        let site = Site::base();
        site.build_with(&["--lang", language]);
        assert_eq!(broken_addresses(&site), [""; 0], "{language}");
    }
}

#[test]
fn every_address_leads_to_a_file_when_a_borough_has_fewer_languages() {
    for languages in ["[en]", "[pl]"] {
        let site = Site::base();
        site.append(BARNET, &format!("languages: {languages}\n"));
        site.build();
        assert_eq!(broken_addresses(&site), [""; 0], "{languages}");
    }
}

#[test]
fn the_page_for_wrong_addresses_works_at_any_depth() {
    let site = Site::base();
    site.append(SETTINGS, "address: https://www.example.org/for/families\n");
    site.build();
    let page = Html::parse_document(&site.read("public/404.html"));
    let addresses: Vec<&str> = select(&page, "[href], [src]")
        .into_iter()
        .filter_map(|element| element.attr("href").or(element.attr("src")))
        .filter(|address| !address.starts_with("https:") && !address.starts_with("data:"))
        .filter(|address| !address.starts_with('#'))
        .collect();
    assert!(addresses.contains(&"/for/families/index.html"), "{addresses:?}");
    assert!(addresses.iter().all(|address| address.starts_with("/for/families/")), "{addresses:?}");
}

#[test]
fn the_same_site_gives_the_same_bytes_with_any_number_of_threads() {
    let site = Site::base();
    site.build();
    let first = site.tree("public");
    for threads in ["1", "8"] {
        let run = site.run_with(&["build", "--no-pdf"], &[("RAYON_NUM_THREADS", threads)]);
        assert_eq!(run.code, Some(0));
        assert_eq!(site.tree("public"), first, "{threads} threads");
    }
}

#[test]
fn the_same_site_gives_the_same_bytes_in_another_folder() {
    let (one, other) = (Site::base(), Site::base());
    one.build();
    other.build_with(&["--out", "elsewhere/tree"]);
    assert_eq!(one.tree("public"), other.tree("elsewhere/tree"));
}

/// Every file of the base site that its authors write, changed.
fn rewritten(change: impl Fn(String) -> String) -> Site {
    let site = Site::base();
    for (path, bytes) in site.tree("") {
        site.write(&path, change(String::from_utf8(bytes).unwrap()));
    }
    site
}

#[test]
fn line_ends_and_byte_order_marks_of_windows_change_nothing() {
    let ours = Site::base();
    ours.build();
    for theirs in
        [rewritten(|text| text.replace('\n', "\r\n")), rewritten(|text| format!("\u{feff}{text}"))]
    {
        theirs.build();
        assert_eq!(theirs.tree("public"), ours.tree("public"));
    }
}

#[test]
fn what_a_new_build_does_not_make_is_gone() {
    let site = Site::base();
    site.build();
    site.remove("content/_shared/children/your-meeting.md");
    site.build();
    assert!(!site.has("public/barnet/en/children"));
}
