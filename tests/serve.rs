//! The preview shows pages and problems, to this machine only.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, ChildStdout, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use support::{LEAFLET, Site, program};

/// Far longer than anything takes on a slow and busy machine.
const PATIENCE: Duration = Duration::from_mins(2);
const PAGE: &str = "/barnet/en/parents/your-meeting/index.html";

/// A running preview, which ends with the test.
struct Preview {
    site: Site,
    child: Child,
    address: SocketAddr,
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It has ended by itself when it cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Response {
    status: u16,
    head: String,
    body: String,
}

impl Preview {
    fn start() -> Self {
        let site = Site::base();
        let mut child = program()
            .current_dir(site.path())
            .args(["serve", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = child.stdout.take().unwrap();
        // The guard stands before the first wait, so that a failure ends the child too.
        let mut preview = Self { site, child, address: SocketAddr::from(([127, 0, 0, 1], 0)) };
        preview.address = announced_address(output);
        preview
    }

    fn get(&self, path: &str) -> Response {
        self.get_as(path, &self.address.to_string())
    }

    /// Asks for `path` exactly as it is written, under the name `host`.
    fn get_as(&self, path: &str, host: &str) -> Response {
        let mut stream = TcpStream::connect_timeout(&self.address, PATIENCE).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Response { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    /// Waits until what is at `path` holds `words`.
    fn wait_for(&self, path: &str, words: &str) -> Response {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let response = self.get(path);
            if response.body.contains(words) {
                return response;
            }
            assert!(Instant::now() < deadline, "no `{words}` at {path}: {}", response.body);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The address that the preview prints. All that it prints later is read and dropped.
fn announced_address(output: ChildStdout) -> SocketAddr {
    let (sender, lines) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            // Nobody listens once the address is known.
            let _ = sender.send(line);
        }
    });
    loop {
        let line = lines.recv_timeout(PATIENCE).expect("the preview prints its address");
        if let Some((_, rest)) = line.split_once("http://") {
            return rest.split('/').next().unwrap().parse().unwrap();
        }
    }
}

#[test]
fn pages_are_shown_and_load_the_reload_script() {
    let preview = Preview::start();
    let home = preview.get("/");
    assert_eq!(home.status, 200);
    assert!(home.body.contains("/__plainleaf/reload.js"), "{}", home.body);
    assert!(home.head.contains("cache-control: no-store"), "{}", home.head);
    let script = preview.get("/__plainleaf/reload.js");
    assert_eq!(script.status, 200);
    assert!(script.head.contains("content-type: text/javascript"), "{}", script.head);
    assert_eq!(preview.get(PAGE).status, 200);
}

#[test]
fn an_address_that_is_not_there_shows_the_page_for_it() {
    let preview = Preview::start();
    let response = preview.get("/barnet/nothing/here.html");
    assert_eq!(response.status, 404);
    assert!(response.body.contains("This page is not here"), "{}", response.body);
}

#[test]
fn the_preview_answers_to_its_own_name_only() {
    let preview = Preview::start();
    let port = preview.address.port();
    for host in ["evil.example".to_owned(), format!("evil.example:{port}")] {
        let response = preview.get_as("/", &host);
        assert_eq!(response.status, 403, "{host}");
        assert!(!response.body.contains("Barnet"), "{}", response.body);
    }
    assert_eq!(preview.get_as("/", &format!("localhost:{port}")).status, 200);
}

/// Says `request` letter by letter, and returns all that comes back.
fn said(preview: &Preview, request: &str) -> String {
    let mut stream = TcpStream::connect_timeout(&preview.address, PATIENCE).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    // A server may also just hang up on what is no request.
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn is_answered(preview: &Preview, request: &str) -> bool {
    let response = said(preview, request);
    let is_answered = response.starts_with("HTTP/1.1 200") || response.starts_with("HTTP/1.0 200");
    assert!(is_answered || !response.contains("Barnet"), "{request}: {response}");
    is_answered
}

#[test]
fn however_a_request_names_its_host_only_the_previews_own_names_count() {
    let preview = Preview::start();
    let port = preview.address.port();
    let get = |target: &str, hosts: &[&str]| {
        let hosts: String =
            hosts.iter().map(|host| format!("Host: {host}\r\n")).collect::<Vec<_>>().concat();
        is_answered(&preview, &format!("GET {target} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"))
    };
    for host in ["127.0.0.1", "[::1]", "LOCALHOST", "localhost.", &format!("127.0.0.1:{port}")] {
        assert!(get("/", &[host]), "{host}");
    }
    for host in [
        "192.168.1.2",
        "10.0.0.1:4000",
        "0.0.0.0",
        "[2001:db8::1]",
        "localhost.evil.example",
        "a@localhost",
        "localhost:x",
        "",
        "evil.example.",
    ] {
        assert!(!get("/", &[host]), "{host}");
    }
    assert!(!get("/", &[]));
    assert!(!get("/", &["localhost", "evil.example"]));
    assert!(!get("/", &["evil.example", "localhost"]));
    assert!(!get("/", &["localhost", "localhost"]));
    assert!(!get("http://evil.example/", &["localhost"]));
    assert!(!get("http://localhost/", &["evil.example"]));
    assert!(get("http://localhost/", &["localhost"]));
    assert!(!is_answered(&preview, "GET / HTTP/1.0\r\n\r\n"));
    assert!(!is_answered(&preview, "GET /\r\n\r\n"));
}

#[test]
fn other_methods_than_reading_are_refused() {
    let preview = Preview::start();
    for path in ["/", PAGE, "/__plainleaf/errors", "/__plainleaf/events", "/__plainleaf/reload.js"]
    {
        for method in
            ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "MKCOL"]
        {
            let request = format!(
                "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            let response = said(&preview, &request);
            assert!(!response.starts_with("HTTP/1.1 2"), "{method} {path}: {response}");
        }
    }
    let head = said(
        &preview,
        &format!("HEAD {PAGE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
    );
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
}

#[test]
fn pages_elsewhere_cannot_read_the_preview() {
    let preview = Preview::start();
    for path in [
        "/",
        PAGE,
        "/__plainleaf/errors",
        "/__plainleaf/findings",
        "/__plainleaf/findings.css",
        "/__plainleaf/reload.js",
    ] {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nConnection: close\r\n\r\n"
        );
        let response = said(&preview, &request).to_lowercase();
        assert!(response.starts_with("http/1.1 200"), "{path}: {response}");
        assert!(!response.contains("access-control-"), "{path}: {response}");
    }
    let mut stream = TcpStream::connect_timeout(&preview.address, PATIENCE).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let request = "GET /__plainleaf/events HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let head: Vec<String> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    assert!(head[0].starts_with("HTTP/1.1 200"), "{head:?}");
    assert!(head.iter().all(|line| !line.to_lowercase().starts_with("access-control")), "{head:?}");
}

#[test]
fn slow_and_broken_clients_keep_nobody_waiting() {
    let preview = Preview::start();
    // More than there are threads, each in the middle of its request.
    let slow: Vec<TcpStream> = (0..64)
        .map(|_| {
            let mut stream = TcpStream::connect_timeout(&preview.address, PATIENCE).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: local").unwrap();
            stream
        })
        .collect();
    assert_eq!(preview.get(PAGE).status, 200);
    for broken in ["\0\0\0", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}"] {
        assert!(!is_answered(&preview, &format!("{broken}\r\n\r\n")), "{broken:?}");
    }
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(1_000_000));
    assert!(!is_answered(&preview, &long));
    assert_eq!(preview.get(PAGE).status, 200);
    drop(slow);
}

#[test]
fn no_address_leads_out_of_the_published_tree() {
    let preview = Preview::start();
    let secret = preview.site.path().canonicalize().unwrap().join("plainleaf.yaml");
    let secret = secret.to_string_lossy().replace('\\', "/");
    let secret = secret.trim_start_matches('/');
    for up in [
        "../",
        "%2e%2e/",
        "%2E%2E%2F",
        "..%2f",
        "..%5c",
        "..\\",
        "./../",
        ".../",
        "..;/",
        "%252e%252e%252f",
        "..%252f",
        "%c0%ae%c0%ae/",
        "%c0%ae%c0%ae%c0%af",
        "..%c0%af",
        "%uff0e%uff0e/",
        "..%00/",
        "%2e%2e%00/",
        "barnet/../../",
        "barnet%2f..%2f..%2f",
    ] {
        for path in [format!("/{up}plainleaf.yaml"), format!("/{}{secret}", up.repeat(12))] {
            let response = preview.get(&path);
            assert_ne!(response.status, 200, "{path}");
            assert!(!response.body.contains("title: Test leaflets"), "{path}");
        }
    }
    for path in [format!("//{secret}"), format!("/%2f{secret}")] {
        assert!(!preview.get(&path).body.contains("title: Test leaflets"), "{path}");
    }
}

#[test]
fn problems_are_shown_while_the_last_good_pages_stay_and_mending_shows_the_new_ones() {
    let preview = Preview::start();
    assert!(preview.get("/__plainleaf/errors").body.contains("No problems"));
    let good = preview.get(PAGE).body;
    assert!(good.contains("asks you to a meeting"), "{good}");

    preview.site.replace(LEAFLET, "asks you to a meeting", "asks you to {{ fact.meeting }}");
    let errors = preview.wait_for("/__plainleaf/errors", "there is no fact");
    assert!(errors.body.contains("your-meeting.md, line 11"), "{}", errors.body);
    assert_eq!(preview.get(PAGE).body, good);

    preview.site.replace(LEAFLET, "asks you to {{ fact.meeting }}", "asks you to come");
    preview.wait_for(PAGE, "asks you to come");
    preview.wait_for("/__plainleaf/errors", "No problems");
}

#[test]
fn a_template_that_cannot_be_used_is_shown_as_a_problem() {
    let preview = Preview::start();
    preview.site.write("templates/home.html", "<p>{{ weather }}</p>\n");
    preview.wait_for("/__plainleaf/errors", "weather");
    assert!(preview.get("/").body.contains("Choose your council"));
    preview.site.write("templates/home.html", "<p>Ours</p>\n");
    preview.wait_for("/", "Ours");
}

#[test]
fn a_new_folder_is_noticed() {
    let preview = Preview::start();
    let text = "name: Camden Council\nshort_name: Camden\n";
    preview.site.write("content/camden/borough.yaml", text);
    preview.wait_for("/", "Camden Council");
}

#[test]
fn the_error_page_leads_back_to_pages_of_the_preview_only() {
    let preview = Preview::start();
    let back = |from: &str| preview.get(&format!("/__plainleaf/errors?from={from}")).body;
    assert!(back("/barnet/index.html").contains("/barnet/index.html#last-good"));
    for elsewhere in
        ["//evil.example/", "/%5Cevil.example/", "https://evil.example/", "javascript:alert(1)"]
    {
        assert!(!back(elsewhere).contains("evil.example"), "{elsewhere}");
        assert!(!back(elsewhere).contains("javascript:"), "{elsewhere}");
    }
}

#[test]
fn nothing_is_published_to_the_site() {
    let preview = Preview::start();
    assert_eq!(preview.get("/").status, 200);
    assert!(!preview.site.has("public"));
}

#[test]
fn a_site_that_nobody_changes_is_built_once() {
    let preview = Preview::start();
    let mut stream = TcpStream::connect_timeout(&preview.address, PATIENCE).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    let host = preview.address;
    write!(stream, "GET /__plainleaf/events HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut told = String::new();
    let mut bytes = [0; 1024];
    // The stream stays open: what comes within the time is all that there is to tell.
    while let Ok(count @ 1..) = stream.read(&mut bytes) {
        told.push_str(&String::from_utf8_lossy(&bytes[..count]));
        assert!(told.matches("event:").count() <= 1, "{told}");
    }
    assert_eq!(told.matches("event:").count(), 1, "{told}");
}

#[test]
fn what_was_found_in_a_page_is_shown_with_it_alone() {
    let preview = Preview::start();
    let findings = |page: &str| preview.get(&format!("/__plainleaf/findings?page={page}")).body;
    assert!(findings(PAGE).contains("Nothing found in this page"));
    let long = "we go ".repeat(11) + "out.";
    preview.site.replace(LEAFLET, "asks you to a meeting", &format!("says \\<b> {long} It asks"));
    let own = format!("/__plainleaf/findings?page={PAGE}");
    let shown = preview.wait_for(&own, "1 finding in this page").body;
    assert!(shown.contains("your-meeting.md, line 11"), "{shown}");
    assert!(shown.contains("--explain long-sentence") && !shown.contains("<b>"), "{shown}");
    assert!(findings("/barnet/en/parents/your-meeting/").contains("1 finding"));
    assert!(findings("/barnet/en/parents/your-rights/index.html").contains("Nothing found"));
    assert!(findings("/").contains("Nothing found"));
    let style = preview.get("/__plainleaf/findings.css");
    assert!(style.head.contains("content-type: text/css"), "{}", style.head);
}
