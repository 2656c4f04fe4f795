//! Why a tree cannot be published, and what to do about it.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// Why a tree cannot be published. The old tree is as it was.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The output folder holds something else.
    #[error(
        "`{}` is not empty and was not published by Plainleaf, so it is left alone\nName another folder with --out, or empty this one yourself.",
        .0.display()
    )]
    NotOurs(PathBuf),
    /// The output folder is a file.
    #[error(
        "`{}` is not a folder\nName a folder with --out, or move this file away.",
        .0.display()
    )]
    NotAFolder(PathBuf),
    /// The output folder is a link to nothing.
    #[error(
        "`{}` is a link to `{}`, which is not there\nMake that folder, or remove the link.",
        link.display(), target.display()
    )]
    BrokenLink {
        /// The output folder as it was named.
        link: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// The output folder holds what the site is made from.
    #[error(
        "`{}` cannot be the folder to publish to: your own files are in `{}`, and they would be lost\nName another folder with --out, such as public in the folder of the site.",
        out.display(), sources.display()
    )]
    AroundSources {
        /// The output folder.
        out: PathBuf,
        /// The folder of the site in it.
        sources: PathBuf,
    },
    /// The output folder lies among what the site is made from.
    #[error(
        "`{}` cannot be the folder to publish to: the site is read from `{}`\nName another folder with --out, such as public in the folder of the site.",
        out.display(), sources.display()
    )]
    AmongSources {
        /// The output folder.
        out: PathBuf,
        /// The folder of the site around it.
        sources: PathBuf,
    },
    /// Nothing can be written beside the output folder.
    #[error(
        "nothing can be written in `{}`, where the new pages are made beside the old ones\n{}",
        .0.display(), advice(.1)
    )]
    Beside(PathBuf, #[source] io::Error),
    /// A file or folder cannot be written.
    #[error("`{}` cannot be written\n{}", .0.display(), advice(.1))]
    Write(PathBuf, #[source] io::Error),
    /// The new tree cannot take the place of the old one.
    #[error("the new pages cannot be put in the place of `{}`\n{}", .0.display(), advice(.1))]
    Swap(PathBuf, #[source] io::Error),
}

/// What is the matter in plain words, and what the user can do.
fn advice(error: &io::Error) -> String {
    let what_to_do = match error.kind() {
        ErrorKind::StorageFull => "The disk is full. Make room, then build again.",
        ErrorKind::QuotaExceeded => {
            "You have used all the room that you may use. Make room, then build again."
        }
        ErrorKind::FileTooLarge => {
            "The file is larger than the disk or your account allows. Raise the limit (`ulimit -f` shows it), then build again."
        }
        ErrorKind::PermissionDenied => {
            "You may not write there. Ask for the right to, or name another folder with --out."
        }
        ErrorKind::ReadOnlyFilesystem => {
            "The disk can only be read. Name another folder with --out, or have it made writable."
        }
        ErrorKind::NotFound => {
            "Something removed a folder while the pages were made. Find out what does, then build again."
        }
        ErrorKind::NotADirectory => "A part of the path is a file. Name another folder with --out.",
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "This folder is a disk or volume of its own, or in use, so nothing can take its place. Publish to a folder in it."
        }
        ErrorKind::AlreadyExists => {
            "It is there already: on this disk, two names may count as one. Rename one of the leaflets."
        }
        _ if is_out_of_files(error) => {
            "Too many files are open. Close other programs or raise the limit (`ulimit -n` shows it), then build again."
        }
        _ => "Look at the disk, then build again.",
    };
    format!("{what_to_do} What was published before is as it was.")
}

/// `ErrorKind` has no name for it.
#[cfg(unix)]
fn is_out_of_files(error: &io::Error) -> bool {
    use rustix::io::Errno;
    [Errno::MFILE, Errno::NFILE].map(Errno::raw_os_error).map(Some).contains(&error.raw_os_error())
}

#[cfg(not(unix))]
fn is_out_of_files(error: &io::Error) -> bool {
    // ERROR_TOO_MANY_OPEN_FILES of Windows.
    error.raw_os_error() == Some(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn each_failure_of_a_disk_says_what_to_do() {
        use rustix::io::Errno;
        let told = [
            Errno::NOSPC,
            Errno::DQUOT,
            Errno::FBIG,
            Errno::ACCESS,
            Errno::ROFS,
            Errno::NOENT,
            Errno::NOTDIR,
            Errno::BUSY,
            Errno::EXIST,
            Errno::MFILE,
            Errno::IO,
        ]
        .map(|errno| PublishError::Write("public/index.html".into(), errno.into()).to_string());
        insta::assert_snapshot!(told.join("\n\n"));
    }
}
