//! Real leaflets of councils. They are other people's words, so they are no part of this
//! repository: they are looked for in the folder that `PLAINLEAF_SEEDS` names, or in
//! `shared/seeds` beside the repository. Each is a `.txt` file whose name begins with its number.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The text of each, in the order of their numbers. Where they are not, it says on the terminal
/// that `unchecked` was not checked, and gives nothing.
pub fn texts(unchecked: &str) -> Option<Vec<String>> {
    let Some(folder) = folder() else {
        // What tests print is kept back when they pass; this must be seen.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {unchecked}: the leaflets of councils are not here. Set PLAINLEAF_SEEDS to the folder that has them."
        );
        return None;
    };
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    assert!(!files.is_empty(), "the folder of the leaflets has no .txt file");
    Some(files.iter().map(|path| fs::read_to_string(path).unwrap()).collect())
}

/// The folder with the leaflets, if this machine has it. One that is named must be there.
fn folder() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("PLAINLEAF_SEEDS").map(PathBuf::from) {
        assert!(named.is_dir(), "PLAINLEAF_SEEDS names no folder: {}", named.display());
        return Some(named);
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.join("shared/seeds");
    beside.is_dir().then_some(beside)
}
