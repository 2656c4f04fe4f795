//! What every published tree holds to: names, versions, and what host and pages are told alike.
//! The renderer writes it and `verify` asks for it, so both have it from here.

/// The list of all leaflets.
pub const LEAFLETS_FILE: &str = "leaflets.json";
/// The version of the shape of `leaflets.json`.
pub const LEAFLETS_VERSION: u32 = 1;
/// The page for addresses that are not there.
pub const NOT_FOUND_FILE: &str = "404.html";
/// The rules for hosts that read them from a file.
pub const HEADERS_FILE: &str = "_headers";
/// The rules for search engines.
pub const ROBOTS_FILE: &str = "robots.txt";
/// The list of pages for search engines.
pub const SITEMAP_FILE: &str = "sitemap.xml";
/// The folder of style sheets and scripts.
pub const ASSETS_FOLDER: &str = "assets";
/// The folder that only the preview server has.
pub const PREVIEW_FOLDER: &str = "__plainleaf";

/// How many hexadecimal digits of its hash the name of an asset carries: 40 bits, far more
/// than enough to tell apart the versions of a handful of files.
pub const HASH_DIGITS: usize = 10;

/// The content security policy of every page.
pub const SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/// Headers in the format that several static hosts read. Pages are not kept by browsers
/// or proxies; assets are, because a changed asset has another name.
#[must_use]
pub fn headers(security_policy: &str) -> String {
    format!(
        "/*\n  Content-Security-Policy: {security_policy}; frame-ancestors 'none'\n  \
         Referrer-Policy: no-referrer\n  X-Content-Type-Options: nosniff\n  \
         Cache-Control: no-store\n\n/assets/*\n  ! Cache-Control\n  \
         Cache-Control: public, max-age=31536000, immutable\n"
    )
}

/// What search engines may read, of a tree that is published at `address`.
#[must_use]
pub fn robots(address: Option<&str>) -> String {
    let sitemap = address.map(|address| format!("Sitemap: {address}{SITEMAP_FILE}\n"));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}

/// The path of an address such as <https://example.org/leaflets/>.
#[must_use]
pub fn path_of(address: &str) -> &str {
    let rest = address.strip_prefix("https://").unwrap_or(address);
    rest.find('/').map_or("/", |at| &rest[at..])
}

/// The first digits of the hash of an asset, as its name carries them.
#[must_use]
pub fn asset_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..HASH_DIGITS].to_owned()
}
