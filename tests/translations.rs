//! Translations that say something else than the English: each fault is put into a real translation
//! of the sample site and must be told; the untouched translations have none.

mod support;

use std::fs;

use support::sample::{Fault, Sample, fault, missed};

const MEETING_PL: &str = "translations/pl/_shared/parents/your-meeting.md";
const MEETING_UR: &str = "translations/ur/_shared/parents/your-meeting.md";
const MEETING_RO: &str = "translations/ro/_shared/parents/your-meeting.md";
const DATES_PL: &str = "translations/pl/_shared/parents/your-dates.md";
const RIGHTS_PL: &str = "translations/pl/_shared/parents/your-rights.md";
const DISAGREE_PL: &str = "translations/pl/_shared/parents/if-you-disagree.md";

#[test]
fn the_untouched_translations_have_no_problem() {
    assert_eq!(Sample::new().check(), "No problems found\n");
}

const FAULTS: [Fault; 26] = [
    fault(
        "a changed figure",
        MEETING_PL,
        ["pod numer 999", "pod numer 998"],
        "error[translated-figure]: the English has other figures here: `999`, not `998`",
    ),
    fault(
        "a changed figure in native digits",
        MEETING_UR,
        ["999", "۹۹۸"],
        "error[translated-figure]: the English has other figures here: `999`, not `998`",
    ),
    fault(
        "a lost figure",
        MEETING_PL,
        ["pod numer 999", "na numer alarmowy"],
        "error[translated-figure]: the English has figures that are not here: `999`",
    ),
    fault(
        "a figure that is not in the English",
        MEETING_PL,
        ["Możesz coś dodać.", "Możesz coś dodać w 5 minut."],
        "error[translated-figure]: these figures are not in the English: `5`",
    ),
    fault(
        "swapped digits of an age",
        DATES_PL,
        ["{{ fact.plan_ends_at }}", "81 lat"],
        "error[translated-figure]: these figures are not in the English: `81`",
    ),
    fault(
        "a placeholder typed as words",
        DATES_PL,
        ["{{ fact.core_group_first.within }}.**", "w ciągu 10 dni.**"],
        "error[translated-placeholder]: the English has placeholders that are not here: `fact.core_group_first.within`",
    ),
    fault(
        "after in the place of within",
        DATES_PL,
        ["{{ fact.core_group_first.within }}.**", "{{ fact.core_group_first.after }}.**"],
        "error[translated-placeholder]: the English has other placeholders here: `fact.core_group_first.within`, not `fact.core_group_first.after`",
    ),
    fault(
        "another fact",
        DATES_PL,
        ["{{ fact.core_group_first.within }}.**", "{{ fact.first_review.within }}.**"],
        "error[translated-placeholder]: the English has other placeholders here",
    ),
    fault(
        "a placeholder twice",
        DISAGREE_PL,
        [
            "{{ contact.coram_voice.phone }}",
            "{{ contact.coram_voice.phone }}, {{ contact.coram_voice.phone }}",
        ],
        "error[translated-placeholder]: these placeholders are not in the English: `contact.coram_voice.phone`",
    ),
    fault(
        "the telephone of somebody else",
        DISAGREE_PL,
        ["{{ contact.coram_voice.phone }}", "{{ contact.family_rights_group.phone }}"],
        "error[translated-placeholder]: the English has other placeholders here",
    ),
    fault(
        "a telephone number typed with swapped digits",
        DISAGREE_PL,
        ["{{ contact.family_rights_group.phone }}", "0808 801 0636"],
        "error[translated-figure]: these figures are not in the English: `0808`, `801`, `0636`",
    ),
    fault(
        "a lost link",
        DISAGREE_PL,
        ["[Citizens Advice](https://www.citizensadvice.org.uk/)", "Citizens Advice"],
        "error[translated-link]: the English has links that are not here: `https://www.citizensadvice.org.uk/`",
    ),
    fault(
        "a link to elsewhere",
        DISAGREE_PL,
        ["(https://www.citizensadvice.org.uk/)", "(https://www.citizensadvice.org/)"],
        "error[translated-link]: the English has other links here",
    ),
    fault(
        "a link to another leaflet",
        DISAGREE_PL,
        ["[informacje o Tobie](your-information.md)", "[informacje o Tobie](your-rights.md)"],
        "error[translated-link]: the English has other links here: `your-information.md`, not `your-rights.md`",
    ),
    fault(
        "a dropped outcome",
        DISAGREE_PL,
        ["2. Następny przegląd odbywa się wcześniej.\n", ""],
        "error[translated-list]: an item of a list whose number is exact is missing",
    ),
    fault(
        "an outcome too many",
        DISAGREE_PL,
        [
            "3. Decyzja się nie zmienia i ktoś wyjaśnia Ci dlaczego.\n",
            "3. Decyzja się nie zmienia i ktoś wyjaśnia Ci dlaczego.\n4. Decyzja się zmienia.\n",
        ],
        "error[translated-list]: the English list has no such item",
    ),
    fault(
        "a dropped step",
        MEETING_PL,
        [
            "6. **Zapada decyzja.** Osoba prowadząca spotkanie mówi Ci, jaka jest ta decyzja i dlaczego.\n",
            "",
        ],
        "error[translated-list]: an item of a list whose number is exact is missing",
    ),
    fault("a lost component", MEETING_PL, ["::: remember\n", "::: steps\n"], "error["),
    fault(
        "the contact of somebody else",
        DISAGREE_PL,
        ["::: contact ombudsman", "::: contact complaints"],
        "error[translated-component]: the English has `::: contact ombudsman` here",
    ),
    fault(
        "a condition turned round",
        RIGHTS_PL,
        ["::: unless fact.reports_initial", "::: where fact.reports_initial"],
        "error[",
    ),
    fault(
        "English left in",
        MEETING_PL,
        [
            "Wtedy wydział do spraw dzieci musi zebrać ludzi, żeby razem o tym porozmawiali.",
            "When that happens, children's services must bring people together to talk about it.",
        ],
        "warning[english-left]: English is left in this translation",
    ),
    fault(
        "a translation much too short",
        MEETING_PL,
        [
            "Zaproszenie na konferencję w sprawie ochrony dziecka (child protection conference) to trudna wiadomość. Wielu rodziców czuje strach, złość albo wstyd. Z tej ulotki dowiesz się, co będzie się działo. Dowiesz się też, kto może Ci pomóc.",
            "Zaproszenie na spotkanie.",
        ],
        "warning[unusual-length]",
    ),
    fault(
        "a lost paragraph",
        MEETING_PL,
        ["Możesz usłyszeć rzeczy, które zabolą. W każdej chwili możesz poprosić o przerwę.\n", ""],
        "warning[untranslated-block]",
    ),
    fault(
        "a paragraph too many",
        MEETING_PL,
        [
            "Możesz usłyszeć rzeczy, które zabolą.",
            "Nie bój się niczego.\n\nMożesz usłyszeć rzeczy, które zabolą.",
        ],
        "warning[left-over-block]: the English has no such block here",
    ),
    fault(
        "a title that names the subject",
        MEETING_PL,
        ["tab_title: Spotkanie Twojej rodziny", "tab_title: Ochrona dziecka 1"],
        "error[translated-figure]: these figures are not in the English: `1`",
    ),
    fault(
        "a heading with another anchor",
        MEETING_PL,
        ["{#the-decision}", "{#why}"],
        "error[duplicate-anchor]",
    ),
];

