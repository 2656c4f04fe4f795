//! How long a change takes until the preview shows it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{median, table};
use crate::process::{Outcome, not_started};

/// What a reader of the table should know.
pub const DESCRIPTION: &str = "\
Changes: from the save of a file until the preview gives the new page, which is asked for every
millisecond; medians of 9 changes, each after a rest.";

const HEADINGS: [&str; 2] = ["changed", "ms"];
const CHANGES: usize = 9;
/// Longer than files count as being worked on.
const REST: Duration = Duration::from_millis(2500);
/// Far longer than any change takes.
const PATIENCE: Duration = Duration::from_mins(1);
const PAGE: &str = "/borough-001/en/parents/leaflet-01/index.html";

/// A change: a file of the site, a text in it, and what comes in its place, with `MARK` for what
/// is looked for in the page.
struct Change {
    name: &'static str,
    file: &'static str,
    find: &'static str,
    put: &'static str,
}

const KINDS: [Change; 4] = [
    Change {
        name: "a leaflet",
        file: "content/_shared/parents/leaflet-01.md",
        find: "\n## ",
        put: "\nThey MARK.\n\n## ",
    },
    Change {
        name: "a fact",
        file: "content/_shared/facts.yaml",
        find: "value: 10",
        put: "value: MARK",
    },
    Change {
        name: "a borough",
        file: "content/borough-001/borough.yaml",
        find: "name: The chair",
        put: "name: The chair MARK",
    },
    Change {
        name: "a template",
        file: "templates/leaflet.html",
        find: "<div class=\"hero\">",
        put: "<div class=\"hero\" id=\"MARK\">",
    },
];

/// Measures each kind of change of the site in `folder`, and returns the table.
pub fn run(program: &Path, folder: &Path, templates: &Path) -> Outcome<String> {
    let template = "templates/leaflet.html";
    crate::temporary::write(
        &folder.join(template),
        &fs::read_to_string(templates.join("leaflet.html")).map_err(|e| e.to_string())?,
    )?;
    let preview = Preview::start(program, folder)?;
    let mut lines = vec![HEADINGS.map(str::to_owned)];
    for kind in &KINDS {
        println!("changing {}", kind.name);
        let taken = (0..CHANGES)
            .map(|number| preview.change(folder, kind, number))
            .collect::<Outcome<Vec<Duration>>>()?;
        let taken = median(taken).unwrap_or_default();
        lines.push([kind.name.to_owned(), taken.as_millis().to_string()]);
    }
    Ok(table::aligned_lines(&lines))
}

/// A running preview, which ends with the measurement.
struct Preview {
    child: Child,
    address: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It has ended by itself when it cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn start(program: &Path, site: &Path) -> Outcome<Self> {
        let mut command = Command::new(program);
        command.args(["serve", "--port", "0", "--site"]).arg(site);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| not_started(&command, &error))?;
        let output = child.stdout.take().ok_or("the preview has no output")?;
        let mut preview = Self { child, address: String::new() };
        let mut lines = BufReader::new(output).lines();
        let told = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, rest) = line.split_once("http://")?;
            Some(rest.split('/').next()?.to_owned())
        });
        preview.address = told.ok_or("the preview did not tell its address")?;
        // What it says later must be read, or it would wait.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(preview)
    }

    /// Makes a change, waits until the page shows it, and takes it back.
    fn change(&self, site: &Path, kind: &Change, number: usize) -> Outcome<Duration> {
        let file = site.join(kind.file);
        let told = |error: std::io::Error| format!("{}: {error}", file.display());
        let before = fs::read_to_string(&file).map_err(told)?;
        let mark = (7001 + number).to_string();
        let after = before.replacen(kind.find, &kind.put.replace("MARK", &mark), 1);
        self.page()?;
        sleep(REST);
        let started = Instant::now();
        fs::write(&file, after).map_err(told)?;
        while !self.page()?.contains(&mark) {
            if started.elapsed() > PATIENCE {
                return Err(format!("a change of {} never showed", kind.name));
            }
            sleep(Duration::from_millis(1));
        }
        let taken = started.elapsed();
        fs::write(&file, before).map_err(told)?;
        while self.page()?.contains(&mark) && started.elapsed() < PATIENCE {
            sleep(Duration::from_millis(20));
        }
        Ok(taken)
    }

    fn page(&self) -> Outcome<String> {
        let ask = || {
            let mut stream = TcpStream::connect(&self.address)?;
            write!(stream, "GET {PAGE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
            let mut page = Vec::new();
            stream.read_to_end(&mut page)?;
            Ok(String::from_utf8_lossy(&page).into_owned())
        };
        ask().map_err(|error: std::io::Error| format!("the preview does not answer: {error}"))
    }
}
