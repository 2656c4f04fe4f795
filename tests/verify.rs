//! What `plainleaf verify` finds in a published tree, and what it lets pass.

mod support;

use std::collections::BTreeSet;
use std::fs;

use plainleaf::diagnostic::{Code, Group};
use support::{Run, SETTINGS, Site};

const HOME: &str = "public/index.html";
/// A list of leaflets: no hash is kept of it.
const LIST: &str = "public/barnet/index.html";
const PAGE: &str = "public/barnet/en/parents/your-meeting/index.html";
const LEAFLETS: &str = "public/leaflets.json";

/// The base site at an address in a sub-folder, built.
fn built() -> Site {
    let site = Site::base();
    site.append(SETTINGS, "address: https://leaflets.example/set/\n");
    site.build();
    site
}

fn verify(site: &Site) -> Run {
    site.run(&["verify"])
}

/// Puts `to` in the place of the first `from`.
fn edit(site: &Site, path: &str, from: &str, to: &str) {
    let text = site.read(path);
    assert!(text.contains(from), "`{from}` is not in {path}");
    site.write(path, text.replacen(from, to, 1));
}

/// Adds elements at the end of what a page says.
fn add(site: &Site, path: &str, html: &str) {
    edit(site, path, "</main>", &format!("{html}</main>"));
}

/// The asset whose name begins with `name`, from the top of the site.
fn asset(site: &Site, name: &str) -> String {
    let assets = site.tree("public/assets").into_keys();
    let found = assets.filter(|path| path.starts_with(name)).collect::<Vec<_>>();
    assert_eq!(found.len(), 1, "{name}: {found:?}");
    format!("public/assets/{}", found[0])
}

/// Adds to an asset, which then has another name in every page.
fn edit_asset(site: &Site, name: &str, more: &str) {
    let (stem, kind) = name.rsplit_once('.').unwrap();
    let old = asset(site, &format!("{stem}."));
    let text = site.read(&old) + more;
    let hash = blake3::hash(text.as_bytes()).to_hex();
    let new = format!("public/assets/{stem}.{}.{kind}", &hash[..10]);
    site.remove(&old).write(&new, text);
    let name_of = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    for (path, bytes) in site.tree("public") {
        if path.rsplit('.').next() == Some("html") {
            let text = String::from_utf8(bytes).unwrap();
            site.write(&format!("public/{path}"), text.replace(&name_of(&old), &name_of(&new)));
        }
    }
    list_again(site);
}

/// Gives the list of leaflets the hashes that the files have now.
fn list_again(site: &Site) {
    let mut list: serde_json::Value = serde_json::from_str(&site.read(LEAFLETS)).unwrap();
    for edition in list["editions"].as_array_mut().unwrap() {
        for form in edition["forms"].as_array_mut().unwrap() {
            let path = format!("public/{}", form["path"].as_str().unwrap());
            let bytes = fs::read(site.path().join(path)).unwrap();
            form["bytes"] = bytes.len().into();
            form["blake3"] = blake3::hash(&bytes).to_hex().to_string().into();
        }
    }
    site.write(LEAFLETS, serde_json::to_string_pretty(&list).unwrap());
}

