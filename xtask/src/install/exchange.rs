//! What the tests of exchange with translators' programs need: gettext and the Translate Toolkit.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{kept, system};
use crate::process::{self, Outcome, answer, on_path};

const GETTEXT_PACKAGE: &str = "gettext";
/// The packages for Python, with the versions that were tried.
const TOOLKIT: [&str; 2] = ["translate-toolkit==3.20.4", "lxml==6.1.3"];

/// What the tests start and read.
pub struct ExchangePrograms {
    /// What checks PO files.
    pub msgfmt: PathBuf,
    /// What the toolkit runs in.
    pub python: PathBuf,
    /// The folder of the toolkit's modules.
    pub toolkit: PathBuf,
}

/// Makes sure that the tests can run, and returns what they start.
pub fn exchange_tests() -> Outcome<ExchangePrograms> {
    super::check_node()?;
    if on_path("msgfmt").is_none() {
        system::install(&[GETTEXT_PACKAGE], "the tests of exchange need")?;
    }
    let msgfmt = on_path("msgfmt")
        .ok_or_else(|| format!("the package `{GETTEXT_PACKAGE}` gave no msgfmt on PATH"))?;
    let python =
        on_path("python3").ok_or("python3 is missing: install `python3` and `python3-pip`")?;
    let toolkit = kept()?.join(TOOLKIT.join("-").replace("==", "-"));
    if !works(&python, &toolkit) {
        install(&python, &toolkit)?;
    }
    Ok(ExchangePrograms { msgfmt, python, toolkit })
}

fn works(python: &PathBuf, toolkit: &PathBuf) -> bool {
    let mut command = Command::new(python);
    command.args(["-c", "import translate.storage.xliff"]).env("PYTHONPATH", toolkit);
    answer(&mut command).is_some()
}

fn install(python: &PathBuf, toolkit: &PathBuf) -> Outcome {
    println!("Installing {}", TOOLKIT.join(" and "));
    // Moved only when it is whole, so that a broken run leaves no half of it behind.
    let half = toolkit.with_extension(format!("{}.part", std::process::id()));
    let mut pip = Command::new(python);
    pip.args(["-m", "pip", "install", "--quiet", "--target"]).arg(&half).args(TOOLKIT);
    process::run(&mut pip).map_err(|reason| {
        format!("{reason}; install by hand for python3: {}", TOOLKIT.join(" and "))
    })?;
    if !works(python, &half) {
        return Err(format!("{} does not run here with {}", TOOLKIT[0], python.display()));
    }
    // An older one that does not run, such as after an update of Python.
    let _ = fs::remove_dir_all(toolkit);
    fs::rename(&half, toolkit).map_err(|error| format!("{}: {error}", toolkit.display()))
}
