//! The HTTP side of the preview: pages, the reload script, and what is wrong.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;
use tera::{Context, Tera};
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;
use tower_http::set_header::SetResponseHeaderLayer;

use super::findings::Shown;
use super::{BuildState, Failure, ServeError};
use crate::diagnostic::Severity;

const RELOAD_SCRIPT: &str = include_str!("reload.js");
const ERROR_PAGE: &str = include_str!("errors.html");
const FINDINGS: &str = include_str!("findings.html");
const FINDINGS_STYLE: &str = include_str!("findings.css");

/// Listens on `address`.
///
/// # Errors
/// When it is taken or not allowed.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address).await.map_err(|error| ServeError::Listen(address, error))
}

/// Serves the site that is shown and the state of its build until Ctrl+C.
///
/// # Errors
/// When the listener breaks.
pub async fn run(listener: TcpListener, states: Receiver<BuildState>) -> Result<(), ServeError> {
    let own = listener.local_addr()?.ip();
    let serve = axum::serve(listener, router(states, own));
    // Browsers keep their event streams open for ever, so nothing waits for them to end.
    tokio::select! {
        result = async { serve.await } => Ok(result?),
        result = tokio::signal::ctrl_c() => Ok(result?),
    }
}

fn router(states: Receiver<BuildState>, own: IpAddr) -> Router {
    let no_store = HeaderValue::from_static("no-store");
    Router::new()
        .route("/__plainleaf/reload.js", get(reload_script))
        .route("/__plainleaf/events", get(events))
        .route("/__plainleaf/errors", get(errors))
        .route("/__plainleaf/findings", get(findings))
        .route("/__plainleaf/findings.css", get(findings_style))
        .fallback(page)
        .with_state(states)
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, no_store))
        .layer(from_fn_with_state(own, refuse_foreign_hosts))
}

/// A web page elsewhere can make a name of its own point at this machine and read the preview
/// (DNS rebinding): only requests for this machine's own names are answered.
async fn refuse_foreign_hosts(State(own): State<IpAddr>, request: Request, next: Next) -> Response {
    // A proxy asks for a whole address, which then counts instead of the header.
    let target = request.uri().authority();
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let host = hosts.next().and_then(|host| Authority::try_from(host.as_bytes()).ok());
    let is_own = host.is_some_and(|host| is_own_name(&host, own))
        && hosts.next().is_none()
        && target.is_none_or(|target| is_own_name(target, own));
    if is_own {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This preview answers to its own address only.\n").into_response()
    }
}

/// Whether a name is `localhost`, or the number of an address that the preview listens on. No
/// other name can be trusted: somebody else may say where it leads.
fn is_own_name(host: &Authority, own: IpAddr) -> bool {
    let name = host.host();
    // Behind it may be a port; a browser never sends the name of a user before it.
    let rest = host.as_str().strip_prefix(name);
    let is_port =
        |rest: &str| rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    if !rest.is_some_and(|rest| rest.is_empty() || is_port(rest)) {
        return false;
    }
    let name = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    match name.parse::<IpAddr>() {
        Ok(address) => {
            let address = address.to_canonical();
            own.is_unspecified() || address == own.to_canonical() || address.is_loopback()
        }
        Err(_) => name.strip_suffix('.').unwrap_or(name).eq_ignore_ascii_case("localhost"),
    }
}

/// A file of the tree that would be published, made now. There is no folder behind it, so no
/// address leads out of one.
async fn page(
    State(states): State<Receiver<BuildState>>,
    method: Method,
    address: Uri,
) -> Response {
    const NOT_FOUND: &str = "404.html";
    if !matches!(method, Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let Some(shown) = states.borrow().shown.clone() else {
        return Redirect::temporary("/__plainleaf/errors").into_response();
    };
    let path = path_in_tree(address.path());
    if let Some(file) = shown.file(&path).await {
        return answer(StatusCode::OK, &path, file);
    }
    let folder = format!("{path}/index.html");
    if shown.file(&folder).await.is_some() {
        return Redirect::temporary(&format!("/{path}/")).into_response();
    }
    match shown.file(NOT_FOUND).await {
        Some(file) => answer(StatusCode::NOT_FOUND, NOT_FOUND, file),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// What an address asks for: a folder's page is its `index.html`.
fn path_in_tree(path: &str) -> String {
    let path = path.strip_prefix('/').unwrap_or(path);
    let is_folder = path.is_empty() || path.ends_with('/');
    if is_folder { format!("{path}index.html") } else { path.to_owned() }
}

fn answer(status: StatusCode, path: &str, file: Result<Vec<u8>, String>) -> Response {
    match file {
        Ok(bytes) => (status, [(header::CONTENT_TYPE, content_type(path))], bytes).into_response(),
        Err(text) => (StatusCode::INTERNAL_SERVER_ERROR, text).into_response(),
    }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        _ => "text/plain; charset=utf-8",
    }
}

async fn reload_script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], RELOAD_SCRIPT)
}

