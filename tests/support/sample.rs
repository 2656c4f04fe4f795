//! A copy of this repository's own site that a test changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Run, files_below, program};

/// A copy of the sample site without what tests do not read.
pub struct Sample {
    folder: tempfile::TempDir,
}

impl Sample {
    /// As it is in this repository.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        for part in ["plainleaf.yaml", "content", "translations"] {
            copy(&repository.join(part), &folder.path().join(part));
        }
        Self { folder }
    }

    /// Where one of its files is.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// The text of one of its files.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// Puts a text in the place of the only one like it.
    pub fn put(&self, file: &str, find: &str, put: &str) {
        let text = self.read(file);
        assert_eq!(text.matches(find).count(), 1, "{file} has this not once: {find}");
        fs::write(self.path(file), text.replacen(find, put, 1)).unwrap();
    }

    /// Every file of its translations, by its path from there.
    pub fn translations(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.path("translations"))
    }

    /// Runs the program in it.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let output = program().args(arguments).current_dir(self.folder.path()).output().unwrap();
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// What `plainleaf check` says.
    pub fn check(&self) -> String {
        self.run(&["check"]).stdout
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

/// Something wrong in a translation, and what is told of it.
pub struct Fault {
    pub name: &'static str,
    pub file: &'static str,
    pub find: &'static str,
    pub put: &'static str,
    pub told: &'static str,
}

/// A row of a table of faults.
pub const fn fault(
    name: &'static str,
    file: &'static str,
    [find, put]: [&'static str; 2],
    told: &'static str,
) -> Fault {
    Fault { name, file, find, put, told }
}

/// Puts each fault into a site of its own; gives those that are not told in their file.
pub fn missed(faults: &[Fault]) -> String {
    let missed = faults.iter().filter_map(|fault| {
        let sample = Sample::new();
        sample.put(fault.file, fault.find, fault.put);
        let report = sample.check();
        let place = format!("--> {}", fault.file);
        let is_told = report
            .split("\n\n")
            .any(|problem| problem.contains(fault.told) && problem.contains(&place));
        (!is_told).then(|| format!("{}: {report}", fault.name))
    });
    missed.collect::<Vec<_>>().join("\n---\n")
}
