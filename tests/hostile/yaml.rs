//! Data files and front matter that are made to cost time or memory.

use crate::run::{bounded, numbered, tells, told};
use crate::support::{BARNET, EXAMPLE, Site, leaflet};

/// YAML, and the problem that it must give.
fn hostile() -> Vec<(&'static str, String, &'static str)> {
    let bomb = numbered(1..12, |n| {
        let before = format!("*a{} ", n - 1).repeat(10).trim_end().replace(' ', ", ");
        format!("a{n}: &a{n} [{before}]\n")
    });
    vec![
        ("deep lists", "name: ".to_owned() + &"[".repeat(100_000), "bad-yaml"),
        ("deep mappings", "name: ".to_owned() + &"{a: ".repeat(100_000), "bad-yaml"),
        ("deep lines", numbered(0..700, |n| format!("{}a:\n", " ".repeat(n))), "bad-yaml"),
        ("deep items", "- ".repeat(100_000), "bad-yaml"),
        ("an alias bomb", format!("a0: &a0 [x]\n{bomb}"), "bad-yaml"),
        ("merge keys", "a: &a {b: c}\nname:\n  <<: *a\n".to_owned(), "bad-yaml"),
        ("an endless alias", "name: &a [*a]\n".to_owned(), "bad-yaml"),
        (
            "a huge number",
            format!("name: A\nshort_name: A\norder: {}\n", "9".repeat(100_000)),
            "bad-value",
        ),
        ("the same key", "name: A\n".repeat(40_000), "duplicate-key"),
        ("a very long key", format!("{}: A\n", "k".repeat(1000)), "unknown-key"),
        ("a key of 400 KB", format!("? {}\n: A\n", "k".repeat(400_000)), "unknown-key"),
        ("keys without end", numbered(0..30_000, |n| format!("key{n}: A\n")), "unknown-key"),
        (
            "contacts without end",
            "name: A\nshort_name: A\ncontacts:\n".to_owned()
                + &numbered(0..15_000, |n| format!("  c{n}: {{ name: A }}\n")),
            "",
        ),
        ("quotes", "name: ".to_owned() + &"\"".repeat(100_001), "bad-yaml"),
        ("a tag", "name: !!python/object:os.system x\n".to_owned(), ""),
        ("directives", "%TAG ! x\n".repeat(10_000), "bad-yaml"),
        ("documents", "---\nname: A\n".repeat(10_000), "bad-yaml"),
        ("comments", "#\n".repeat(200_000), "missing-key"),
        ("allowed findings", "# plainleaf allow long-sentence: x\n".repeat(5_000), ""),
        ("a folded text", "name: >\n".to_owned() + &"  a\n".repeat(100_000), ""),
        ("a character that runs", "name: \"\\e[31m\\0\"\n".to_owned(), "bad-yaml"),
    ]
}

#[test]
fn data_without_end_is_refused_or_read_to_its_end() {
    for (name, text, problem) in hostile() {
        let site = Site::base();
        site.write(BARNET, &text);
        let run = bounded(&site, &["check"]);
        assert!(
            problem.is_empty() || tells(&run, problem),
            "{name}: {}",
            &run.stdout[..run.stdout.floor_char_boundary(3000)]
        );
        let build = bounded(&site, &["build", "--no-pdf"]);
        assert_eq!(build.code, run.code, "{name}");
    }
}

#[test]
fn front_matter_without_end_is_refused_or_read_to_its_end() {
    for (name, text, _) in hostile() {
        let site = Site::base();
        let text = text.replace("---\n", "");
        site.write(EXAMPLE, format!("---\n{text}\n---\n\nText.\n"));
        let run = bounded(&site, &["check"]);
        assert!(!told(&run).is_empty(), "{name}");
        assert_eq!(run.code, Some(1), "{name}: {}", run.stdout);
    }
}

#[test]
fn translated_data_without_end_is_refused_or_read_to_its_end() {
    for (name, text, _) in hostile() {
        for path in [
            "strings.yaml",
            "_shared/glossary.yaml",
            "_shared/contacts.yaml",
            "barnet/borough.yaml",
        ] {
            let site = Site::base();
            site.write(&format!("translations/pl/{path}"), &text);
            let run = bounded(&site, &["check"]);
            assert!(matches!(run.code, Some(0 | 1)), "{name} in {path}");
        }
    }
}

#[test]
fn a_record_that_is_nested_or_huge_is_refused() {
    let record = "translations/pl/_shared/parents/your-meeting.made-from.json";
    for (text, problem) in [
        ("[".repeat(100_000), "bad-record"),
        (format!("[{}]", "[\"p\", \"a\"],".repeat(10_000)), "bad-record"),
        ("[\"".to_owned() + &"a".repeat(1_000_000), "too-large"),
    ] {
        let site = Site::base();
        site.write(record, text);
        assert!(tells(&bounded(&site, &["check"]), problem), "{problem}");
    }
}

#[test]
fn the_settings_of_a_site_have_the_same_bounds() {
    for text in
        ["a: ".to_owned() + &"[".repeat(100_000), "title: ".to_owned() + &"x".repeat(1_000_000)]
    {
        let site = Site::base();
        site.write("plainleaf.yaml", text).write(EXAMPLE, leaflet("Text."));
        let run = bounded(&site, &["check"]);
        assert_eq!(run.code, Some(1), "{}", run.stdout);
    }
}
