//! The faults of `tests/browser/faults.js`, as Node.js gives them.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::process::{Outcome, not_started};

/// Something wrong that is put into the sample site, and the test that must find it.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub name: String,
    /// The file of the test.
    pub file: String,
    /// Words of the test's name.
    pub words: String,
    /// What makes the fault.
    pub edits: Vec<Edit>,
}

impl Fault {
    /// Whether its test reads leaflets on paper.
    pub fn is_on_paper(&self) -> bool {
        self.file.starts_with("../pdf/")
    }
}

/// A change of one file of the sample site.
#[derive(Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file, from the folder of the site.
    pub file: String,
    /// What stands there, just once.
    pub find: String,
    /// What is put in its place.
    pub put: String,
}

/// Control characters that ASCII has for this purpose, so that nothing must be escaped.
const RECORD: char = '\u{1e}';
const FIELD: char = '\u{1f}';

const PRINT: &str = "\
import { FAULTS } from './faults.js';
const record = ({ name, file, words, edits }) =>
  [name, file, words, ...edits.flatMap(({ file, find, put }) => [file, find, put])].join('\\u001f');
process.stdout.write(FAULTS.map(record).join('\\u001e'));";

/// Reads all of them.
pub fn read(folder: &Path) -> Outcome<Vec<Fault>> {
    let mut command = Command::new("node");
    command.current_dir(folder).args(["--input-type=module", "--eval", PRINT]);
    command.stderr(Stdio::inherit());
    let output = command.output().map_err(|error| not_started(&command, &error))?;
    if !output.status.success() {
        return Err(format!("faults.js could not be read: node ended with {}", output.status));
    }
    parse(&String::from_utf8_lossy(&output.stdout))
}

fn parse(text: &str) -> Outcome<Vec<Fault>> {
    text.split(RECORD).map(fault).collect()
}

fn fault(record: &str) -> Outcome<Fault> {
    let fields: Vec<&str> = record.split(FIELD).collect();
    let [name, file, words, edits @ ..] = fields.as_slice() else {
        return Err(format!("faults.js has a fault without a name, a file or words: {record:?}"));
    };
    let (edits, rest) = edits.as_chunks::<3>();
    if edits.is_empty() || !rest.is_empty() {
        return Err(format!("the fault `{name}` has no edit, or half of one"));
    }
    let edits = edits.iter().map(|[file, find, put]| Edit {
        file: (*file).to_owned(),
        find: (*find).to_owned(),
        put: (*put).to_owned(),
    });
    Ok(Fault {
        name: (*name).to_owned(),
        file: (*file).to_owned(),
        words: (*words).to_owned(),
        edits: edits.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_can_have_several_edits() {
        let text = "one\u{1f}a.test.js\u{1f}w\u{1f}f\u{1f}old\u{1f}\u{1e}\
            two\u{1f}b.test.js\u{1f}w\u{1f}f\u{1f}a\u{1f}b\u{1f}g\u{1f}c\u{1f}d";
        let faults = parse(text).unwrap();
        assert_eq!(faults.iter().map(|fault| fault.edits.len()).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(faults[0].edits[0].put, "");
        assert_eq!(faults[1].edits[1].find, "c");
    }

    #[test]
    fn a_fault_without_an_edit_is_refused() {
        assert!(parse("one\u{1f}a.test.js\u{1f}words").is_err());
        assert!(parse("one\u{1f}a.test.js\u{1f}words\u{1f}file\u{1f}find").is_err());
        assert!(parse("").is_err());
    }
}
