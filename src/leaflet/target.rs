//! Where links lead: only addresses of known kinds become links.

use super::document::Target;
use crate::diagnostic::Code;

/// Why an address is not published as a link.
pub struct Refusal {
    /// Which kind of problem it is.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
}

/// Reads the address of a link.
///
/// # Errors
/// When it is neither a leaflet's file nor an address of a known kind.
pub fn read(address: &str) -> Result<Target, Refusal> {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("https") => outside(address),
        Some("tel") => telephone(&address[4..]),
        Some("mailto") => email(&address[7..]),
        Some(scheme) => Err(Refusal {
            code: Code::UnsafeLink,
            message: format!("a link with `{scheme}:` is not published"),
            help: "Link to a page with https://, or to a leaflet by its file name.",
        }),
        None => local(address),
    }
}

fn outside(address: &str) -> Result<Target, Refusal> {
    let host = address.get(8..).filter(|_| address[5..].starts_with("://"));
    match host.and_then(|host| host.split(['/', '?', '#']).next()) {
        Some(host) if host.contains('.') => Ok(Target::Outside(address.to_owned())),
        _ => Err(broken(address, "Write the whole address, such as https://www.example.org/.")),
    }
}

fn telephone(number: &str) -> Result<Target, Refusal> {
    match dialled(number) {
        digits if digits.len() >= 3 => Ok(Target::Telephone(digits)),
        _ => Err(broken(number, "Write the number after `tel:`, such as tel:02079460000.")),
    }
}

fn email(address: &str) -> Result<Target, Refusal> {
    match address.split_once('@') {
        Some((user, host)) if !user.is_empty() && host.contains('.') => {
            Ok(Target::Email(address.to_owned()))
        }
        _ => Err(broken(address, "Write the address after `mailto:`, such as name@example.org.")),
    }
}

fn broken(address: &str, help: &'static str) -> Refusal {
    Refusal { code: Code::BrokenLink, message: format!("`{address}` leads nowhere"), help }
}

fn local(address: &str) -> Result<Target, Refusal> {
    let (path, anchor) = match address.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (address, None),
    };
    match (path, anchor) {
        ("", Some(anchor)) => Ok(Target::Anchor(anchor)),
        (path, anchor) if std::path::Path::new(path).extension().is_some_and(|e| e == "md") => {
            Ok(Target::File { path: path.to_owned(), anchor })
        }
        _ => Err(Refusal {
            code: Code::BrokenLink,
            message: format!("`{address}` is neither a leaflet nor an outside address"),
            help: "Link to a leaflet by its file, such as your-rights.md, or begin with https://.",
        }),
    }
}

/// A United Kingdom telephone number as a `tel:` address dials it from anywhere.
#[must_use]
pub fn dialled(number: &str) -> String {
    let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    match digits.strip_prefix('0') {
        Some(national) => format!("+44{national}"),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_kinds_of_address_are_read() {
        for unsafe_address in
            ["javascript:alert(1)", "data:text/html,x", "http://a.example", "JaVaScript:x"]
        {
            assert!(read(unsafe_address).is_err(), "{unsafe_address}");
        }
        for broken in [
            "",
            "your-rights",
            "//evil.example/a",
            "/etc/passwd",
            "tel:abc",
            "mailto:",
            "https://",
            "https:evil",
        ] {
            assert!(read(broken).is_err(), "{broken}");
        }
        assert!(matches!(read("your-rights.md#who"), Ok(Target::File { .. })));
        assert!(matches!(read("https://example.org/"), Ok(Target::Outside(_))));
    }

    #[test]
    fn national_numbers_dial_from_anywhere_and_short_ones_stay() {
        assert_eq!(dialled("020 8359 7275"), "+442083597275");
        assert_eq!(dialled("(0300) 061-0614"), "+443000610614");
        assert_eq!(dialled("116 123"), "116123");
        assert_eq!(dialled("+44 20 7946 0000"), "+442079460000");
    }
}
