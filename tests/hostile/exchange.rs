//! Files that a translator, or somebody who says so, gives back.

use std::collections::BTreeMap;

use crate::run::{bounded, numbered, tells};
use crate::support::{Run, Site, TRANSLATION, select};

const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:1.2";

fn xliff(path: &str, id: &str, source: &str, target: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" xmlns=\"{NAMESPACE}\"><file original=\"{path}\" source-language=\"en\" target-language=\"pl\"><body><trans-unit id=\"{id}\" approved=\"yes\"><source>{source}</source><target>{target}</target></trans-unit></body></file></xliff>\n"
    )
}

fn po(path: &str, id: &str, english: &str, words: &str) -> String {
    format!(
        "msgid \"\"\nmsgstr \"Language: pl\\n\"\n\n#: {path}:1\nmsgctxt \"{path} | {id}\"\nmsgid \"{english}\"\nmsgstr \"{words}\"\n"
    )
}

/// Every file below the folder that the site lies in.
fn everything(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.tree("")
}

#[test]
fn files_without_end_are_refused_or_read_to_their_end() {
    let meeting = "content/_shared/parents/your-meeting.md";
    let many = 100_000;
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    let cases = [
        ("deep codes", xliff(meeting, "x", "a", &("<g id=\"1\">".repeat(many) + &"</g>".repeat(many)))),
        ("deep marks", xliff(meeting, "x", &("<mrk>".repeat(many) + &"</mrk>".repeat(many)), "a")),
        ("deep groups", xliff(meeting, "x", "a", "b").replace("<trans-unit", &("<group>".repeat(many) + "<trans-unit"))),
        ("codes without end", xliff(meeting, "x", "a", &"<x id=\"1\"/>".repeat(many))),
        ("unknown elements", xliff(meeting, "x", "a", &"<b/>".repeat(20_000))),
        ("a huge number", xliff(meeting, "x", "a", &format!("<x id=\"{}\"/>", "9".repeat(many)))),
        ("a huge attribute", xliff(&"a".repeat(10_000_000), "x", "a", "b")),
        ("huge words", xliff(meeting, "x", "a", &"b ".repeat(5_000_000))),
        ("attributes without end", xliff(meeting, "x", "a", &format!("<x {}/>", numbered(0..20_000, |n| format!("a{n}=\"\" "))))),
        ("entities", xliff(meeting, "x", "&b;&b;&c;", "&c;").replace("<xliff", &format!("{entities}<xliff"))),
        ("no end", format!("<xliff version=\"1.2\" xmlns=\"{NAMESPACE}\">{}", "<file>".repeat(many))),
        ("units without end", xliff(meeting, "x", "a", "b").replace("</body>", &format!("{}</body>", "<trans-unit id=\"y\"><source>a</source><target>b</target></trans-unit>".repeat(20_000)))),
        ("no XML", "<".repeat(1_000_000)),
        ("a huge entry", po(meeting, "x", &"a".repeat(10_000_000), &"b".repeat(10_000_000))),
        ("signs in an entry", po(meeting, "x", &"<".repeat(5_000_000), &"<g1".repeat(1_000_000))),
        ("codes in an entry", po(meeting, "x", "a", &"<x1/><g1>".repeat(many))),
        ("entries without end", "msgctxt \"content/_shared/parents/your-meeting.md | y\"\nmsgid \"a\"\nmsgstr \"b\"\n\n".repeat(20_000)),
        ("lines without end", "\"a\"\n".repeat(200_000)),
        ("backslashes", po(meeting, "x", &"\\\\".repeat(1_000_000), "\\\\")),
        ("keywords", "msgid\n".repeat(50_000)),
        ("larger than any", "#".repeat(40 * 1024 * 1024)),
    ];
    for (name, text) in cases {
        let site = Site::base();
        site.write("back", &text);
        let before = everything(&site);
        let run = bounded(&site, &["translate", "import", "back"]);
        assert_eq!(everything(&site), before, "{name}");
        let end = run.stdout.floor_char_boundary(3000);
        assert_ne!(run.code, Some(0), "{name}: {}{}", &run.stdout[..end], run.stderr);
        assert!(!run.stdout.contains("root:"), "{name}");
    }
}

