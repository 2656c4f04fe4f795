//! Compiles anew when a carried file is added or removed, not only when one changes.

fn main() {
    for folder in ["templates", "translations", "content/_shared", "scaffold", "rules", "lists"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
