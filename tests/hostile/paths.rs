//! Names and links that try to lead out of the site, or that not every system can have.

use std::fs;
use std::path::Path;

use crate::run::{bounded, tells};
use crate::support::{EXAMPLE, LEAFLET, SETTINGS, Site, leaflet};

/// Names that are no part of an address, or that some system cannot have.
fn names() -> Vec<String> {
    let plain = [
        "Your-meeting",
        "YOUR-RIGHTS",
        "aux",
        "con",
        "nul",
        "prn",
        "com1",
        "lpt9",
        "a.",
        "a..",
        "a ",
        " a",
        "a:b",
        "a\\b",
        "-a",
        "a-",
        "a%2e%2e",
        "%00",
        "e\u{301}",
        "é",
        "y\u{43e}ur-rights",
        "\u{ff41}",
        "\u{202e}a",
        "a\u{200b}",
        "a\nb",
        "a\tb",
        "a\u{1b}[31m",
        "a\u{7f}",
        "<b>",
        "a&b",
        "a\"b",
        "a'b",
        "{{ borough.name }}",
        "$(id)",
        "`id`",
        "a;b",
        "a|b",
        "a*",
        "~a",
        "_shared",
    ];
    let mut names: Vec<String> = plain.iter().map(ToString::to_string).collect();
    names.push("a".repeat(81));
    names.push("a".repeat(240));
    names
}

fn assert_refused(site: &Site, name: &str) {
    let run = bounded(site, &["check"]);
    assert_eq!(run.code, Some(1), "{name:?}: {}", run.stdout);
    assert!(run.stdout.contains("error["), "{name:?}: {}", run.stdout);
    assert!(
        !run.stdout.contains('\u{1b}') && !run.stdout.contains('\u{7f}'),
        "{name:?}: {}",
        run.stdout
    );
    let build = bounded(site, &["build", "--no-pdf"]);
    assert_eq!(build.code, Some(1), "{name:?}");
    assert!(!site.has("public"), "{name:?}");
}

#[test]
fn a_leaflet_has_a_name_that_every_system_and_address_can_have() {
    for name in names() {
        let site = Site::base();
        site.write(&format!("content/_shared/parents/{name}.md"), leaflet("Text."));
        assert_refused(&site, &name);
    }
}

#[test]
fn a_borough_has_such_a_name_too() {
    for name in names().iter().filter(|name| !name.starts_with('_')) {
        let site = Site::base();
        site.write(&format!("content/{name}/borough.yaml"), "name: A\nshort_name: A\n");
        assert_refused(&site, name);
    }
}

#[test]
fn a_folder_of_translations_is_a_language_or_is_told() {
    for name in names() {
        let site = Site::base();
        site.write(&format!("translations/{name}/_shared/parents/your-rights.md"), "x");
        let run = bounded(&site, &["check"]);
        let told = tells(&run, "unlisted-language") || tells(&run, "unexpected-file");
        assert!(told || tells(&run, "unreadable"), "{name:?}: {}", run.stdout);
        assert!(!run.stdout.contains('\u{1b}'), "{name:?}: {}", run.stdout);
        if run.code == Some(1) {
            continue;
        }
        site.build();
        assert!(
            site.tree("public").keys().all(|path| !path.contains(&format!("/{name}/"))),
            "{name:?}"
        );
    }
}

#[test]
fn languages_in_the_settings_are_tags() {
    for tag in
        ["../x", "/etc", "..", "pl/..", "PL", "e\u{301}", "<b>", "\"a\\nb\"", "a", "pl-x-../.."]
    {
        let site = Site::base();
        site.replace(SETTINGS, "[en, pl]", &format!("[en, pl, {tag}]"));
        assert_refused(&site, tag);
    }
}

