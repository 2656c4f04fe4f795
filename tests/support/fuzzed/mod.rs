//! What must hold for any text that an outsider can write, whatever it is: one function a fuzz
//! target. The fuzzer calls them with texts that it makes up (`fuzz/`), and tests/fuzzed.rs with
//! those that are kept in tests/fuzz/.

#![allow(dead_code, reason = "each fuzz target uses a part of it")]

mod exchange;
mod picture;
mod text;

#[path = "../harm.rs"]
pub mod harm;
#[path = "../leads_back.rs"]
pub mod leads_back;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use plainleaf::diagnostic::{Diagnostic, Diagnostics, SourceText};
use plainleaf::source::{Source, read};

pub use exchange::{po, xliff};
pub use picture::pictures;
pub use text::{document, front_matter, placeholders};

/// A name, and what gets the texts.
type Target = (&'static str, fn(&str));

/// The fuzz targets by their names, which are also those of the folders of kept texts.
pub const TARGETS: [Target; 6] = [
    ("front_matter", front_matter),
    ("document", document),
    ("placeholders", placeholders),
    ("pictures", pictures),
    ("xliff", xliff),
    ("po", po),
];

/// The smallest whole site, in the folder of the program.
fn base_site() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [here, here.parent().unwrap_or(here)];
    let sites = folders.map(|folder| folder.join("tests/sites/base"));
    sites.into_iter().find(|site| site.is_dir()).expect("the base site is in tests/sites")
}

fn base_source() -> Source {
    read(&base_site(), &mut Diagnostics::new()).expect("the base site can be read")
}

/// Every problem has a place in the text, and says what is wrong and what to do.
fn assert_places(found: &[Diagnostic], source: &Arc<SourceText>) {
    let text = source.text();
    let lines = text.split('\n').count();
    for problem in found {
        let (span, at) = (problem.place.span, problem.place.position());
        assert!(text.get(span.start..span.end).is_some(), "{problem:?}");
        assert!((1..=lines).contains(&at.line) && at.column >= 1, "{problem:?}");
        assert!(problem.place.end_position().line >= at.line, "{problem:?}");
        assert!(!problem.message.is_empty() && !problem.help.is_empty(), "{problem:?}");
    }
}

/// What the program keeps of each text that it has read would fill the memory of a fuzzer.
fn forget_other_texts() {
    comemo::evict(0);
}
