//! The files that list what is in the tree.

use insta::assert_snapshot;

use super::support::{SETTINGS, Site};

#[test]
fn leaflets_json_names_every_edition_with_its_forms() {
    let site = Site::base();
    site.build();
    let list: serde_json::Value = serde_json::from_str(&site.read("public/leaflets.json")).unwrap();
    assert_eq!(list["version"], 1);
    assert_eq!(list["site"], "Test leaflets");
    assert_eq!(list["address"], serde_json::Value::Null);
    assert_eq!(list["demonstration"], false);
    let editions = list["editions"].as_array().unwrap();
    assert_eq!(editions.len(), 16, "two boroughs, two languages, four leaflets");
    let tree = site.tree("public");
    for edition in editions {
        let form = &edition["forms"][0];
        let bytes = &tree[form["path"].as_str().unwrap()];
        assert_eq!(form["bytes"], bytes.len(), "{edition}");
        assert_eq!(form["blake3"], *blake3::hash(bytes).to_hex(), "{edition}");
    }
}

#[test]
fn leaflets_json_says_how_far_each_translation_has_come() {
    let site = Site::base();
    site.build();
    let list: serde_json::Value = serde_json::from_str(&site.read("public/leaflets.json")).unwrap();
    let mut edition = list["editions"].as_array().unwrap().iter().find(|edition| {
        edition["borough"] == "barnet"
            && edition["language"] == "pl"
            && edition["slug"] == "your-rights"
    });
    let mut edition = edition.take().unwrap().clone();
    // The hash changes with every change to the templates.
    edition["forms"][0]["blake3"] = "[hash]".into();
    edition["forms"][0]["bytes"] = 0.into();
    assert_snapshot!(serde_json::to_string_pretty(&edition).unwrap());
}

#[test]
fn a_site_with_an_address_has_a_sitemap_of_every_page() {
    let site = Site::base();
    site.append(SETTINGS, "address: https://www.example.org/families\n");
    site.build();
    assert_snapshot!(site.read("public/sitemap.xml"));
    let robots = site.read("public/robots.txt");
    assert!(robots.contains("Sitemap: https://www.example.org/families/sitemap.xml"), "{robots}");
}

#[test]
fn a_site_without_an_address_has_no_sitemap() {
    let site = Site::base();
    site.build();
    assert!(!site.has("public/sitemap.xml"));
    assert!(!site.read("public/robots.txt").contains("Sitemap"));
}
