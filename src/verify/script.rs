//! A script of the tree: words in it that keep, send or fetch something. A plain search: it
//! finds what a mistake brings in, not what somebody hides.

use super::gathered::Gathered;
use crate::diagnostic::{Code, Span};
use crate::published::PREVIEW_FOLDER;

/// What keeps something on a reader's device.
const KEEPS: [&str; 7] = [
    "localStorage",
    "document.cookie",
    "cookieStore",
    "indexedDB",
    "serviceWorker",
    "caches.open",
    "openDatabase",
];
/// What sends or fetches something.
const ASKS: [&str; 15] = [
    "http://",
    "https://",
    "\"//",
    "'//",
    "`//",
    "fetch(",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
    "EventSource",
    "importScripts",
    "import(",
    "import ",
    "RTCPeerConnection",
    "new Worker",
];
/// What makes code of text.
const RUNS: [&str; 2] = ["eval(", "new Function"];

/// Checks a script.
pub fn check(text: &str, gathered: &mut Gathered) {
    let keeps = "Take it out: what stays on a device tells others that somebody was here.";
    let asks = "Take it out: pages ask nobody for anything, so that nobody learns who reads them.";
    let runs = "Write the code itself: the security policy lets no text run as code.";
    find(text, &KEEPS, Code::KeepsData, "this script keeps something", keeps, gathered);
    find(text, &ASKS, Code::ThirdParty, "this script asks for something", asks, gathered);
    find(text, &RUNS, Code::InlineCode, "this script runs text as code", runs, gathered);
    let preview = [PREVIEW_FOLDER];
    find(text, &preview, Code::PreviewLeft, "this is for the preview", PREVIEW_HELP, gathered);
}

/// What to do about a part of the preview in a published tree.
pub const PREVIEW_HELP: &str =
    "Publish what `plainleaf build` makes. `plainleaf serve` is for looking at it.";

fn find(
    text: &str,
    words: &[&str],
    code: Code,
    message: &str,
    help: &str,
    gathered: &mut Gathered,
) {
    for word in words {
        for (at, _) in text.match_indices(word) {
            let before = text[..at].chars().next_back();
            let is_part_of_a_word = word.starts_with(char::is_alphabetic)
                && before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_' || sign == '$');
            if !is_part_of_a_word {
                let span = Span::new(at, at + word.len());
                gathered.report(code, span, format!("{message}: `{}`", word.trim()), help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_parts_of_words_are_not() {
        let mut gathered = Gathered::default();
        check("const retrieval = x; prefetch(y); medieval(z);", &mut gathered);
        assert_eq!(gathered.problems, []);
        check("localStorage.setItem('a', 1); window.fetch(`//x`)", &mut gathered);
        let codes: Vec<Code> = gathered.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::KeepsData, Code::ThirdParty, Code::ThirdParty]);
    }
}