/// Each finding as its kind, its file and the text at its place.
fn findings(site: &Site) -> BTreeSet<(String, String, String)> {
    let run = site.run(&["verify", "public", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect(&run.stderr);
    let all = report["diagnostics"].as_array().unwrap();
    let found = all.iter().map(|found| {
        let text_of = |key: &str| found[key].as_str().unwrap().to_owned();
        let (file, number) =
            (text_of("file"), |key: &str| usize::try_from(found[key].as_u64().unwrap()).unwrap());
        let text = fs::read(site.path().join(&file)).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        let line = text.split('\n').nth(number("line") - 1).unwrap_or_default();
        let is_one_line = number("line") == number("end_line");
        let end = if is_one_line { number("end_column") } else { usize::MAX };
        let length = end.saturating_sub(number("column")).min(60);
        let place = line.chars().skip(number("column") - 1).take(length).collect::<Vec<char>>();
        assert!(!text_of("help").is_empty() && !text_of("message").ends_with('.'));
        let file = without_hash(file.trim_start_matches("public/"));
        (text_of("code"), file, without_hash(&String::from_iter(place)))
    });
    found.collect()
}

/// The hashes in names change with every change of a template.
fn without_hash(text: &str) -> String {
    let is_hash = |part: &str| part.len() == 10 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let parts = text.split('.').map(|part| if is_hash(part) { "0000000000" } else { part });
    parts.collect::<Vec<_>>().join(".")
}

/// For each kind of damage, a test: after it, these are the kinds of findings, and this is
/// one of them with its file and the text at its place.
macro_rules! damages {
    ($($name:ident: $damage:expr => [$($code:literal),+], $file:literal, $place:literal;)*) => {
        $(#[test] fn $name() {
            let site = built();
            let damage: fn(&Site) = $damage;
            damage(&site);
            let found = findings(&site);
            let codes: BTreeSet<&str> = found.iter().map(|(code, ..)| &**code).collect();
            assert_eq!(codes, BTreeSet::from([$($code),+]), "{found:#?}");
            let first = [$($code),+][0];
            let is_there = found.iter().any(|(code, file, place)| {
                code == first && file == $file && place == $place
            });
            assert!(is_there, "{first} is not at `{}` of {}: {found:#?}", $place, $file);
            let is_error = codes.iter().any(|code| *code != "unused-asset");
            assert_eq!(verify(&site).code, Some(i32::from(is_error)));
        })*

        /// Every kind of finding that some damage stands for first.
        const TRIED: &[&str] = &[$([$($code),+][0]),*];
    };
}

damages! {
    a_lost_page: |site| { site.remove(LIST); }
        => ["leads-nowhere", "bad-list"], "index.html", "barnet/index.html";
    a_lost_style_sheet: |site| { let file = asset(site, "plainleaf."); site.remove(&file); }
        => ["leads-nowhere"], "404.html", "/set/assets/plainleaf.0000000000.css";
    another_letter: |site| edit(site, HOME, "barnet/index.html", "Barnet/index.html")
        => ["leads-nowhere"], "index.html", "Barnet/index.html";
    a_link_to_a_folder: |site| edit(site, HOME, "barnet/index.html", "barnet/")
        => ["leads-nowhere"], "index.html", "barnet/";
    an_empty_address: |site| add(site, HOME, "<a href=''>x</a>")
        => ["leads-nowhere"], "index.html", "href";
    a_badly_encoded_address: |site| add(site, HOME, "<a href='%zz.html'>x</a>")
        => ["leads-nowhere"], "index.html", "%zz.html";
    a_candidate_of_a_picture: |site| add(site, HOME, "<img alt='' srcset='a.png 1x, b.png 2x'>")
        => ["leads-nowhere"], "index.html", "a.png 1x, b.png 2x";
    a_form_to_nowhere: |site| add(site, HOME, "<form autocomplete=off action='send'></form>")
        => ["leads-nowhere"], "index.html", "send";
    a_picture_of_a_style_sheet: |site| edit_asset(site, "plainleaf.css", "p{background:url(x.png)}")
        => ["leads-nowhere"], "assets/plainleaf.0000000000.css", "url(x.png)";
    a_lost_anchor: |site| add(site, HOME, "<a href='barnet/index.html#nowhere'>x</a>")
        => ["missing-anchor"], "index.html", "barnet/index.html#nowhere";
    a_lost_anchor_of_the_same_page: |site| add(site, HOME, "<a href='#nowhere'>x</a>")
        => ["missing-anchor"], "index.html", "#nowhere";
    a_lost_label: |site| add(site, HOME, "<p aria-labelledby='main nobody'>x</p>")
        => ["missing-anchor"], "index.html", "main nobody";
    an_address_from_the_top: |site| add(site, HOME, "<a href='/set/index.html'>x</a>")
        => ["not-relative"], "index.html", "/set/index.html";
    an_address_out_of_the_tree: |site| add(site, LIST, "<a href='../../index.html'>x</a>")
        => ["not-relative"], "barnet/index.html", "../../index.html";
    an_encoded_way_out_of_the_tree: |site| add(site, LIST, "<a href='%2e%2E/../x.html'>x</a>")
        => ["not-relative"], "barnet/index.html", "%2e%2E/../x.html";
    the_address_of_the_site: |site| add(site, HOME, "<a href='https://leaflets.example/set/index.html'>x</a>")
        => ["not-relative"], "index.html", "https://leaflets.example/set/index.html";
    another_base: |site| edit(site, HOME, "</title>", "</title><base href='barnet/index.html'>")
        => ["not-relative"], "index.html", "<base";
    an_address_of_the_404_page: |site| edit(site, "public/404.html", "/set/index.html", "/index.html")
        => ["not-relative"], "404.html", "/index.html";
    a_link_that_can_be_read: |site| add(site, HOME, "<a href='http://example.org/'>x</a>")
        => ["forbidden-link"], "index.html", "http://example.org/";
    a_link_that_runs: |site| add(site, HOME, "<a href='java&#10;script:alert(1)'>x</a>")
        => ["forbidden-link"], "index.html", "java&#10;script:alert(1)";
    a_link_with_a_page_in_it: |site| add(site, HOME, "<a href='data:text/html,x'>x</a>")
        => ["forbidden-link"], "index.html", "data:text/html,x";
    a_link_to_the_same_scheme: |site| add(site, HOME, "<a href='//example.org/'>x</a>")
        => ["forbidden-link"], "index.html", "//example.org/";
    a_link_in_a_picture: |site| add(site, HOME, "<svg><a xlink:href='javascript:x'></a></svg>")
        => ["forbidden-link"], "index.html", "javascript:x";
    a_refresh: |site| edit(site, HOME, "</title>", "</title><meta http-equiv=refresh content='0;url=https://example.org/'>")
        => ["forbidden-link"], "index.html", "<meta";
    a_foreign_script: |site| add(site, HOME, "<script src=https://example.org/x.js></script>")
        => ["third-party"], "index.html", "https://example.org/x.js";
    a_foreign_picture: |site| add(site, HOME, "<img src='//example.org/x.png' alt=''>")
        => ["third-party"], "index.html", "//example.org/x.png";
    a_foreign_frame: |site| add(site, HOME, "<iframe src='https://example.org/'></iframe>")
        => ["third-party"], "index.html", "https://example.org/";
    a_foreign_object: |site| add(site, HOME, "<object data='https://example.org/'></object>")
        => ["third-party"], "index.html", "https://example.org/";
    a_foreign_film: |site| add(site, HOME, "<video poster='\\\\example.org/x'><source src='https://example.org/x'></video>")
        => ["third-party"], "index.html", "\\\\example.org/x";
    a_foreign_form: |site| add(site, HOME, "<form autocomplete=off action='https://example.org/'></form>")
        => ["third-party"], "index.html", "https://example.org/";
    a_foreign_connection: |site| edit(site, HOME, "</title>", "</title><link rel='x PreConnect' href='https://example.org'>")
        => ["third-party"], "index.html", "https://example.org";
    a_ping: |site| add(site, HOME, "<a href='https://example.org/' ping='https://example.org/p'>x</a>")
        => ["third-party"], "index.html", "https://example.org/p";
    a_foreign_part_of_a_drawing: |site| add(site, HOME, "<svg><use href='https://example.org/x.svg#a'/></svg>")
        => ["third-party"], "index.html", "https://example.org/x.svg#a";
    a_foreign_style_sheet: |site| edit_asset(site, "plainleaf.css", "@\\69mport 'https://example.org/x.css';")
        => ["third-party"], "assets/plainleaf.0000000000.css", "'https://example.org/x.css'";
    a_script_that_asks: |site| edit_asset(site, "page.js", "\nfetch('x');\n")
        => ["third-party"], "assets/page.0000000000.js", "fetch(";
    a_script_in_the_page: |site| add(site, HOME, "<script>x()</script>")
        => ["inline-code"], "index.html", "<script";
    a_style_sheet_in_the_page: |site| add(site, HOME, "<style>p{}</style>")
        => ["inline-code"], "index.html", "<style";
    a_style_in_an_element: |site| add(site, HOME, "<p style='color:red'>x</p>")
        => ["inline-code"], "index.html", "style";
    a_handler: |site| add(site, HOME, "<p onclick='x()'>x</p>")
        => ["inline-code"], "index.html", "onclick";
    a_script_in_an_address: |site| add(site, HOME, "<script src='data:text/javascript,x()'></script>")
        => ["inline-code"], "index.html", "data:text/javascript,x()";
    a_script_that_runs_text: |site| edit_asset(site, "page.js", "\neval('x');\n")
        => ["inline-code"], "assets/page.0000000000.js", "eval(";
    another_policy: |site| edit(site, HOME, "default-src 'none'", "default-src 'self'")
        => ["wrong-policy"], "index.html", "default-src 'self'; script-src 'self'; style-src 'self'; img";
    no_policy: |site| edit(site, HOME, "Content-Security-Policy", "X")
        => ["wrong-policy"], "index.html", "<link";
    a_late_policy: |site| edit(site, HOME, "<meta", "<link rel=icon href=data:,><meta")
        => ["wrong-policy"], "index.html", "<link";
    another_referrer: |site| edit(site, HOME, "no-referrer", "origin")
        => ["wrong-policy"], "index.html", "origin";
    another_header: |site| edit(site, "public/_headers", "nosniff", "sniff")
        => ["wrong-policy"], "_headers", "  X-Content-Type-Options: sniff";
    a_lost_header: |site| edit(site, "public/_headers", "  Referrer-Policy: no-referrer\n", "")
        => ["wrong-policy"], "_headers", "  X-Content-Type-Options: nosniff";
    a_store: |site| edit_asset(site, "page.js", "\nlocalStorage.x = 1;\n")
        => ["keeps-data"], "assets/page.0000000000.js", "localStorage";
    a_form_that_a_browser_keeps: |site| add(site, HOME, "<form></form>")
        => ["keeps-data"], "index.html", "<form";
    a_field_that_a_browser_keeps: |site| add(site, HOME, "<textarea></textarea>")
        => ["keeps-data"], "index.html", "<textarea";
    a_field_that_could_be_sent: |site| add(site, HOME, "<textarea autocomplete='off' name='x'></textarea>")
        => ["keeps-data"], "index.html", "<textarea";
    the_preview_s_script: |site| edit(site, HOME, "</title>", "</title><script src='/__plainleaf/reload.js'></script>")
        => ["preview-left"], "index.html", "/__plainleaf/reload.js";
    the_preview_s_policy: |site| edit(site, HOME, "img-src data:;", "img-src data:; connect-src 'self';")
        => ["preview-left"], "index.html", "default-src 'none'; script-src 'self'; style-src 'self'; img";
    a_link_before_the_way_out: |site| edit(site, HOME, "<body>", "<body><a href=index.html>x</a>")
        => ["no-way-out"], "index.html", "<a";
    a_way_out_to_the_tree: |site| edit(site, HOME, "https://www.bbc.co.uk/weather", "index.html")
        => ["no-way-out"], "index.html", "<a";
    a_way_out_that_tells: |site| edit(site, HOME, "noreferrer", "")
        => ["no-way-out"], "index.html", "<a";
    no_language: |site| edit(site, HOME, "lang=", "data-lang=")
        => ["incomplete-page"], "index.html", "<html";
    no_direction: |site| edit(site, HOME, "dir=", "data-dir=")
        => ["incomplete-page"], "index.html", "<html";
    no_title: |site| edit(site, HOME, "<title>", "<title></title><title>")
        => ["incomplete-page"], "index.html", "";
    no_type: |site| edit(site, HOME, "<!doctype html>", "")
        => ["incomplete-page"], "index.html", "";
    a_page_that_breaks_off: |site| {
        let text = site.read(HOME);
        site.write(HOME, &text[..text.find("</main>").unwrap()]);
    } => ["malformed-page"], "index.html", "<main";
    crossed_elements: |site| add(site, HOME, "<p><b><i>x</b></i></p>")
        => ["malformed-page"], "index.html", "</b>";
    a_broken_tag: |site| add(site, HOME, "<p x='1'y=2>x</p>")
        => ["malformed-page"], "index.html", "";
    an_attribute_twice: |site| add(site, HOME, "<p title=a title=b>x</p>")
        => ["malformed-page"], "index.html", "title";
    a_page_in_another_encoding: |site| {
        let mut bytes = site.read(HOME).into_bytes();
        bytes.extend(b"<!-- \xe9 -->");
        site.write(HOME, bytes);
    } => ["malformed-page"], "index.html", "";
    an_id_twice: |site| add(site, HOME, "<p id=main>x</p>")
        => ["repeated-id"], "index.html", "main";
    a_changed_leaflet: |site| edit(site, PAGE, "</title>", " </title>")
        => ["changed-file"], "barnet/en/parents/your-meeting/index.html", "";
    a_leaflet_of_the_same_length: |site| {
        let text = site.read(PAGE);
        let at = text.find("</h1>").unwrap();
        site.write(PAGE, format!("{}X{}", &text[..at - 1], &text[at..]));
    } => ["changed-file"], "barnet/en/parents/your-meeting/index.html", "";
    a_changed_script: |site| { let file = asset(site, "page."); site.append(&file, "\n"); }
        => ["changed-file"], "assets/page.0000000000.js", "";
    an_empty_leaflet: |site| { site.write(PAGE, ""); }
        => ["empty-file"], "barnet/en/parents/your-meeting/index.html", "";
    a_lost_list: |site| { site.remove(LEAFLETS); }
        => ["lost-file"], "leaflets.json", "";
    a_lost_sitemap: |site| { site.remove("public/sitemap.xml"); }
        => ["lost-file"], "sitemap.xml", "";
    lost_headers: |site| { site.remove("public/_headers"); }
        => ["lost-file"], "_headers", "";
    a_lost_leaflet: |site| { site.remove(PAGE); }
        => ["lost-file", "leads-nowhere", "bad-list"], "leaflets.json", "\"barnet/en/parents/your-meeting/index.html\"";
    a_left_over_leaflet: |site| {
        let text = site.read(PAGE);
        site.write("public/barnet/en/parents/old-leaflet/index.html", text);
    } => ["unlisted-leaflet", "bad-list"], "barnet/en/parents/old-leaflet/index.html", "";
    a_left_over_pdf: |site| { site.write("public/barnet/en/parents/your-meeting/leaflet.pdf", "%PDF-1.7 %%EOF"); }
        => ["unlisted-leaflet"], "barnet/en/parents/your-meeting/leaflet.pdf", "";
    a_file_of_the_system: |site| { site.write("public/barnet/.DS_Store", "x"); }
        => ["unknown-file"], "barnet/.DS_Store", "";
    a_copy_of_an_editor: |site| { site.write("public/barnet/index.html~", "x"); }
        => ["unknown-file"], "barnet/index.html~", "";
    a_repository: |site| { site.write("public/.git/config", "x").write("public/.git/HEAD", "x"); }
        => ["unknown-file"], ".git", "";
    a_left_over_folder: |site| {
        let text = site.read(LIST);
        site.write("public/camden/index.html", text);
    } => ["unreachable-page", "bad-list", "leads-nowhere"], "camden/index.html", "";
    a_first_page_of_another_build: |site| {
        let other = built();
        other.build_with(&["--borough", "havering"]);
        site.write(HOME, other.read(HOME));
    } => ["unreachable-page"], "barnet/index.html", "";
    a_left_over_script: |site| {
        let hash = blake3::hash(b"x()").to_hex();
        site.write(&format!("public/assets/old.{}.js", &hash[..10]), "x()");
    } => ["unused-asset"], "assets/old.0000000000.js", "";
    a_list_that_is_no_json: |site| edit(site, LEAFLETS, "\"editions\": [", "\"editions\": [,")
        => ["bad-list"], "leaflets.json", ",";
    a_list_of_another_version: |site| edit(site, LEAFLETS, "\"version\": 1", "\"version\": 2")
        => ["bad-list"], "leaflets.json", "{";
    other_rules_for_robots: |site| edit(site, "public/robots.txt", "/set/", "/")
        => ["bad-list"], "robots.txt", "Sitemap: https://leaflets.example/sitemap.xml";
    a_page_that_the_sitemap_invents: |site| edit(site, "public/sitemap.xml", "/barnet/</loc>", "/barnett/</loc>")
        => ["bad-list"], "sitemap.xml", "<loc>https://leaflets.example/set/barnett/</loc>";
    a_sitemap_that_is_no_xml: |site| edit(site, "public/sitemap.xml", "</urlset>", "")
        => ["bad-list"], "sitemap.xml", "";
}

#[test]
fn every_kind_of_finding_is_tried() {
    let mut tried: BTreeSet<&str> = TRIED.iter().copied().collect();
    tried.insert("broken-paper"); // tests/paper.rs
    let all = Code::ALL.iter().filter(|code| code.group() == Group::Published);
    let all: BTreeSet<&str> = all.map(|code| code.name()).collect();
    assert_eq!(tried, all);
}

#[test]
fn whole_trees_pass() {
    let site = built();
    let run = verify(&site);
    assert_eq!((run.code, &*run.stderr), (Some(0), ""), "{}", run.stdout);
    assert!(run.stdout.ends_with(" links: no problems found\n"), "{}", run.stdout);
    assert_eq!(site.run(&["-q", "verify", "public"]).stdout, "");
}

#[test]
fn trees_of_one_borough_and_without_address_pass() {
    let site = Site::base();
    site.build_with(&["--borough", "havering", "--lang", "en"]);
    let run = verify(&site);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
}

#[test]
fn files_of_the_host_and_outside_links_pass() {
    let site = built();
    site.write("public/CNAME", "leaflets.example\n").write("public/.nojekyll", "");
    site.write("public/.well-known/security.txt", "Contact: mailto:it@example.org\n");
    add(
        &site,
        HOME,
        "<p><a href='https://example.org/'>x</a><a href='tel:+441632960000'>x</a>\
         <a href='mailto:a@example.org'>x</a><a href='barnet/index.html?x#main'>x</a>\
         <a href='./barnet/../%62arnet/index.html#m%61in'>x</a><a href='#'>x</a>\
         <img src='data:image/png;base64,AA==' alt=''></p>",
    );
    let run = verify(&site);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_published() {
    let site = built();
    std::os::unix::fs::symlink("/etc/hostname", site.path().join("public/barnet/host")).unwrap();
    std::os::unix::fs::symlink("..", site.path().join("public/barnet/up")).unwrap();
    let found: Vec<_> = findings(&site).into_iter().map(|(code, file, _)| (code, file)).collect();
    let expected = ["barnet/host", "barnet/up"].map(|file| ("unknown-file".into(), file.into()));
    assert_eq!(found, expected);
}

#[test]
fn a_folder_that_is_not_there_cannot_be_verified() {
    let run = Site::empty().run(&["verify"]);
    assert_eq!(run.code, Some(2));
    insta::assert_snapshot!(run.stderr);
}

#[test]
fn the_report_has_every_finding_with_its_place_and_what_to_do() {
    let site = built();
    add(&site, HOME, "\n<p onclick='x()'><a href='http://example.org/'>x</a></p>\n");
    site.remove("public/sitemap.xml").write("public/thumbs.db", "x");
    edit(&site, "public/_headers", "nosniff", "sniff");
    let run = verify(&site);
    assert_eq!((run.code, &*run.stderr), (Some(1), ""));
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn reports_for_pipelines_name_the_files_of_the_folder() {
    let site = built();
    site.write("public/thumbs.db", "x");
    let run = site.run(&["verify", "./public", "--format", "github"]);
    assert!(run.stdout.starts_with("::error file=public/thumbs.db,line=1,"), "{}", run.stdout);
    let sarif = site.run(&["verify", "--format", "sarif"]).stdout;
    assert!(sarif.contains("\"ruleId\": \"unknown-file\""), "{sarif}");
}

#[test]
fn findings_in_published_trees_can_be_neither_set_nor_allowed() {
    let site = Site::base();
    site.append(SETTINGS, "check:\n  rules:\n    third-party: off\n");
    let run = site.run(&["check"]);
    assert!(run.stdout.contains("there is no rule `third-party` to set"), "{}", run.stdout);
}
