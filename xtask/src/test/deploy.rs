//! The tests of web servers, on the same tree as those in a browser.

use super::count::Count;
use super::node;
use super::tree::Tree;
use crate::process::Outcome;
use crate::{install, program};

/// Installs what is missing and runs the tests.
pub fn run(tree: &Tree) -> Outcome<Count> {
    let folder = program::repository()?.join("tests/deploy");
    let servers = install::deploy_tests()?;
    node::run(&folder, &tree.folder().join("deploy.tap"), |command| {
        command.env("NGINX", &servers.nginx).env("APACHE", &servers.apache);
        command.env("APACHE_MODULES", &servers.apache_modules);
        command.env("PLAINLEAF_BIN", &tree.program).env("PLAINLEAF_PUBLIC", tree.public());
    })
}