#[test]
fn no_link_of_a_leaflet_leads_to_a_file_outside() {
    let secret = fs::read_to_string("/etc/passwd").unwrap_or_else(|_| "root:".to_owned());
    let secret = secret.lines().next().unwrap();
    for address in [
        "../../../../etc/passwd",
        "../../../../etc/passwd.md",
        "/etc/passwd.md",
        "file:///etc/passwd",
        "..%2f..%2fetc%2fpasswd.md",
        "..\\..\\etc\\passwd.md",
        "//example.org/a.md",
        "\\\\example.org\\a.md",
        "your-meeting.md/../../../../etc/passwd.md",
        "https:/etc/passwd",
        "../../barnet/borough.yaml",
        "../everyone/../../../plainleaf.yaml",
    ] {
        let site = Site::with_text(&format!("[a]({address})"));
        let run = bounded(&site, &["check"]);
        let told = ["broken-link", "unsafe-link"].iter().any(|name| tells(&run, name));
        assert!(told && run.code == Some(1), "{address}: {}", run.stdout);
        assert!(!run.stdout.contains(secret), "{address}");
    }
}

#[test]
fn values_and_components_are_names_of_data_and_never_paths() {
    for text in [
        "{{ ../../etc/passwd }}",
        "{{ /etc/passwd }}",
        "{{ fact.../../../etc/passwd }}",
        "{{ contact.chair/../../x.phone }}",
        "{{ get_env(name=\"HOME\") }}",
        "{{ __tera_context }}",
        "[a]({{ ../../etc/passwd }})",
        "::: contact ../../../etc/passwd\n:::",
        "::: include ../../../etc/passwd\n:::",
        "::: where fact.../../x\na\n:::\n\n{{ x }}",
        "{% include \"/etc/passwd\" %}{{ x }}",
    ] {
        let site = Site::with_text(text);
        assert_refused(&site, text);
    }
    // What templates would run is words here.
    let site = Site::with_text("{% include \"/etc/passwd\" %} {# a #} {%- set a = 1 %}");
    site.build();
    let page = site.read("public/barnet/en/parents/example/index.html");
    assert!(page.contains("{% include") && !page.contains("root:"), "{page}");
}

#[test]
fn templates_include_templates_and_nothing_else() {
    for outside in [
        "/etc/passwd",
        "../../../../etc/passwd",
        "../plainleaf.yaml",
        "../content/barnet/borough.yaml",
    ] {
        for tag in ["include", "extends"] {
            let site = Site::base();
            site.write("templates/home.html", format!("{{% {tag} \"{outside}\" %}}"));
            let run = bounded(&site, &["build", "--no-pdf"]);
            assert_eq!(run.code, Some(2), "{outside}: {}{}", run.stdout, run.stderr);
            assert!(!site.has("public"), "{outside}");
            assert!(!run.stderr.contains("root:"), "{}", run.stderr);
        }
    }
}

