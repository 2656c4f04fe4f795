//! `cargo xtask site`: the sample site, built and verified, and what to open next.

use std::path::Path;
use std::process::{Command, ExitCode};

use crate::process::{self, Outcome};
use crate::{install, program};

/// Builds the program, then the site at the root of the repository.
pub fn run(arguments: &[String]) -> Outcome<ExitCode> {
    if !arguments.iter().any(|argument| argument == "--no-pdf") {
        install::fonts()?;
    }
    let program = program::build()?;
    let repository = program::repository()?;
    let mut command = Command::new(&program);
    process::run(command.arg("build").args(arguments).current_dir(&repository))?;
    // Arguments can have sent the pages elsewhere.
    if arguments.is_empty() {
        let mut command = Command::new(program);
        process::run(command.args(["verify", "public"]).current_dir(&repository))?;
        println!("{}", next(&repository.join("public/index.html")));
    }
    Ok(ExitCode::SUCCESS)
}

fn next(page: &Path) -> String {
    format!(
        "
Next:
  Open {} in a browser, or
  cargo run -- serve     see the pages change while you write
  cargo xtask test       run every test",
        page.display()
    )
}
