//! Plainleaf turns Markdown about child protection conferences into leaflets that
//! families can use: one source for every borough and every language.
//!
//! Everything flows one way:
//!
//! ```text
//! source/    files -> typed source                 each file is parsed once
//! edition/   borough x leaflet x language          facts, contacts and fallbacks filled in
//! check/     rules over the plan                   every problem, none of them stops a run
//! render/    leaflet documents -> pages            in parallel
//! publish/   a whole new tree                      put in the place of the old in one step
//! ```
//!
//! [`build`] runs the flow, [`paper`] for single leaflets, [`files`] checks single files; [`serve`]
//! runs the flow again at every change; [`cli`] is the
//! command line. Below the flow lie what it speaks of: [`leaflet`] (the document),
//! [`prose`] (its running text), [`reading`] (how hard it is),
//! [`facts`], [`colour`], [`picture`], [`language`], [`characters`], and [`diagnostic`] with [`yaml`] and [`report`]; what
//! goes into the folders of a site itself is written by [`inside`].

pub mod build;
pub mod carried;
pub mod characters;
pub mod check;
pub mod cli;
pub mod colour;
pub mod diagnostic;
pub mod documentation;
pub mod edition;
pub mod facts;
pub mod files;
pub mod fingerprint;
pub mod inside;
pub mod language;
pub mod leaflet;
pub mod links;
pub mod made;
pub mod make;
pub mod merge;
pub mod paper;
pub mod picture;
pub mod prose;
pub mod publish;
pub mod published;
pub mod reading;
pub mod render;
pub mod report;
pub mod scaffold;
pub mod serve;
pub mod source;
pub mod translate;
pub mod translation;
pub mod verify;
pub mod yaml;