#[test]
fn names_on_the_command_line_are_names_of_the_site() {
    for arguments in [
        &["build", "--no-pdf", "--borough", "../x"][..],
        &["build", "--no-pdf", "--borough", ".."],
        &["build", "--no-pdf", "--borough", "/etc"],
        &["build", "--no-pdf", "--borough", "Barnet"],
        &["build", "--no-pdf", "--lang", "../x"],
        &["new", "borough", "../x"],
        &["new", "borough", "/tmp/x"],
        &["new", "borough", "con"],
        &["new", "leaflet", "../x"],
        &["new", "leaflet", "x", "--borough", "../x"],
        &["new", "language", "../x"],
        &["translate", "export", "--lang", "../x"],
        &["pdf", "../../etc/passwd"],
    ] {
        let site = Site::base();
        let before = site.tree("");
        let run = bounded(&site, arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {}{}", run.stdout, run.stderr);
        assert_eq!(site.tree(""), before, "{arguments:?}");
    }
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::{EXAMPLE, LEAFLET, Path, SETTINGS, Site, bounded, fs, leaflet, tells};
    use crate::support::Run;

    /// A folder of somebody else's, with a leaflet in it that must not be read.
    fn outside() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("kept.md"), leaflet("The secret.")).unwrap();
        folder
    }

    fn check(site: &Site) -> Run {
        let run = bounded(site, &["check"]);
        let all = format!("{}{}", run.stdout, run.stderr);
        assert!(!all.contains("The secret") && !all.contains("root:"), "{all}");
        let build = bounded(site, &["build", "--no-pdf"]);
        assert_ne!(build.code, Some(0), "{}", build.stdout);
        assert!(!site.has("public"));
        run
    }

    fn link(site: &Site, path: &str, target: impl AsRef<Path>) {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, path).unwrap();
    }

    #[test]
    fn a_link_that_leads_out_of_the_site_or_nowhere_is_told_and_not_read() {
        let outside = outside();
        let kept = outside.path().join("kept.md");
        for path in
            [EXAMPLE, "translations/pl/_shared/parents/your-rights.md", "templates/home.html"]
        {
            for target in [
                &*kept,
                Path::new("/etc/passwd"),
                Path::new("/dev/zero"),
                Path::new("/dev/stdin"),
                Path::new("nowhere.md"),
                Path::new("/proc/self/environ"),
            ] {
                let site = Site::base();
                link(&site, path, target);
                let run = check(&site);
                let is_told = tells(&run, "symlink-outside") || tells(&run, "unreadable");
                assert!(is_told, "{path} to {}: {}", target.display(), run.stdout);
            }
        }
        for path in [
            "content/camden",
            "content",
            "translations",
            "translations/ro",
            "templates",
            "content/_shared/children/more",
        ] {
            let site = Site::base();
            // A folder of the same name would be in its place.
            let _ = fs::remove_dir_all(site.path().join(path));
            link(&site, path, outside.path());
            assert!(tells(&check(&site), "symlink-outside"), "{path}");
        }
    }

    #[test]
    fn links_that_go_round_end() {
        let site = Site::base();
        link(&site, "content/_shared/parents/round", "..");
        assert!(tells(&check(&site), "unreadable"));
        let site = Site::base();
        link(&site, "content/_shared/parents/a.md", "b.md");
        link(&site, "content/_shared/parents/b.md", "a.md");
        check(&site);
    }

    #[test]
    fn a_pipe_is_told_and_not_waited_for() {
        for path in
            ["content/_shared/parents/pipe.md", "translations/pl/pipe.md", "templates/pipe.html"]
        {
            let site = Site::base();
            let file = site.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            assert!(Command::new("mkfifo").arg(&file).status().unwrap().success());
            assert!(tells(&check(&site), "unreadable"), "{path}");
        }
    }

    #[test]
    fn the_settings_are_a_file_of_the_site() {
        for target in ["/dev/zero", "/etc/passwd", "nowhere"] {
            let site = Site::base();
            site.remove(SETTINGS);
            link(&site, SETTINGS, target);
            check(&site);
        }
    }

    #[test]
    fn a_link_within_the_site_is_read_as_what_it_leads_to() {
        let site = Site::base();
        link(&site, EXAMPLE, site.path().join(LEAFLET).canonicalize().unwrap());
        site.build();
        assert!(site.has("public/barnet/en/parents/example/index.html"));
    }

    #[test]
    fn nothing_new_is_written_through_a_link() {
        let outside = outside();
        for (path, arguments) in [
            ("content/camden", &["new", "borough", "camden"][..]),
            ("content/_shared/parents/new.md", &["new", "leaflet", "new", "--audience", "parents"]),
            ("translations/ro", &["new", "language", "ro"]),
        ] {
            for target in [outside.path().to_owned(), outside.path().join("nowhere")] {
                let site = Site::base();
                link(&site, path, target);
                let run = bounded(&site, arguments);
                assert_eq!(run.code, Some(2), "{arguments:?}: {}{}", run.stdout, run.stderr);
                assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1, "{arguments:?}");
            }
        }
    }
}
