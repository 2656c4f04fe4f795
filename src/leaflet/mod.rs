//! The leaflet document: what every form of a leaflet is made from.
//!
//! ```text
//! text of a file -> sections (component lines split off) -> Markdown events -> document
//! ```
//!
//! It is parsed once per source file. No renderer reads Markdown again.

mod anchors;
mod builder;
mod component;
mod document;
mod events;
mod markdown;
mod pictured;
mod placeholder;
mod sections;
mod target;
mod units;
mod walk;

pub use anchors::adopt_anchors;
pub use builder::join_placeholders_in_destinations;
pub use component::COMPONENT_NAMES;
pub use document::{
    Block, BlockKind, Card, CardLine, Component, Condition, DatedItem, Deadline, Document, Inline,
    LabelledItem, Link, Meaning, Moment, Picture, Row, StandIn, StandsIn, Station, Subject, Table,
    Target, WriteInLine, plain_text,
};
pub use events::{Found, events};
pub use markdown::parse;
pub use placeholder::{BoroughField, ContactField, Placeholder, length as placeholder_length};
pub use sections::{Section, split as sections};
pub use target::dialled;
pub use units::{Form, Unit, units};
pub use walk::each_inline_of;