#[test]
fn every_fault_is_told_at_its_place() {
    let missed = missed(&FAULTS);
    assert!(missed.is_empty(), "{missed}");
}

#[test]
fn a_file_of_another_language_is_told() {
    let sample = Sample::new();
    fs::copy(sample.path(MEETING_PL), sample.path(MEETING_UR)).unwrap();
    assert!(sample.check().contains("warning[wrong-script]: this is in Latin letters, but `ur`"));
    fs::copy(sample.path(MEETING_PL), sample.path(MEETING_RO)).unwrap();
    assert!(sample.check().contains("warning[wrong-language]: this reads like Polish"));
}

const ENGLISH: &str = "content/_shared/parents/your-meeting.md";

#[test]
fn one_changed_sentence_is_one_block_out_of_date_in_every_language() {
    let sample = Sample::new();
    sample.put(ENGLISH, "You can ask for a break at any time.", "You can ask for a break.");
    let report = sample.check();
    let found: Vec<&str> = report
        .split("\n\n")
        .filter(|problem| problem.starts_with("warning[out-of-date]"))
        .filter_map(|problem| problem.lines().nth(1)?.trim().strip_prefix("--> translations/"))
        .map(|place| &place[..2])
        .collect();
    assert_eq!(found, ["ar", "bn", "pl", "ro", "ur"], "{report}");
    assert!(report.ends_with("\n5 warnings in 5 files\n"), "{report}");
}

