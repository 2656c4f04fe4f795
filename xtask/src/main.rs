//! `cargo xtask`: what a developer or CI does with this repository, one file a task.

mod bench;
mod install;
mod process;
mod program;
mod site;
mod temporary;
mod test;

use std::process::ExitCode;

use process::Outcome;

const USAGE: &str = "\
What to do with this repository:
  cargo xtask site [ARGUMENTS]   build the program and the sample site; ARGUMENTS go to `plainleaf build`
  cargo xtask test [--fast]      run every test; with --fast only those of cargo
  cargo xtask bench [--quick]    measure two big builds; with --quick a tenth of them";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Outcome<ExitCode> {
    let (task, rest) = arguments.split_first().ok_or(USAGE)?;
    match task.as_str() {
        "site" => site::run(rest),
        "test" => Ok(test::run(is_given("--fast", rest)?)),
        "bench" => bench::run(is_given("--quick", rest)?),
        "help" | "-h" | "--help" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(format!("there is no task `{other}`\n\n{USAGE}")),
    }
}

/// Whether the only argument that a task knows is given.
fn is_given(flag: &str, arguments: &[String]) -> Outcome<bool> {
    match arguments.iter().find(|argument| *argument != flag) {
        Some(unknown) => Err(format!("`{unknown}` is not known here\n\n{USAGE}")),
        None => Ok(!arguments.is_empty()),
    }
}
