//! Joins the trees of builds that were split by borough into one tree, to the byte the same as
//! one build of all of them.
//!
//! Pages of a borough are copied. What speaks of all boroughs (the first page, the guide, the
//! lists) is made again from the site, with the same steps as in a build. Each tree is verified
//! first, and must come from the same site: what its list says of every leaflet is compared with
//! what a build would say now.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::Value;

use crate::build::Published;
use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::edition::{Edition, Plan, PlanError, Selection, Set, plan};
use crate::publish::{self, NewTree, PublishError};
use crate::published::LEAFLETS_FILE;
use crate::render::html::{Job, Page, Pages, RenderError, edition_folder, edition_path, set_path};
use crate::render::pdf::Form;
use crate::render::{EditionRecord, FormRecord, listings};
use crate::source::{ReadError, read};
use crate::verify::{VerifyError, verify};

/// What to join.
#[derive(Debug, Clone)]
pub struct MergeOptions {
    /// The folder of the site that the trees were built from.
    pub site: PathBuf,
    /// The trees.
    pub trees: Vec<PathBuf>,
    /// The folder of the published tree.
    pub out: PathBuf,
    /// What of the site the trees are together.
    pub selection: Selection,
}

/// What came of joining trees.
#[derive(Debug)]
pub struct Merged {
    /// Everything that is wrong with the content.
    pub diagnostics: Vec<Diagnostic>,
    /// What was published; nothing when the content has errors.
    pub published: Option<Published>,
}

/// Why trees cannot be joined. The old tree is as it was.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// The site cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The selection names what is not there.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A page cannot be made.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The tree cannot be written.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// A tree is not there.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// A file of a tree cannot be read.
    #[error("`{}` cannot be read", .0.display())]
    File(PathBuf, #[source] io::Error),
    /// A tree is damaged.
    #[error("`{}` is not whole: verifying it finds {problems} problems\nRun `plainleaf verify {}` to see them, and build it again.", tree.display(), tree.display())]
    NotWhole {
        /// The tree.
        tree: PathBuf,
        /// How many problems it has.
        problems: usize,
    },
    /// Two trees have the same borough.
    #[error("the borough `{borough}` is in two trees, `{}` and `{}`\nLeave one of them out.", first.display(), second.display())]
    Twice {
        /// The borough.
        borough: String,
        /// One tree.
        first: PathBuf,
        /// The other.
        second: PathBuf,
    },
    /// No tree has a borough of the site.
    #[error(
        "no tree has the borough `{0}`\nBuild it too. To join only some boroughs, name each with --borough."
    )]
    Missing(String),
    /// A tree has a borough that is not asked for.
    #[error("`{}` has the borough `{borough}`, which is not one to join\nLeave the tree out, or name the borough with --borough.", tree.display())]
    Unknown {
        /// The tree.
        tree: PathBuf,
        /// The borough.
        borough: String,
    },
    /// A tree does not fit the site.
    #[error("`{}` in `{}` is not what this site and this version of Plainleaf make\nBuild every tree from the same state of the site, with the same version and the same --lang and --drafts.", path, tree.display())]
    Differs {
        /// The tree.
        tree: PathBuf,
        /// The file.
        path: String,
    },
}

/// Joins trees. When the content of the site has errors nothing is made.
///
/// # Errors
/// When the trees do not fit together; the old tree is then as it was.
pub fn merge(options: &MergeOptions) -> Result<Merged, MergeError> {
    let mut diagnostics = Diagnostics::new();
    let source = read(&options.site, &mut diagnostics)?;
    let plan = plan(&source, &options.selection, &mut diagnostics)?;
    check::check(&plan, &mut diagnostics);
    if diagnostics.has_errors() {
        return Ok(Merged { diagnostics: diagnostics.into_sorted(), published: None });
    }
    let parts = Parts::read(&options.trees, &plan)?;
    let pages = Pages::new(&plan, false)?;
    publish::prepare(&options.out, &options.site)?;
    let tree = NewTree::begin(&options.out)?;
    let made: Vec<(String, Option<EditionRecord>)> = pages
        .jobs()
        .into_par_iter()
        .map(|job| parts.publish(job, &plan, &pages, &tree))
        .collect::<Result<_, MergeError>>()?;
    for asset in pages.assets() {
        tree.write(&asset.path, asset.text.as_bytes())?;
    }
    let (paths, editions): (Vec<String>, Vec<Option<EditionRecord>>) = made.into_iter().unzip();
    let editions: Vec<EditionRecord> = editions.into_iter().flatten().collect();
    for file in listings(&plan, &paths, &editions, pages.security_policy()) {
        tree.write(&file.path, &file.bytes)?;
    }
    let published = Published {
        changes: tree.publish()?,
        pages: paths.len(),
        editions: editions.len(),
        papers: editions.iter().map(EditionRecord::papers).sum(),
        remade: 0,
    };
    Ok(Merged { diagnostics: diagnostics.into_sorted(), published: Some(published) })
}

/// The trees to join.
struct Parts<'t> {
    trees: &'t [PathBuf],
    /// The tree of each borough.
    of_borough: BTreeMap<String, &'t Path>,
    /// What the lists say, by the folder of the leaflet.
    records: BTreeMap<String, Value>,
}

