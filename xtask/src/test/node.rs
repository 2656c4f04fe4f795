//! Node.js's own test runner: every test file of a folder, and what came of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::count::Count;
use crate::process::{Outcome, not_started};

/// After so many milliseconds a test file that hangs is given up.
const PATIENCE: u32 = 600_000;

/// Runs the tests of a folder; `set_up` tells them what they need to know.
pub fn run(folder: &Path, report: &Path, set_up: impl FnOnce(&mut Command)) -> Outcome<Count> {
    let mut command = node(folder, report)?;
    set_up(&mut command);
    let status = command.status().map_err(|error| not_started(&command, &error))?;
    let text = fs::read_to_string(report).map_err(|error| format!("the report: {error}"))?;
    let count = Count::of_tap(&text);
    if !status.success() && count.failed == 0 {
        println!("the runner ended with {status}, so it broke");
        return Ok(Count { failed: 1, ..count });
    }
    Ok(count)
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
