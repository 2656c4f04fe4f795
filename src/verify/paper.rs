//! A leaflet on paper: whole, and with as many pages as the list says.

use super::gathered::Gathered;
use super::list::Listed;
use crate::diagnostic::{Code, Span};

const HELP: &str =
    "Build the site again and publish the whole folder: a copy may have been broken off.";

/// Checks a PDF file.
pub fn check(bytes: &[u8], listed: Option<&Listed>, gathered: &mut Gathered) {
    let mut report =
        |message: String| gathered.report(Code::BrokenPaper, Span::default(), message, HELP);
    if !bytes.starts_with(b"%PDF-") {
        return report("this does not begin as a PDF file does".to_owned());
    }
    if !bytes.trim_ascii_end().ends_with(b"%%EOF") {
        return report("this PDF file breaks off".to_owned());
    }
    let counts = listed.and_then(|listed| listed.pages).zip(pages(bytes));
    if let Some((listed, found)) = counts.filter(|(listed, found)| listed != found) {
        report(format!("this has {found} pages; leaflets.json says {listed}"));
    }
}

/// The number in the root of the tree of pages, which our PDF files have in plain.
fn pages(bytes: &[u8]) -> Option<usize> {
    let root = b"/Type/Pages/Count ";
    let at = bytes.windows(root.len()).position(|window| window == root)? + root.len();
    let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&bytes[at..at + digits]).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_pages_is_read() {
        assert_eq!(pages(b"%PDF-1.7\n<</Type/Pages/Count 12/Kids[1 0 R]>>"), Some(12));
        assert_eq!(pages(b"%PDF-1.7\n"), None);
    }
}
