//! The tests in a browser, on pages built for them.

use std::path::Path;
use std::process::Command;

use super::count::Count;
use super::node;
use super::tree::Tree;
use crate::install::Programs;
use crate::process::Outcome;
use crate::{install, program};

/// Installs what is missing and runs the tests.
pub fn run(tree: &Tree) -> Outcome<Count> {
    let folder = program::repository()?.join("tests/browser");
    let programs = install::browser_tests(&folder)?;
    node::run(&folder, &tree.folder().join("browser.tap"), |command| {
        with_programs(command, &programs, &tree.program, &tree.public());
    })
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
