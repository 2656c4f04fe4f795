//! Packages of the system: whether they are there, and how they get there.

use std::ffi::OsString;
use std::process::Command;

use crate::process::{self, Outcome, answer, on_path};

/// Whether Debian's package manager says that a package is installed.
pub fn has_package(package: &str) -> bool {
    let status = answer(Command::new("dpkg").args(["--status", package]));
    status.is_some_and(|status| status.contains("install ok installed"))
}

/// Installs packages with apt-get where it may, and names them and their `purpose` where it may not.
pub fn install(packages: &[&str], purpose: &str) -> Outcome {
    let names = packages.join(" and ");
    let by_hand = || format!("install by hand what {purpose}: {names}");
    on_path("apt-get").ok_or_else(by_hand)?;
    let prefix = rights().ok_or_else(by_hand)?;
    println!("Installing {names}");
    process::run(apt_get(&prefix).arg("update"))?;
    process::run(apt_get(&prefix).args(["install", "-y", "--no-install-recommends"]).args(packages))
        .map_err(|reason| format!("{reason}; {}", by_hand()))
}

/// What to put before a command that changes the system: nothing for root, `sudo` for
/// those it asks no password; nothing at all for the others.
fn rights() -> Option<Vec<OsString>> {
    if answer(Command::new("id").arg("-u"))? == "0" {
        return Some(Vec::new());
    }
    answer(Command::new("sudo").args(["-n", "true"])).map(|_| vec!["sudo".into(), "-n".into()])
}

fn apt_get(prefix: &[OsString]) -> Command {
    let words: Vec<OsString> = prefix
        .iter()
        .cloned()
        .chain(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"].map(Into::into))
        .collect();
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apt_runs_with_the_rights_that_it_was_given() {
        let with_sudo = apt_get(&["sudo".into(), "-n".into()]);
        assert_eq!(with_sudo.get_program(), "sudo");
        assert_eq!(apt_get(&[]).get_program(), "env");
    }
}
