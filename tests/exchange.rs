//! Texts go to a translator's program and come back: what was not touched stays as it is, what was
//! translated goes to its place, and what does not fit is told and changes nothing.

mod support;

use std::fs;

use support::Run;
use support::sample::Sample;

const ENGLISH: &str = "content/_shared/parents/your-meeting.md";
const MEETING_PL: &str = "translations/pl/_shared/parents/your-meeting.md";
const LANGUAGES: [&str; 5] = ["ar", "bn", "pl", "ro", "ur"];
const FORMATS: [(&str, &str); 2] = [("xliff", "xlf"), ("po", "po")];

/// Exports a language, and returns the name of the file.
fn export(sample: &Sample, language: &str, format: &str, options: &[&str]) -> String {
    let ending = FORMATS.iter().find(|(name, _)| *name == format).unwrap().1;
    let arguments = ["translate", "export", "--force", "--lang", language, "--format", format];
    let run = sample.run(&[&arguments[..], options].concat());
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    format!("{language}.{ending}")
}

fn import(sample: &Sample, file: &str) -> Run {
    sample.run(&["translate", "import", file])
}

#[test]
fn a_round_trip_of_the_whole_sample_changes_no_byte() {
    let sample = Sample::new();
    let before = sample.translations();
    for (format, _) in FORMATS {
        for language in LANGUAGES {
            let file = export(&sample, language, format, &[]);
            let run = import(&sample, &file);
            assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
            assert!(
                run.stdout.contains(": 0 blocks changed, 0 recorded as up to date, "),
                "{}",
                run.stdout
            );
        }
    }
    assert!(before == sample.translations());
}

#[test]
fn changed_words_go_to_their_place_and_nothing_else_moves() {
    for (format, _) in FORMATS {
        let sample = Sample::new();
        let before = sample.translations();
        let file = export(&sample, "pl", format, &[]);
        sample.put(&file, "W każdej chwili możesz poprosić o przerwę.", "Poproś o przerwę.");
        let run = import(&sample, &file);
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
        sample.put(MEETING_PL, "Poproś o przerwę.", "W każdej chwili możesz poprosić o przerwę.");
        let after = sample.translations();
        let differ: Vec<&String> =
            before.keys().filter(|file| before[*file] != after[*file]).collect();
        assert_eq!(differ, ["pl/_shared/parents/your-meeting.made-from.json"], "{format}");
    }
}

#[test]
fn only_the_block_whose_english_changed_is_exported_and_comes_back_up_to_date() {
    for (format, _) in FORMATS {
        let sample = Sample::new();
        let units = if format == "po" { "\nmsgctxt " } else { "<trans-unit " };
        // Something that is not translated at all, which is exported each time.
        for file in ["other-meetings.md", "other-meetings.made-from.json"] {
            let path = format!("translations/pl/barnet/parents/{file}");
            fs::remove_file(sample.path(&path)).unwrap();
        }
        let file = export(&sample, "pl", format, &["--only", "stale"]);
        let missing = sample.read(&file).matches(units).count();
        sample.put(ENGLISH, "You can ask for a break at any time.", "You can ask for a break.");
        let file = export(&sample, "pl", format, &["--only", "stale"]);
        let text = sample.read(&file);
        assert_eq!(text.matches(units).count(), missing + 1, "{text}");
        assert!(text.contains("You can ask for a break at any time."), "{text}");
        // As the program gives it back when the translator has done nothing.
        assert!(
            import(&sample, &file).stdout.contains(" 0 recorded as up to date, 1 as they were")
        );
        let (find, put) = if format == "po" {
            ("#, fuzzy\n", "")
        } else {
            ("state=\"needs-review-translation\"", "state=\"final\"")
        };
        sample.put(&file, find, put);
        let run = import(&sample, &file);
        assert!(
            run.stdout.contains(": 0 blocks changed, 1 recorded as up to date"),
            "{}",
            run.stdout
        );
        let left = sample.run(&["translate", "diff", MEETING_PL]).stdout;
        assert_eq!(left, format!("{MEETING_PL}: every block is up to date\n"));
    }
}

