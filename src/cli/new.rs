//! `plainleaf new`: one more borough, leaflet or language.

use clap::{Args, Subcommand};

use super::output::{Output, shown};
use super::{FINE, SiteArgument};
use crate::scaffold::{new_borough, new_language, new_leaflet};
use crate::source::Audience;

/// Add a borough, a leaflet or a language to a site
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  plainleaf new borough camden
  plainleaf new leaflet your-first-visit
  plainleaf new leaflet your-say --borough camden --audience children
  plainleaf new leaflet your-rights --audience easy-read
  plainleaf new language ro")]
pub struct New {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A folder for a council with its borough.yaml.
    Borough {
        /// The folder's name, which is part of addresses.
        name: String,
        #[command(flatten)]
        site: SiteArgument,
    },
    /// An empty leaflet with its front matter, as a draft.
    Leaflet {
        /// The file's name without .md, which is part of addresses.
        name: String,
        /// The borough it is for; without one, every borough gets it.
        #[arg(long, value_name = "NAME")]
        borough: Option<String>,
        /// For whom it is.
        #[arg(long, value_enum, default_value = "parents")]
        audience: Audience,
        #[command(flatten)]
        site: SiteArgument,
    },
    /// A translation folder that builds at once.
    Language {
        /// The language's BCP-47 tag, such as ro or zh-Hant.
        tag: String,
        #[command(flatten)]
        site: SiteArgument,
    },
}

impl New {
    /// Makes the files, and names them.
    pub fn run(self, output: &Output) -> anyhow::Result<u8> {
        let made = match self.what {
            What::Borough { name, site } => new_borough(&site.site, &name)?,
            What::Leaflet { name, borough, audience, site } => {
                new_leaflet(&site.site, borough.as_deref(), audience, &name)?
            }
            What::Language { tag, site } => new_language(&site.site, &tag)?,
        };
        for path in made {
            output.say(&format!("Made {}", shown(&path)));
        }
        Ok(FINE)
    }
}
