//! Data that is translated, such as the glossary and the words of pages: what has changed in the
//! English is told, and pages do not show the older words.

mod support;

use std::fs;

use support::sample::{Fault, Sample, fault, missed};
use support::{select, words};

const GLOSSARY: &str = "content/_shared/glossary.yaml";
const GLOSSARY_PL: &str = "translations/pl/_shared/glossary.yaml";
const GLOSSARY_UR: &str = "translations/ur/_shared/glossary.yaml";
const CONTACTS: &str = "content/_shared/contacts.yaml";
const CONTACTS_PL: &str = "translations/pl/_shared/contacts.yaml";
const PICTURES_PL: &str = "translations/pl/_shared/pictures.yaml";
const BARNET_PL: &str = "translations/pl/barnet/borough.yaml";
const STRINGS_PL: &str = "translations/pl/strings.yaml";
const RIGHTS: &str = "content/_shared/parents/your-rights.md";
const RIGHTS_PAGE: &str = "public/barnet/pl/parents/your-rights/index.html";

const MEANING: [&str; 2] = [
    "A small group of people, with you in it, that meets often to make the plan work.",
    "A small group that meets often, with you in it, to make the plan work.",
];
const NOTE: [&str; 2] = [
    "For children and young people who want to talk about anything that worries them.",
    "For children who want to talk about anything at all.",
];
const TITLE: [&str; 2] =
    ["title: Your rights and who can help you", "title: Your rights and who helps you"];

/// Every language that has page words.
const ALL: [&str; 11] = ["ar", "bn", "es", "gu", "pl", "pt", "ro", "so", "tr", "uk", "ur"];
/// Every language that has leaflets.
const LEAFLETS: [&str; 5] = ["ar", "bn", "pl", "ro", "ur"];

/// A site in every language that this repository has anything of.
fn in_every_language() -> Sample {
    let sample = Sample::new();
    let languages = format!("languages: [en, {}]", ALL.join(", "));
    sample.put("plainleaf.yaml", "languages: [en, ar, bn, pl, ro, ur]", &languages);
    sample
}

