//! The published tree that all tests of Node.js read.

use std::path::{Path, PathBuf};

use crate::process::{self, Outcome};
use crate::program;
use crate::temporary::TemporaryFolder;

/// The sample site, built for one run of the tests.
pub struct Tree {
    /// The program that built it.
    pub program: PathBuf,
    folder: TemporaryFolder,
}

impl Tree {
    /// Builds the program and the tree.
    pub fn build() -> Outcome<Self> {
        let program = program::build()?;
        let tree = Self { program, folder: TemporaryFolder::new()? };
        let repository = program::repository()?;
        process::run(&mut program::build_site(&tree.program, &repository, &tree.public()))?;
        Ok(tree)
    }

    /// Where the pages are.
    pub fn public(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    /// A folder for what a runner writes.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}
