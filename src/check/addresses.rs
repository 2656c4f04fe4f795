//! The outside addresses that a text leads to.

use super::text::Text;
use crate::diagnostic::Place;
use crate::links::Addresses;
use crate::prose::Kind;

/// Adds the addresses of `text`: those of links, and values of data that are addresses.
pub fn add_addresses(text: &Text<'_>, addresses: &mut Addresses) {
    for passage in text.printed() {
        let links = passage.links().map(|(link, address)| (address, link.span));
        let value = matches!(passage.kind, Kind::Value { .. })
            .then(|| (passage.text.as_str(), passage.span));
        for (address, span) in links.chain(value) {
            if address.starts_with("https://") || address.starts_with("http://") {
                let places = addresses.entry(address.to_owned()).or_default();
                places.push(Place::new(text.source, span));
            }
        }
    }
}
