//! Every text that is kept from fuzzing still holds what it must hold.
//!
//! tests/fuzz/<target>/ has what the fuzzer begins from: small texts that lead it everywhere, and
//! those that once found a fault, each named after it.

#[path = "support/fuzzed/mod.rs"]
mod fuzzed;

use std::fs;
use std::path::Path;

use fuzzed::TARGETS;

#[test]
fn every_kept_text_holds_what_it_must() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    for (name, target) in TARGETS {
        let mut count = 0;
        for entry in fs::read_dir(kept.join(name)).unwrap() {
            let path = entry.unwrap().path();
            // Printed only when the test fails: the last one is the one.
            println!("{}", path.display());
            // The fuzzer gives texts only, and leaves out what is none.
            if let Ok(text) = String::from_utf8(fs::read(&path).unwrap()) {
                target(&text);
                count += 1;
            }
        }
        assert!(count > 0, "tests/fuzz/{name} has nothing to begin from");
    }
}

#[test]
fn no_folder_of_kept_texts_is_left_out() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    for entry in fs::read_dir(kept).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(TARGETS.iter().any(|(target, _)| *target == name), "{name}");
    }
}
