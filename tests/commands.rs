//! What the other commands make and print.

mod support;

use insta::assert_snapshot;
use serde_json::Value;
use support::{BARNET, EXAMPLE, LEAFLET, SETTINGS, Site};

/// Runs a command that must succeed.
fn succeed(site: &Site, arguments: &[&str]) -> String {
    let run = site.run(arguments);
    assert_eq!(run.code, Some(0), "{arguments:?}: {}{}", run.stdout, run.stderr);
    run.stdout
}

/// Runs a command that cannot run, and gives what it says.
fn fail(site: &Site, arguments: &[&str]) -> String {
    let before = site.tree("");
    let run = site.run(arguments);
    assert_eq!(run.code, Some(2), "{arguments:?}: {}{}", run.stdout, run.stderr);
    assert_eq!(site.tree(""), before, "a command that cannot run changes nothing");
    assert_eq!(run.stdout, "");
    run.stderr
}

// init

#[test]
fn a_new_site_has_no_problems_and_builds_at_once() {
    let folder = Site::empty();
    succeed(&folder, &["init", "leaflets"]);
    assert_eq!(succeed(&folder, &["check", "--site", "leaflets"]), "No problems found\n");
    succeed(&folder, &["build", "--no-pdf", "--site", "leaflets"]);
    assert!(folder.has("leaflets/public/your-borough/en/parents/your-meeting/index.html"));
}

#[test]
fn init_says_what_to_do_next() {
    let said = succeed(&Site::empty(), &["init", "leaflets"]);
    assert!(said.contains("cd leaflets\n") && said.contains("plainleaf serve"), "{said}");
}

#[test]
fn init_fills_an_empty_folder() {
    let folder = Site::empty();
    succeed(&folder, &["init", "."]);
    assert_eq!(succeed(&folder, &["check"]), "No problems found\n");
}

#[test]
fn init_refuses_a_folder_that_holds_anything() {
    let folder = Site::empty();
    folder.write("leaflets/notes.txt", "Mine.\n");
    assert_snapshot!(fail(&folder, &["init", "leaflets"]));
}

// new

#[test]
fn a_new_borough_has_no_problems_and_is_published() {
    let site = Site::empty();
    succeed(&site, &["init", "."]);
    assert_eq!(
        succeed(&site, &["new", "borough", "tower-hamlets"]),
        "Made content/tower-hamlets/borough.yaml\n"
    );
    assert_eq!(succeed(&site, &["check"]), "No problems found\n");
    site.build();
    let page = site.page("tower-hamlets");
    assert_eq!(support::words(&page, ".brand strong"), "Tower Hamlets Council");
}

#[test]
fn a_new_leaflet_is_a_draft_without_problems() {
    let site = Site::base();
    succeed(&site, &["new", "leaflet", "your-first-visit"]);
    assert_eq!(succeed(&site, &["check", "--drafts"]), "No problems found\n");
    site.build();
    assert!(!site.has("public/barnet/en/parents/your-first-visit"));
    site.build_with(&["--drafts"]);
    let page = site.page("barnet/en/parents/your-first-visit");
    assert_eq!(support::words(&page, "h1"), "Your first visit");
}

#[test]
fn a_new_leaflet_can_be_for_the_children_of_one_borough() {
    let site = Site::base();
    let arguments = ["new", "leaflet", "your-say", "--borough", "barnet", "--audience", "children"];
    assert_eq!(succeed(&site, &arguments), "Made content/barnet/children/your-say.md\n");
    assert_eq!(succeed(&site, &["check", "--drafts"]), "No problems found\n");
}

#[test]
fn a_new_language_is_added_to_the_settings_and_builds_at_once() {
    let site = Site::base();
    assert_eq!(
        succeed(&site, &["new", "language", "lt"]),
        "Made translations/lt/strings.yaml\nMade plainleaf.yaml\n"
    );
    assert!(site.read(SETTINGS).contains("languages: [en, pl, lt]"), "{}", site.read(SETTINGS));
    let report = succeed(&site, &["check"]);
    assert!(report.contains("warning[missing-string]"), "{report}");
    assert!(!report.contains("error"), "{report}");
    site.build();
    let page = site.page("barnet/lt/parents/your-meeting");
    assert_eq!(support::words(&page, "[aria-current=true][lang=lt]"), "lietuvių");
}

