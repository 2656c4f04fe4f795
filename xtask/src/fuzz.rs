//! `cargo xtask fuzz`: texts made up by a fuzzer, until one breaks what must hold.

use std::path::Path;
use std::process::ExitCode;

use crate::process::{self, Outcome};
use crate::{install, program};

/// The functions in tests/support/fuzzed/ that get the texts.
const TARGETS: [&str; 6] = ["front_matter", "document", "placeholders", "pictures", "xliff", "po"];

/// How long each target is run if nothing is said.
const SECONDS: u32 = 600;

/// Runs one target or all of them.
pub fn run(arguments: &[String]) -> Outcome<ExitCode> {
    let (targets, seconds) = read(arguments)?;
    install::fuzzer()?;
    let root = program::repository()?;
    take_versions(&root)?;
    let mut broken = Vec::new();
    for target in targets {
        if let Err(reason) = fuzz(&root, target, seconds) {
            println!("\n{target}: {reason}\n");
            broken.push(target);
        }
    }
    if broken.is_empty() {
        println!("\nNothing found");
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "\nFound something: {}. The text is in tests/fuzz/ now. `cargo test --test fuzzed` shows what it breaks; give it a name and keep it when that is mended.",
        broken.join(", ")
    );
    Ok(ExitCode::FAILURE)
}

/// Compiles the targets with the versions that the program has. Cargo adds what only they need.
fn take_versions(root: &Path) -> Outcome {
    let (of_program, of_targets) = (root.join("Cargo.lock"), root.join("fuzz/Cargo.lock"));
    std::fs::copy(&of_program, &of_targets)
        .map(drop)
        .map_err(|error| format!("{}: {error}", of_targets.display()))
}

fn read(arguments: &[String]) -> Outcome<(Vec<&'static str>, u32)> {
    let (mut targets, mut seconds) = (TARGETS.to_vec(), SECONDS);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--seconds" {
            let number = rest.next().and_then(|number| number.parse().ok());
            seconds = number.ok_or("--seconds needs a whole number")?;
        } else {
            let known = TARGETS.iter().find(|target| *target == argument);
            let known = known.ok_or_else(|| {
                format!("there is no target `{argument}`; there are {}", TARGETS.join(", "))
            })?;
            targets = vec![*known];
        }
    }
    Ok((targets, seconds))
}

fn fuzz(root: &Path, target: &str, seconds: u32) -> Outcome {
    println!("\n== {target}\n");
    let folder = root.join("fuzz");
    let parts = match std::env::var_os("CARGO_TARGET_DIR") {
        Some(shared) => Path::new(&shared).join("fuzz"),
        None => folder.join("target"),
    };
    let kept = root.join("tests/fuzz").join(target);
    // What it learns goes to the first folder, which nobody keeps.
    let learnt = parts.join("corpus").join(target);
    std::fs::create_dir_all(&learnt).map_err(|error| format!("{}: {error}", learnt.display()))?;
    let mut command = program::cargo()?;
    // Without a sanitizer the stable toolchain is enough; the program has no unsafe code.
    command.args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"]).arg(&folder);
    command.arg("--target-dir").arg(&parts).arg(target).arg(&learnt).arg(&kept);
    command.args(["--", "-rss_limit_mb=2048", "-timeout=10", "-print_final_stats=1"]);
    command.arg(format!("-max_total_time={seconds}"));
    command.arg(format!("-artifact_prefix={}/", kept.display()));
    // The folder for parts is given above, and other programs' must not be mixed with it.
    command.env_remove("CARGO_TARGET_DIR");
    process::run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &[&str]) -> Outcome<(Vec<&'static str>, u32)> {
        read(&words.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn a_target_and_a_time_can_be_named() {
        assert_eq!(read_words(&[]).unwrap(), (TARGETS.to_vec(), SECONDS));
        assert_eq!(read_words(&["po", "--seconds", "5"]).unwrap(), (vec!["po"], 5));
        assert!(read_words(&["pot"]).unwrap_err().contains("there are front_matter"));
        assert!(read_words(&["--seconds"]).is_err());
    }

    #[test]
    fn every_target_is_one_of_the_fuzz_crate() {
        let manifest = program::repository().unwrap().join("fuzz/Cargo.toml");
        let manifest = std::fs::read_to_string(manifest).unwrap();
        for target in TARGETS {
            assert!(manifest.contains(&format!("name = \"{target}\"")), "{target}");
        }
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
    }
}