#[test]
fn any_block_that_is_missing_is_put_back_at_its_place() {
    let sample = Sample::new();
    let file = export(&sample, "pl", "xliff", &[]);
    let whole = sample.read(MEETING_PL);
    let front_matter = whole.match_indices("---\n").nth(1).unwrap().0 + 4;
    let blocks: Vec<&str> = whole[front_matter..]
        .split("\n\n")
        .filter(|block| !block.contains(":::") && !block.trim().is_empty())
        .collect();
    assert!(blocks.len() > 20);
    for block in blocks {
        let cut =
            whole.replacen(&format!("{}\n", block.trim_end()), "", 1).replace("\n\n\n", "\n\n");
        assert_ne!(cut, whole, "{block}");
        fs::write(sample.path(MEETING_PL), &cut).unwrap();
        let run = import(&sample, &file);
        assert_eq!(run.code, Some(0), "{block}\n{}{}", run.stdout, run.stderr);
        let again = sample.read(MEETING_PL);
        assert_eq!(again.trim_end(), whole.trim_end(), "{block}");
    }
}

#[test]
fn a_file_that_is_missing_is_made_again() {
    for language in LANGUAGES {
        let sample = Sample::new();
        let file = export(&sample, language, "xliff", &[]);
        let before = sample.read(&file);
        let folder = format!("translations/{language}/_shared/parents");
        fs::remove_dir_all(sample.path(&folder)).unwrap();
        let run = import(&sample, &file);
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
        assert_eq!(sample.check(), "No problems found\n");
        export(&sample, language, "xliff", &[]);
        assert_eq!(without_values(&sample.read(&file)), without_values(&before));
    }
}

#[test]
fn files_of_keys_are_made_again_and_so_are_single_keys() {
    let sample = Sample::new();
    let file = export(&sample, "pl", "po", &[]);
    let before = sample.read(&file);
    let again = |what: &str| {
        let run = import(&sample, &file);
        assert_eq!(run.code, Some(0), "{what}: {}{}", run.stdout, run.stderr);
        export(&sample, "pl", "po", &["--output", "again.po"]);
        assert_eq!(without_dates(&sample.read("again.po")), without_dates(&before), "{what}");
    };
    for name in ["_shared/glossary", "_shared/contacts", "barnet/borough"] {
        fs::remove_file(sample.path(&format!("translations/pl/{name}.yaml"))).unwrap();
        fs::remove_file(sample.path(&format!("translations/pl/{name}.made-from.json"))).unwrap();
        again(name);
    }
    for (find, put) in [
        ("leave_site: Opuść tę stronę\n", ""),
        ("  few: \"Shift: naciśnij jeszcze {n} razy, żeby opuścić tę stronę\"\n", ""),
        (
            "paper_pages: { one: \"{n} strona\", few: \"{n} strony\", ",
            "paper_pages: { one: \"{n} strona\", ",
        ),
    ] {
        sample.put("translations/pl/strings.yaml", find, put);
        again(find);
    }
}

fn without_dates(exported: &str) -> String {
    exported.lines().filter(|line| !line.contains("-Date: ")).collect()
}

#[test]
fn words_for_a_number_are_up_to_date_when_all_their_forms_are() {
    let sample = Sample::new();
    let strings = "translations/en/strings.yaml";
    sample.put(strings, "one: \"within {n} working day\"", "one: \"in {n} working day\"");
    let file = export(&sample, "pl", "po", &["--only", "stale"]);
    let text = sample.read(&file);
    let forms: Vec<&str> = text.split("\n\n").filter(|entry| entry.contains("#, fuzzy")).collect();
    assert_eq!(forms.len(), 4, "{text}");
    assert!(
        forms[1].contains("#. The form `few`, for numbers such as 2, 3, 4, 22, 23\n"),
        "{text}"
    );
    let done = |forms: &[&str]| {
        let done = forms
            .iter()
            .fold(text.clone(), |text, form| text.replace(form, &form.replace("#, fuzzy\n", "")));
        fs::write(sample.path(&file), done).unwrap();
        let run = import(&sample, &file);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        sample.run(&["translate", "diff", "translations/pl/strings.yaml"]).stdout
    };
    assert!(done(&forms[..3]).contains("(out of date)"));
    assert!(done(&forms).contains(": every block is up to date"));
}

