//! `cargo xtask bench`: how long big sites take to build, beside a plain copy of what they give.

mod edits;
mod measure;
mod paper;
mod site;
mod table;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use crate::process::Outcome;
use crate::program;
use crate::temporary::TemporaryFolder;
use measure::{Run, measure};
use site::{Ownership, Site};
use table::Row;

/// After one run that warms the caches.
const RUNS: usize = 5;

/// Measures both cases; `quick` makes a tenth of each.
pub fn run(quick: bool) -> Outcome<ExitCode> {
    let part = if quick { 10 } else { 1 };
    let program = program::build()?;
    let rows =
        CASES.iter().map(|case| measured(case, part, &program)).collect::<Outcome<Vec<_>>>()?;
    let edits = changes(part, &program)?;
    let on_paper = paper::run(&program, part)?;
    println!("\n{}\n\n{edits}\n\n{on_paper}", table::of(&rows));
    println!("\n{}\n\n{}\n\n{}", site::DESCRIPTION, edits::DESCRIPTION, paper::DESCRIPTION);
    println!(
        "Medians of {RUNS} runs after one to warm up, each into a folder that is not there yet."
    );
    if !measure::IS_COMPLETE {
        println!("CPU time and memory are measured on Linux only.");
    }
    Ok(ExitCode::SUCCESS)
}

/// A site of a certain size.
struct Case {
    name: &'static str,
    boroughs: usize,
    leaflets: usize,
    ownership: Ownership,
}

/// London by itself, a nation, and London with not one leaflet in common.
const CASES: [Case; 3] = [
    Case { name: "London", boroughs: 33, leaflets: 10, ownership: Ownership::AllShared },
    Case { name: "nation", boroughs: 153, leaflets: 12, ownership: Ownership::AllShared },
    Case { name: "distinct", boroughs: 33, leaflets: 10, ownership: Ownership::EachItsOwn },
];

impl Case {
    /// The site with one borough in `part`.
    fn site(&self, part: usize) -> Site {
        let Self { boroughs, leaflets, ownership, .. } = *self;
        Site { boroughs: boroughs / part, leaflets, ownership }
    }
}

/// Writes the site of a case to a folder, to look at or to measure by hand.
pub fn write_site(name: &str, folder: &Path) -> Outcome<ExitCode> {
    let names: Vec<&str> = CASES.iter().map(|case| case.name).collect();
    let case = CASES.iter().find(|case| case.name == name);
    let case = case.ok_or_else(|| format!("`{name}` is none of {}", names.join(", ")))?;
    let files = case.site(1).write(folder)?;
    println!("{}: {files} Markdown files", folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Changes of the first case while it is previewed.
fn changes(part: usize, program: &Path) -> Outcome<String> {
    let folder = TemporaryFolder::new()?;
    CASES[0].site(part).write(folder.path())?;
    edits::run(program, folder.path(), &program::repository()?.join("templates"))
}

fn measured(case: &Case, part: usize, program: &Path) -> Outcome<Row> {
    let (name, site) = (case.name, case.site(part));
    let folder = TemporaryFolder::new()?;
    let within = |name: &str| folder.path().join(name);
    let source = within("site");
    println!("{name}: writing the site");
    let markdown_files = site.write(&source)?;
    println!("{name}: building it");
    let (outs, builds) = repeated(&within("public"), |out| {
        let mut command = program::build_site(program, &source, out);
        // What paper takes is measured by itself; made-up words have letters that no font has.
        command.args(["--quiet", "--no-pdf"]);
        command
    })?;
    println!("{name}: copying what it gave");
    let (_, copies) = repeated(&within("copy"), |copy| {
        let mut command = Command::new("cp");
        command.arg("-r").arg(&outs[0]).arg(copy);
        command
    })?;
    let published = Published::in_folder(&outs[0])?;
    Ok(Row {
        name,
        markdown_files,
        pages: published.pages,
        bytes: published.bytes,
        wall: wall(&builds),
        cpu: median(builds.iter().filter_map(|run| run.cpu).collect()),
        peak_kib: median(builds.iter().filter_map(|run| run.peak_kib).collect()),
        copy: wall(&copies),
    })
}

/// Runs a command again and again, and gives what each run made. Nothing is removed in between:
/// on some file systems files are made many times slower just after many were deleted.
fn repeated(made: &Path, command: impl Fn(&Path) -> Command) -> Outcome<(Vec<PathBuf>, Vec<Run>)> {
    fs::create_dir_all(made).map_err(|error| format!("{}: {error}", made.display()))?;
    let folders: Vec<PathBuf> = (0..=RUNS).map(|number| made.join(number.to_string())).collect();
    let mut runs = Vec::with_capacity(folders.len());
    for folder in &folders {
        runs.push(measure(&mut command(folder))?);
    }
    runs.remove(0);
    Ok((folders, runs))
}

fn wall(runs: &[Run]) -> Duration {
    median(runs.iter().map(|run| run.wall).collect()).unwrap_or_default()
}

/// The middle one; nothing when there is none.
fn median<T: Ord>(mut values: Vec<T>) -> Option<T> {
    let middle = values.len() / 2;
    values.sort();
    values.into_iter().nth(middle)
}

/// What a build gave.
#[derive(Debug, Default)]
struct Published {
    pages: usize,
    bytes: u64,
}

impl Published {
    fn in_folder(folder: &Path) -> Outcome<Self> {
        let mut published = Self::default();
        published.add(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(published)
    }

    fn add(&mut self, folder: &Path) -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let about = entry.metadata()?;
            if about.is_dir() {
                self.add(&entry.path())?;
            } else {
                self.bytes += about.len();
                self.pages += usize::from(entry.path().extension().is_some_and(|e| e == "html"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(vec![9, 1, 5]), Some(5));
        assert_eq!(median::<u8>(Vec::new()), None);
    }
}
