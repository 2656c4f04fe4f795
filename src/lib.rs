//! Plainleaf turns Markdown about child protection conferences into leaflets that
//! families can use.

pub mod build;
pub mod carried;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod edition;
pub mod facts;
pub mod language;
pub mod leaflet;
pub mod publish;
pub mod render;
pub mod report;
pub mod scaffold;
pub mod serve;
pub mod source;
pub mod yaml;
