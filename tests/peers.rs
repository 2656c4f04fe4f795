//! What goes wrong in other programs that make websites, tried there and here: one test for
//! each row of our table of their faults, in its order.

mod support;

use insta::assert_snapshot;
use plainleaf::carried::Folder;
use support::{EXAMPLE, LEAFLET, Site, TRANSLATION, leaflet, select, words};

/// What is told about a site that must not be published; the tree from before must stay.
fn refused(change: impl FnOnce(&Site)) -> String {
    let site = Site::base();
    site.build();
    let before = site.tree("public");
    change(&site);
    let run = site.run(&["build", "--no-pdf"]);
    assert!(matches!(run.code, Some(1 | 2)), "{:?} {}", run.code, run.stderr);
    assert_eq!(run.stdout, "");
    assert!(site.tree("public") == before, "the old tree has changed: {}", run.stderr);
    run.stderr
}

/// What is told about a leaflet that says `text`.
fn refused_text(text: &str) -> String {
    refused(|site| {
        site.write(EXAMPLE, leaflet(text));
    })
}

/// The titles of the problems in a report, each with its place.
fn problems(report: &str) -> String {
    let lines = report.lines().filter(|line| line.contains("]: ") || line.contains("--> "));
    lines.map(str::trim).collect::<Vec<_>>().join("\n")
}

/// One build that is killed while its pages are written; tests/kill.rs kills many, anywhere.
#[test]
fn killed_midway_the_old_tree_is_whole() {
    use std::process::Stdio;
    let site = Site::base();
    site.build();
    let before = site.tree("public");
    site.append(LEAFLET, "\nOne more sentence.\n");
    let has_begun = || {
        let entries = std::fs::read_dir(site.path()).unwrap().filter_map(Result::ok);
        let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.any(|name| name.starts_with(".public.new-"))
    };
    let mut build = support::program();
    build.current_dir(site.path()).args(["build", "--no-pdf"]);
    let mut build = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while build.try_wait().unwrap().is_none() && !has_begun() {}
    build.kill().unwrap();
    build.wait().unwrap();
    let after = site.tree("public");
    site.build();
    let whole_new = site.tree("public");
    // It may have been killed just after the swap.
    assert!(after == before || after == whole_new, "old and new are mixed");
    assert!(whole_new != before);
    assert!(!has_begun(), "something is left");
}

#[test]
fn bad_front_matter_in_several_files_is_all_told() {
    let said = refused(|site| {
        site.replace(LEAFLET, "order: 10", "order: first");
        site.replace(TRANSLATION, "status: draft", "status: [draft");
        site.write(EXAMPLE, leaflet("Text.").replace("reviewed: 2026", "reviewed: at Easter 2026"));
        site.write(
            "content/barnet/parents/example.md",
            leaflet("Text.").replace("title: An", "titel: An"),
        );
    });
    for file in [LEAFLET, TRANSLATION, EXAMPLE, "content/barnet/parents/example.md"] {
        assert!(said.contains(&format!("--> {file}:")), "{file}: {said}");
    }
}

/// Also `a_template_that_cannot_be_read_stops_the_build_and_the_old_tree_stays` in
/// tests/build.rs.
#[test]
fn template_error_leaves_the_old_site_untouched() {
    let said = refused(|site| {
        site.write("templates/leaflet.html", "{% if %}");
    });
    assert!(said.contains("leaflet.html:1:7"), "{said}");
}

#[test]
fn misspelt_key_is_an_error_with_a_suggestion() {
    let said = refused(|site| {
        site.write(EXAMPLE, leaflet("Text.").replace("order: 30", "oder: 30"));
    });
    assert!(said.contains("Did you mean `order`?"), "{said}");
    // A key of another program.
    let said = refused(|site| {
        site.write(EXAMPLE, leaflet("Text.").replace("order: 30", "order: 30\nwieght: 3"));
    });
    assert!(said.contains("`wieght`") && said.contains("example.md:6:1"), "{said}");
}

#[test]
fn no_front_matter_is_an_error() {
    let said = refused(|site| {
        site.write(EXAMPLE, "# An example\n\nText.\n");
    });
    assert!(said.contains("error") && said.contains(&format!("--> {EXAMPLE}:1:1")), "{said}");
}

#[test]
fn raw_script_and_onclick_are_errors_and_never_published() {
    let said = refused_text(
        "<script>alert(1)</script>\n\nCall <b onclick=\"alert(1)\">now</b>.\n\n<img src=x onerror=alert(1)>",
    );
    assert_snapshot!(problems(&said));
}

#[test]
fn javascript_link_is_an_error() {
    let said = refused_text(
        "[a](javascript:alert(1))\n\n[b](JavaScript:alert(1))\n\n[c](java&#x0A;script:alert(1))\n\n[d](data:text/html,x)\n\n[e](vbscript:x)\n\n<javascript:alert(1)>",
    );
    assert_snapshot!(problems(&said));
}