impl<'t> Parts<'t> {
    /// Verifies the trees, and sees that each borough of `plan` is in one of them.
    fn read(trees: &'t [PathBuf], plan: &Plan<'_>) -> Result<Self, MergeError> {
        let mut parts = Self { trees, of_borough: BTreeMap::new(), records: BTreeMap::new() };
        for tree in trees {
            let problems = verify(tree)?.diagnostics.len();
            if problems > 0 {
                return Err(MergeError::NotWhole { tree: tree.clone(), problems });
            }
            parts.add(tree)?;
        }
        let wanted = |slug: &str| plan.sets.iter().any(|set| set.borough.slug == slug);
        for (borough, tree) in &parts.of_borough {
            if !wanted(borough) {
                let (tree, borough) = ((*tree).to_owned(), borough.clone());
                return Err(MergeError::Unknown { tree, borough });
            }
        }
        let missing =
            plan.sets.iter().find(|set| !parts.of_borough.contains_key(&set.borough.slug));
        match missing {
            Some(set) => Err(MergeError::Missing(set.borough.slug.clone())),
            None => Ok(parts),
        }
    }

    /// Takes in the list of a tree.
    fn add(&mut self, tree: &'t Path) -> Result<(), MergeError> {
        let path = tree.join(LEAFLETS_FILE);
        let text = fs::read(&path).map_err(|error| MergeError::File(path.clone(), error))?;
        let mut list: Value = serde_json::from_slice(&text)
            .map_err(|error| MergeError::File(path, io::Error::from(error)))?;
        let Value::Array(editions) = list["editions"].take() else { return Ok(()) };
        for edition in editions {
            let word = |key: &str| edition[key].as_str().unwrap_or_default();
            let borough = word("borough").to_owned();
            let folder = [&*borough, word("language"), word("audience"), word("slug")].join("/");
            let first = *self.of_borough.entry(borough.clone()).or_insert(tree);
            if first != tree {
                let (first, second) = (first.to_owned(), tree.to_owned());
                return Err(MergeError::Twice { borough, first, second });
            }
            self.records.insert(folder, edition);
        }
        Ok(())
    }

    /// Makes one page of the joined tree, or copies it with its forms on paper.
    fn publish(
        &self,
        job: Job,
        plan: &Plan<'_>,
        pages: &Pages<'_, '_>,
        tree: &NewTree,
    ) -> Result<(String, Option<EditionRecord>), MergeError> {
        match job {
            Job::Set(set) => {
                let set = &plan.sets[set];
                let first = set.voices.first().unwrap_or(&set.voice).language.tag();
                let path = set_path(&set.borough.slug, set.voice.language.tag(), first);
                tree.write(&path, &self.bytes(set, &path)?)?;
                Ok((path, None))
            }
            Job::Edition(set, edition) => {
                let set = &plan.sets[set];
                self.copy(set, &set.editions[edition], tree)
            }
            Job::Home | Job::NotFound | Job::Guide(_) => {
                let page = pages.render(job, &[])?;
                // The first page alone speaks of other boroughs.
                if job != Job::Home {
                    self.compare(&page)?;
                }
                tree.write(&page.path, &page.bytes)?;
                Ok((page.path, None))
            }
        }
    }

    /// Every tree has a page that they share, to the byte.
    fn compare(&self, page: &Page) -> Result<(), MergeError> {
        let differs =
            |tree: &&PathBuf| fs::read(tree.join(&page.path)).ok().as_ref() != Some(&page.bytes);
        match self.trees.iter().find(differs) {
            Some(tree) => Err(MergeError::Differs { tree: tree.clone(), path: page.path.clone() }),
            None => Ok(()),
        }
    }

    /// Copies an edition in all its forms.
    fn copy(
        &self,
        set: &Set<'_>,
        edition: &Edition<'_>,
        tree: &NewTree,
    ) -> Result<(String, Option<EditionRecord>), MergeError> {
        let folder = edition_folder(set, edition);
        let path = edition_path(set, edition);
        let differs =
            || MergeError::Differs { tree: self.tree(set).to_owned(), path: path.clone() };
        let listed = self.records.get(&folder).ok_or_else(differs)?;
        let mut forms = Vec::new();
        for form in listed["forms"].as_array().into_iter().flatten() {
            let name = form["form"].as_str().unwrap_or_default();
            let pages = form["pages"].as_u64().and_then(|pages| usize::try_from(pages).ok());
            let (name, file) = known_form(name).ok_or_else(differs)?;
            let path = format!("{folder}/{file}");
            let file = Page { bytes: self.bytes(set, &path)?, path };
            tree.write(&file.path, &file.bytes)?;
            forms.push(FormRecord::new(name, &file, pages));
        }
        let record = EditionRecord::new(set, edition, forms);
        // The hashes in it are of the bytes that were copied.
        if serde_json::to_value(&record).ok().as_ref() != Some(listed) {
            return Err(differs());
        }
        Ok((path, Some(record)))
    }

    fn tree(&self, set: &Set<'_>) -> &Path {
        self.of_borough.get(&set.borough.slug).copied().unwrap_or(Path::new(""))
    }

    fn bytes(&self, set: &Set<'_>, path: &str) -> Result<Vec<u8>, MergeError> {
        let full = self.tree(set).join(path);
        fs::read(&full).map_err(|error| match error.kind() {
            // The tree is whole, so it is of another site.
            io::ErrorKind::NotFound => {
                MergeError::Differs { tree: self.tree(set).to_owned(), path: path.to_owned() }
            }
            _ => MergeError::File(full, error),
        })
    }
}

/// The name and the file of a form.
fn known_form(name: &str) -> Option<(&'static str, &'static str)> {
    let paper = Form::ALL.into_iter().map(|form| (form.name(), form.file()));
    paper.chain([("web page", "index.html")]).find(|(known, _)| *known == name)
}
