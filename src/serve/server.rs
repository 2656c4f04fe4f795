//! The HTTP side of the preview: pages, the reload script, and what is wrong.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn};
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
    let serve = axum::serve(listener, router(states));
    // Browsers keep their event streams open for ever, so nothing waits for them to end.
    tokio::select! {
        result = async { serve.await } => Ok(result?),
        result = tokio::signal::ctrl_c() => Ok(result?),
    }
}

fn router(states: Receiver<BuildState>) -> Router {
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
        .layer(from_fn(refuse_foreign_hosts))
}

/// A web page elsewhere can make a name of its own point at this machine and read the
/// preview (DNS rebinding): only numeric addresses and `localhost` are answered.
async fn refuse_foreign_hosts(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host.is_some_and(is_local_name) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This preview answers to its own address only.\n").into_response()
    }
}

fn is_local_name(host: &str) -> bool {
    let is_address = host.parse::<SocketAddr>().is_ok() || host.parse::<IpAddr>().is_ok();
    let name = host.split_once(':').map_or(host, |(name, _)| name);
    is_address || name == "localhost" || (host.starts_with('[') && host.ends_with(']'))
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
    let is_path = query.from.starts_with('/') && !query.from.starts_with("//");
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
        for host in ["127.0.0.1:4000", "localhost:4000", "localhost", "[::1]:4000", "192.168.1.2"] {
            assert!(is_local_name(host), "{host}");
        }
        for host in ["evil.example", "evil.example:4000", "localhost.evil.example", ""] {
            assert!(!is_local_name(host), "{host}");
        }
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
