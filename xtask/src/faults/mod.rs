//! `cargo xtask faults`: breaks the sample site in many ways, to show that each test can fail.

mod list;
mod sample;
mod trial;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use crate::process::Outcome;
use crate::temporary::TemporaryFolder;
use crate::{install, program};
use list::Fault;
use trial::{Node, Verdict};

/// Tries every fault, or those whose name or test file has `only` in it.
pub fn run(only: &str) -> Outcome<ExitCode> {
    let repository = program::repository()?;
    let folder = repository.join("tests/browser");
    let programs = install::browser_tests(&folder)?;
    let mut faults = list::read(&folder)?;
    faults.retain(|fault| fault.name.contains(only) || fault.file.contains(only));
    if faults.is_empty() {
        return Err(format!("no fault has `{only}` in its name or in that of its test"));
    }
    if faults.iter().any(Fault::is_on_paper) {
        install::paper_tests()?;
    }
    let program = program::build()?;
    let node = Node { folder: &folder, programs: &programs, program: &program };
    let sound = verdicts_without_a_fault(&node, &repository, &faults)?;
    let mut missed = 0;
    for fault in &faults {
        let result = if sound[&*fault.file].has_failed(&fault.words) {
            Err("the test fails without the fault, too".to_owned())
        } else {
            tried(&node, &repository, fault)
        };
        missed += usize::from(result.is_err());
        println!("{}", line(fault, &result));
    }
    println!("{} caught, {missed} missed", faults.len() - missed);
    Ok(if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the tests say of the sample site as it is, by file.
fn verdicts_without_a_fault<'a>(
    node: &Node<'_>,
    repository: &Path,
    faults: &'a [Fault],
) -> Outcome<BTreeMap<&'a str, Verdict>> {
    let mut words_by_file: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for fault in faults {
        words_by_file.entry(&fault.file).or_default().push(&fault.words);
    }
    let temporary = TemporaryFolder::new()?;
    let public = temporary.path().join("public");
    let on_paper = faults.iter().any(Fault::is_on_paper);
    sample::build(node.program, repository, &public, on_paper)?;
    let verdicts = words_by_file.into_iter().map(|(file, words)| {
        println!("{file}, without a fault");
        Ok((file, trial::run(node, file, &words, &public)?))
    });
    verdicts.collect()
}

/// How many of the named tests failed on the broken site, of how many.
fn tried(node: &Node<'_>, repository: &Path, fault: &Fault) -> Outcome<(usize, usize)> {
    let temporary = TemporaryFolder::new()?;
    let (site, public) = (temporary.path().join("site"), temporary.path().join("public"));
    sample::copy(repository, &site)?;
    for edit in &fault.edits {
        sample::apply(&site, edit)?;
    }
    sample::build(node.program, &site, &public, fault.is_on_paper())?;
    let Verdict { count, .. } = trial::run(node, &fault.file, &[&fault.words], &public)?;
    match (count.failed, count.failed + count.passed) {
        (_, 0) => Err("no test has these words in its name".to_owned()),
        (0, all) => Err(format!("{all} tests passed")),
        found => Ok(found),
    }
}

fn line(fault: &Fault, result: &Outcome<(usize, usize)>) -> String {
    let Fault { name, file, words, .. } = fault;
    match result {
        Ok((failed, all)) => format!("caught  {name} ({failed} of {all}: {file}, {words})"),
        Err(reason) => format!("MISSED  {name} ({file}, {words}): {reason}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_fault_stands_out() {
        let fault = Fault {
            name: "pale words".to_owned(),
            file: "a.test.js".to_owned(),
            words: "dark enough".to_owned(),
            edits: Vec::new(),
        };
        assert_eq!(
            line(&fault, &Ok((1, 2))),
            "caught  pale words (1 of 2: a.test.js, dark enough)"
        );
        let missed = line(&fault, &Err("2 tests passed".to_owned()));
        assert_eq!(missed, "MISSED  pale words (a.test.js, dark enough): 2 tests passed");
    }
}
