//! What must hold for any text that an author or a translator can write.

#[path = "support/dom.rs"]
mod dom;
#[path = "support/harm.rs"]
mod harm;
#[path = "support/leads_back.rs"]
mod leads_back;
mod support;

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use harm::{harm, harm_in_page, leads_to_a_page};
use leads_back::assert_leads_back;
use plainleaf::diagnostic::{Code, Diagnostic, Diagnostics, SourceText, Span};
use plainleaf::edition::{Plan, Selection, plan};
use plainleaf::leaflet::{Document, parse};
use plainleaf::prose::{Role, data_passages, markdown_prose, plain_prose};
use plainleaf::render::html::{Job, Pages};
use plainleaf::source::{Audience, LeafletId, Source, read};
use proptest::prelude::*;
use scraper::Html;
use support::{BARNET, EXAMPLE, SETTINGS, Site, select};

// What authors write

/// Pieces that mean something to the reader of leaflets, and pieces that only nearly do.
const PIECES: [&str; 82] = [
    "&#123;{",
    "word",
    "two words",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "    ",
    "\\",
    "é",
    "আপনি",
    "🙂",
    "\u{202e}",
    "\u{a0}",
    "\u{0}",
    "{{",
    "}}",
    "{{ ",
    " }}",
    "{{}}",
    "\\{{",
    "{{ borough.name }}",
    "{{ fact.core_group_first.within }}",
    "{{ contact.chair.phone }}",
    "{{ contact.helpline.link }}",
    "{{ fakt.x }}",
    "{{ exit.name }}",
    "](",
    "[",
    "]",
    ")",
    "(",
    "](your-meeting.md)",
    "](your-meeting.md#help)",
    "](#x)",
    "](https://example.org/?a=b&c=\"d)",
    "](javascript:alert(1))",
    "](JaVaScRiPt:x)",
    "](java&#10;script:x)",
    "](data:text/html,x)",
    "](//example.org)",
    "](tel:0)",
    "](mailto:a@b.c?x=\"y)",
    "]({{ contact.helpline.link }})",
    "]({{ fact.x }})",
    "]: javascript:x\n",
    "<javascript:alert(1)>",
    "<https://example.org/\">",
    "![",
    "<script>",
    "</script>",
    "<b onclick=x>",
    "<img src=x onerror=x>",
    "<!--",
    "-->",
    "</div>",
    "&lt;script&gt;",
    "&amp;",
    "\"",
    "'",
    ">",
    "<",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "~~~ html\n",
    "- ",
    "1. ",
    "\n> ",
    "\n## ",
    "\n#### ",
    "{#help}",
    "{#x\"y onclick=x}",
    "\n---\n",
    "\n| a | b |\n|---|---|\n",
    "\n::: ",
    "\n:::\n",
    "\n===\n",
];

const COMPONENTS: [&str; 21] = [
    "remember",
    "steps",
    "timeline",
    "people",
    "contact chair",
    "contact helpline",
    "write-in",
    "tick-list",
    "prompts",
    "outcomes",
    "action helpline",
    "dates\nWhen was it?\n\n- **A** {{ fact.core_group_first.within }}",
    "dates",
    "around-the-table\n- **A** b\n- **C** d",
    "scale\n- **A** b\n- **C** {{ fact.core_group_first.within }}",
    "scale",
    "easy-read\n- {{ picture.letter }} A",
    "path\n- {{ picture.letter }} **A**",
    "where fact.minutes_sent",
    "unless contact.chair",
    "rember",
];

/// One component around some text, closed or not.
fn component() -> impl Strategy<Value = String> {
    let items = prop_oneof![Just("- **When** "), Just("1. "), Just("- "), Just("")];
    (prop::sample::select(&COMPONENTS[..]), items, soup(6), any::<bool>()).prop_map(
        |(name, item, text, closes)| {
            format!("\n::: {name}\n{item}{text}\n{}", if closes { ":::\n" } else { "" })
        },
    )
}

fn soup(pieces: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..pieces).prop_map(|pieces| pieces.concat())
}

/// The text of a leaflet, more or less.
fn leaflet_text() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop_oneof![soup(16).boxed(), component().boxed()], 0..5);
    prop_oneof![9 => parts.prop_map(|parts| parts.concat()), 1 => any::<String>()]
}

