//! Pictures: Easy Read and paths on pages, their words in other languages, and what is refused.

mod support;

use insta::assert_snapshot;
use scraper::{ElementRef, Html};
use support::{LEAFLET, SETTINGS, Site, leaflet, select, words};

const EASY: &str = "content/_shared/easy-read/your-meeting.md";
const PICTURES: &str = "content/_shared/pictures.yaml";
const PAGE: &str = "barnet/en/easy-read/your-meeting";
const OWN: &str = "templates/pictures/letter.svg";

const ROWS: &str = "::: easy-read\n- {{ picture.letter }} You get a letter.\n- {{ picture.moving }} Say if you move {{ fact.core_group_first.within }}.\n:::";
const PATH: &str = "::: path\n- {{ picture.letter }} **A letter comes.** It is for you.\n  - It can stop here.\n- {{ picture.moving }} **You move.**\n:::";

/// A drawing of the site's own.
fn drawing(inside: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\">\n{inside}\n</svg>\n")
}

/// The base site with an Easy Read leaflet, and two pictures of its own.
fn site(text: &str) -> Site {
    let site = Site::base();
    site.write(EASY, leaflet(text));
    site.write(
        PICTURES,
        "letter: { alt: \"A letter\" }\nmoving: { alt: \"A <move>\", has_direction: true }\ntalking: { alt: \"Two people\" }\n",
    );
    site.write(OWN, drawing("<rect class=\"paper\" x=\"1\" y=\"2\" width=\"3\" height=\"4\"/>"));
    site.write("templates/pictures/moving.svg", drawing("<path class=\"line\" d=\"M1 2H90\"/>"));
    site
}

/// What a check of the site finds, as it is told.
fn told(site: &Site) -> String {
    let run = site.run(&["check"]);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    run.stdout + &run.stderr
}

fn html(page: &Html, selector: &str) -> String {
    let found = select(page, selector);
    assert_eq!(found.len(), 1, "{selector}");
    found[0].html().replace("><", ">\n<")
}

fn attribute<'a>(element: ElementRef<'a>, name: &str) -> &'a str {
    element.attr(name).unwrap_or_default()
}

// On pages

#[test]
fn rows_have_pictures_that_say_what_they_show() {
    let site = site(ROWS);
    site.build();
    assert_snapshot!(html(&site.page(PAGE), ".rows"));
}

#[test]
fn a_path_has_stations_in_order_with_ends_at_its_side() {
    let site = site(PATH);
    site.build();
    assert_snapshot!(html(&site.page(PAGE), ".path"));
}

#[test]
fn only_pages_with_pictures_load_their_style() {
    let site = site(ROWS);
    site.build();
    let loads = |path: &str| site.read(&format!("public/{path}/index.html")).contains("pictures.");
    assert!(loads(PAGE));
    assert!(!loads("barnet/en/parents/your-meeting"));
    let bare = Site::base();
    bare.build();
    assert!(!bare.tree("public/assets").keys().any(|name| name.starts_with("pictures.")));
}

#[test]
fn easy_read_and_the_full_leaflet_lead_to_each_other() {
    let site = site(ROWS);
    site.build();
    let leads = |path: &str| {
        let page = site.page(path);
        select(&page, ".other a").first().map(|link| attribute(*link, "href").to_owned())
    };
    let to = |folder: &str| Some(format!("../../{folder}/your-meeting/index.html"));
    assert_eq!(leads(PAGE), to("parents"));
    assert_eq!(leads("barnet/en/parents/your-meeting"), to("easy-read"));
    assert_eq!(leads("barnet/pl/parents/your-meeting"), to("easy-read"));
    assert_eq!(leads("barnet/en/parents/your-rights"), None);
    assert_eq!(leads("barnet/en/children/your-meeting"), None);
    assert_eq!(words(&site.page(PAGE), ".audience"), "Easy Read: pictures and short words");
}

