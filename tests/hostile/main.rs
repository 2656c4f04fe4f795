//! What outsiders may send in to do harm: it is refused with a place and a help text, or shown as
//! the words that it is; it never stops, fills or leaves the folder of the site.

#[path = "../support/mod.rs"]
mod support;

mod exchange;
mod limits;
mod paths;
mod run;
mod yaml;
