//! A style sheet of the tree: where its addresses lead. Read by the rules of CSS, because
//! `@\69mport` is `@import` to a browser.

use cssparser::{ParseError, Parser, Token};

use super::address::{Resolver, Use};
use super::gathered::Gathered;
use crate::diagnostic::{Code, Span};

const HELP: &str = "Mend it in the template that it comes from.";

/// Checks a style sheet.
pub fn check(text: &str, resolver: &Resolver<'_>, gathered: &mut Gathered) {
    block(&mut Parser::new(text), None, resolver, gathered);
}

/// Reads a block to its end; `quoted` says for what quoted text is, where it is an address.
fn block(
    parser: &mut Parser<'_>,
    quoted: Option<Use>,
    resolver: &Resolver<'_>,
    gathered: &mut Gathered,
) {
    let mut is_import = false;
    loop {
        parser.skip_whitespace();
        let start = parser.position().byte_index();
        let Ok(token) = parser.next().cloned() else { return };
        let span = Span::new(start, parser.position().byte_index());
        let used = if is_import { Use::Load } else { Use::Picture };
        let quoted_here = if is_import { Some(Use::Load) } else { quoted };
        match &token {
            Token::UnquotedUrl(address) => resolver.follow(address, used, span, gathered),
            Token::QuotedString(address) => {
                if let Some(used) = quoted_here {
                    resolver.follow(address, used, span, gathered);
                }
            }
            Token::BadUrl(_) | Token::BadString(_) => {
                let message = "this style sheet cannot be read on from here";
                gathered.report(Code::MalformedPage, span, message, HELP);
            }
            Token::Function(_)
            | Token::ParenthesisBlock
            | Token::SquareBracketBlock
            | Token::CurlyBracketBlock => {
                let quoted = is_function_of_address(&token).then_some(used);
                let read = parser.parse_nested_block(|parser| {
                    block(parser, quoted, resolver, gathered);
                    Ok::<(), ParseError<()>>(())
                });
                // A block is always read to its end, so only its depth can be wrong.
                if read.is_err() {
                    let message = "blocks lie too deep in each other here";
                    gathered.report(Code::MalformedPage, span, message, HELP);
                }
            }
            _ => {}
        }
        is_import = matches!(&token, Token::AtKeyword(name) if name.eq_ignore_ascii_case("import"));
    }
}

/// Whether a function takes addresses in quotation marks.
fn is_function_of_address(token: &Token<'_>) -> bool {
    let names = ["url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"];
    matches!(token, Token::Function(name) if names.iter().any(|known| name.eq_ignore_ascii_case(known)))
}
