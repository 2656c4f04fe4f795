//! The tests in a browser, with Node.js's own test runner, on pages built for them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::count::Count;
use crate::install::Programs;
use crate::process::{self, Outcome, not_started};
use crate::temporary::TemporaryFolder;
use crate::{install, program};

/// After so many milliseconds a test file that hangs is given up.
const PATIENCE: u32 = 600_000;

/// Installs what is missing, builds the pages and runs the tests.
pub fn run() -> Outcome<Count> {
    let repository = program::repository()?;
    let folder = repository.join("tests/browser");
    let programs = install::browser_tests(&folder)?;
    let program = program::build()?;
    let temporary = TemporaryFolder::new()?;
    let public = temporary.path().join("public");
    process::run(&mut program::build_site(&program, &repository, &public))?;
    let report = temporary.path().join("report.tap");
    let mut command = node(&folder, &report)?;
    let status = with_programs(&mut command, &programs, &program, &public)
        .status()
        .map_err(|error| not_started(&command, &error))?;
    let text = fs::read_to_string(&report).map_err(|error| format!("the report: {error}"))?;
    let count = Count::of_tap(&text);
    if !status.success() && count.failed == 0 {
        println!("the runner ended with {status}, so it broke");
        return Ok(Count { failed: 1, ..count });
    }
    Ok(count)
}

/// Tells the tests what to start and which pages to open.
pub fn with_programs<'a>(
    command: &'a mut Command,
    programs: &Programs,
    program: &Path,
    public: &Path,
) -> &'a mut Command {
    command.env("CHROMIUM", &programs.chromium).env("JAVA", &programs.java);
    command.env("PLAINLEAF_BIN", program).env("PLAINLEAF_PUBLIC", public)
}

/// Shows a report for people, and writes one that is easy to count.
fn node(folder: &Path, report: &Path) -> Outcome<Command> {
    let mut command = Command::new("node");
    command
        .current_dir(folder)
        .arg("--test")
        .arg(format!("--test-timeout={PATIENCE}"))
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", report.display()))
        .args(test_files(folder)?);
    Ok(command)
}

/// Named one by one: which files the runner finds by itself differs between its versions.
fn test_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let names = entries.filter_map(|entry| Some(PathBuf::from(entry.ok()?.file_name())));
    let mut files: Vec<PathBuf> =
        names.filter(|name| name.to_string_lossy().ends_with(".test.js")).collect();
    files.sort();
    if files.is_empty() { Err("there is no *.test.js".to_owned()) } else { Ok(files) }
}
