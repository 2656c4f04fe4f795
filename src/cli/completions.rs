//! `plainleaf completions`: what a shell needs to complete commands.

use std::io;

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Arguments, FINE};

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "Example:
  plainleaf completions bash > ~/.local/share/bash-completion/completions/plainleaf")]
pub struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Prints them.
    pub fn run(self) -> u8 {
        generate(self.shell, &mut Arguments::command(), "plainleaf", &mut io::stdout());
        FINE
    }
}