#[test]
fn english_stands_in_for_a_changed_block_and_says_so() {
    let sample = Sample::new();
    sample.put(ENGLISH, "You can ask for a break at any time.", "You can ask for a break.");
    let page = |options: &[&str]| {
        let run = sample.run(&[&["build", "--no-pdf", "--borough", "barnet"], options].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let html = sample.read("public/barnet/pl/parents/your-meeting/index.html");
        scraper::Html::parse_document(&html)
    };
    let now = page(&[]);
    let stand_in = support::words(&now, ".stand-in [lang=en][dir=ltr]");
    assert_eq!(stand_in, "You may hear things that hurt. You can ask for a break.");
    assert!(support::words(&now, ".stand-in .label").starts_with("Ta część zmieniła się"));
    assert!(!support::words(&now, ".words").contains("możesz poprosić o przerwę"));
    sample.put("plainleaf.yaml", "out_of_date: english", "out_of_date: keep");
    let older = page(&[]);
    let kept = support::words(&older, ".stand-in [lang=pl]");
    assert_eq!(
        kept,
        "Możesz usłyszeć rzeczy, które zabolą. W każdej chwili możesz poprosić o przerwę."
    );
}

#[test]
fn accepting_a_block_brings_it_up_to_date_and_no_other() {
    let sample = Sample::new();
    sample.put(ENGLISH, "You can ask for a break at any time.", "You can ask for a break.");
    sample.put(ENGLISH, "make a court order", "make an order of a court");
    let shown = sample.run(&["translate", "diff", MEETING_PL]).stdout;
    assert_eq!(shown.matches("(out of date)").count(), 2, "{shown}");
    for words in [
        "You can ask for a break at any time.",
        "You can ask for a break.",
        "wydać nakazu sądowego",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let block = shown.split("block ").nth(1).unwrap().split(' ').next().unwrap();
    let run = sample.run(&["translate", "accept", MEETING_PL, "--block", block]);
    assert!(run.stdout.ends_with(": 1 block recorded as up to date\n"), "{}", run.stdout);
    let left = sample.run(&["translate", "diff", MEETING_PL]).stdout;
    assert_eq!(left.matches("(out of date)").count(), 1, "{left}");
    sample.run(&["translate", "accept", MEETING_PL]);
    let nothing = sample.run(&["translate", "diff", MEETING_PL]).stdout;
    assert_eq!(nothing, format!("{MEETING_PL}: every block is up to date\n"));
}

#[test]
fn status_counts_every_block() {
    let sample = Sample::new();
    sample.put(ENGLISH, "You can ask for a break at any time.", "You can ask for a break.");
    fs::remove_file(sample.path("translations/pl/_shared/parents/your-rights.md")).unwrap();
    let run = sample.run(&["translate", "status", "--lang", "pl", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let files = report[0]["files"].as_array().unwrap();
    let of = |name: &str| files.iter().find(|file| file["file"] == name).unwrap();
    let meeting = of(MEETING_PL);
    let number = |key: &str| meeting[key].as_u64().unwrap();
    assert_eq!((number("out_of_date"), number("missing"), number("left_over")), (1, 0, 0));
    assert_eq!(number("translated") + 1, number("blocks"));
    let rights = of(RIGHTS_PL);
    assert_eq!(rights["status"], "missing");
    assert_eq!(rights["missing"], rights["blocks"]);
    let table = sample.run(&["translate", "status"]).stdout;
    assert!(table.contains("polski (pl):"), "{table}");
}

#[test]
fn a_damaged_record_is_an_error_at_its_place() {
    let sample = Sample::new();
    let record = MEETING_PL.replace(".md", ".made-from.json");
    fs::write(sample.path(&record), "[[\"p\"").unwrap();
    let report = sample.check();
    assert!(report.contains("error[bad-record]"), "{report}");
    assert!(report.contains(&format!("--> {record}:1:1")), "{report}");
}

#[test]
fn what_cannot_be_accepted_is_said() {
    let sample = Sample::new();
    let told = |arguments: &[&str]| {
        let run = sample.run(&[&["translate", "accept"], arguments].concat());
        assert_eq!(run.code, Some(2), "{}", run.stdout);
        run.stderr
    };
    assert!(told(&[MEETING_PL, "--block", "999"]).contains("there is no block 999"));
    assert!(told(&[ENGLISH]).contains("is no translated file of this site"));
    assert!(
        told(&[MEETING_PL, MEETING_UR, "--block", "1"]).contains("of one file, but these are 2")
    );
}
