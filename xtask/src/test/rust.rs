//! The tests that cargo runs: of single parts, of the whole program, and in the docs.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use super::count::Count;
use crate::process::{Outcome, not_started};
use crate::program;

/// The tests check content as on this day, 26 November 2026: no day of review is over on it.
const DAY: (&str, &str) = ("SOURCE_DATE_EPOCH", "1795651200");

/// Runs them; what they print is shown as it comes.
pub fn run() -> Outcome<Count> {
    let mut command = program::cargo()?;
    command.args(["test", "--workspace", "--no-fail-fast"]).env(DAY.0, DAY.1);
    command.stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(&command, &error))?;
    let count = counted(&mut child)?;
    let status = child.wait().map_err(|error| not_started(&command, &error))?;
    if !status.success() && count.failed == 0 {
        println!("cargo test ended with {status}, so something did not compile or broke");
        return Ok(Count { failed: 1, ..count });
    }
    Ok(count)
}

fn counted(child: &mut Child) -> Outcome<Count> {
    let Some(output) = child.stdout.take() else { return Ok(Count::default()) };
    let mut count = Count::default();
    for line in BufReader::new(output).split(b'\n') {
        let line = line.map_err(|error| format!("what cargo test prints: {error}"))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        count = count + Count::of_cargo_line(&line);
    }
    Ok(count)
}
