//! What a leaflet on paper takes, beside Chromium printing the same page.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::measure::{Run, cpu_of_all, measure};
use super::{median, table};
use crate::install::{self, Programs};
use crate::process::{self, Outcome};
use crate::program;
use crate::temporary::TemporaryFolder;

/// What a reader of the table should know.
pub const DESCRIPTION: &str = "\
On paper: the leaflets of the sample site as A4 by one `plainleaf pdf`, start and check of the
site included. Chromium: their web pages printed to tagged A4, one after another in one browser,
less its start. Nothing is kept from before; medians of 3 runs.";

const HEADINGS: [&str; 4] = ["on paper", "PDF files", "CPU ms each", "peak MiB"];
const RUNS: usize = 3;

/// Measures both, and returns the table; Chromium prints one page in `part`.
pub fn run(program: &Path, part: usize) -> Outcome<String> {
    install::fonts()?;
    let repository = program::repository()?;
    let tests = repository.join("tests/browser");
    let programs = install::browser_tests(&tests)?;
    let folder = TemporaryFolder::new()?;
    let (public, sheets) = (folder.path().join("public"), folder.path().join("sheets"));
    let mut site = program::build_site(program, &repository, &public);
    process::run(site.args(["--quiet", "--no-pdf"]))?;
    let pages = files_of(&public, &is_page)?;
    let pages: Vec<PathBuf> = pages.into_iter().step_by(part).collect();

    println!("on paper: setting the leaflets");
    let content = files_of(&repository.join("content"), &is_leaflet)?;
    let set = (0..RUNS)
        .map(|_| measure(&mut set_all(program, &repository, &content, &sheets)))
        .collect::<Outcome<Vec<Run>>>()?;
    let files = files_of(&sheets, &|file| file.extension() == Some(OsStr::new("pdf")))?.len();
    let cpu = median(set.iter().filter_map(|run| run.cpu).collect());
    let peak_kib = median(set.iter().filter_map(|run| run.peak_kib).collect());

    println!("on paper: printing {} pages with Chromium", pages.len());
    let start = middle(|| print(&tests, &programs, &[]))?;
    let printed = middle(|| print(&tests, &programs, &pages))?;
    Ok(table::aligned_lines(&[
        HEADINGS.map(str::to_owned),
        row("Plainleaf", files, each(cpu, Some(Duration::ZERO), files), peak_kib),
        // Its processes share memory, so no sum of what they have would be true.
        row("Chromium", pages.len(), each(printed, start, pages.len()), None),
    ]))
}

/// All leaflets as A4, for every borough and in every language.
fn set_all(program: &Path, site: &Path, content: &[PathBuf], out: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("pdf").arg("--site").arg(site).args(["--quiet", "--no-cache", "--form", "a4"]);
    command.arg("--output").arg(out).args(content);
    command
}

const AUDIENCES: [&str; 4] = ["parents", "children", "easy-read", "everyone"];

/// Whether a file of `content/` is a leaflet.
fn is_leaflet(file: &Path) -> bool {
    let is_for_readers = file.parent().and_then(Path::file_name).is_some_and(is_audience);
    is_for_readers && file.extension() == Some(OsStr::new("md"))
}

/// Whether a published file is the page of a leaflet.
fn is_page(file: &Path) -> bool {
    let mut folders = file.ancestors().skip(2).filter_map(Path::file_name);
    file.ends_with("index.html") && folders.next().is_some_and(is_audience)
}

fn is_audience(folder: &OsStr) -> bool {
    AUDIENCES.iter().any(|audience| folder == *audience)
}

fn print(tests: &Path, programs: &Programs, pages: &[PathBuf]) -> Command {
    let mut command = Command::new("node");
    let script = tests.join("../../xtask/src/bench/print.mjs");
    command.env("CHROMIUM", &programs.chromium).arg(script).arg(tests).args(pages);
    command
}

/// The processor time in the middle.
fn middle(command: impl Fn() -> Command) -> Outcome<Option<Duration>> {
    let times = (0..RUNS).map(|_| cpu_of_all(&mut command())).collect::<Outcome<Vec<_>>>()?;
    Ok(median(times.into_iter().flatten().collect()))
}

/// What one of `number` took, less what was there without any.
fn each(with: Option<Duration>, without: Option<Duration>, number: usize) -> Option<Duration> {
    let more = with?.saturating_sub(without?);
    Some(more / u32::try_from(number).ok().filter(|number| *number > 0)?)
}

fn row(name: &str, files: usize, cpu: Option<Duration>, peak_kib: Option<u64>) -> [String; 4] {
    let or_dash = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    [
        name.to_owned(),
        files.to_string(),
        or_dash(cpu.map(|cpu| cpu.as_millis().to_string())),
        or_dash(peak_kib.map(|kib| (kib / 1024).to_string())),
    ]
}

/// The files below a folder that are wanted, in order.
fn files_of(folder: &Path, is_wanted: &dyn Fn(&Path) -> bool) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = Vec::new();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            files.extend(files_of(&path, is_wanted)?);
        } else if is_wanted(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_without_any_leaflet_does_not_count() {
        let time = |milliseconds| Some(Duration::from_millis(milliseconds));
        assert_eq!(each(time(500), time(100), 4), time(100));
        assert_eq!(each(time(50), time(100), 4), time(0));
        assert_eq!(each(time(500), time(100), 0), None);
        assert_eq!(each(None, time(100), 4), None);
    }

    #[test]
    fn leaflets_and_their_pages_are_known_by_their_folder() {
        assert!(is_leaflet(Path::new("content/barnet/parents/your-rights.md")));
        assert!(!is_leaflet(Path::new("content/_shared/facts.yaml")));
        assert!(is_page(Path::new("public/barnet/en/parents/your-rights/index.html")));
        assert!(!is_page(Path::new("public/barnet/en/index.html")));
    }
}
