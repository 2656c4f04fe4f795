//! Copies of the sample site that can be broken.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Stdio;

use super::list::Edit;
use crate::process::{Outcome, not_started};
use crate::program;
use crate::temporary::write;

/// What a site is made of.
const PARTS: [&str; 4] = ["plainleaf.yaml", "content", "translations", "templates"];

/// Copies the sample site. The program takes the templates of the copy rather than its own.
pub fn copy(repository: &Path, site: &Path) -> Outcome {
    for part in PARTS {
        let from = repository.join(part);
        copy_all(&from, &site.join(part))
            .map_err(|error| format!("{}: {error}", from.display()))?;
    }
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        return fs::copy(from, to).map(drop);
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Makes a change, if what is to be changed stands there just once.
pub fn apply(site: &Path, edit: &Edit) -> Outcome {
    let file = site.join(&edit.file);
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", edit.file))?;
    write(&file, &changed(&text, edit)?)
}

fn changed(text: &str, edit: &Edit) -> Outcome<String> {
    match text.matches(edit.find.as_str()).count() {
        1 => Ok(text.replacen(edit.find.as_str(), &edit.put, 1)),
        number => Err(format!("{} has this {number} times, not once: {}", edit.file, edit.find)),
    }
}

/// Builds a site, with its leaflets on paper or without, quietly unless it fails.
pub fn build(program: &Path, site: &Path, public: &Path, on_paper: bool) -> Outcome {
    let mut command = program::build_site(program, site, public);
    command.arg("--quiet").args((!on_paper).then_some("--no-pdf")).stdin(Stdio::null());
    let output = command.output().map_err(|error| not_started(&command, &error))?;
    if output.status.success() {
        Ok(())
    } else {
        Err(format!("it was not built: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporary::TemporaryFolder;

    fn edit(find: &str) -> Edit {
        Edit { file: "a.css".to_owned(), find: find.to_owned(), put: "new".to_owned() }
    }

    #[test]
    fn only_what_stands_there_once_is_changed() {
        assert_eq!(changed("one old", &edit("old")).unwrap(), "one new");
        assert!(changed("old and old", &edit("old")).unwrap_err().contains("2 times"));
        assert!(changed("nothing", &edit("old")).unwrap_err().contains("0 times"));
    }

    #[test]
    fn a_copy_has_all_parts() {
        let folder = TemporaryFolder::new().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        for part in ["plainleaf.yaml", "content/a/b.md", "translations/ur/c.md", "templates/d.html"]
        {
            write(&from.join(part), part).unwrap();
        }
        copy(&from, &to).unwrap();
        assert_eq!(fs::read_to_string(to.join("content/a/b.md")).unwrap(), "content/a/b.md");
        assert!(to.join("plainleaf.yaml").is_file() && to.join("templates/d.html").is_file());
    }
}
