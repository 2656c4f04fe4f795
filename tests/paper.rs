//! Leaflets on paper: which files there are, what shapes them, and what happens without a font.
//!
//! What is in a PDF is looked at in tests/pdf. These tests need the fonts of the package
//! `fonts-noto-core`.

mod support;

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use support::{BARNET, Site, select, words};

/// A site in one borough and English, built with its PDF files.
fn built(options: &[&str]) -> (Site, String) {
    let site = Site::base();
    let out = build(&site, options);
    (site, out)
}

fn build(site: &Site, options: &[&str]) -> String {
    let run = site.run(&[&["build", "--borough", "barnet", "--lang", "en"], options].concat());
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    run.stdout
}

const MEETING: &str = "barnet/en/parents/your-meeting";

#[test]
fn every_leaflet_has_a_file_for_each_form_and_its_page_leads_to_them() {
    let (site, out) = built(&[]);
    assert!(out.starts_with("Published 7 pages (4 leaflets, 16 PDF files) in public"), "{out}");
    let page = site.page(MEETING);
    let links = select(&page, ".papers a");
    let files: Vec<_> = links.iter().map(|link| link.attr("href").unwrap()).collect();
    assert_eq!(files, ["leaflet.pdf", "large-print.pdf", "booklet.pdf", "booklet-sheets.pdf"]);
    for file in files {
        let bytes = fs::read(site.path().join("public").join(MEETING).join(file)).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"), "{file}");
    }
    let first = select(&page, ".papers li")[0].text().collect::<String>();
    assert_snapshot!(without_size(&first), @"To print on A4 PDF, 1 page, [size] kB");
}