/// The number of the build and whether it has pages: at once, and after every build.
async fn events(
    State(states): State<Receiver<BuildState>>,
) -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>>> {
    let stream = WatchStream::new(states).map(|state| {
        let name = if state.failure.is_some() { "broken" } else { "built" };
        Ok(Event::default().event(name).data(state.number.to_string()))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

#[derive(Deserialize)]
struct ErrorsQuery {
    /// The page to go back to.
    #[serde(default)]
    from: String,
}

async fn errors(
    State(states): State<Receiver<BuildState>>,
    Query(query): Query<ErrorsQuery>,
) -> Response {
    let state = states.borrow().clone();
    // Only a path of this server: anything else would lead away from it.
    // Browsers take a backslash for a slash.
    let is_path = query.from.starts_with('/') && !query.from[1..].starts_with(['/', '\\']);
    let mut context = Context::new();
    context.insert("from", if is_path { query.from.as_str() } else { "/" });
    let (mut problems, mut failure) = (Vec::new(), "");
    match &state.failure {
        Some(Failure::Content(diagnostics)) => {
            problems = diagnostics.iter().map(Shown::new).collect();
            problems.sort_by_key(|shown| shown.severity != Severity::Error.name());
        }
        Some(Failure::Program(text)) => failure = text,
        None => {}
    }
    context.insert("problems", &problems);
    context.insert("failure", failure);
    match Tera::one_off(ERROR_PAGE, &context, true) {
        Ok(html) => Html(html).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn findings_style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], FINDINGS_STYLE)
}

#[derive(Deserialize)]
struct FindingsQuery {
    /// The page, by its path on this server.
    #[serde(default)]
    page: String,
}

/// What was found in the sources of one page, as a part of a page.
async fn findings(
    State(states): State<Receiver<BuildState>>,
    Query(query): Query<FindingsQuery>,
) -> Response {
    let shown = states.borrow().shown.clone();
    let found = match shown {
        Some(shown) => shown.findings(&path_in_tree(&query.page)).await,
        None => Vec::new(),
    };
    let shown: Vec<Shown<'_>> = found.iter().map(Shown::new).collect();
    let mut context = Context::new();
    context.insert("findings", &shown);
    match Tera::one_off(FINDINGS, &context, true) {
        Ok(html) => Html(html).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_others_are_not_answered() {
        let is_own = |host: &str, own: &str| {
            let host = Authority::try_from(host);
            host.is_ok_and(|host| is_own_name(&host, own.parse().unwrap()))
        };
        for host in [
            "127.0.0.1:4000",
            "127.0.0.2",
            "localhost:4000",
            "LocalHost",
            "localhost.",
            "[::1]:4000",
            "[::ffff:127.0.0.1]",
        ] {
            assert!(is_own(host, "127.0.0.1"), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:4000",
            "localhost.evil.example",
            "localhost..",
            "localhost@evil.example",
            "evil@localhost",
            "192.168.1.2",
            "0.0.0.0:4000",
            "2130706433",
            "0x7f.1",
            "[2001:db8::1]",
            "[localhost",
            "",
        ] {
            assert!(!is_own(host, "127.0.0.1"), "{host}");
        }
        assert!(is_own("192.168.1.2:4000", "192.168.1.2") && !is_own("192.168.1.3", "192.168.1.2"));
        assert!(is_own("192.168.1.3", "0.0.0.0") && !is_own("evil.example", "0.0.0.0"));
    }

    #[test]
    fn the_error_page_escapes_what_it_shows() {
        let mut context = Context::new();
        context.insert("from", "/\"><script>");
        context.insert("failure", "<b>");
        context.insert("problems", &[(); 0]);
        let html = Tera::one_off(ERROR_PAGE, &context, true).unwrap();
        assert!(!html.contains("<b>") && !html.contains("\"><script>"), "{html}");
    }
}