#[test]
fn a_new_language_that_the_program_carries_has_its_words() {
    let site = Site::base();
    succeed(&site, &["new", "language", "ur"]);
    let carried = plainleaf::carried::Folder::Translations.text("ur/strings.yaml").unwrap();
    assert_eq!(site.read("translations/ur/strings.yaml"), carried);
}

#[test]
fn a_site_that_lists_no_languages_takes_the_new_one_by_its_folder() {
    let site = Site::base();
    site.write(SETTINGS, "title: Test leaflets\n");
    succeed(&site, &["new", "language", "ro"]);
    assert_eq!(site.read(SETTINGS), "title: Test leaflets\n");
    site.build();
    assert!(site.has("public/barnet/ro/parents/your-meeting/index.html"));
}

#[test]
fn new_never_overwrites() {
    let site = Site::base();
    succeed(&site, &["new", "language", "ro"]);
    let said = [
        fail(&site, &["new", "borough", "barnet"]),
        fail(&site, &["new", "leaflet", "your-meeting"]),
        fail(&site, &["new", "language", "ro"]),
    ];
    assert_snapshot!(said.join("\n"));
}

#[test]
fn new_refuses_names_that_cannot_be_addresses_or_languages() {
    let site = Site::base();
    let said = [
        fail(&site, &["new", "borough", "Tower Hamlets"]),
        fail(&site, &["new", "borough", "../outside"]),
        fail(&site, &["new", "leaflet", "Your_Say"]),
        fail(&site, &["new", "leaflet", "your-say", "--borough", "camden"]),
        fail(&site, &["new", "language", "../outside"]),
        fail(&site, &["new", "language", "en"]),
    ];
    assert_snapshot!(said.join("\n"));
}

// check

/// A site with errors and warnings in several files.
fn site_with_problems() -> Site {
    let site = Site::with_text("Ask {{ council.name }}, 100%: now.\n\n## Next\n\n#### Last");
    site.replace(SETTINGS, "[en, pl]", "[en, pl, cy]")
        .replace(LEAFLET, "fact.core_group_first", "fact.core_group_frist")
        .append(BARNET, "colour: green\n");
    site
}

/// How many errors and warnings a report names.
type Counts = (usize, usize);

fn counts<'a>(severities: impl Iterator<Item = &'a str>) -> Counts {
    severities.fold((0, 0), |(errors, warnings), severity| match severity {
        "error" => (errors + 1, warnings),
        "warning" => (errors, warnings + 1),
        other => panic!("severity `{other}`"),
    })
}

/// The report of a site with problems.
fn report(format: &str) -> String {
    let run = site_with_problems().run(&["check", "--format", format]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stderr, "");
    run.stdout
}

fn counts_for_people() -> Counts {
    let report = report("human");
    let found = counts(report.lines().filter_map(|line| {
        let (severity, rest) = line.split_once('[')?;
        rest.contains("]: ").then_some(severity)
    }));
    let summary = format!("{} errors and {} warnings in 5 files\n", found.0, found.1);
    assert!(report.ends_with(&summary), "{summary}: {report}");
    found
}

#[test]
fn the_json_report_names_what_the_report_for_people_names() {
    let report: Value = serde_json::from_str(&report("json")).unwrap();
    let all = report["diagnostics"].as_array().unwrap();
    assert_eq!(counts(all.iter().map(|d| d["severity"].as_str().unwrap())), counts_for_people());
    for diagnostic in all {
        assert!(diagnostic["line"].as_u64().unwrap() >= 1, "{diagnostic}");
        assert!(diagnostic["column"].as_u64().unwrap() >= 1, "{diagnostic}");
        assert_ne!(diagnostic["help"], "", "{diagnostic}");
    }
}

#[test]
fn the_github_report_names_what_the_report_for_people_names() {
    let report = report("github");
    let severities = report.lines().map(|line| {
        let command = line.strip_prefix("::").expect(line);
        let (severity, rest) = command.split_once(' ').expect(line);
        assert!(rest.starts_with("file=") && rest.contains(",line="), "{line}");
        severity
    });
    assert_eq!(counts(severities), counts_for_people());
}

#[test]
fn the_sarif_report_names_what_the_report_for_people_names() {
    let report: Value = serde_json::from_str(&report("sarif")).unwrap();
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(counts(results.iter().map(|r| r["level"].as_str().unwrap())), counts_for_people());
    let rules: Vec<&Value> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| &rule["id"]).collect();
    for result in results {
        assert!(rules.contains(&&result["ruleId"]), "{result}");
    }
}

