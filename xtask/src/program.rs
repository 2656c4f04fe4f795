//! Where this repository and its program are, and how the program is built.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{self, Outcome};

/// The folder of the repository, which is also the sample site.
pub fn repository() -> Outcome<PathBuf> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR")
        .ok_or("start this with `cargo xtask`, which says where the repository is")?;
    let root = Path::new(&package).parent().map(Path::to_owned);
    root.ok_or_else(|| "the folder of xtask is not inside the repository".to_owned())
}

/// The cargo that runs this task, set to work in the repository.
pub fn cargo() -> Outcome<Command> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(repository()?);
    // What cargo says of this task would make some crates of the program be built anew.
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy();
        if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    Ok(command)
}

/// Builds the program and returns its file.
pub fn build() -> Outcome<PathBuf> {
    process::run(cargo()?.args(["build", "--package", "plainleaf"]))?;
    let file = beside_this_task()?;
    if file.is_file() { Ok(file) } else { Err(format!("{} was not built", file.display())) }
}

/// Cargo puts the program into the folder that this task was started from, wherever
/// `CARGO_TARGET_DIR` has that.
fn beside_this_task() -> Outcome<PathBuf> {
    let task = std::env::current_exe().map_err(|error| format!("this task's own file: {error}"))?;
    Ok(task.with_file_name(format!("plainleaf{}", std::env::consts::EXE_SUFFIX)))
}

/// A run of `plainleaf build` for the site in one folder into another.
pub fn build_site(program: &Path, site: &Path, out: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("build").arg("--site").arg(site).arg("--out").arg(out);
    command
}
