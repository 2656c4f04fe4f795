//! Resolving: which leaflets each borough gets in each language, and what is in them.
//!
//! ```text
//! source -> prepared documents (once a leaflet) -> sets (borough x language) -> editions
//! ```
//!
//! A prepared document is shared by every borough; an edition's own document differs
//! from it only in the blocks that name a fact, a contact or the borough.

mod explain;
mod plan;
mod prepared;
mod problems;
mod resolve;
mod scope;

pub use plan::{Edition, Guide, Plan, PlanError, Selection, Set, Standing, Voice, plan};
pub use prepared::{Prepared, PreparedBlock};
pub use scope::Scope;
