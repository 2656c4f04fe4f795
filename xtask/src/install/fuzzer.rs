//! What fuzzing needs: cargo-fuzz, with the version that was tried.

use std::process::Command;

use crate::process::{self, Outcome, answer};

const CARGO_FUZZ: &str = "cargo-fuzz@0.13.2";

/// Makes sure that `cargo fuzz` can run.
pub fn fuzzer() -> Outcome {
    if answer(Command::new("cargo").args(["fuzz", "--version"])).is_some() {
        return Ok(());
    }
    println!("Installing {CARGO_FUZZ}");
    let mut cargo = Command::new("cargo");
    cargo.args(["install", "--quiet", "--locked", CARGO_FUZZ]);
    process::run(&mut cargo)
        .map_err(|reason| format!("{reason}; install by hand: cargo install {CARGO_FUZZ}"))
}
