//! Smaller bytes for the same page.

use minify_html::{Cfg, minify as minify_html};

/// Takes out the white space that no reader sees. Closing tags and the opening tags of
/// `html` and `head` stay, because a parser given the page without some of them builds
/// another tree; scripts and style sheets are files of their own.
///
/// The minifier writes character references without their semicolons, which validators
/// refuse. So it never sees one: each `&` is hidden behind a character that the page does
/// not have. A page that has all of them is left as it is.
#[must_use]
pub fn minify(html: &str) -> Vec<u8> {
    let settings = Cfg {
        do_not_minify_doctype: true,
        ensure_spec_compliant_unquoted_attribute_values: true,
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_spaces_between_attributes: true,
        ..Cfg::default()
    };
    let Some(stand_in) = ('\u{e000}'..'\u{e040}').find(|private| !html.contains(*private)) else {
        return html.as_bytes().to_vec();
    };
    let mut hidden = [0; 4];
    let hidden = stand_in.encode_utf8(&mut hidden);
    let smaller = minify_html(html.replace('&', hidden).as_bytes(), &settings);
    match String::from_utf8(smaller) {
        Ok(smaller) => smaller.replace(stand_in, "&").into_bytes(),
        // Text that goes in as characters comes out as characters; if not, nothing is lost.
        Err(_) => html.as_bytes().to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minified(html: &str) -> String {
        String::from_utf8(minify(html)).unwrap()
    }

    #[test]
    fn character_references_keep_their_semicolons() {
        let html = "<!doctype html><html><head></head><body><p title=\"a &quot;b&quot;\">1 &lt; 2 &amp; 3</p></body></html>";
        let smaller = minified(html);
        assert!(smaller.contains(">1 &lt; 2 &amp; 3<"), "{smaller}");
        assert!(smaller.contains("a &quot;b&quot;"), "{smaller}");
    }

    #[test]
    fn a_page_that_has_the_hiding_character_keeps_it() {
        assert!(minified("<p>\u{e000} &amp; \u{e001}</p>").contains("\u{e000} &amp; \u{e001}"));
    }
}