/// Front matter or data, more or less.
fn yaml_text() -> impl Strategy<Value = String> {
    let pieces = [
        "title: A",
        "tab_title: ",
        "summary: ",
        "order: 1",
        "status: draft",
        "reviewed: 2026-11-21",
        "name",
        "contacts",
        "chair",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\"",
        "'",
        "|",
        ">",
        "&a ",
        "*a",
        "!x ",
        "#",
        "# ",
        "\t",
        "~",
        "null",
        "---\n",
        "...\n",
        "?",
        "%",
        "é",
        "আপনি",
        "🙂",
        "\u{feff}",
        "\r\n",
        "\\",
        "<<: *a",
    ];
    let piece = prop_oneof![
        9 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

// Places

/// What a problem is about, as the text has it at the problem's place.
fn pointed_at(diagnostic: &Diagnostic) -> &str {
    let place = &diagnostic.place;
    &place.source.text()[place.span.start..place.span.end]
}

/// Whether the text at the place of a problem looks like that problem.
fn looks_right(diagnostic: &Diagnostic) -> bool {
    let text = pointed_at(diagnostic);
    match diagnostic.code {
        Code::RawHtml => text.trim_start().starts_with('<'),
        Code::Image => text.starts_with("!["),
        Code::UnclosedComponent => text.starts_with(":::"),
        Code::UnknownComponent => {
            let shown = plainleaf::characters::printable(text.into());
            diagnostic.message.contains(&format!("`{shown}`"))
        }
        Code::UnsafeLink => text.starts_with('[') || text.starts_with('<'),
        _ => !text.is_empty(),
    }
}

fn assert_places(found: &[Diagnostic], source: &SourceText, body: usize) {
    let lines = source.text().split('\n').count();
    for diagnostic in found {
        let (span, at) = (diagnostic.place.span, diagnostic.place.position());
        assert!(body <= span.start && span.start <= span.end, "{diagnostic:?}");
        assert!(span.end <= source.text().len(), "{diagnostic:?}");
        assert!((1..=lines).contains(&at.line) && at.column >= 1, "{diagnostic:?}");
        assert!(diagnostic.place.end_position().line >= at.line, "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty() && !diagnostic.help.is_empty(), "{diagnostic:?}");
    }
}

fn read_document(text: &str, body: usize) -> (Document, Vec<Diagnostic>, Arc<SourceText>) {
    let source = SourceText::new("a.md", text);
    let mut diagnostics = Diagnostics::new();
    let document = parse(&source, Span::new(body, text.len()), &mut diagnostics);
    (document, diagnostics.into_sorted(), source)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_its_problems_have_places_in_it(text in leaflet_text()) {
        const FRONT: &str = "---\ntitle: é\n---\n";
        let (_, found, source) = read_document(&format!("{FRONT}{text}"), FRONT.len());
        assert_places(&found, &source, FRONT.len());
        for diagnostic in &found {
            prop_assert!(looks_right(diagnostic), "{:?}: {diagnostic:?}", pointed_at(diagnostic));
        }
    }

    #[test]
    fn every_character_of_any_text_leads_back_to_the_file(text in leaflet_text()) {
        for passages in [
            markdown_prose(&text, Span::new(0, text.len())).passages,
            plain_prose(&text).passages,
        ] {
            for passage in &passages {
                assert_leads_back(passage, &text);
            }
        }
    }

    #[test]
    fn every_character_of_any_value_leads_back_to_the_file(text in yaml_text()) {
        let source = SourceText::new("a.yaml", &*text);
        let whole = Span::new(0, text.len());
        if let Some(node) = plainleaf::yaml::parse(&source, whole, &mut Diagnostics::new()) {
            for passage in data_passages(&text, &node, &|_| Role::Printed) {
                assert_leads_back(&passage, &text);
            }
        }
    }

    #[test]
    fn any_yaml_is_read_and_its_problems_have_places_in_it(text in yaml_text()) {
        let source = SourceText::new("a.yaml", &*text);
        let mut diagnostics = Diagnostics::new();
        let whole = Span::new(0, text.len());
        let node = plainleaf::yaml::parse(&source, whole, &mut diagnostics);
        let found = diagnostics.into_sorted();
        assert_places(&found, &source, 0);
        prop_assert_eq!(node.is_none(), found.len() == 1, "{:?}", found);
    }

    #[test]
    fn a_page_of_any_text_holds_nothing_that_runs_or_leads_astray(text in leaflet_text()) {
        let html = rendered(&text);
        prop_assert_eq!(harm(&html), Vec::<String>::new(), "{}", html);
    }
}

proptest! {
    // Each case reads a whole site from the disk.
    #![proptest_config(ProptestConfig {
        cases: 48, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn the_words_of_data_are_words_on_every_page(words in soup(6)) {
        let site = Site::base();
        write_everywhere(&site, &words);
        for (path, html) in pages_of_barnet(&site) {
            prop_assert_eq!(harm_in_page(&html), Vec::<String>::new(), "{} {}", path, html);
            if path.ends_with("en/parents/example/index.html") && is_shown_as_it_is(&words) {
                let page = Html::parse_document(&html);
                let shown: String = select(&page, "h1")[0].text().collect();
                prop_assert_eq!(squeezed(&shown), squeezed(&words));
            }
        }
    }

    #[test]
    fn any_file_of_a_site_is_checked(front in yaml_text(), text in leaflet_text()) {
        let site = Site::base();
        site.write(EXAMPLE, format!("---\n{front}\n---\n{text}"));
        site.write("content/camden/borough.yaml", &front);
        site.write("translations/pl/_shared/glossary.yaml", &front);
        let found = plainleaf::build::check_site(site.path(), &Selection::default()).unwrap();
        for diagnostic in &found {
            assert_places(std::slice::from_ref(diagnostic), &diagnostic.place.source, 0);
        }
    }
}

/// Puts `words` into everything that outsiders write in YAML.
fn write_everywhere(site: &Site, words: &str) {
    let quoted = serde_json::Value::from(words).to_string();
    let front = format!("title: {quoted}\ntab_title: {quoted}\nsummary: {quoted}\n");
    let dates = "order: 5\nreviewed: 2026-11-21\nreview_by: 2027-11-21\n";
    let text = "An advocate.\n\n::: contact chair\n:::\n\n::: action chair\nA.\n:::\n\n{{ borough.name }} {{ contact.chair.note }}\n";
    site.write(EXAMPLE, format!("---\n{front}{dates}---\n\n{text}"));
    let translation = EXAMPLE.replace("content", "translations/pl");
    site.write(&translation, format!("---\n{front}status: draft\n---\n\n{text}"));
    let fields = ["name", "phone", "hours", "email", "link", "address", "note"];
    let contact: String = fields.map(|field| format!("    {field}: {quoted}\n")).concat();
    site.write(
        BARNET,
        format!("name: {quoted}\nshort_name: {quoted}\ncontacts:\n  chair:\n{contact}"),
    );
    let term = format!("advocate:\n  term: advocate\n  meaning: {quoted}\n  also: [{quoted}]\n");
    site.write("content/_shared/glossary.yaml", &term);
    site.write(
        "translations/pl/_shared/glossary.yaml",
        format!("advocate:\n  term: {quoted}\n  meaning: {quoted}\n"),
    );
    site.replace(SETTINGS, "title: Test leaflets", &format!("title: {quoted}"));
    let english = Path::new(env!("CARGO_MANIFEST_DIR")).join("translations/en/strings.yaml");
    let english = std::fs::read_to_string(english).unwrap();
    // Words with a part or with forms must have them in every language.
    let keys = english.lines().filter(|line| !line.contains('{') && !line.starts_with(['#', ' ']));
    let strings =
        keys.filter_map(|line| line.split_once(": ")).map(|(key, _)| format!("{key}: {quoted}\n"));
    site.write("translations/pl/strings.yaml", strings.collect::<String>());
}

/// Every page of one borough, as it would be published if the site had no errors.
fn pages_of_barnet(site: &Site) -> Vec<(String, String)> {
    let mut found = Diagnostics::new();
    let source = read(site.path(), &mut found).unwrap();
    // What cannot be read has no pages.
    if found.into_sorted().iter().any(|problem| problem.code == Code::BadYaml) {
        return Vec::new();
    }
    let selection = Selection { boroughs: vec!["barnet".to_owned()], ..Selection::default() };
    // A borough whose file cannot be read has no pages.
    let Ok(plan) = plan(&source, &selection, &mut Diagnostics::new()) else { return Vec::new() };
    let pages = Pages::new(&plan, false).unwrap();
    let jobs = pages.jobs().into_iter().map(|job| pages.render(job, &[]).unwrap());
    jobs.map(|page| (page.path, String::from_utf8(page.bytes).unwrap())).collect()
}

/// Whether a value of YAML can be these words at all.
fn is_shown_as_it_is(words: &str) -> bool {
    !words.trim().is_empty() && !words.contains(plainleaf::characters::is_unprintable)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

// Pages

thread_local! {
    /// The base site, read once for all cases of a test.
    static BASE: RefCell<Source> = RefCell::new(source_of(Site::base().path()));
}

fn source_of(site: &Path) -> Source {
    read(site, &mut Diagnostics::new()).unwrap()
}

fn everything<'s>(source: &'s Source, selection: &Selection) -> Plan<'s> {
    plan(source, selection, &mut Diagnostics::new()).unwrap()
}

/// The page of a leaflet that says `text`, as it would be published if it had no errors.
fn rendered(text: &str) -> String {
    let (document, _, read_from) = read_document(text, 0);
    BASE.with_borrow_mut(|source| {
        let id = LeafletId { audience: Audience::Parents, slug: "your-rights".to_owned() };
        let shared = source.leaflets.get_mut("_shared").unwrap();
        let leaflet = Arc::make_mut(shared.get_mut(&id).unwrap());
        // What is made from a leaflet is kept under the text of its file.
        leaflet.body = Span::new(0, read_from.text().len());
        (leaflet.source, leaflet.document) = (read_from, document);
        let selection = Selection {
            boroughs: vec!["barnet".to_owned()],
            languages: vec!["en".to_owned()],
            drafts: false,
        };
        let plan = everything(source, &selection);
        let pages = Pages::new(&plan, false).unwrap();
        let editions = pages.jobs().into_iter().filter(|job| matches!(job, Job::Edition(..)));
        let page = editions
            .map(|job| pages.render(job, &[]).unwrap())
            .find(|page| page.path.ends_with("your-rights/index.html"));
        String::from_utf8(page.unwrap().bytes).unwrap()
    })
}

#[test]
fn the_safety_test_sees_harm() {
    let safe = rendered("[A](https://www.example.org/) **b**");
    assert_eq!(harm(&safe), [""; 0]);
    let to = [
        "<script>x</script><b>",
        "<b onclick=x>",
        "<b href=//x.example>",
        "</div></div><b>",
        "<b style=x>",
        "<i><b></i>",
        "<b id=x id=y>",
        "<a href=#>",
    ];
    for to in to {
        let unsafe_page = safe.replacen("<strong>b<", &format!("{to}b<"), 1);
        assert_ne!(unsafe_page, safe);
        assert_ne!(harm(&unsafe_page), [""; 0], "{to}");
    }
}

#[test]
fn the_safety_test_knows_addresses_that_lead_astray() {
    for address in [
        "javascript:x",
        " JAVA\nscript:x",
        "\u{1}data:x",
        "//x.example",
        "/\\x.example",
        "http://x.example",
    ] {
        assert!(!leads_to_a_page(address), "{address:?}");
    }
    for address in
        ["https://x.example", "tel:1", "mailto:a@b.c", "../a/index.html#b:c", "#a", "a/b:c"]
    {
        assert!(leads_to_a_page(address), "{address:?}");
    }
}

// Whole pages by templates as they are written and by condensed ones

/// Makes every page of a site. With `as_written`, each template says that it has text in which
/// empty lines count, so that all of them stay.
fn pages_of(site: &Path, as_written: bool) -> Vec<(String, String)> {
    let mut source = source_of(site);
    for template in source.theme.templates.values_mut().filter(|_| as_written) {
        let text = format!("{}{{#- <pre> -#}}", template.text());
        *template = SourceText::new(template.path(), text);
    }
    let plan = everything(&source, &Selection::default());
    let pages = Pages::new(&plan, false).unwrap();
    let rendered = pages.jobs().into_iter().map(|job| pages.render(job, &[]).unwrap());
    rendered.map(|page| (page.path, String::from_utf8(page.bytes).unwrap())).collect()
}

fn assert_condensed_pages_are_the_same(site: &Path) {
    let (before, after) = (pages_of(site, true), pages_of(site, false));
    assert!(before.len() > 10);
    for ((path, before), (other, after)) in before.iter().zip(&after) {
        assert_eq!(path, other);
        assert!(after.len() < before.len(), "{path} has not become smaller");
        assert_eq!(dom::shape(after), dom::shape(before), "{path}");
    }
}

#[test]
fn condensed_pages_of_the_base_site_are_the_same_pages() {
    let site = Site::with_text(
        "Text with **bold** *words* [and](your-rights.md) `code`.\n\n| a | b |\n|---|---|\n| c  d | e |\n\n\
         ::: people\n- **Chair** Runs it.\n:::\n\n::: write-in\n- Your name\n:::\n\n\
         ::: prompts\n- What helps?\n:::\n\n::: action helpline\nCall them.\n:::",
    );
    assert_condensed_pages_are_the_same(site.path());
}

#[test]
fn condensed_pages_of_the_sample_site_are_the_same_pages() {
    assert_condensed_pages_are_the_same(Path::new(env!("CARGO_MANIFEST_DIR")));
}