fn without_size(text: &str) -> String {
    let sized = |word: &str| word.chars().all(|c| c.is_ascii_digit()) && word.len() > 1;
    text.split(' ')
        .map(|word| if sized(word) { "[size]" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_pdf(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "pdf")
}

#[test]
fn without_pdf_files_no_page_speaks_of_them() {
    let (site, _) = built(&["--no-pdf"]);
    assert_eq!(select(&site.page(MEETING), ".papers").len(), 0);
    assert!(site.tree("public").keys().all(|path| !is_pdf(path)));
}

#[test]
fn leaflets_json_names_the_files_with_their_pages() {
    let (site, _) = built(&[]);
    let list: serde_json::Value = serde_json::from_str(&site.read("public/leaflets.json")).unwrap();
    let tree = site.tree("public");
    let forms = list["editions"][0]["forms"].as_array().unwrap();
    let names: Vec<_> = forms.iter().map(|form| form["form"].as_str().unwrap()).collect();
    assert_eq!(names, ["web page", "a4", "large-print", "booklet", "booklet-sheets"]);
    for form in &forms[1..] {
        assert!(form["pages"].as_u64().unwrap() > 0, "{form}");
        let bytes = &tree[form["path"].as_str().unwrap()];
        assert_eq!(form["blake3"], *blake3::hash(bytes).to_hex(), "{form}");
    }
}

#[test]
fn a_second_build_makes_none_again_and_gives_the_same_bytes() {
    let (site, _) = built(&[]);
    let (first, kept) = (site.tree("public"), site.tree(".plainleaf/pdf"));
    assert_eq!(kept.len(), 16);
    let marks = || -> Vec<_> {
        let folder = fs::read_dir(site.path().join(".plainleaf/pdf")).unwrap();
        folder.map(|entry| entry.unwrap().metadata().unwrap().created().ok()).collect()
    };
    let before = marks();
    build(&site, &[]);
    assert_eq!(site.tree("public"), first);
    assert_eq!(site.tree(".plainleaf/pdf").len(), 16, "nothing new was kept");
    assert_eq!(marks(), before);
    build(&site, &["--no-cache"]);
    assert_eq!(site.tree("public"), first, "made again, they are the same");
}

#[test]
fn what_shapes_a_leaflet_makes_it_anew() {
    let (site, _) = built(&[]);
    let kept = || site.tree(".plainleaf/pdf").len();
    site.replace(BARNET, "name: Barnet Council", "name: Barnet Borough");
    build(&site, &[]);
    assert_eq!(kept(), 32, "the name of the council is on each of them");
    let template = plainleaf::carried::Folder::Templates.text("leaflet.typ").unwrap();
    site.write("templates/leaflet.typ", template.replace("size: 14pt", "size: 15pt"));
    build(&site, &[]);
    assert_eq!(kept(), 48, "so is the template");
}

#[test]
fn half_a_file_in_the_cache_is_made_again() {
    let (site, _) = built(&[]);
    let first = site.tree("public");
    for path in site.tree(".plainleaf/pdf").keys() {
        site.write(&format!(".plainleaf/pdf/{path}"), b"half");
    }
    build(&site, &[]);
    assert_eq!(site.tree("public"), first);
}

#[test]
fn a_template_that_is_wrong_says_so_and_the_old_tree_stays() {
    let (site, _) = built(&["--no-pdf"]);
    let before = site.tree("public");
    site.write("templates/leaflet.typ", "#nothing()");
    let run = site.run(&["build", "--borough", "barnet", "--lang", "en"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("cannot be set on paper"), "{}", run.stderr);
    assert!(run.stderr.contains("unknown variable: nothing"), "{}", run.stderr);
    assert_eq!(site.tree("public"), before);
}

#[test]
fn a_language_without_a_font_is_published_without_paper_and_that_is_an_error() {
    let site = Site::base();
    // Nobody has a font for this script among those that leaflets are set in.
    site.replace("plainleaf.yaml", "languages: [en, pl]", "languages: [en, pl, dz]");
    site.write(
        "translations/dz/strings.yaml",
        "language_name: \u{f62}\u{fab}\u{f7c}\u{f44}\u{f0b}\u{f41}\n",
    );
    let run = site.run(&["build", "--borough", "barnet"]);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(site.has("public/barnet/en/parents/your-meeting/leaflet.pdf"));
    assert!(site.has("public/barnet/dz/parents/your-meeting/index.html"));
    assert!(!site.has("public/barnet/dz/parents/your-meeting/leaflet.pdf"));
    let told = run.stderr.split("error[missing-font]").nth(1).unwrap_or_default();
    assert_snapshot!(format!("error[missing-font]{}", told.split("\n\n").next().unwrap()));
}

#[test]
fn one_leaflet_can_be_made_by_itself() {
    let site = Site::base();
    let file = "content/_shared/parents/your-meeting.md";
    let run = site.run(&["pdf", file, "--borough", "barnet", "--lang", "en", "-o", "a/b.pdf"]);
    assert_eq!((run.code, &*run.stdout), (Some(0), "a/b.pdf (1 pages)\n"), "{}", run.stderr);
    build(&site, &[]);
    let alone = fs::read(site.path().join("a/b.pdf")).unwrap();
    let published = fs::read(site.path().join("public").join(MEETING).join("leaflet.pdf")).unwrap();
    assert!(alone == published, "the same leaflet has the same bytes");
}

#[test]
fn several_leaflets_and_forms_go_to_a_folder_with_a_name_each() {
    let site = Site::base();
    let file = "content/_shared/parents/your-meeting.md";
    let options =
        ["pdf", file, "--borough", "barnet", "--form", "a4", "--form", "booklet", "-o", "enclosed"];
    assert_eq!(site.run(&options).code, Some(0));
    let names: Vec<String> = site.tree("enclosed").into_keys().collect();
    assert_eq!(
        names,
        [
            "barnet-en-parents-your-meeting-booklet.pdf",
            "barnet-en-parents-your-meeting-leaflet.pdf",
            "barnet-pl-parents-your-meeting-booklet.pdf",
            "barnet-pl-parents-your-meeting-leaflet.pdf",
        ]
    );
}

#[test]
fn what_cannot_be_made_is_refused_with_advice() {
    let site = Site::base();
    let nowhere = site.run(&["pdf", "content/_shared/parents/nothing.md"]);
    assert_eq!(nowhere.code, Some(2));
    assert_snapshot!(nowhere.stderr);
    let file = "content/_shared/parents/your-meeting.md";
    let many = site.run(&["pdf", file, "-o", "one.pdf"]);
    assert_eq!(many.code, Some(2));
    assert!(many.stderr.contains("these are 4"), "{}", many.stderr);
    site.append(BARNET, "colour: blue\n");
    assert_eq!(site.run(&["pdf", file]).code, Some(1));
}

#[test]
fn a_line_to_write_on_is_filled_where_the_borough_knows_it() {
    let text = "::: write-in\n- The chair's number: {{ contact.chair.phone }}\n- The chair's email {{ contact.chair.email }}\n- Your name\n:::";
    let site = Site::with_text(text);
    site.build();
    let page = site.page("barnet/en/parents/example");
    let rows = select(&page, ".write-in > div");
    let shown: Vec<String> =
        rows.iter().map(|row| row.text().collect::<String>().replace('\u{a0}', " ")).collect();
    assert_eq!(shown, ["The chair's number020 7946 0001", "The chair's email", "Your name"]);
    assert_eq!(select(&page, ".write-in .line").len(), 2);
    assert_eq!(words(&page, ".write-in > div:first-child dt"), "The chair's number");
}

#[test]
fn verify_tells_files_on_paper_that_are_not_whole() {
    let (site, _) = built(&[]);
    let found = |site: &Site| {
        let run = site.run(&["verify", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let all = report["diagnostics"].as_array().unwrap().iter();
        all.map(|found| found["message"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&site), Vec::<String>::new());
    let path = site.path().join("public").join(MEETING).join("leaflet.pdf");
    let whole = fs::read(&path).unwrap();
    let changed = [
        (whole[1..].to_vec(), "this does not begin as a PDF file does"),
        (whole[..whole.len() - 7].to_vec(), "this PDF file breaks off"),
    ];
    for (bytes, message) in changed {
        fs::write(&path, bytes).unwrap();
        assert!(found(&site).iter().any(|found| found == message), "{message}");
    }
    fs::write(&path, whole).unwrap();
    let list = site.read("public/leaflets.json");
    let (before, after) = list.split_once("\"pages\": 1,").unwrap();
    site.write("public/leaflets.json", format!("{before}\"pages\": 3,{after}"));
    assert_eq!(found(&site), ["this has 1 pages; leaflets.json says 3"]);
}
