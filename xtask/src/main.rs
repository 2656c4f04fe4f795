//! `cargo xtask`: what a developer or CI does with this repository, one file a task.

mod bench;
mod faults;
mod fuzz;
mod install;
mod process;
mod program;
mod site;
mod temporary;
mod test;

use std::path::Path;
use std::process::ExitCode;

use process::Outcome;

const USAGE: &str = "\
What to do with this repository:
  cargo xtask site [ARGUMENTS]   build the program and the sample site; ARGUMENTS go to `plainleaf build`
  cargo xtask test [--fast]      run every test; with --fast only those of cargo
  cargo xtask faults [WORD]      break the pages in many ways: each browser test must fail for its own;
                                 with WORD only faults with it in their name or test file
  cargo xtask fuzz [TARGET] [--seconds N]
                                 let a fuzzer make up texts, 600 seconds a target
  cargo xtask bench [--quick]    measure big builds; with --quick a tenth of them
  cargo xtask bench-site CASE DIR
                                 write one of the sites that it builds";

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
        "faults" => faults::run(only_word(rest)?),
        "fuzz" => fuzz::run(rest),
        "bench" => bench::run(is_given("--quick", rest)?),
        "bench-site" => match rest {
            [case, folder] => bench::write_site(case, Path::new(folder)),
            _ => Err(format!("name a case and a folder\n\n{USAGE}")),
        },
        "help" | "-h" | "--help" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => Err(format!("there is no task `{other}`\n\n{USAGE}")),
    }
}

/// The one word that a task may be given; an empty one is in everything.
fn only_word(arguments: &[String]) -> Outcome<&str> {
    match arguments {
        [] => Ok(""),
        [word] => Ok(word),
        [_, unknown, ..] => Err(format!("`{unknown}` is one word too many\n\n{USAGE}")),
    }
}

/// Whether the only argument that a task knows is given.
fn is_given(flag: &str, arguments: &[String]) -> Outcome<bool> {
    match arguments.iter().find(|argument| *argument != flag) {
        Some(unknown) => Err(format!("`{unknown}` is not known here\n\n{USAGE}")),
        None => Ok(!arguments.is_empty()),
    }
}