/// A new file has the figures of the English, with their units; grammar may have left some out.
fn without_values(exported: &str) -> String {
    let mut parts = exported.split(" equiv-text=\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + part.split_once('"').unwrap().1)
}

#[test]
fn a_translation_whose_english_has_changed_meanwhile_shows_as_out_of_date() {
    let sample = Sample::new();
    let file = export(&sample, "pl", "po", &[]);
    sample.put(&file, "W każdej chwili możesz poprosić o przerwę.", "Poproś o przerwę.");
    sample.put(ENGLISH, "You can ask for a break at any time.", "You can ask for a break.");
    let run = import(&sample, &file);
    assert!(run.stdout.contains(": 1 blocks changed"), "{}{}", run.stdout, run.stderr);
    assert!(sample.read(MEETING_PL).contains("Poproś o przerwę."));
    let left = sample.run(&["translate", "diff", MEETING_PL]).stdout;
    assert_eq!(left.matches("(out of date)").count(), 1, "{left}");
    assert!(left.contains("You can ask for a break at any time."), "{left}");
}

/// What a translator's program may do to a block, and what is told of it.
struct Fault {
    name: &'static str,
    format: &'static str,
    find: &'static str,
    put: &'static str,
    told: &'static str,
}

const fn fault(
    name: &'static str,
    format: &'static str,
    [find, put]: [&'static str; 2],
    told: &'static str,
) -> Fault {
    Fault { name, format, find, put, told }
}

const FAULTS: [Fault; 16] = [
    fault(
        "a value is lost",
        "po",
        [
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/>.</g1> ",
            "msgstr \"<g1>Pierwsze spotkanie grupy.</g1> ",
        ],
        "error[codes-differ]: code 2 is lost: `{{ fact.core_group_first.within }}`",
    ),
    fault(
        "a value stands twice",
        "po",
        [
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/>.</g1> ",
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/> <x2/>.</g1> ",
        ],
        "error[codes-differ]: code 2 is here 2 times: `{{ fact.core_group_first.within }}`",
    ),
    fault(
        "a code that the English does not have",
        "po",
        [
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/>.</g1> ",
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/> <x7/>.</g1> ",
        ],
        "error[codes-differ]: the English has no code 7",
    ),
    fault(
        "a code that never ends",
        "po",
        [
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/>.</g1> ",
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/>. ",
        ],
        "error[codes-differ]: code 1 never ends",
    ),
    fault(
        "a code that ends before it begins",
        "po",
        [
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/>.</g1> ",
            "msgstr \"</g1>Pierwsze spotkanie grupy podstawowej: <x2/>.<g1> ",
        ],
        "error[codes-differ]: code 1 ends where it did not begin",
    ),
    fault(
        "a value put around words",
        "po",
        [
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/>.</g1> ",
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <g2>x</g2>.</g1> ",
        ],
        "error[codes-differ]: code 2 stands alone in the English",
    ),
    fault(
        "bold around nothing",
        "po",
        [
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: <x2/>.</g1> ",
            "msgstr \"<g1></g1>Pierwsze spotkanie grupy podstawowej: <x2/>. ",
        ],
        "error[codes-differ]: Markdown cannot write these words with these codes",
    ),
    fault(
        "a quotation mark without its backslash",
        "po",
        [
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: ",
            "msgstr \"<g1>Pierwsze \" spotkanie grupy podstawowej: ",
        ],
        "error[bad-exchange-file]: this line is no text between double quotes",
    ),
    fault(
        "a keyword of something else",
        "po",
        [
            "msgstr \"<g1>Pierwsze spotkanie grupy podstawowej: ",
            "msgplural \"<g1>Pierwsze spotkanie grupy podstawowej: ",
        ],
        "error[bad-exchange-file]: `msgplural` is nothing that Plainleaf writes into PO files",
    ),
    fault(
        "a value is lost in XLIFF",
        "xliff",
        [
            "<target state=\"translated\"><g id=\"1\" ctype=\"bold\">Pierwsze spotkanie grupy podstawowej: <x id=\"2\" ctype=\"x-value\" equiv-text=\"{{ fact.core_group_first.within }}\"/>.</g> ",
            "<target state=\"translated\"><g id=\"1\" ctype=\"bold\">Pierwsze spotkanie grupy.</g> ",
        ],
        "error[codes-differ]: code 2 is lost: `{{ fact.core_group_first.within }}`",
    ),
    fault(
        "a code without a number",
        "xliff",
        [
            "<target state=\"translated\"><g id=\"1\" ctype=\"bold\">Pierwsze spotkanie grupy podstawowej: ",
            "<target state=\"translated\"><g ctype=\"bold\">Pierwsze spotkanie grupy podstawowej: ",
        ],
        "error[codes-differ]: the English has no code 0",
    ),
    fault(
        "an element that means nothing there",
        "xliff",
        [
            "<target state=\"translated\"><g id=\"1\" ctype=\"bold\">Pierwsze spotkanie grupy podstawowej: ",
            "<target state=\"translated\"><it id=\"9\" pos=\"open\"/><g id=\"1\" ctype=\"bold\">Pierwsze spotkanie grupy podstawowej: ",
        ],
        "error[bad-exchange-file]: a code `it` that the file did not have when it was exported",
    ),
    fault(
        "no XML",
        "xliff",
        [
            "<target state=\"translated\"><g id=\"1\" ctype=\"bold\">Pierwsze spotkanie grupy podstawowej: ",
            "<target state=\"translated\"><g id=\"1\" ctype=\"bold>Pierwsze spotkanie grupy podstawowej: ",
        ],
        "error[bad-exchange-file]: this is not XML",
    ),
    fault(
        "another version of XLIFF",
        "xliff",
        ["<xliff version=\"1.2\"", "<xliff version=\"2.0\""],
        "error[bad-exchange-file]: this is not a file of XLIFF 1.2",
    ),
    fault(
        "a file that the site does not have",
        "po",
        [
            "msgctxt \"content/_shared/parents/your-dates.md | FIRST",
            "msgctxt \"content/_shared/parents/your-days.md | FIRST",
        ],
        "error[unknown-block]: the site has no file `content/_shared/parents/your-days.md`",
    ),
    fault(
        "a block that the English does not have",
        "po",
        [
            "msgctxt \"content/_shared/parents/your-dates.md | FIRST",
            "msgctxt \"content/_shared/parents/your-dates.md | 0123456789ab",
        ],
        "error[unknown-block]: the English of this block has been changed, or is gone, since it was exported",
    ),
];

#[test]
fn what_does_not_fit_is_told_and_changes_nothing() {
    for fault in FAULTS {
        let sample = Sample::new();
        let before = sample.translations();
        let file = export(&sample, "pl", fault.format, &[]);
        // The name of the first block of that file.
        let text = sample.read(&file);
        let first = text.split("parents/your-dates.md | ").nth(1).and_then(|rest| rest.get(..12));
        let with_name = |text: &str| text.replace("FIRST", first.unwrap_or_default());
        let (find, put) = (with_name(fault.find), with_name(fault.put));
        // Blocks of other leaflets begin with the same words.
        let leaflet = text.find("content/_shared/parents/your-dates.md").unwrap();
        let in_leaflet = text[leaflet..].find(&find).map(|at| leaflet + at);
        let at = in_leaflet.or_else(|| text.find(&find)).expect(fault.name);
        let text = format!("{}{put}{}", &text[..at], &text[at + find.len()..]);
        fs::write(sample.path(&file), text).unwrap();
        let run = import(&sample, &file);
        assert_eq!(run.code, Some(1), "{}: {}{}", fault.name, run.stdout, run.stderr);
        assert!(run.stderr.contains(fault.told), "{}: {}", fault.name, run.stderr);
        assert!(run.stderr.contains(&format!("--> {file}:")), "{}: {}", fault.name, run.stderr);
        assert!(before == sample.translations(), "{}", fault.name);
    }
}

#[test]
fn a_file_with_a_translators_work_is_not_written_over() {
    let sample = Sample::new();
    let arguments = ["translate", "export", "--lang", "pl"];
    assert_eq!(sample.run(&arguments).code, Some(0));
    fs::write(sample.path("pl.xlf"), "work").unwrap();
    let run = sample.run(&arguments);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("`pl.xlf` is there already"), "{}", run.stderr);
    assert_eq!(sample.read("pl.xlf"), "work");
}