#[test]
fn a_report_for_programs_is_whole_when_there_are_no_problems() {
    let site = Site::base();
    let json: Value =
        serde_json::from_str(&succeed(&site, &["check", "--format", "json"])).unwrap();
    assert_eq!(json["diagnostics"], Value::Array(Vec::new()));
    let sarif = succeed(&site, &["check", "--format", "sarif", "--quiet"]);
    let sarif: Value = serde_json::from_str(&sarif).unwrap();
    assert_eq!(sarif["runs"][0]["results"], Value::Array(Vec::new()));
    assert_eq!(succeed(&site, &["check", "--format", "github"]), "");
}

#[test]
fn check_looks_only_at_the_named_borough() {
    let site = Site::with_text("You get the notes {{ fact.minutes_sent.within }}.");
    assert_eq!(site.run(&["check"]).code, Some(1));
    assert_eq!(succeed(&site, &["check", "--borough", "barnet"]), "No problems found\n");
}

#[test]
fn check_writes_nothing() {
    let site = Site::base();
    let before = site.tree("");
    succeed(&site, &["check"]);
    assert_eq!(site.tree(""), before);
}

#[test]
fn unfinished_leaflets_are_checked_for_what_is_written_in_them() {
    let site = Site::with_text("::: rember\nText.\n:::");
    site.replace(EXAMPLE, "status: published", "status: draft");
    assert_eq!(site.run(&["check"]).code, Some(1));
}

// All commands

#[test]
fn quiet_prints_nothing_on_success() {
    let site = Site::base();
    for arguments in [
        vec!["check", "--quiet"],
        vec!["build", "--no-pdf", "-q"],
        vec!["--quiet", "new", "borough", "camden"],
        vec!["--quiet", "init", "other"],
    ] {
        let run = site.run(&arguments);
        assert_eq!((run.code, &*run.stdout, &*run.stderr), (Some(0), "", ""), "{arguments:?}");
    }
}

#[test]
fn quiet_prints_problems() {
    let site = site_with_problems();
    assert_eq!(site.run(&["check", "--quiet"]).stdout, report("human"));
    let build = site.run(&["build", "--no-pdf", "--quiet"]);
    assert_eq!((build.code, build.stderr), (Some(1), report("human")));
}

#[test]
fn warnings_do_not_keep_a_site_from_being_published() {
    let site = Site::base();
    site.replace(SETTINGS, "[en, pl]", "[en, pl, cy]");
    let build = site.build();
    assert!(build.stderr.contains("warning[missing-string]"), "{}", build.stderr);
    assert!(site.has("public/barnet/cy/parents/your-meeting/index.html"));
}

#[test]
fn outside_a_site_no_command_can_run() {
    let folder = Site::empty();
    let said = [
        fail(&folder, &["check"]),
        fail(&folder, &["build"]),
        fail(&folder, &["serve", "--port", "0"]),
        fail(&folder, &["new", "borough", "camden"]),
    ];
    assert_snapshot!(said.join("\n"));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let said = fail(&Site::empty(), &["check", "--site", "nowhere"]);
    assert!(said.contains("the folder `nowhere` cannot be read\n  because "), "{said}");
}

#[test]
fn a_command_that_does_not_exist_is_refused_with_a_suggestion() {
    assert_snapshot!(fail(&Site::empty(), &["biuld"]));
}

#[test]
fn help_shows_the_commands_with_examples() {
    assert_snapshot!(succeed(&Site::empty(), &["--help"]));
}

#[test]
fn the_help_of_every_command_shows_examples() {
    let folder = Site::empty();
    for command in ["build", "pdf", "check", "serve", "init", "new", "completions"] {
        let help = succeed(&folder, &[command, "--help"]);
        let example = format!("\n  plainleaf {command}");
        assert!(help.contains("Example") && help.contains(&example), "{help}");
    }
}

#[test]
fn completions_are_for_the_shell_that_is_named() {
    let bash = succeed(&Site::empty(), &["completions", "bash"]);
    assert!(bash.contains("complete -F _plainleaf"), "{bash}");
    let fish = succeed(&Site::empty(), &["completions", "fish"]);
    assert!(fish.contains("complete -c plainleaf"), "{fish}");
}
