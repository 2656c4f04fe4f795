//! Asking outside addresses whether they are still there: the one part of Plainleaf that
//! reaches the network, and only when `plainleaf check --links` asks for it.
//!
//! Each address is asked once. The servers learn that somebody asked, and nothing about who
//! reads the leaflets: no cookie, no page that the link stands on.

use std::collections::BTreeMap;
use std::time::Duration;

use rayon::prelude::*;
use ureq::http::StatusCode;
use ureq::{Agent, Error};

use crate::diagnostic::{Code, Diagnostics, Place};

/// Outside addresses, each with every place that leads to it.
pub type Addresses = BTreeMap<String, Vec<Place>>;

/// Whether outside addresses are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Outside {
    /// They are left alone.
    #[default]
    Left,
    /// Each is asked whether it is there.
    Asked,
}

/// How long one address may take, with everything that it leads on to.
const PATIENCE: Duration = Duration::from_secs(20);
const MOST_REDIRECTS: u32 = 8;

/// Asks each of `addresses`, and reports at every place of those that are not there. Servers
/// are asked in parallel, and each of them one thing at a time.
pub fn ask(addresses: &Addresses, diagnostics: &mut Diagnostics) {
    let agent = agent();
    let mut servers: BTreeMap<&str, Vec<(&String, &Vec<Place>)>> = BTreeMap::new();
    for (address, places) in addresses {
        servers.entry(server_of(address)).or_default().push((address, places));
    }
    let dead: Vec<(&Vec<Place>, String)> = servers
        .into_par_iter()
        .flat_map_iter(|(_, addresses)| {
            let asked = addresses.into_iter().filter_map(|(address, places)| {
                let fault = fault_of(&agent, address)?;
                Some((places, format!("`{address}` {fault}")))
            });
            asked.collect::<Vec<_>>()
        })
        .collect();
    for (places, message) in dead {
        for place in places {
            diagnostics.report(
                Code::DeadLink,
                place.clone(),
                message.clone(),
                "Open it in a browser. If it has moved, write the new address; if it has gone, name another place to turn to.",
            );
        }
    }
}

fn agent() -> Agent {
    Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(MOST_REDIRECTS)
        .http_status_as_error(false)
        .user_agent(concat!("Plainleaf/", env!("CARGO_PKG_VERSION"), " (checks links)"))
        .build()
        .new_agent()
}

/// The part of an address that names the server.
fn server_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// What is wrong with an address, if anything.
fn fault_of(agent: &Agent, address: &str) -> Option<String> {
    let address = address.split('#').next().unwrap_or_default();
    // Some servers know no HEAD, and answer it as if the page were not there.
    let head = agent.head(address).call().map(|answer| answer.status());
    let status = match head {
        Ok(status) if is_there(status) => return None,
        Ok(_) => agent.get(address).call().map(|answer| answer.status()),
        Err(error) => Err(error),
    };
    match status {
        Ok(status) if is_there(status) => None,
        Ok(status) => Some(format!("answers {}", status.as_u16())),
        Err(error) => Some(reason(&error)),
    }
}

/// Whether a page is there, or its server does not want to be asked by a program.
fn is_there(status: StatusCode) -> bool {
    let refuses = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::TOO_MANY_REQUESTS];
    status.is_success() || status.is_redirection() || refuses.contains(&status)
}

fn reason(error: &Error) -> String {
    match error {
        Error::HostNotFound => "leads to a server that does not exist".to_owned(),
        Error::Timeout(_) => format!("has not answered in {} seconds", PATIENCE.as_secs()),
        Error::TooManyRedirects | Error::RedirectFailed => "leads round in a circle".to_owned(),
        other => format!("cannot be reached: {other}"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::{SocketAddr, TcpListener, TcpStream};

    use super::*;
    use crate::diagnostic::{SourceText, Span};

    /// A server on this machine that answers by the path; it lasts as long as the tests.
    fn server() -> SocketAddr {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(stream);
            }
        });
        address
    }

    fn answer(mut stream: TcpStream) {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
        let Some(request) = lines.next() else { return };
        for _ in lines.take_while(|line| !line.is_empty()) {}
        let mut words = request.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let (status, more) = match (method, path) {
            (_, "/here") | ("GET", "/no-head") => ("200 OK", ""),
            (_, "/moved") => ("301 Moved", "Location: /here\r\n"),
            (_, "/moved-away") => ("302 Found", "Location: /gone\r\n"),
            (_, "/circle") => ("302 Found", "Location: /circle\r\n"),
            (_, "/shy") => ("403 Forbidden", ""),
            (_, "/broken") => ("500 Oops", ""),
            _ => ("404 Not Found", ""),
        };
        let head =
            format!("HTTP/1.1 {status}\r\n{more}Content-Length: 0\r\nConnection: close\r\n\r\n");
        // The other side may have gone already.
        let _ = stream.write_all(head.as_bytes());
    }

    #[test]
    fn only_what_is_not_there_is_told_at_each_place() {
        let server = server();
        let source = SourceText::new("a.md", "one two");
        let places = [Span::new(0, 3), Span::new(4, 7)].map(|span| Place::new(&source, span));
        let paths = [
            "here",
            "here#part",
            "no-head",
            "moved",
            "shy",
            "gone",
            "moved-away",
            "circle",
            "broken",
        ];
        let mut addresses: Addresses = paths
            .iter()
            .map(|path| (format!("http://{server}/{path}"), vec![places[0].clone()]))
            .collect();
        addresses.get_mut(&format!("http://{server}/gone")).unwrap().push(places[1].clone());
        // Nothing listens where a listener has just gone.
        let closed = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
        addresses.insert(format!("http://{closed}/"), vec![places[1].clone()]);
        let mut diagnostics = Diagnostics::new();
        ask(&addresses, &mut diagnostics);
        let mut told: Vec<String> = diagnostics
            .into_sorted()
            .into_iter()
            .map(|d| {
                let message = d.message.replace(&server.to_string(), "server");
                let message = message.replace(&closed.to_string(), "closed");
                let words = message.split(": ").next().unwrap_or_default().to_owned();
                format!("{} {words}", d.place.position().column)
            })
            .collect();
        told.sort();
        assert_eq!(
            told,
            [
                "1 `http://server/broken` answers 500",
                "1 `http://server/circle` leads round in a circle",
                "1 `http://server/gone` answers 404",
                "1 `http://server/moved-away` answers 404",
                "5 `http://closed/` cannot be reached",
                "5 `http://server/gone` answers 404",
            ]
        );
    }

    #[test]
    fn nothing_else_reaches_the_network() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let named: Vec<String> = walkdir::WalkDir::new(folder)
            .into_iter()
            .flatten()
            .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
            .filter(|entry| {
                let text = std::fs::read_to_string(entry.path()).unwrap();
                text.contains(concat!("ur", "eq"))
                    || text.contains(concat!("TcpStream", "::connect"))
            })
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(named, ["links.rs"]);
    }
}