fn page(sample: &Sample, path: &str) -> scraper::Html {
    let run = sample.run(&["build", "--no-pdf", "--borough", "barnet"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    scraper::Html::parse_document(&sample.read(path))
}

#[test]
fn the_translations_of_every_language_are_in_step() {
    assert_eq!(in_every_language().check(), "No problems found\n");
}

const FAULTS: [Fault; 17] = [
    fault(
        "a missing plural form",
        STRINGS_PL,
        ["  many: \"Shift: naciśnij jeszcze {n} razy, żeby opuścić tę stronę\"\n", ""],
        "warning[missing-string]: `leave_presses_left` has no form `many`, which the language needs",
    ),
    fault(
        "a misspelt plural form",
        STRINGS_PL,
        [
            "    working_days: { one: \"{n} dzień roboczy\", few:",
            "    working_days: { one: \"{n} dzień roboczy\", fewer:",
        ],
        "error[unknown-string]: no page uses the words `durations.plain.working_days.fewer`",
    ),
    fault(
        "a changed figure in page words",
        STRINGS_PL,
        ["Możesz też 3 razy", "Możesz też 4 razy"],
        "error[translated-figure]: the English has other figures here: `3`, not `4`",
    ),
    fault(
        "a figure in one plural form",
        STRINGS_PL,
        ["few: \"w ciągu {n} dni\"", "few: \"w ciągu 5 dni, {n}\""],
        "error[translated-figure]: these figures are not in the English: `5`",
    ),
    fault(
        "page words that lost a part in every form",
        STRINGS_PL,
        ["paper_about: \"PDF, {pages}, {size} kB\"", "paper_about: \"PDF, {pages}\""],
        "error[bad-string]: `paper_about` lacks the part `{size}` of the English",
    ),
    fault(
        "a changed figure in a term",
        GLOSSARY_UR,
        ["term: \"دفعہ 47 کی", "term: \"دفعہ ۷۴ کی"],
        "error[translated-figure]: these figures are not in the English: `74`",
    ),
    fault(
        "a figure in a meaning that has none",
        GLOSSARY_PL,
        ["Często się spotyka", "Co 10 dni się spotyka"],
        "error[translated-figure]: these figures are not in the English: `10`",
    ),
    fault(
        "other opening hours",
        CONTACTS_PL,
        ["od 9.30 rano do 6", "od 3.90 rano do 6"],
        "error[translated-figure]: the English has other figures here: `9.30`, not `3.90`",
    ),
    fault(
        "a telephone number in a note that has none",
        CONTACTS_PL,
        ["Bada skargi,", "Telefon 0300 061 0641. Bada skargi,"],
        "error[translated-figure]: these figures are not in the English: `0300`, `061`, `0641`",
    ),
    fault(
        "another number on a picture",
        PICTURES_PL,
        ["na którym widać 999", "na którym widać 998"],
        "error[translated-figure]: the English has other figures here: `999`, not `998`",
    ),
    fault(
        "a picture without words",
        PICTURES_PL,
        ["school: { alt: \"Szkoła\" }\n", ""],
        "warning[untranslated-block]: `school.alt` of content/_shared/pictures.yaml is not translated; pages show the English",
    ),
    fault(
        "English left in a meaning",
        GLOSSARY_PL,
        ["Mała grupa osób, do której należysz też Ty.", "A small group of people, with you in it."],
        "warning[english-left]: English is left in this translation: A small group of people with you in it",
    ),
    fault(
        "a meaning in another script",
        GLOSSARY_UR,
        [
            "ایسا فرد جو آپ کی طرف ہو اور اپنی بات کہنے میں آپ کی مدد کرے۔",
            "Osoba, która stoi po Twojej stronie i pomaga Ci powiedzieć, co myślisz.",
        ],
        "warning[wrong-script]: this is in Latin letters, but `ur`",
    ),
    fault(
        "a lost meaning",
        GLOSSARY_PL,
        [
            "  meaning: \"Mała grupa osób, do której należysz też Ty. Często się spotyka i dba o to, żeby plan działał.\"\n",
            "",
        ],
        "warning[untranslated-block]: `core-group.meaning` of content/_shared/glossary.yaml is not translated; pages show the English",
    ),
    fault(
        "opening hours that the English does not have",
        CONTACTS_PL,
        ["nspcc:\n", "nspcc:\n  hours: \"Cały dzień\"\n"],
        "warning[left-over-block]: the English has no such block here",
    ),
    fault(
        "words of a contact that does not exist",
        BARNET_PL,
        ["  complaints:\n", "  complaint:\n"],
        "error[unknown-contact]: there is no contact `complaint` to translate",
    ),
    fault(
        "page words that lost their figure",
        STRINGS_PL,
        ["page_of: \"Strona {page} z {pages}\"", "page_of: \"Strona {page}\""],
        "error[bad-string]: `page_of` lacks the part `{pages}` of the English",
    ),
];

#[test]
fn every_fault_is_told_at_its_place() {
    let missed = missed(&FAULTS);
    assert!(missed.is_empty(), "{missed}");
}

#[test]
fn one_changed_text_is_one_text_out_of_date_in_every_language() {
    let barnet =
        ["Children and young people can call too.", "Children and young people may call as well."];
    let chair = "translations/{}/barnet/borough.yaml `contacts.chair.note`";
    let roof = ["A family under one roof", "A family under a roof"];
    let safe = "translations/{}/_shared/pictures.yaml `safe.alt`";
    let changes: [(&str, [&str; 2], &[&str], &str); 7] = [
        ("content/_shared/pictures.yaml", roof, &LEAFLETS, safe),
        (GLOSSARY, MEANING, &ALL, "translations/{}/_shared/glossary.yaml `core-group.meaning`"),
        (CONTACTS, NOTE, &ALL, "translations/{}/_shared/contacts.yaml `childline.note`"),
        ("content/barnet/borough.yaml", barnet, &LEAFLETS, chair),
        (
            "translations/en/strings.yaml",
            ["leave_site: Leave this site", "leave_site: Leave this site now"],
            &ALL,
            "translations/{}/strings.yaml `leave_site`",
        ),
        (
            "translations/en/strings.yaml",
            ["other: \"{n} pages\"", "other: \"{n} pages in all\""],
            &ALL,
            "translations/{}/strings.yaml `paper_pages`",
        ),
        (RIGHTS, TITLE, &LEAFLETS, "translations/{}/_shared/parents/your-rights.md this block"),
    ];
    for (file, [find, put], languages, place) in changes {
        let sample = in_every_language();
        sample.put(file, find, put);
        let report = sample.check();
        let told = |problem: &str| {
            let (first, rest) = problem.split_once('\n')?;
            let what = first.strip_prefix("warning[out-of-date]: the English of ")?;
            let what = what.strip_suffix(" has changed since it was translated")?;
            let file = rest.trim().strip_prefix("--> ")?.split(':').next()?;
            Some(format!("{file} {what}"))
        };
        let found: Vec<String> = report.split("\n\n").filter_map(told).collect();
        let wanted: Vec<String> = languages.iter().map(|tag| place.replace("{}", tag)).collect();
        assert_eq!(found, wanted, "{report}");
        let number = wanted.len();
        assert!(report.ends_with(&format!("\n{number} warnings in {number} files\n")), "{report}");
    }
}

#[test]
fn a_changed_title_is_told_in_its_line() {
    let sample = Sample::new();
    sample.put(RIGHTS, TITLE[0], TITLE[1]);
    let report = sample.check();
    assert!(report.contains("--> translations/pl/_shared/parents/your-rights.md:2:8"), "{report}");
}

/// The number of the line that has `words`.
fn line_of(text: &str, words: &str) -> usize {
    1 + text.lines().position(|line| line.contains(words)).unwrap()
}

#[test]
fn swapped_digits_of_a_telephone_number_in_a_note_are_told() {
    let sample = Sample::new();
    sample.put(CONTACTS, "has not put right. It is free.", "has not put right. Text 07700 900123.");
    sample.put(
        CONTACTS_PL,
        "nie załatwił jak należy. To nic nie kosztuje.",
        "nie załatwił. SMS: 07700 900123.",
    );
    let run = sample.run(&["translate", "accept", CONTACTS_PL]);
    assert_eq!(run.stdout, format!("{CONTACTS_PL}: 1 block recorded as up to date\n"));
    assert!(!sample.check().contains(CONTACTS_PL));
    sample.put(CONTACTS_PL, "07700 900123", "07700 900132");
    let report = sample.check();
    let line = line_of(&sample.read(CONTACTS_PL), "07700 900132");
    let told = format!(
        "error[translated-figure]: the English has other figures here: `900123`, not `900132`\n  --> {CONTACTS_PL}:{line}:9\n"
    );
    assert!(report.contains(&told), "{report}");
}

#[test]
fn a_changed_meaning_stands_in_english_or_with_a_notice() {
    let sample = Sample::new();
    sample.put(GLOSSARY, MEANING[0], MEANING[1]);
    let dates = "public/barnet/pl/parents/your-dates/index.html";
    let now = page(&sample, dates);
    assert_eq!(words(&now, ".meaning [lang=en][dir=ltr]"), MEANING[1]);
    let meaning = words(&now, ".meaning p:has([lang=en])");
    assert!(meaning.starts_with("grupa podstawowa (core group): A small group"), "{meaning}");
    sample.put("plainleaf.yaml", "out_of_date: english", "out_of_date: keep");
    let older = page(&sample, dates);
    assert!(select(&older, ".meaning [lang=en]").is_empty());
    let meaning = words(&older, ".meaning p:has(em)");
    assert!(meaning.contains("Mała grupa osób"), "{meaning}");
    assert!(words(&older, ".meaning em").starts_with("Angielski tekst tej części"), "{meaning}");
}

#[test]
fn a_meaning_that_is_missing_stands_in_english() {
    let sample = Sample::new();
    let polish = "  meaning: \"Mała grupa osób, do której należysz też Ty. Często się spotyka i dba o to, żeby plan działał.\"\n";
    sample.put(GLOSSARY_PL, polish, "");
    let page = page(&sample, "public/barnet/pl/parents/your-dates/index.html");
    assert_eq!(words(&page, ".meaning [lang=en][dir=ltr]"), MEANING[0]);
}

#[test]
fn a_changed_note_stands_in_english_or_with_a_notice() {
    let sample = Sample::new();
    sample.put(CONTACTS, NOTE[0], NOTE[1]);
    let children = "public/barnet/pl/children/your-meeting/index.html";
    let now = page(&sample, children);
    assert_eq!(words(&now, ".words .contact .note [lang=en][dir=ltr]"), NOTE[1]);
    sample.put("plainleaf.yaml", "out_of_date: english", "out_of_date: keep");
    let older = page(&sample, children);
    let note = words(&older, ".words .contact .note:has(em)");
    assert!(note.contains("Dla dzieci i młodzieży"), "{note}");
    assert!(words(&older, ".words .contact .note em").starts_with("Angielski tekst"), "{note}");
}

#[test]
fn a_changed_text_of_a_borough_stands_in_english() {
    let sample = Sample::new();
    sample.put("content/barnet/borough.yaml", "Ask as early as you can.", "Ask soon.");
    let page = page(&sample, RIGHTS_PAGE);
    let notes = words(&page, ".note [lang=en][dir=ltr]");
    assert!(notes.ends_with("can help you or your child. Ask soon."), "{notes}");
}

#[test]
fn a_name_that_is_the_same_in_every_language_is_read_as_english() {
    let page = page(&Sample::new(), "public/barnet/pl/children/your-meeting/index.html");
    assert_eq!(words(&page, ".words .contact .name [lang=en]"), "Childline");
}

#[test]
fn a_changed_title_stands_in_english_and_the_older_one_with_a_notice() {
    let sample = Sample::new();
    sample.put(RIGHTS, TITLE[0], TITLE[1]);
    let now = page(&sample, RIGHTS_PAGE);
    assert_eq!(words(&now, "h1 [lang=en][dir=ltr]"), "Your rights and who helps you");
    assert_eq!(words(&now, "title"), "Twoje prawa na spotkaniu");
    assert!(words(&now, ".summary").starts_with("Jak zobaczyć raporty"));
    assert!(select(&now, ".summary [lang]").is_empty());
    let list = scraper::Html::parse_document(&sample.read("public/barnet/pl/index.html"));
    let listed = words(&list, ".cards li:not([lang]) [lang=en][dir=ltr]");
    assert_eq!(listed, "Your rights and who helps you");
    sample.put("plainleaf.yaml", "out_of_date: english", "out_of_date: keep");
    let older = page(&sample, RIGHTS_PAGE);
    assert_eq!(words(&older, "h1"), "Twoje prawa i kto może Ci pomóc");
    let notices: Vec<String> =
        select(&older, ".notice").iter().map(|notice| notice.text().collect()).collect();
    assert!(notices[1].starts_with("Angielski tekst tej części"), "{notices:?}");
}

#[test]
fn changed_page_words_keep_the_older_translation() {
    let sample = Sample::new();
    sample.put("translations/en/strings.yaml", "leave_site: Leave this site", "leave_site: Leave");
    assert_eq!(words(&page(&sample, RIGHTS_PAGE), "a.leave"), "Opuść tę stronę");
}

#[test]
fn data_is_shown_and_accepted_like_leaflets() {
    let sample = Sample::new();
    sample.put(GLOSSARY, MEANING[0], MEANING[1]);
    sample.put(GLOSSARY, "Saying that you do not agree,", "Saying no,");
    let shown = sample.run(&["translate", "diff", GLOSSARY_PL]).stdout;
    assert_eq!(shown.matches("(out of date)").count(), 2, "{shown}");
    let line = line_of(&sample.read(GLOSSARY_PL), "Mała grupa osób");
    let head = format!("{GLOSSARY_PL}:{line}: block ");
    let block = shown.split(&head).nth(1).unwrap().split(' ').next().unwrap();
    let head = format!("{head}{block} `core-group.meaning` (out of date)");
    for words in [&head, MEANING[0], MEANING[1], "Mała grupa osób"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let run = sample.run(&["translate", "accept", GLOSSARY_PL, "--block", block]);
    assert!(run.stdout.ends_with(": 1 block recorded as up to date\n"), "{}", run.stdout);
    let left = sample.run(&["translate", "diff", GLOSSARY_PL]).stdout;
    assert_eq!(left.matches("(out of date)").count(), 1, "{left}");
    sample.run(&["translate", "accept", GLOSSARY_PL]);
    let nothing = sample.run(&["translate", "diff", GLOSSARY_PL]).stdout;
    assert_eq!(nothing, format!("{GLOSSARY_PL}: every block is up to date\n"));
}

#[test]
fn status_counts_data_too() {
    let sample = Sample::new();
    sample.put(GLOSSARY, MEANING[0], MEANING[1]);
    fs::remove_file(sample.path(CONTACTS_PL)).unwrap();
    let run = sample.run(&["translate", "status", "--lang", "pl", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let files = report[0]["files"].as_array().unwrap();
    let of = |name: &str| files.iter().find(|file| file["file"] == name).unwrap();
    let glossary = of(GLOSSARY_PL);
    assert_eq!(glossary["status"], "translated");
    assert_eq!((&glossary["out_of_date"], &glossary["missing"]), (&1.into(), &0.into()));
    assert_eq!(of(CONTACTS_PL)["status"], "missing");
    assert_eq!(of(CONTACTS_PL)["missing"], of(CONTACTS_PL)["blocks"]);
    for file in ["translations/pl/strings.yaml", "translations/pl/barnet/borough.yaml"] {
        assert_eq!(of(file)["translated"], of(file)["blocks"], "{file}");
    }
}

#[test]
fn what_a_borough_has_is_wanted_in_its_own_languages_only() {
    let sample = in_every_language();
    let status = sample.run(&["translate", "status", "--lang", "so"]).stdout;
    assert!(status.contains("translations/so/_shared/parents/your-rights.md"), "{status}");
    assert!(!status.contains("translations/so/barnet/"), "{status}");
}

#[test]
fn page_words_that_plainleaf_brings_are_in_step() {
    let sample = Sample::new();
    for tag in ALL.iter().chain(&["en"]) {
        let folder = sample.path(&format!("translations/{tag}"));
        fs::remove_file(folder.join("strings.yaml")).unwrap();
        let _ = fs::remove_file(folder.join("strings.made-from.json"));
    }
    assert_eq!(sample.check(), "No problems found\n");
}

#[test]
fn data_that_cannot_be_read_is_one_problem_and_no_missing_file() {
    let sample = Sample::new();
    sample.put(GLOSSARY_PL, "advocate:\n", "advocate: [\n");
    let report = sample.check();
    assert!(report.contains("error[bad-yaml]"), "{report}");
    assert!(report.ends_with("\n1 error in 1 file\n"), "{report}");
    let status = sample.run(&["translate", "status", "--lang", "pl"]).stdout;
    let line = status.lines().find(|line| line.ends_with(GLOSSARY_PL)).unwrap();
    assert!(line.trim_start().starts_with("0 of ") && line.contains("translated"), "{line}");
}

#[test]
fn a_damaged_record_is_an_error_at_its_place() {
    let sample = Sample::new();
    let record = "translations/pl/_shared/glossary.made-from.json";
    fs::write(sample.path(record), "[\n  [\"advocate.term\"]\n]\n").unwrap();
    let report = sample.check();
    assert!(report.contains("error[bad-record]"), "{report}");
    assert!(report.contains(&format!("--> {record}:1:1")), "{report}");
}
