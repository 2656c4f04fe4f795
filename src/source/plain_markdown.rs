//! Text of data as Markdown, for pages that are made.

/// A text in one line, in which none of its signs is markup.
pub fn plain(text: &str) -> String {
    const SIGNS: [char; 12] = ['\\', '*', '_', '[', ']', '<', '`', '#', '|', '{', '&', '~'];
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        if SIGNS.contains(&sign) {
            plain.push('\\');
        }
        plain.push(if sign == '\n' { ' ' } else { sign });
    }
    plain
}

/// A text in which titles with the address behind them, as sources are written, are links.
/// An address that no page may lead to stays as it is.
pub fn with_links(text: &str) -> String {
    let mut rest = text.trim();
    let mut parts = Vec::new();
    while let Some(at) = rest.find("https://") {
        let end = rest[at..].find([' ', '>', ';', '\n']).map_or(rest.len(), |end| at + end);
        let between = [' ', ':', ';', '<', '>', '\n'];
        let (title, address) = (rest[..at].trim_matches(between), &rest[at..end]);
        let title = if title.is_empty() { address } else { title };
        parts.push(format!("[{}](<{address}>)", plain(title)));
        rest = rest[end..].trim_start_matches(between);
    }
    if !rest.is_empty() {
        parts.push(plain(rest));
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_is_markup() {
        assert_eq!(plain("a *b* [c](d)\n{{ e }}"), "a \\*b\\* \\[c\\](d) \\{\\{ e }}");
    }

    #[test]
    fn titles_lead_to_the_addresses_behind_them() {
        for (text, markdown) in [
            ("A page: https://a.example/b_c", "[A page](<https://a.example/b_c>)"),
            ("A page <https://a.example/b> ", "[A page](<https://a.example/b>)"),
            (
                "A: https://a.example/; B, two: https://b.example/",
                "[A](<https://a.example/>); [B, two](<https://b.example/>)",
            ),
            ("A: https://a.example/; not seen", "[A](<https://a.example/>); not seen"),
            ("https://a.example/", "[https://a.example/](<https://a.example/>)"),
            ("Old: http://a.example/", "Old: http://a.example/"),
            ("A leaflet", "A leaflet"),
        ] {
            assert_eq!(with_links(text), markdown);
        }
    }
}