#[test]
fn tel_link_works() {
    let site = Site::with_text("Call [the chair](tel:+442079460001) or {{ contact.chair.phone }}.");
    site.build();
    let page = site.page("barnet/en/parents/example");
    let links: Vec<_> = select(&page, ".words a[href^='tel:']")
        .iter()
        .map(|link| link.attr("href").unwrap().to_owned())
        .collect();
    assert_eq!(links, ["tel:+442079460001", "tel:+442079460001"]);
}

#[test]
fn broken_internal_links_are_all_found_anchors_too() {
    let said = refused_text(
        "## Here {#here}\n\n[a](your-rihgts.md), [b](../children/your-rights.md), [c](your-rights.md#askin),\n[d](#hree), [e](/barnet/en/index.html) and [f](your-rights.html).",
    );
    assert_snapshot!(problems(&said));
}

#[test]
fn link_to_a_leaflet_that_is_not_translated_leads_to_the_fallback_which_is_marked() {
    let site = Site::base();
    site.build();
    let page = site.page("barnet/pl/parents/your-meeting");
    let link = select(&page, ".words a[href*='your-rights']")[0].attr("href");
    assert_eq!(link, Some("../../parents/your-rights/index.html#asking"));
    let fallback = site.page("barnet/pl/parents/your-rights");
    assert_eq!(select(&fallback, ".words[lang=en][dir=ltr] #asking").len(), 1);
    let notice = Folder::Translations.text("pl/strings.yaml").unwrap();
    let notice = notice.lines().find_map(|line| line.strip_prefix("not_translated: ")).unwrap();
    assert_eq!(words(&fallback, ".notice"), notice.trim_matches('"'));
}

#[test]
fn not_utf8_is_an_error_that_names_file_and_byte() {
    let said = refused(|site| {
        site.write(EXAMPLE, [leaflet("Caf").as_bytes(), b"\xe9\n"].concat());
    });
    let byte = leaflet("Caf").len() + 1;
    assert!(said.contains(&format!("not UTF-8 text: byte {byte} is 0xe9")), "{said}");
    assert!(said.contains(&format!("--> {EXAMPLE}:")), "{said}");
}

#[cfg(unix)]
#[test]
fn symlink_out_of_the_tree_is_an_error() {
    let outside = Site::empty();
    outside.write("secret.md", leaflet("Secret."));
    let said = refused(|site| {
        let link = site.path().join("content/_shared/parents/secret.md");
        std::os::unix::fs::symlink(outside.path().join("secret.md"), link).unwrap();
    });
    assert!(said.contains("error[symlink-outside]"), "{said}");
    assert!(said.contains("--> content/_shared/parents/secret.md"), "{said}");
}

#[test]
fn withdrawn_leaflet_is_removed_and_listed_in_the_summary() {
    let site = Site::with_text("Text.");
    site.build();
    site.remove(EXAMPLE);
    let run = site.build();
    assert!(!site.has("public/barnet/en/parents/example"));
    assert_snapshot!(run.stdout);
}

/// On the whole sample site; `the_same_site_gives_the_same_bytes_with_any_number_of_threads`
/// in tests/build.rs holds that of the base site.
#[test]
fn two_builds_give_the_same_bytes() {
    let sample = support::sample::Sample::new();
    let build = |threads: &str, out: &str| {
        let mut build = support::program();
        build.current_dir(sample.path("")).env("RAYON_NUM_THREADS", threads);
        let run = build.args(["build", "--no-pdf", "--out", out]).output().unwrap();
        assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
        support::files_below(&sample.path(out))
    };
    let first = build("1", "one");
    assert!(first.len() > 100, "{}", first.len());
    assert!(build("8", "other") == first, "a clean build with more threads differs");
    assert!(build("3", "one") == first, "a build over another one differs");
}

#[test]
fn missing_translation_of_a_string_is_english_marked_as_such_with_a_warning() {
    let site = Site::base();
    let carried = Folder::Translations.text("pl/strings.yaml").unwrap();
    assert!(carried.contains("contrast: Wysoki kontrast\n"));
    site.write("translations/pl/strings.yaml", carried.replace("contrast: Wysoki kontrast\n", ""));
    let run = site.build();
    assert!(run.stderr.contains("warning[missing-string]"), "{}", run.stderr);
    assert!(run.stderr.contains("--> translations/pl/strings.yaml:"), "{}", run.stderr);
    let page = site.page("barnet/pl/parents/your-meeting");
    assert_eq!(words(&page, "button.contrast > [lang=en][dir=ltr]"), "High contrast");
}
