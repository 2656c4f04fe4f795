//! `plainleaf check`: what a site sets, what its authors allow, and documents without a site.

mod support;

use std::net::TcpListener;

use insta::assert_snapshot;
use support::{BARNET, EXAMPLE, SETTINGS, Site};

/// A sentence of 28 words.
const LONG: &str = "If you cannot come to the meeting because you are ill or at work, tell your social worker, who can read out what you want to say there.";

/// What a check prints, with its exit code.
fn check(site: &Site, arguments: &[&str]) -> String {
    let run = site.run(&[&["check"], arguments].concat());
    format!("{}{}exit code {}\n", run.stdout, run.stderr, run.code.unwrap())
}

// Settings

#[test]
fn a_site_sets_how_bad_a_rule_is() {
    let site = Site::with_text(LONG);
    for (level, expected) in [
        ("warning", "1 warning in 1 file\nexit code 0\n"),
        ("error", "1 error in 1 file\nexit code 1\n"),
        ("hint", "1 hint in 1 file\nexit code 0\n"),
        ("\"off\"", "No problems found\nexit code 0\n"),
    ] {
        let site_file = site.read(SETTINGS);
        site.append(SETTINGS, &format!("check:\n  rules:\n    long-sentence: {level}\n"));
        let told = check(&site, &[]);
        assert!(told.ends_with(expected), "{level}: {told}");
        let built = site.run(&["build", "--no-pdf"]).code;
        assert_eq!(built, Some(i32::from(level == "error")), "{level}");
        site.write(SETTINGS, site_file);
    }
}

#[test]
fn a_site_sets_how_long_sentences_may_be() {
    let site = Site::with_text("You can bring a friend with you to the meeting.");
    site.append(SETTINGS, "check: { sentence_words: 8 }\n");
    let told = check(&site, &[]);
    assert!(told.contains("has 10 words") && told.contains("at most 8 words"), "{told}");
}

#[test]
fn settings_of_rules_that_cannot_be() {
    let site = Site::base();
    let rules = "check:\n  reading_grade: low\n  colour: red\n  rules:\n    long-sentense: off\n    click-here: loud\n    raw-html: off\n    subject-in-address: hint\n";
    assert_snapshot!(check(site.append(SETTINGS, rules), &[]));
}

#[test]
fn warnings_and_hints_can_be_denied() {
    let site = Site::with_text(LONG);
    assert!(check(&site, &[]).ends_with("exit code 0\n"));
    assert!(check(&site, &["--deny", "warnings"]).ends_with("exit code 1\n"));
    site.append(SETTINGS, "check: { rules: { long-sentence: hint } }\n");
    assert!(check(&site, &["--deny", "warnings"]).ends_with("exit code 0\n"));
    assert!(check(&site, &["--deny", "hints"]).ends_with("exit code 1\n"));
}

#[test]
fn every_report_has_a_word_for_hints() {
    let site = Site::with_text(LONG);
    site.append(SETTINGS, "check: { rules: { long-sentence: hint } }\n");
    for (format, word) in [
        ("human", "hint[long-sentence]: this sentence"),
        ("json", "\"severity\": \"hint\""),
        ("github", "::notice file=content/_shared/parents/example.md,line=11,col=1,"),
        ("sarif", "\"level\": \"note\""),
    ] {
        let told = check(&site, &["--format", format]);
        assert!(told.contains(word), "{format}: {told}");
    }
}

// Silences

#[test]
fn a_comment_allows_one_rule_at_one_place() {
    for text in [
        format!("<!-- plainleaf allow long-sentence: it is a quotation -->\n{LONG}"),
        format!("<!-- plainleaf allow long-sentence: it is a quotation -->\n\n- One.\n- {LONG}"),
        format!("- One.\n- {LONG} <!-- plainleaf allow long-sentence: so it is -->"),
        format!("- One.\n- <!-- plainleaf allow long-sentence: so it is -->\n  {LONG}"),
        format!("<!-- plainleaf allow long-sentence: so -->\n\n::: remember\nA.\n\n{LONG}\n:::"),
        format!(
            "::: remember\n<!-- plainleaf allow click-here, long-sentence: so -->\n[here](your-rights.md) {LONG}\n:::"
        ),
    ] {
        let told = check(&Site::with_text(&text), &[]);
        assert_eq!(told, "No problems found\nexit code 0\n", "{text}");
    }
}

#[test]
fn a_comment_allows_nothing_elsewhere() {
    let text = format!(
        "<!-- plainleaf allow long-sentence: it is a quotation -->\n{LONG}\n\n{LONG} [Here](your-rights.md)\n"
    );
    assert_snapshot!(check(&Site::with_text(&text), &[]));
}

