//! Words of outsiders are words, and pages load nothing from elsewhere.

use plainleaf::carried::Folder;

use super::support::{BARNET, LEAFLET, RECORD, Site, TRANSLATION, select, words};
use super::{BARNET_LEAFLET, POLISH_LEAFLET, pages};

/// Text that would do harm if a page did not escape it.
const HOSTILE: &str = "Ann <script>alert()</script> & \"Co\" <img src=x onerror='x'>";

fn yaml_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[test]
fn names_and_titles_are_escaped_wherever_they_are_printed() {
    let site = Site::base();
    let hostile = yaml_text(HOSTILE);
    site.replace(BARNET, "name: The chair in Barnet", &format!("name: {hostile}"))
        .replace(BARNET, "name: Barnet Council", &format!("name: {hostile}"))
        .replace(LEAFLET, "title: What the meeting is", &format!("title: {hostile}"))
        .replace(LEAFLET, "tab_title: Your family meeting", &format!("tab_title: {hostile}"))
        .replace(LEAFLET, "summary: Why", &format!("summary: {hostile} #"));
    // Its figures are not in the translation.
    site.remove(TRANSLATION).remove(RECORD);
    site.build();
    let page = site.page(BARNET_LEAFLET);
    assert_eq!(words(&page, "h1"), HOSTILE);
    assert_eq!(words(&page, "title"), HOSTILE);
    assert_eq!(words(&page, ".summary"), HOSTILE);
    assert_eq!(words(&page, ".brand strong"), HOSTILE);
    assert_eq!(words(&page, ".contact .name"), HOSTILE);
    assert_eq!(select(&page, ".contact")[0].attr("aria-label"), Some(HOSTILE));
    assert!(words(&page, ".words > p:first-child").starts_with(HOSTILE));
    for (path, page) in pages(&site) {
        assert!(select(&page, "script:not([src]), img, [onerror]").is_empty(), "{path}");
    }
}

#[test]
fn text_of_a_leaflet_is_escaped() {
    let site = Site::with_text("Less \\<script>alert(1)\\</script> & `<b>` &lt;i&gt; \"more\".");
    site.build();
    let text = words(&site.page("barnet/en/parents/example"), ".words");
    assert_eq!(text, "Less <script>alert(1)</script> & <b> <i> \"more\".");
}

#[test]
fn words_of_a_translator_are_escaped() {
    let site = Site::base();
    let carried = Folder::Translations.text("pl/strings.yaml").unwrap();
    let ours =
        carried.replace("contrast: Wysoki kontrast", &format!("contrast: {}", yaml_text(HOSTILE)));
    site.write("translations/pl/strings.yaml", ours);
    let record = "pl/strings.made-from.json";
    let made_from = Folder::Translations.text(record).unwrap();
    site.write(&format!("translations/{record}"), made_from);
    site.build();
    let page = site.page(POLISH_LEAFLET);
    assert_eq!(words(&page, "button.contrast"), HOSTILE);
    assert!(select(&page, "script:not([src]), img").is_empty());
}

#[test]
fn no_page_has_a_style_or_script_in_it_or_loads_anything_from_elsewhere() {
    let site = Site::with_text("Text.\n\n::: contact helpline\n:::");
    site.build();
    for (path, page) in pages(&site) {
        let inline = select(&page, "style, [style], script:not([src]), iframe, img, object, embed");
        assert!(inline.is_empty(), "{path}");
        for element in select(&page, "*") {
            let handler = element.value().attrs().find(|(name, _)| name.starts_with("on"));
            assert_eq!(handler, None, "{path}");
        }
        let loaded = select(&page, "[src], link[href]");
        assert!(loaded.len() >= 3, "{path} loads too little: the test looks at nothing");
        for element in loaded {
            let address = element.attr("src").or(element.attr("href")).unwrap();
            let is_own = !address.contains("//") && (!address.contains(':') || address == "data:,");
            assert!(is_own, "{path}: {address}");
        }
    }
}

#[test]
fn no_asset_loads_anything_from_elsewhere() {
    let site = Site::base();
    site.build();
    for (path, bytes) in site.tree("public/assets") {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("http:") && !text.contains("https:"), "{path}");
        assert!(!text.contains("@import") && !text.contains("url(//"), "{path}");
    }
}

#[test]
fn every_page_has_the_way_out_first_and_a_strict_policy() {
    let site = Site::base();
    site.build();
    for (path, page) in pages(&site) {
        let first: Vec<_> =
            select(&page, "body a").iter().take(2).map(|a| a.attr("class")).collect();
        assert_eq!(first, [Some("skip"), Some("leave")], "{path}");
        let policy = select(&page, "meta[http-equiv=Content-Security-Policy]");
        let policy = policy[0].attr("content").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        let status = select(&page, "#leave-status")[0];
        assert!(status.attr("data-two-left").unwrap().contains('2'), "{path}");
        assert!(status.attr("data-one-left").unwrap().contains('1'), "{path}");
    }
}
