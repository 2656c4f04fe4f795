//! Leaflets that are nested, long or repeated without end.
//!
//! The program itself is run, with the stack that it has for itself and for its threads.

use crate::run::{bounded, numbered, tells, told};
use crate::support::{EXAMPLE, Run, Site, leaflet};

const MANY: usize = 100_000;
/// Just under the largest file that is read, so that every step gets it.
const LONGEST: usize = 500_000;

/// A text again and again, as often as one asks and the largest file holds.
fn again(text: &str, times: usize) -> String {
    text.repeat(times.min(LONGEST / text.len()))
}

/// Checks a leaflet that says `text`, and builds pages of it if it can be published.
fn checked_and_built(text: &str) -> Run {
    let site = Site::with_text(text);
    let check = bounded(&site, &["check"]);
    let build = bounded(&site, &["build", "--no-pdf", "--borough", "barnet", "--lang", "en"]);
    assert_eq!(build.code == Some(0), check.code == Some(0), "{}", build.stderr);
    assert_eq!(site.has("public"), check.code == Some(0));
    check
}

#[test]
fn what_is_nested_without_end_is_refused_with_its_place() {
    let nested = [
        ("quotes", again("> ", MANY)),
        ("lists", again("- ", MANY)),
        ("numbered lists", again("1. ", MANY)),
        ("quotes and lists", again("> - ", MANY)),
        ("lists line by line", numbered(0..700, |n| format!("{}- a\n", "  ".repeat(n)))),
        ("emphasis", again("*a ", MANY) + &again(" b*", MANY / 2)),
        ("strong words", again("**a ", 30_000) + &again(" b**", 30_000)),
        ("components", again("::: remember\n", MANY) + "x\n"),
        ("a table in quotes", format!("{0}|a|\n{0}|-|\n", again("> ", 60_000))),
    ];
    for (name, text) in nested {
        let run = checked_and_built(&format!("x\n\n{text}x"));
        assert_eq!(run.code, Some(1), "{name}: {}", run.stdout);
        assert!(tells(&run, "too-deep"), "{name}: {}", run.stdout);
        let about_depth = told(&run).into_iter().filter(|name| *name == "too-deep").count();
        assert!(about_depth < 1000, "{name} is told {about_depth} times");
    }
}

#[test]
fn a_leaflet_that_is_nested_as_deep_as_can_be_becomes_a_page_and_a_pdf() {
    let lists = numbered(0..10, |n| format!("{}- a\n", "  ".repeat(n)));
    let boxes = "::: remember\n".repeat(8) + &lists + &":::\n".repeat(8);
    let quotes = "> ".repeat(21) + "a *b **c***";
    let site = Site::with_text(&format!("{boxes}\n\n{quotes}\n"));
    for arguments in [
        &["build", "--borough", "barnet", "--lang", "en"][..],
        &["translate", "export", "--lang", "pl"],
    ] {
        // Fonts are read into memory.
        let run = site.run(arguments);
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    }
    assert!(site.has("public/barnet/en/parents/example/leaflet.pdf"));
}

#[test]
fn signs_of_markup_without_end_are_read_to_their_end() {
    let runs = [
        "[",
        "![",
        "]",
        "*",
        "_",
        "`",
        "``` ",
        "~",
        "{{",
        "}}",
        "\\{{",
        "_{{",
        "{{ x }} ",
        "<",
        "<a ",
        "<!--",
        "<?",
        "<![CDATA[",
        "&",
        "&#",
        "\\",
        "(",
        "a(a",
        "[a](",
        "[a](<",
        "[a][",
        "[^a]: ",
        "|",
        "|-",
        "#",
        ":::",
        "::: x\n:::\n",
        "```\n",
        "$",
        "=\n",
        "-\n",
        "+ ",
        "https://",
        "a@b.",
        "<a@b.",
        "020 ",
        "1",
        "\u{301}",
        "\u{202e}",
        "\u{200d}",
        "\r",
        "\t",
        " ",
        "\n",
        "é",
    ];
    for signs in runs {
        checked_and_built(&format!("x {}\n\nEnd.", again(signs, MANY)));
    }
}

