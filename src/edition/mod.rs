//! Resolving: which leaflets each borough gets in each language, and what is in them.
//!
//! ```text
//! source -> prepared documents (once a leaflet) -> sets (borough x language) -> editions
//! ```
//!
//! A prepared document is shared by every borough; an edition's own document differs
//! from it only in the blocks that name a fact, a contact or the borough.

mod assemble;
mod explain;
mod guide;
mod library;
mod mixed;
mod paired;
mod plan;
mod prepared;
mod problems;
mod resolve;
mod scope;
mod selection;
mod set;
mod terms;
mod texts;

pub use guide::Guide;
pub use paired::{PairedFile, PairedUnit, paired_files};
pub use plan::{Plan, plan};
pub use prepared::{Prepared, PreparedBlock};
pub use selection::{PlanError, Selection};
pub use set::{Edition, Set, Standing, Voice};
pub use texts::{Headings, Words};
