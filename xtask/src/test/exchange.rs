//! The tests of exchange with translators' programs.

use super::count::Count;
use super::node;
use crate::process::Outcome;
use crate::temporary::TemporaryFolder;
use crate::{install, program};

/// Installs what is missing and runs the tests.
pub fn run() -> Outcome<Count> {
    let folder = program::repository()?.join("tests/exchange");
    let programs = install::exchange_tests()?;
    let plainleaf = program::build()?;
    let temporary = TemporaryFolder::new()?;
    node::run(&folder, &temporary.path().join("exchange.tap"), |command| {
        command.env("PLAINLEAF_BIN", &plainleaf).env("MSGFMT", &programs.msgfmt);
        command.env("PYTHON", &programs.python).env("TRANSLATE_TOOLKIT", &programs.toolkit);
    })
}