#[test]
fn what_is_repeated_without_end_is_read_to_its_end() {
    let many = |shape: fn(usize) -> String| {
        let mut text = numbered(0..MANY, shape);
        text.truncate(text.floor_char_boundary(LONGEST));
        text
    };
    let repeated = [
        ("the same heading", again("## Same\n\n", MANY)),
        ("headings with one id", again("## A {#a}\n\n", MANY)),
        ("headings without letters", again("## আপনি\n", MANY)),
        ("references", many(|n| format!("[r{n}]: your-rights.md\n")) + "\n[a][r1]\n"),
        ("one reference", format!("[r]: your-rights.md\n\n{}", again("[r]", MANY))),
        ("links", again("[a](your-rights.md) ", MANY)),
        ("placeholders", again("{{ borough.name }} ", MANY)),
        ("placeholders between signs", again("&amp;{{ borough.name }} ", MANY)),
        ("boxes", again("::: remember\nx\n:::\n", MANY)),
        ("contacts", again("::: contact chair\n:::\n", MANY)),
        ("items", again("- a\n\n  b\n\n", MANY)),
        ("paragraphs", many(|n| format!("Here is {n}.\n\n"))),
        ("one long sentence", again("and so on ", MANY)),
        ("sentences", again("This is a sentence that is the same as the one before it. ", MANY)),
        ("terms", again("core group ", MANY)),
        ("allowed findings", again("<!-- plainleaf allow long-sentence: x -->\n\na\n\n", 2000)),
        ("columns", format!("{}|\n{}|\n|a|\n", again("|a", MANY), again("|-", MANY))),
        (
            "short rows",
            format!("{}|\n{}|\n{}", again("|a", 500), again("|-", 500), again("|a|\n", MANY)),
        ),
    ];
    for (name, text) in repeated {
        let run = checked_and_built(&text);
        assert!(told(&run).iter().all(|told| *told != "unreadable"), "{name}");
    }
}

#[test]
fn a_file_larger_than_anybody_writes_is_refused_unread() {
    for text in ["word ".repeat(2_000_000), "x".repeat(10_000_000), "## A\n\nB\n\n".repeat(100_000)]
    {
        let run = checked_and_built(&text);
        assert!(tells(&run, "too-large"), "{}", run.stdout);
        assert!(run.stdout.contains("example.md:1:1"), "{}", run.stdout);
    }
}

#[test]
fn a_report_shows_the_part_of_a_long_line_that_it_is_about() {
    let site =
        Site::with_text(&format!("{}{{{{ fakt.x }}}}{}", "é".repeat(50_000), "é".repeat(50_000)));
    let run = bounded(&site, &["check"]);
    assert!(tells(&run, "unknown-placeholder"), "{}", run.stdout);
    assert!(run.stdout.contains("example.md:11:50001"), "{}", run.stdout);
    assert!(run.stdout.contains("{{ fakt.x }}") && run.stdout.len() < 10_000, "{}", run.stdout);
}

#[test]
fn a_loose_document_has_the_same_bounds() {
    let site = Site::empty();
    site.write("big.md", "a ".repeat(1_000_000)).write("deep.md", "> ".repeat(100_000));
    let run = bounded(&site, &["check", "big.md", "deep.md"]);
    assert!(tells(&run, "too-large") && tells(&run, "too-deep"), "{}", run.stdout);
}

#[test]
fn a_hostile_translation_of_a_hostile_leaflet_is_read_to_its_end() {
    let paragraphs = numbered(0..20_000, |n| format!("Part {n}.\n\n"));
    let site = Site::base();
    site.write(EXAMPLE, leaflet(&paragraphs));
    let front = "---\ntitle: A\ntab_title: A\nsummary: A\nstatus: draft\n---\n\n";
    let reversed = numbered((0..20_000).rev(), |n| format!("Czesc {n}.\n\n"));
    site.write("translations/pl/_shared/parents/example.md", format!("{front}{reversed}"));
    bounded(&site, &["check"]);
    bounded(&site, &["translate", "status"]);
    bounded(&site, &["translate", "export", "--lang", "pl"]);
    bounded(&site, &["translate", "import", "pl.xlf"]);
}
