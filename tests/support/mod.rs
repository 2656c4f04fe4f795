//! A small site in a temporary folder that a test changes, and the program run on it.

#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod sample;
pub mod seeds;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The leaflet of the base site that most tests change.
pub const LEAFLET: &str = "content/_shared/parents/your-meeting.md";
/// A leaflet that nothing links to, which a test adds.
pub const EXAMPLE: &str = "content/_shared/parents/example.md";
/// The translation of `LEAFLET`.
pub const TRANSLATION: &str = "translations/pl/_shared/parents/your-meeting.md";
/// What that translation was made from.
pub const RECORD: &str = "translations/pl/_shared/parents/your-meeting.made-from.json";
/// The settings of the base site.
pub const SETTINGS: &str = "plainleaf.yaml";
/// One borough of the base site; the other is Havering.
pub const BARNET: &str = "content/barnet/borough.yaml";

/// The bank holidays of the base site.
pub const HOLIDAYS: &str = "content/_shared/bank-holidays.yaml";

/// A folder of its own for one test.
pub struct Site {
    folder: TempDir,
}

impl Site {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The smallest whole site.
    pub fn base() -> Self {
        let site = Self::empty();
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/base");
        for (path, bytes) in files_below(&base) {
            site.write(&path, bytes);
        }
        site
    }

    /// The base site with one more leaflet for parents, which says `text`.
    pub fn with_text(text: &str) -> Self {
        let site = Self::base();
        site.write(EXAMPLE, leaflet(text));
        site
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file and the folders that it needs.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Puts `to` in the place of `from` in a file, which must hold it just once.
    pub fn replace(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {path}");
        self.write(path, text.replace(from, to))
    }

    /// Adds lines at the end of a file.
    pub fn append(&self, path: &str, lines: &str) -> &Self {
        let text = self.read(path);
        self.write(path, text + lines)
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) -> &Self {
        fs::remove_file(self.path().join(path)).unwrap();
        self
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        let full = self.path().join(path);
        fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A page of the published tree, parsed.
    pub fn page(&self, path: &str) -> scraper::Html {
        scraper::Html::parse_document(&self.read(&format!("public/{path}/index.html")))
    }

    /// Every file below one of its folders, by its path from there.
    pub fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.path().join(folder))
    }

    /// Whether something is at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.path().join(path).exists()
    }

    /// Runs the program in this folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// Runs the program in this folder with more environment variables.
    pub fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        let mut program = program();
        self.finish(program.args(arguments).envs(variables.iter().copied()))
    }

    /// Runs a line of shell in this folder, in which `$PLAINLEAF` is the program. The user who
    /// runs the tests may be root, who may write everywhere: `$BOUND` before it takes that away.
    pub fn shell(&self, line: &str) -> Run {
        const BOUND: &str = "BOUND=; \
            [ \"$(id -u)\" -ne 0 ] || BOUND='setpriv --bounding-set=-all --inh-caps=-all'\n";
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{BOUND}{line}")]).stdin(Stdio::null());
        self.finish(shell.env("PLAINLEAF", env!("CARGO_BIN_EXE_plainleaf")))
    }

    /// Waits for a command in this folder.
    fn finish(&self, command: &mut Command) -> Run {
        let output = command.current_dir(self.path()).output().unwrap();
        let filtered = |bytes: Vec<u8>| without_times(&self.without_folder(bytes));
        Run {
            code: output.status.code(),
            stdout: filtered(output.stdout),
            stderr: filtered(output.stderr),
        }
    }

    /// Builds the pages, which must succeed.
    pub fn build(&self) -> Run {
        self.build_with(&[])
    }

    /// Builds the pages with options, which must succeed. PDF files are tests/paper.rs's.
    pub fn build_with(&self, options: &[&str]) -> Run {
        let run = self.run(&[&["build", "--no-pdf"], options].concat());
        assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
        run
    }

    fn without_folder(&self, bytes: Vec<u8>) -> String {
        let text = String::from_utf8(bytes).unwrap();
        let real = self.path().canonicalize().unwrap();
        [real, self.path().to_owned()]
            .iter()
            .fold(text, |text, folder| text.replace(&*folder.to_string_lossy(), "[site]"))
    }
}

/// What came of a run of the program.
#[derive(Debug)]
pub struct Run {
    /// Its exit code; none when it was killed.
    pub code: Option<i32>,
    /// What it told.
    pub stdout: String,
    /// What it complained about.
    pub stderr: String,
}

/// The program, with nothing of the surroundings that would change what it prints.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plainleaf"));
    command.stdin(Stdio::null()).env("COLUMNS", "100").env("RUST_BACKTRACE", "0");
    // Tests ask servers on this machine only.
    for proxy in
        ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]
    {
        command.env_remove(proxy);
    }
    command.env_remove("PLAINLEAF_LOG").env_remove("RAYON_NUM_THREADS");
    command
}

/// A whole leaflet that says `text`, which begins on line 11.
pub fn leaflet(text: &str) -> String {
    format!(
        "---\ntitle: An example\ntab_title: An example\nsummary: What the test is about.\n\
         order: 30\nreviewed: 2026-11-21\nreview_by: 2027-11-21\nstatus: published\n---\n\n{text}\n"
    )
}

/// The elements of `page` that `selector` finds.
pub fn select<'a>(page: &'a scraper::Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&scraper::Selector::parse(selector).unwrap()).collect()
}

/// The words of the only element that `selector` finds, with plain spaces between them.
pub fn words(page: &scraper::Html, selector: &str) -> String {
    let found = select(page, selector);
    assert_eq!(found.len(), 1, "{selector} finds {}", found.len());
    let text: String = found[0].text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every file below a folder, by its path from there.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// How long a build takes is different every time: "after 0.03 s" becomes "after [time]".
fn without_times(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| match line.split_once(" after ") {
        Some((before, time)) if time.trim_end().ends_with(" s") => {
            format!("{before} after [time]\n")
        }
        _ => line.to_owned(),
    });
    lines.collect()
}
