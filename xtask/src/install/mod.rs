//! What tests and builds need on the machine: found, installed, or named when it is missing.

mod deploy;
mod exchange;
mod fuzzer;
mod paper;
mod system;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{self, Outcome, answer, on_path};
pub use deploy::deploy_tests;
pub use exchange::exchange_tests;
pub use fuzzer::fuzzer;
pub use paper::paper_tests;

/// The oldest Node.js that every package of the tests works with. Lighthouse asks for a later
/// one and runs with this; npm says so and goes on.
const NODE: (u32, u32) = (20, 19);
/// The oldest Java that the Nu HTML checker runs with.
const JAVA: u32 = 17;
const JAVA_PACKAGE: &str = "default-jre-headless";
const CHROMIUM_PACKAGE: &str = "chromium";
const FONTS_PACKAGE: &str = "fonts-noto-core";
/// The fonts of Chinese are large, so only a site that is in Chinese has them.
const CHINESE_FONTS_PACKAGE: &str = "fonts-noto-cjk";
/// What Chromium is called, by system.
const CHROMIUM_NAMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The programs that the tests start.
pub struct Programs {
    /// The browser.
    pub chromium: PathBuf,
    /// What the Nu HTML checker runs in.
    pub java: PathBuf,
}

/// Makes sure that the tests in `folder` can run, and returns the programs that they start.
pub fn browser_tests(folder: &Path) -> Outcome<Programs> {
    check_node()?;
    install_node_packages(folder)?;
    let missing = missing_packages()?;
    if !missing.is_empty() {
        system::install(&missing, "the browser tests need")?;
    }
    Ok(Programs {
        chromium: chromium()?
            .ok_or_else(|| format!("the package `{CHROMIUM_PACKAGE}` gave no browser on PATH"))?,
        java: java().ok_or_else(|| {
            format!("the package `{JAVA_PACKAGE}` gave no Java {JAVA} or later on PATH")
        })?,
    })
}

/// Makes sure that leaflets can be set on paper in every language of the sample site.
pub fn fonts() -> Outcome {
    let is_chinese = has_chinese(&crate::program::repository()?.join("translations"));
    let needs = [
        (FONTS_PACKAGE, has_paper_fonts()),
        (CHINESE_FONTS_PACKAGE, !is_chinese || has_chinese_font()),
    ];
    let missing: Vec<&str> =
        needs.into_iter().filter(|(_, is_there)| !is_there).map(|(package, _)| package).collect();
    if missing.is_empty() { Ok(()) } else { system::install(&missing, "leaflets on paper need") }
}

/// Whether a folder of translations has one into Chinese.
fn has_chinese(translations: &Path) -> bool {
    let folders = fs::read_dir(translations).into_iter().flatten().flatten();
    let mut tags = folders.map(|folder| folder.file_name().to_string_lossy().into_owned());
    tags.any(|tag| tag == "zh" || tag.starts_with("zh-") || tag == "yue")
}

fn missing_packages() -> Outcome<Vec<&'static str>> {
    let needs = [
        (CHROMIUM_PACKAGE, chromium()?.is_some()),
        (FONTS_PACKAGE, has_urdu_font()),
        (JAVA_PACKAGE, java().is_some()),
    ];
    Ok(needs.into_iter().filter(|(_, is_there)| !is_there).map(|(package, _)| package).collect())
}

/// Where tools of the tests are kept between runs.
fn kept() -> Outcome<PathBuf> {
    let given = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = given("XDG_CACHE_HOME").or_else(|| Some(given("HOME")?.join(".cache")));
    let folder =
        cache.ok_or("there is no folder to keep them in: set HOME")?.join("plainleaf-tools");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

fn check_node() -> Outcome {
    let (major, minor) = NODE;
    let version = answer(Command::new("node").arg("--version")).ok_or_else(|| {
        format!("node is missing: install the package `nodejs`, version {major}.{minor} or later")
    })?;
    if node_version(&version).is_none_or(|found| found < NODE) {
        return Err(format!(
            "node {version} is too old: install the package `nodejs`, version {major}.{minor} or later"
        ));
    }
    on_path("npm").or_else(|| on_path("npm.cmd")).map(drop).ok_or_else(|| {
        "npm is missing: install the package `npm` (some packages of `nodejs` bring it)".to_owned()
    })
}

/// The first two numbers of `v20.19.1`.
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix('v')?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

/// Installs what `package-lock.json` names, unless that has been done.
fn install_node_packages(folder: &Path) -> Outcome {
    // npm writes this file when it is done, so a broken install is begun anew.
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&folder.join("package-lock.json")) {
        return Ok(());
    }
    println!("Installing the packages of the browser tests");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    process::run(Command::new(npm).args(["ci", "--ignore-scripts"]).current_dir(folder))
}

