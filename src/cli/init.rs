//! `plainleaf init`: a new site.

use std::path::PathBuf;

use clap::Args;

use super::FINE;
use super::output::Output;
use crate::scaffold::new_site;

/// Make a new site
///
/// The folder gets the shared leaflets, one borough to rename, and settings with comments.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  plainleaf init my-leaflets")]
pub struct Init {
    /// The folder to make; it must be empty or not there yet.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Init {
    /// Makes the site, and tells what to do next.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let made = new_site(&self.folder)?;
        output.say(&format!(
            "Made {} files in {}\n\nNext:\n  cd {}\n  plainleaf serve          look at the leaflets in a browser\n  Rename content/your-borough and fill in its borough.yaml.",
            made.len(),
            self.folder.display(),
            self.folder.display()
        ));
        Ok(FINE)
    }
}