#[test]
fn comments_that_allow_nothing_are_told() {
    let text = "<!-- plainleaf allow long-sentence: it is a quotation -->\nShort.\n\n<!-- plainleaf allow click-here -->\nA.\n\n<!-- plainleaf allow click-hear: so -->\nB.\n\n<!-- plainleaf allow raw-html: so -->\nC.\n\n<!-- plainleaf ignore -->\nD.\n\n<!-- plain leaf, ask Sam -->\nE.";
    assert_snapshot!(check(&Site::with_text(text), &["--deny", "warnings"]));
}

#[test]
fn comments_in_yaml_and_front_matter_allow_a_key() {
    let site = Site::with_text("Text.");
    site.replace(
        EXAMPLE,
        "summary: What the test is about.",
        &format!("# plainleaf allow long-sentence: so\nsummary: \"{LONG}\""),
    );
    site.append(BARNET, &format!("# plainleaf allow long-sentence: so\nexit:\n  name: \"{LONG}\"\n  address: https://www.example.org/ # plainleaf allow click-here: nothing\n"));
    assert_snapshot!(check(&site, &[]));
}

#[test]
fn a_comment_in_front_matter_allows_what_concerns_the_file() {
    let site = Site::base();
    let leaflet = site.read(support::LEAFLET);
    let path = "content/_shared/parents/the-conference.md";
    site.write(path, &leaflet);
    assert!(check(&site, &[]).contains("names the subject"));
    let allowed =
        leaflet.replacen("---\n", "---\n# plainleaf allow subject-in-address: a test\n", 1);
    site.write(path, allowed);
    assert_eq!(check(&site, &[]), "No problems found\nexit code 0\n");
}

// Documents without a site

#[test]
fn loose_documents_are_checked_by_themselves() {
    let folder = Site::empty();
    folder.write("page.md", format!("# The meeting\n\n## Coming\n\n{LONG}\n\n# Again\n"));
    folder.write("old/leaflet.txt", format!("The meeting\n\n  • One\n  • 🙂 {LONG}\n"));
    assert_snapshot!(check(&folder, &["page.md", "old/leaflet.txt"]));
}

#[test]
fn front_matter_of_a_loose_document_is_read() {
    let folder = Site::empty();
    folder.write("page.md", format!("---\ntitle: \"{LONG}\"\nlayout: page\n---\n\nText.\n"));
    let told = check(&folder, &["page.md"]);
    assert!(told.contains("page.md:2:9") && told.contains("1 warning in 1 file"), "{told}");
}

#[test]
fn a_file_of_the_site_is_checked_as_a_part_of_it() {
    let site = Site::with_text("{{ contact.nobody.phone }}");
    site.write("content/_shared/parents/other.md", support::leaflet(LONG));
    let told = check(&site, &[EXAMPLE]);
    assert!(told.contains("unknown-contact") && !told.contains("long-sentence"), "{told}");
}

#[test]
fn files_that_cannot_be_checked_are_told() {
    let folder = Site::empty();
    folder.write("leaflet.docx", "PK");
    folder.write("latin.txt", [b'c', 0xe9]);
    assert_snapshot!(check(&folder, &["leaflet.docx"]));
    assert_snapshot!(check(&folder, &["nowhere.md"]));
    assert_snapshot!(check(&folder, &["latin.txt"]));
}

// Explanations

#[test]
fn rules_are_explained() {
    let folder = Site::empty();
    assert_snapshot!(check(&folder, &["--explain", "click-here"]));
    assert_snapshot!(check(&folder, &["--explain", "click-hear"]));
}

// Links elsewhere

#[test]
fn links_elsewhere_are_asked_only_when_that_is_wanted() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let folder = Site::empty();
    // A name for the listener that a certificate could have: here nobody answers in TLS.
    folder.write("page.md", format!("Ask [the helpline](https://{address}/x.html).\n"));
    listener.set_nonblocking(true).unwrap();
    assert_eq!(check(&folder, &["page.md"]), "No problems found\nexit code 0\n");
    assert!(listener.accept().is_err(), "a plain check has asked");
    drop(listener);
    let told = check(&folder, &["page.md", "--links"]);
    assert!(told.contains("warning[dead-link]") && told.contains("page.md:1:5"), "{told}");
}

#[test]
fn silences_of_dead_links_wait_for_a_run_that_asks() {
    let site =
        Site::with_text("<!-- plainleaf allow dead-link: it answers to browsers only -->\nText.");
    assert_eq!(check(&site, &[]), "No problems found\nexit code 0\n");
}