#[test]
fn lists_have_easy_read_after_the_children_and_before_the_website() {
    let site = site(ROWS);
    site.append(SETTINGS, "address: https://leaflets.example/\n");
    site.build();
    let page = site.page("barnet");
    let sections: Vec<&str> =
        select(&page, "main section").into_iter().map(|part| attribute(part, "class")).collect();
    assert_eq!(sections, ["parents", "children", "easy-read", "everyone"]);
    let listed = site.read("public/leaflets.json");
    assert_eq!(listed.matches("\"audience\": \"easy-read\"").count(), 4, "2 boroughs, 2 languages");
    assert!(site.read("public/sitemap.xml").contains("/barnet/pl/easy-read/your-meeting/"));
    let run = site.run(&["verify"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
}

// In other languages

#[test]
fn words_of_pictures_are_translated_and_arrows_turned() {
    let site = site(ROWS);
    site.replace(SETTINGS, "languages: [en, pl]", "languages: [en, pl, ar]");
    site.write("translations/ar/_shared/pictures.yaml", "letter: { alt: \"رسالة\" }\n");
    site.write(
        "translations/ar/_shared/easy-read/your-meeting.md",
        "---\ntitle: مثال\ntab_title: مثال\nsummary: مثال قصير.\nstatus: draft\n---\n\n::: easy-read\n- {{ picture.letter }} تصلكم رسالة.\n- {{ picture.moving }} أخبرونا {{ fact.core_group_first.within }}.\n:::\n",
    );
    for file in ["pictures.yaml", "easy-read/your-meeting.md"] {
        let path = format!("translations/ar/_shared/{file}");
        let run = site.run(&["translate", "accept", &path]);
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    }
    site.build();
    let page = site.page("barnet/ar/easy-read/your-meeting");
    let said: Vec<(&str, &str)> = select(&page, ".rows svg")
        .into_iter()
        .map(|picture| (attribute(picture, "aria-label"), attribute(picture, "lang")))
        .collect();
    assert_eq!(said, [("رسالة", ""), ("A <move>", "en")]);
    let turned = |path: &str| {
        let page = site.page(path);
        let all = select(&page, ".rows svg").into_iter();
        all.map(|picture| picture.html().contains("matrix(-1 0 0 1 96 0)")).collect::<Vec<_>>()
    };
    assert_eq!(turned("barnet/ar/easy-read/your-meeting"), [false, true]);
    assert_eq!(turned(PAGE), [false, false]);
    // English stands in: it runs from left to right, wherever it stands.
    assert_eq!(turned("barnet/pl/easy-read/your-meeting"), [false, false]);
}

#[test]
fn a_translation_keeps_every_row() {
    let site = site(ROWS);
    site.write(
        "translations/pl/_shared/easy-read/your-meeting.md",
        "---\ntitle: Przykład\ntab_title: Przykład\nsummary: Krótki przykład.\nstatus: draft\n---\n\n::: easy-read\n- {{ picture.moving }} Dostaniesz list.\n:::\n",
    );
    let told = told(&site);
    assert!(told.contains("translated-placeholder") || told.contains("translated-list"), "{told}");
}

#[test]
fn words_of_unknown_pictures_are_told_in_translations() {
    let site = site(ROWS);
    site.write("translations/pl/_shared/pictures.yaml", "leter: { alt: \"List\" }\n");
    assert!(told(&site).contains("there is no picture `leter`"));
}

// What is refused

#[test]
fn pictures_that_are_not_there_are_told_with_help() {
    let site = site("::: easy-read\n- {{ picture.leter }} You get a letter.\n:::");
    site.append(PICTURES, "lettr: { alt: \"A letter\" }\n");
    site.write(
        "templates/pictures/cat.svg",
        drawing("<circle class=\"ink\" cx=\"9\" cy=\"9\" r=\"9\"/>"),
    );
    assert_snapshot!(told(&site));
}

#[test]
fn a_picture_of_the_site_s_own_cannot_bring_anything_into_a_page() {
    let site = site(ROWS);
    site.write(
        OWN,
        drawing("<script>alert(1)</script>\n<circle class=\"ink\" r=\"9\" onclick=\"a()\"/>\n<image href=\"https://evil.example/\"/>"),
    );
    assert_snapshot!(told(&site));
    let run = site.run(&["build", "--no-pdf"]);
    assert_eq!(run.code, Some(1));
    assert!(!site.has("public"));
}

#[test]
fn a_picture_in_running_text_is_told_where_it_stands() {
    let site = site(ROWS);
    site.append(LEAFLET, "\nLook at {{ picture.letter }} here.\n");
    assert!(told(&site).contains("a picture cannot stand here"));
}

#[test]
fn a_new_easy_read_leaflet_builds_as_it_is() {
    let site = site(ROWS);
    let run = site.run(&["new", "leaflet", "your-say", "--audience", "easy-read"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    site.build_with(&["--drafts"]);
    let page = site.page("barnet/en/easy-read/your-say");
    assert_eq!(select(&page, ".rows > li").len(), 2);
}
