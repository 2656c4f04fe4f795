//! A site that changes is published as if it were built for the first time, whatever has been kept
//! from before the change.

#![allow(clippy::disallowed_types, reason = "files are made to look as if they were old")]

mod support;

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use plainleaf::build::{BuildOptions, Outcome, build};
use plainleaf::edition::Selection;
use proptest::prelude::*;
use proptest::sample::Index;
use support::{BARNET, HOLIDAYS, LEAFLET, RECORD, SETTINGS, Site, TRANSLATION};

const RIGHTS: &str = "content/_shared/parents/your-rights.md";
const OWN: &str = "content/barnet/parents/your-rights.md";
const NEW: &str = "content/havering/parents/one-more.md";
const FACTS: &str = "content/_shared/facts.yaml";
const GLOSSARY: &str = "content/_shared/glossary.yaml";
const CONTACTS: &str = "content/_shared/contacts.yaml";
const STRINGS: &str = "translations/pl/strings.yaml";
const POLISH_GLOSSARY: &str = "translations/pl/_shared/glossary.yaml";

const ANOTHER: &str = "---\ntitle: One more\ntab_title: One more\nsummary: It is here now.\norder: 15\n\
    reviewed: 2026-11-21\nreview_by: 2027-11-21\nstatus: published\n---\n\n## First {#asking}\n\nRead [why](your-meeting.md#help).\n";

/// The list of all words of the glossary.
const WORDS: &str = "\n::: words\n:::\n";
/// A word that no page explains by itself, so that the list alone has it.
const UNEXPLAINED: &str =
    "panel:\n  term: panel\n  meaning: People who decide.\n  explain: false\n";
const OTHER_WORDS: &str = "friend:\n  term: kumpel\n  meaning: Ktoś, kto cię lubi.\n";

const POLISH_RIGHTS: &str = "---\ntitle: Twoje prawa\ntab_title: Twoje prawa\nsummary: O co możesz poprosić.\n\
    status: draft\n---\n\nMożesz przyjść z kimś na [spotkanie](your-meeting.md).\n\n\
    ## O co możesz poprosić {#asking}\n\n::: remember\nMożesz poprosić o przerwę.\n:::\n\n::: words\n:::\n";

