//! `cargo xtask test`: every runner, and one line with the sum of all.

pub mod browser;
pub mod count;
mod deploy;
mod exchange;
mod node;
mod paper;
mod rust;
mod tree;

use std::process::ExitCode;

use crate::install;
use crate::process::Outcome;
use count::Count;
use tree::Tree;

/// Runs all tests, or only those of cargo. The last line is the sum, whatever happened.
pub fn run(fast: bool) -> ExitCode {
    // Tests of cargo set leaflets on paper, too.
    let mut sum = settled("cargo test", install::fonts().and_then(|()| rust::run()));
    if !fast {
        sum = sum + settled("the tests of exchange", exchange::run());
        sum = sum + on_pages();
    }
    if sum.skipped > 0 {
        println!("{} skipped", sum.skipped);
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The tests that read the published tree. It has leaflets on paper, so it needs fonts.
fn on_pages() -> Count {
    match install::fonts().and_then(|()| Tree::build()) {
        Ok(tree) => {
            let in_browser = settled("the browser tests", browser::run(&tree));
            let on_paper = settled("the tests of leaflets on paper", paper::run(&tree));
            in_browser + on_paper + settled("the tests of web servers", deploy::run(&tree))
        }
        Err(reason) => settled("building the pages", Err(reason)),
    }
}

/// What a runner found. One that broke or ran no test counts as a failure.
fn settled(name: &str, result: Outcome<Count>) -> Count {
    let reason = match result {
        Ok(count) if count.passed + count.failed > 0 => return count,
        Ok(_) => "it ran no test".to_owned(),
        Err(reason) => reason,
    };
    println!("\n{name} failed: {reason}\n");
    Count { failed: 1, ..Count::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_ran_nothing_or_broke_has_failed() {
        assert_eq!(settled("it", Ok(Count::default())).failed, 1);
        assert_eq!(settled("it", Err("no node".to_owned())).failed, 1);
        let good = Count { passed: 2, ..Count::default() };
        assert_eq!(settled("it", Ok(good)), good);
    }
}