#[test]
fn no_name_in_a_file_leads_out_of_the_site() {
    let names = [
        "../../x.md",
        "../../../../../../../../etc/passwd",
        "/etc/passwd",
        "content/../../x.md",
        "content/_shared/parents/../../../../x.md",
        "./content/_shared/parents/your-meeting.md",
        "content//_shared/parents/your-meeting.md",
        "content\\_shared\\parents\\your-meeting.md",
        "C:\\x.md",
        "translations/pl/strings.yaml",
        "plainleaf.yaml",
        "",
    ];
    for name in names {
        for text in [xliff(name, "x", "a", "b"), po(&name.replace('\\', "\\\\"), "x", "a", "b")] {
            let site = Site::base();
            site.write("back", &text);
            let before = everything(&site);
            let run = bounded(&site, &["translate", "import", "back"]);
            assert!(tells(&run, "unknown-block"), "{name}: {}{}", run.stdout, run.stderr);
            assert_eq!(everything(&site), before, "{name}");
        }
    }
    for tag in ["../x", "..", "/etc", "pl/../../x", "PL", ""] {
        let site = Site::base();
        site.write(
            "back",
            xliff("content/_shared/parents/your-meeting.md", "x", "a", "b")
                .replace("\"pl\"", &format!("\"{tag}\"")),
        );
        let before = everything(&site);
        let run = bounded(&site, &["translate", "import", "back"]);
        assert_ne!(run.code, Some(0), "{tag}: {}", run.stdout);
        assert_eq!(everything(&site), before, "{tag}");
    }
}

#[cfg(unix)]
#[test]
fn an_import_writes_through_no_link() {
    use std::fs;
    use std::os::unix::fs::symlink;

    let outside = tempfile::tempdir().unwrap();
    let kept = outside.path().join("your-meeting.md");
    for place in ["translations", "translations/pl", "translations/pl/_shared/parents"] {
        let site = Site::base();
        assert_eq!(bounded(&site, &["translate", "export", "--lang", "pl"]).code, Some(0));
        let back = site.read("pl.xlf");
        assert!(back.contains("zaprasza na spotkanie"), "{back}");
        site.write("pl.xlf", back.replace("zaprasza na spotkanie", "prosi na spotkanie"));
        fs::write(&kept, site.read(TRANSLATION)).unwrap();
        let before = fs::read_dir(outside.path()).unwrap().count();
        fs::remove_dir_all(site.path().join(place)).unwrap();
        symlink(outside.path(), site.path().join(place)).unwrap();
        bounded(&site, &["translate", "import", "pl.xlf", "--lang", "pl"]);
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), before, "{place}");
        assert!(fs::read_to_string(&kept).unwrap().contains("zaprasza"), "{place}");
    }

    let site = Site::base();
    let secret = outside.path().join("secret");
    fs::write(&secret, "kept").unwrap();
    assert_eq!(bounded(&site, &["translate", "export", "--lang", "pl"]).code, Some(0));
    let back = site.read("pl.xlf").replace("zaprasza na spotkanie", "prosi na spotkanie");
    site.write("pl.xlf", back);
    // Beside the file that is written an outsider may have put what catches half-written ones.
    symlink(&secret, site.path().join(TRANSLATION).with_extension("part")).unwrap();
    let run = bounded(&site, &["translate", "import", "pl.xlf"]);
    assert!(site.read(TRANSLATION).contains("prosi"), "{}{}", run.stdout, run.stderr);
    assert_eq!(fs::read_to_string(&secret).unwrap(), "kept");
}

/// What comes of the heading of a translation when a translator gives these words back.
fn heading_given_back_as(words: &str) -> (Site, Run) {
    const HEADING: &str = "Kto może pomóc";
    let site = Site::base();
    assert_eq!(bounded(&site, &["translate", "export", "--lang", "pl"]).code, Some(0));
    let back = site.read("pl.xlf");
    assert_eq!(back.matches(HEADING).count(), 1, "{back}");
    site.write("pl.xlf", back.replace(HEADING, words));
    let run = bounded(&site, &["translate", "import", "pl.xlf"]);
    (site, run)
}

#[test]
fn the_words_of_a_translator_stay_words_to_the_page() {
    let (site, _) = heading_given_back_as("[a] ![i] ::: *b* # `c` _d_ ![j][k]");
    site.build();
    let page = site.page("barnet/pl/parents/your-meeting");
    let inside = ".words h2 *, .words img, .words a[href^=java]";
    assert_eq!(select(&page, inside).len(), 0);
    let shown: String = select(&page, ".words h2")[0].text().collect();
    assert_eq!(shown, "[a] ![i] ::: *b* # `c` _d_ ![j][k]");
}

#[test]
fn tags_and_values_that_the_english_does_not_have_are_refused() {
    for words in ["&lt;script&gt;alert(1)&lt;/script&gt;", "a {{ exit.name }} b"] {
        let (site, run) = heading_given_back_as(words);
        assert!(tells(&run, "codes-differ"), "{}{}", run.stdout, run.stderr);
        assert!(site.read(TRANSLATION).contains("Kto może pomóc"), "{words}");
    }
}
