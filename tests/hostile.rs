//! What outsiders may send in to do harm: it is refused with a place and a help text, or shown as
//! the words that it is; it never stops, fills or leaves the folder of the site.

#[path = "hostile/exchange.rs"]
mod exchange;
#[path = "hostile/limits.rs"]
mod limits;
#[path = "hostile/paths.rs"]
mod paths;
#[path = "hostile/run.rs"]
mod run;
mod support;
#[path = "hostile/yaml.rs"]
mod yaml;
