//! Tests of one file that are run on the pages of a site, and what came of them.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::{Outcome, not_started};
use crate::test::browser::with_programs;
use crate::test::count::Count;

/// After so many milliseconds a fault that makes a test hang is given up; that is a failure, too.
const PATIENCE: u32 = 300_000;

/// What the runner said.
pub struct Verdict {
    /// How many tests of these names passed and failed.
    pub count: Count,
    failures: Vec<String>,
}

impl Verdict {
    /// Whether a test with these words in its name failed.
    pub fn has_failed(&self, words: &str) -> bool {
        self.failures.iter().any(|name| name.contains(words))
    }
}

/// Runs the tests of a file whose names have one of the given words.
pub fn run(node: &Node<'_>, file: &str, words: &[&str], public: &Path) -> Outcome<Verdict> {
    let mut command = Command::new("node");
    command.current_dir(node.folder).args(["--test", "--test-reporter=tap"]);
    command.arg(format!("--test-timeout={PATIENCE}"));
    command.args(words.iter().map(|words| format!("--test-name-pattern={}", literal(words))));
    with_programs(&mut command, node.programs, node.program, public).arg(file);
    command.stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = command.output().map_err(|error| not_started(&command, &error))?;
    Ok(verdict(&String::from_utf8_lossy(&output.stdout)))
}

/// What every trial needs.
pub struct Node<'a> {
    /// The folder of the tests.
    pub folder: &'a Path,
    /// What the tests start.
    pub programs: &'a crate::install::Programs,
    /// The program that builds the pages.
    pub program: &'a Path,
}

/// Words as a pattern that means just them.
fn literal(words: &str) -> String {
    words.chars().fold(String::new(), |mut pattern, letter| {
        if letter.is_ascii_punctuation() && !matches!(letter, ',' | ':' | '\'' | '"') {
            pattern.push('\\');
        }
        pattern.push(letter);
        pattern
    })
}

fn verdict(report: &str) -> Verdict {
    let failures = report.lines().filter_map(|line| line.trim_start().strip_prefix("not ok "));
    let names = failures.filter_map(|line| line.split_once(" - ").map(|(_, name)| name.to_owned()));
    Verdict { count: Count::of_tap(report), failures: names.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_pattern() {
        assert_eq!(literal("320 x 256, en"), "320 x 256, en");
        assert_eq!(literal("3:1 (all)?"), r"3:1 \(all\)\?");
    }

    #[test]
    fn failures_are_known_by_name() {
        let report = "TAP version 13\n    not ok 2 - the inner one\n    ok 3 - another\n\
            not ok 1 - the outer one\n# pass 1\n# fail 1\n";
        let verdict = verdict(report);
        assert!(verdict.has_failed("inner") && verdict.has_failed("outer"));
        assert!(!verdict.has_failed("another"));
        assert_eq!((verdict.count.passed, verdict.count.failed), (1, 1));
    }
}