/// A change that somebody makes to a site.
#[derive(Debug, Clone, Copy)]
enum Edit {
    /// Puts one text in the place of another, wherever it stands.
    Put(&'static str, &'static str, &'static str),
    /// Adds a text at the end.
    Add(&'static str, &'static str),
    /// Writes a whole file.
    Write(&'static str, &'static str),
    /// Removes a file.
    Remove(&'static str),
    /// Takes back everything that was done to a file.
    Restore(&'static str),
}

use Edit::{Add, Put, Remove, Restore, Write};

const EDITS: [Edit; 53] = [
    Add(LEAFLET, "\nYou can bring a friend.\n"),
    Add(LEAFLET, "\nRead {{ contact.helpline.link }}.\n"),
    Add(LEAFLET, "\nCall {{ contact.nobody.phone }}.\n"),
    Add(LEAFLET, "\n## More {#more}\n\nThe core group is new.\n"),
    Put(LEAFLET, "{#help}", "{#who-helps}"),
    Put(LEAFLET, "{#who-helps}", "{#help}"),
    Put(LEAFLET, "title: What the meeting is", "title: What this meeting is"),
    Put(LEAFLET, "order: 10", "order: 90"),
    Put(LEAFLET, "status: published", "status: draft"),
    Put(LEAFLET, "status: draft", "status: published"),
    Put(LEAFLET, "review_by: 2027", "review_by: 2028"),
    Restore(LEAFLET),
    Add(RIGHTS, "\nSee [the meeting](your-meeting.md#help).\n"),
    Put(RIGHTS, "summary: ", "summary: Now: "),
    Add(RIGHTS, WORDS),
    Remove(RIGHTS),
    Restore(RIGHTS),
    Write(OWN, ANOTHER),
    Remove(OWN),
    Write(NEW, ANOTHER),
    Add(NEW, "\nAsk {{ borough.name }}.\n"),
    Remove(NEW),
    Put(TRANSLATION, "zaprasza na spotkanie", "prosi o spotkanie"),
    Put(TRANSLATION, "title: Na czym", "title: O czym"),
    Put(
        TRANSLATION,
        "status: draft",
        "status: reviewed\nreviewed: 2026-11-21\nreviewer: A. Reader",
    ),
    Remove(TRANSLATION),
    Restore(TRANSLATION),
    Remove(RECORD),
    Restore(RECORD),
    Put(FACTS, "value: 10", "value: 12"),
    Restore(FACTS),
    Put(GLOSSARY, "meaning: ", "meaning: Now "),
    Add(GLOSSARY, "friend:\n  term: friend\n  meaning: Somebody who likes you.\n"),
    Restore(GLOSSARY),
    Write(POLISH_GLOSSARY, "friend:\n  term: kolega\n  meaning: Ktoś, kto cię lubi.\n"),
    Write(POLISH_GLOSSARY, OTHER_WORDS),
    Remove(POLISH_GLOSSARY),
    Add(GLOSSARY, UNEXPLAINED),
    Put(CONTACTS, "example.org", "example.net"),
    Restore(CONTACTS),
    Put(HOLIDAYS, "verified: primary", "verified: secondary"),
    Write(STRINGS, "leave_site: Wyjdź stąd\nnext: Dalej\n"),
    Remove(STRINGS),
    Put(BARNET, "name: Barnet Council", "name: Council of Barnet"),
    Put(BARNET, "0001", "0002"),
    Add(BARNET, "website: https://www.example.org/\nlanguages: [en]\n"),
    Add(BARNET, "colours:\n  band: \"#00205b\"\n"),
    Restore(BARNET),
    Put(
        SETTINGS,
        "languages: [en, pl]",
        "languages: [en, pl]\nout_of_date: keep\ndemonstration: true",
    ),
    Put(SETTINGS, "title: Test", "title: Other"),
    Restore(SETTINGS),
    Write("templates/assets/plainleaf.css", ".a { color: red }\n"),
    Write("templates/not-found.html", "<p>{{ heading }}: nothing</p>\n"),
];

impl Edit {
    /// Makes the change, as an editor does on a machine where time goes on between two of them.
    fn apply(self, site: &Site) {
        let change = |file: &str, change: &dyn Fn(String) -> String| {
            if site.has(file) {
                site.write(file, change(site.read(file)));
            }
        };
        let file = match self {
            Put(file, from, to) => {
                change(file, &|text| text.replace(from, to));
                file
            }
            Add(file, text) => {
                change(file, &|before| before + text);
                file
            }
            Write(file, text) => {
                site.write(file, text);
                file
            }
            Remove(file) if site.has(file) => {
                site.remove(file);
                return;
            }
            Remove(_) => return,
            Restore(file) => {
                site.write(file, Site::base().read(file));
                file
            }
        };
        // What was touched just now is read anew in any case.
        if site.has(file) {
            let an_hour_ago = SystemTime::now() - Duration::from_hours(1);
            let file = File::options().write(true).open(site.path().join(file)).unwrap();
            file.set_modified(an_hour_ago).unwrap();
        }
    }
}

fn built(site: &Site) -> Outcome {
    let options = BuildOptions {
        site: site.path().to_owned(),
        out: site.path().join("public"),
        selection: Selection::default(),
        paper: None,
    };
    build(&options, &|_, _| {}).unwrap()
}

/// Whether a site is published, and what is told of it, by this process, which has built it before.
fn built_again(site: &Site) -> (bool, Vec<String>) {
    let outcome = built(site);
    let told = outcome.diagnostics.iter().map(|found| {
        let at = found.place.position();
        format!(
            "{} {}:{} {}",
            found.code.name(),
            found.place.source.display_path(),
            at.line,
            found.message
        )
    });
    (outcome.published.is_some(), told.collect())
}

/// The same by a new process, to another folder.
fn built_anew(site: &Site) -> bool {
    let run = site.run(&["build", "--no-pdf", "--quiet", "--out", "clean"]);
    assert!(matches!(run.code, Some(0 | 1)), "{}", run.stderr);
    run.code == Some(0)
}

proptest! {
    // Each step builds a whole site twice.
    #![proptest_config(ProptestConfig {
        cases: 16, failure_persistence: None, max_shrink_iters: 64, ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_built_after_any_changes_is_what_a_first_build_gives(
        edits in prop::collection::vec(prop::collection::vec(any::<Index>(), 1..4), 1..8)
    ) {
        let site = Site::base();
        prop_assert!(built_again(&site).0);
        for step in edits {
            let step: Vec<Edit> = step.into_iter().map(|index| EDITS[index.index(EDITS.len())]).collect();
            for edit in &step {
                edit.apply(&site);
            }
            let (is_published, told) = built_again(&site);
            prop_assert_eq!(is_published, built_anew(&site), "{:?}: {:?}", step, told);
            if is_published {
                let (again, anew) = (site.tree("public"), site.tree("clean"));
                prop_assert!(again.keys().eq(anew.keys()), "{:?}", step);
                for (path, bytes) in &again {
                    prop_assert!(*bytes == anew[path], "{} after {:?}", path, step);
                }
                fs::remove_dir_all(site.path().join("clean")).unwrap();
            }
        }
    }
}

#[test]
fn every_edit_changes_what_is_published_or_told() {
    // Those that only take something back, or need another one first, change nothing by themselves.
    let alone = |edit: &&Edit| {
        let waits =
            |file| matches!(file, OWN | NEW | POLISH_GLOSSARY | STRINGS | CONTACTS | HOLIDAYS);
        !matches!(edit, Restore(_) | Add(NEW, _))
            && !matches!(edit, Add(_, text) if *text == UNEXPLAINED)
            && !matches!(edit, Remove(file) | Put(file, ..) if waits(*file))
    };
    let needs_another = ["{#who-helps}", "status: draft"];
    let base = Site::base();
    let (_, told_before) = built_again(&base);
    let before = base.tree("public");
    for edit in EDITS.iter().filter(alone) {
        if matches!(edit, Put(LEAFLET, from, _) if needs_another.contains(from)) {
            continue;
        }
        let site = Site::base();
        edit.apply(&site);
        let (is_published, told) = built_again(&site);
        assert!(!is_published || told != told_before || site.tree("public") != before, "{edit:?}");
    }
}

/// How many leaflets a build makes anew.
fn remade(site: &Site) -> usize {
    built(site).published.unwrap().remade
}

#[test]
fn only_what_depends_on_a_change_is_made_anew() {
    // Two boroughs, two languages; two leaflets for parents, one for children, one for everyone.
    const ALL: usize = 16;
    let site = Site::base();
    let after = |edit: Edit| {
        edit.apply(&site);
        remade(&site)
    };
    assert_eq!(remade(&site), ALL);
    assert_eq!(remade(&site), 0);
    assert_eq!(after(Add(LEAFLET, "\nYou can bring a friend.\n")), 4);
    assert_eq!(after(Put(TRANSLATION, "zaprasza na spotkanie", "prosi o spotkanie")), 2);
    assert_eq!(after(Put(BARNET, "0001", "0002")), ALL / 2);
    assert_eq!(after(Put(LEAFLET, "title: What the meeting is", "title: What this is")), ALL);
    assert_eq!(after(Put(FACTS, "value: 10", "value: 12")), ALL);
    assert_eq!(after(Write(STRINGS, "leave_site: Wyjdź stąd\n")), ALL);
    assert_eq!(after(Write("templates/not-found.html", "<p>{{ heading }}</p>\n")), ALL);
    assert_eq!(remade(&site), 0);
}

#[test]
fn the_list_of_words_is_made_anew_when_the_glossary_or_its_translation_changes() {
    let site = Site::base();
    Add(RIGHTS, WORDS).apply(&site);
    let after = |edit: Edit, language: &str| {
        edit.apply(&site);
        built(&site);
        site.read(&format!("public/barnet/{language}/parents/your-rights/index.html"))
    };
    let page = after(Add(GLOSSARY, UNEXPLAINED), "en");
    assert!(page.contains("id=\"word-panel\"") && page.contains("People who decide."), "{page}");
    let page = after(Put(GLOSSARY, "People who decide.", "People who agree."), "en");
    assert!(page.contains("People who agree."), "{page}");
    let polish = "panel:\n  term: komisja\n  meaning: Ludzie, którzy decydują.\n";
    after(Write("translations/pl/_shared/parents/your-rights.md", POLISH_RIGHTS), "pl");
    let page = after(Write(POLISH_GLOSSARY, polish), "pl");
    assert!(page.contains("komisja") && page.contains("Ludzie, którzy decydują."), "{page}");
    let page = after(Remove(POLISH_GLOSSARY), "pl");
    assert!(page.contains("<span lang=\"en\" dir=\"ltr\">panel</span>"), "{page}");
}

#[test]
fn a_published_file_that_somebody_has_changed_is_made_anew() {
    let site = Site::base();
    assert!(remade(&site) > 1);
    let page = "public/barnet/en/parents/your-rights/index.html";
    let whole = site.read(page);
    site.write(page, "somebody was here");
    assert_eq!(remade(&site), 1);
    assert_eq!(site.read(page), whole);
    site.remove(page);
    assert_eq!(remade(&site), 1);
    assert_eq!(site.read(page), whole);
}
