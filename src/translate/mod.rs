//! The translator's end of the flow: what is up to date, what has changed, and saying that a
//! translation says it now.

mod accept;
mod changes;
pub mod exchange;
mod status;
mod write;

pub use accept::{AcceptError, accept};
pub use changes::changes;
pub use status::{FileStatus, LanguageStatus, status};
pub use write::{WriteError, write_translation};
