//! The tests of leaflets on paper, on the same tree as those in a browser.

use super::count::Count;
use super::node;
use super::tree::Tree;
use crate::process::Outcome;
use crate::{install, program};

/// Installs what is missing and runs the tests.
pub fn run(tree: &Tree) -> Outcome<Count> {
    let folder = program::repository()?.join("tests/pdf");
    let programs = install::paper_tests()?;
    node::run(&folder, &tree.folder().join("paper.tap"), |command| {
        command.env("JAVA", &programs.java).env("VERAPDF", &programs.verapdf);
        command.env("PLAINLEAF_BIN", &tree.program).env("PLAINLEAF_PUBLIC", tree.public());
    })
}
