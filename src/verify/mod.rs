//! Checks a published tree by itself, without the site's sources: the last step of a pipeline.
//!
//! ```text
//! tree      what lies in the folder, and of which kind each file is
//! list      what leaflets.json says of it
//! page, style, script, paper    each file by itself, in parallel: what is wrong, where it leads
//! whole     what only all files together tell: anchors, pages that nothing leads to
//! listings  the files about the tree as a whole
//! ```
//!
//! A file is read, checked and let go: what stays of a page is where it leads and a hash of
//! each of its ids.

mod address;
mod file;
mod gathered;
mod html;
mod list;
mod listings;
mod page;
mod paper;
mod place;
mod script;
mod style;
mod tree;
mod whole;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics};
use file::check_file;
use list::List;
use tree::{Kind, Tree};

/// Why a tree cannot be verified.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// There is no such folder, or it cannot be read.
    #[error("the folder `{}` cannot be read\nName the folder that `plainleaf build` published to.", .0.display())]
    Folder(PathBuf, #[source] std::io::Error),
}

/// What came of verifying a tree.
#[derive(Debug)]
pub struct Verified {
    /// How many pages there are.
    pub pages: usize,
    /// How many files, pages included.
    pub files: usize,
    /// How many addresses were followed.
    pub links: usize,
    /// Everything that is wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Verifies the tree in `folder`.
///
/// # Errors
/// When the folder itself cannot be read.
pub fn verify(folder: &Path) -> Result<Verified, VerifyError> {
    let mut found = Diagnostics::new();
    let tree = Tree::read(folder, &mut found)?;
    let list = List::read(&tree, &mut found);
    let files = 0..tree.len();
    let checked: Vec<_> =
        files.into_par_iter().map(|file| check_file(&tree, &list, file)).collect();
    listings::check(&tree, &list, &mut found);
    whole::check(&tree, &list, &checked, &mut found);
    let pages = (0..tree.len()).filter(|file| tree.kind(*file).is_page()).count();
    let links = checked.iter().map(|file| file.links).sum();
    for file in checked {
        file.problems.into_iter().for_each(|problem| found.push(problem));
    }
    let files = (0..tree.len()).filter(|file| tree.kind(*file) != Kind::Unknown).count();
    Ok(Verified { pages, files, links, diagnostics: found.into_sorted() })
}
