//! Smaller bytes for the same page.

use minify_html::{Cfg, minify as minify_html};

/// Takes out the white space that no reader sees. Closing tags and the opening tags of
/// `html` and `head` stay, because a parser given the page without some of them builds
/// another tree; scripts and style sheets are files of their own.
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
    minify_html(html.as_bytes(), &settings)
}
