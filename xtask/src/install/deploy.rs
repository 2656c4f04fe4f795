//! What the tests of web servers need: nginx and Apache, to be started by the tests alone.

use std::path::PathBuf;

use super::system;
use crate::process::{Outcome, on_path};

/// Apache without a service that the system would start.
const APACHE_PACKAGE: &str = "apache2-bin";
const NGINX_PACKAGE: &str = "nginx-light";
/// Where Debian keeps programs of the system, which is not on the PATH of every user.
const SYSTEM_PROGRAMS: &str = "/usr/sbin";
/// Where Debian keeps the modules of Apache.
const APACHE_MODULES: &str = "/usr/lib/apache2/modules";

/// What the tests start.
pub struct WebServers {
    /// nginx.
    pub nginx: PathBuf,
    /// Apache.
    pub apache: PathBuf,
    /// The folder of Apache's modules.
    pub apache_modules: PathBuf,
}

/// Makes sure that the tests can run, and returns what they start.
pub fn deploy_tests() -> Outcome<WebServers> {
    super::check_node()?;
    let needs = [("nginx", NGINX_PACKAGE), ("apache2", APACHE_PACKAGE)];
    let missing: Vec<&str> = needs
        .into_iter()
        .filter(|(program, _)| find(program).is_none())
        .map(|(_, package)| package)
        .collect();
    if !missing.is_empty() {
        system::install(&missing, "the tests of web servers need")?;
    }
    let found = |program: &str, package: &str| {
        find(program).ok_or_else(|| format!("the package `{package}` gave no {program}"))
    };
    let apache_modules = PathBuf::from(APACHE_MODULES);
    if !apache_modules.is_dir() {
        return Err(format!("the package `{APACHE_PACKAGE}` gave no folder {APACHE_MODULES}"));
    }
    Ok(WebServers {
        nginx: found("nginx", NGINX_PACKAGE)?,
        apache: found("apache2", APACHE_PACKAGE)?,
        apache_modules,
    })
}

fn find(program: &str) -> Option<PathBuf> {
    on_path(program).or_else(|| {
        Some(PathBuf::from(SYSTEM_PROGRAMS).join(program)).filter(|file| file.is_file())
    })
}