/// When a file was last written, to be compared with that of another.
fn modified(file: &Path) -> Option<impl PartialOrd + use<>> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}

/// The browser: the one in CHROMIUM, which must then be there, or one on PATH.
fn chromium() -> Outcome<Option<PathBuf>> {
    match std::env::var_os("CHROMIUM").filter(|value| !value.is_empty()) {
        Some(named) if Path::new(&named).is_file() => Ok(Some(named.into())),
        Some(named) => Err(format!("CHROMIUM names no file: {}", named.display())),
        None => Ok(CHROMIUM_NAMES.into_iter().find_map(on_path)),
    }
}

/// The Java of `JAVA_HOME` or of PATH, the first that is new enough.
fn java() -> Option<PathBuf> {
    let name = format!("java{}", std::env::consts::EXE_SUFFIX);
    let home = std::env::var_os("JAVA_HOME").filter(|value| !value.is_empty());
    let at_home = home.map(|home| Path::new(&home).join("bin").join(name));
    // Some systems have a `java` that only says how to get one, so it is asked.
    at_home.into_iter().chain(on_path("java")).find(|file| {
        let version = answer(Command::new(file).arg("--version"));
        version.and_then(|text| java_version(&text)).is_some_and(|found| found >= JAVA)
    })
}

/// The first number of `openjdk 17.0.15 2025-04-15`.
fn java_version(text: &str) -> Option<u32> {
    let number = text.split_whitespace().nth(1)?.split(['.', '-', '+']).next()?;
    number.parse().ok()
}

/// The fonts that leaflets on paper are set in; another Urdu font does not do.
fn has_paper_fonts() -> bool {
    if !cfg!(target_os = "linux") {
        return true; // the build names what it does not find
    }
    let listed = |family| answer(Command::new("fc-list").arg(family));
    let is_listed = |family| listed(family).is_some_and(|fonts| !fonts.is_empty());
    (is_listed("Noto Sans") && is_listed("Noto Naskh Arabic")) || system::has_package(FONTS_PACKAGE)
}

fn has_chinese_font() -> bool {
    let listed = answer(Command::new("fc-list").arg("Noto Sans CJK SC"));
    !cfg!(target_os = "linux")
        || listed.is_some_and(|fonts| !fonts.is_empty())
        || system::has_package(CHINESE_FONTS_PACKAGE)
}

/// Without one, Urdu is drawn as empty boxes, which have other sizes than letters.
fn has_urdu_font() -> bool {
    if !cfg!(target_os = "linux") {
        return true; // the other systems come with one
    }
    let listed = answer(Command::new("fc-list").arg(":lang=ur"));
    listed.is_some_and(|fonts| !fonts.is_empty()) || system::has_package(FONTS_PACKAGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporary::{TemporaryFolder, write};

    #[test]
    fn reads_the_version_of_node() {
        assert_eq!(node_version("v20.19.1"), Some((20, 19)));
        assert_eq!(node_version("v24.1.0-nightly"), Some((24, 1)));
        assert_eq!(node_version("20"), None);
    }

    #[test]
    fn only_a_site_in_chinese_needs_its_fonts() {
        let folder = TemporaryFolder::new().unwrap();
        write(&folder.path().join("ur/strings.yaml"), "").unwrap();
        assert!(!has_chinese(folder.path()));
        write(&folder.path().join("zh-Hant/strings.yaml"), "").unwrap();
        assert!(has_chinese(folder.path()));
    }

    #[test]
    fn reads_the_version_of_java() {
        let report = "openjdk 17.0.15 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6)";
        assert_eq!(java_version(report), Some(17));
        assert_eq!(java_version("java 21 2023-09-19 LTS"), Some(21));
        assert_eq!(java_version("openjdk 26-ea 2026-03-17"), Some(26));
        assert_eq!(java_version("The operation couldn\u{2019}t be completed."), None);
        assert_eq!(java_version(""), None);
    }
}
