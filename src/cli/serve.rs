//! `plainleaf serve`: the leaflets in a browser while they are written.

use std::net::IpAddr;

use clap::Args;

use super::output::Output;
use super::{FINE, SelectionArguments, SiteArgument};
use crate::serve::{ServeOptions, serve};

/// Look at the leaflets in a browser while you write
///
/// Builds the site to a temporary folder, shows it at a local address, and builds it
/// again whenever a file changes. When there are errors, the browser shows them and the
/// last good pages stay. Nothing is published.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf serve
  plainleaf serve --site leaflets --port 8000
  plainleaf serve --borough barnet --drafts")]
pub struct Serve {
    #[command(flatten)]
    site: SiteArgument,
    #[command(flatten)]
    selection: SelectionArguments,
    /// The port; 0 takes any free one.
    #[arg(long, default_value_t = 4000)]
    port: u16,
    /// The address to listen on. Others on the network see the preview if it is not this
    /// machine's own.
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
}

impl Serve {
    /// Serves until it is stopped.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let options = ServeOptions {
            site: self.site.site,
            selection: self.selection.into(),
            host: self.host,
            port: self.port,
        };
        let say = |text: &str| {
            output.say(text);
            output.timings();
        };
        serve(&options, &say, &|diagnostics| output.problems(diagnostics))?;
        Ok(FINE)
    }
}
