//! The program `plainleaf`: parses the arguments and calls one command.

use std::process::ExitCode;

use clap::Parser;
use plainleaf::cli::Arguments;

fn main() -> ExitCode {
    Arguments::parse().run()
}
