//! Silences: an author says at one place that one rule is wrong there, and why.
//!
//! In a leaflet `<!-- plainleaf allow long-sentence: it is the name of a law -->` speaks of the
//! block behind it, or of the paragraph, item or cell that it stands in. In YAML and front
//! matter `# plainleaf allow …` speaks of the key below it, with all that belongs to it, or of
//! the line that it ends. One that stands before all text speaks of the file as a whole too.

use std::path::PathBuf;
use std::sync::Arc;

use super::text::{Text, TextKind, is_for_plainleaf};
use crate::diagnostic::{Code, Diagnostics, Place, SourceText, Span, one_of};
use crate::leaflet::{Block, Document};

/// How a silence is written.
const EXAMPLE: &str = "Write for example `plainleaf allow long-sentence: it is the name of a law`.";

/// One rule, silenced at one place.
#[derive(Debug, Clone)]
pub struct Silence {
    source: Arc<SourceText>,
    /// The comment.
    written: Span,
    code: Code,
    /// What it speaks of.
    covers: Span,
    covers_file: bool,
    is_used: bool,
}

/// Every silence of `text`. Those that are not written as they must be are reported.
pub fn silences_of(text: &Text<'_>, diagnostics: &mut Diagnostics) -> Vec<Silence> {
    let mut found = Vec::new();
    let mut all = comments(text);
    all.extend(lines_with_signs(text));
    for comment in all {
        let place = Place::new(text.source, comment.written);
        for code in codes_of(&comment.inside, &place, diagnostics) {
            found.push(Silence {
                source: Arc::clone(text.source),
                written: comment.written,
                code,
                covers: comment.covers,
                covers_file: comment.covers_file,
                is_used: false,
            });
        }
    }
    found
}

/// Leaves out what is silenced, and reports silences that silence nothing. `is_due` says for
/// which kinds of problem this run has looked everywhere.
pub fn apply(
    mut silences: Vec<Silence>,
    is_due: impl Fn(Code) -> bool,
    diagnostics: &mut Diagnostics,
) {
    let path_of = |silence: &Silence| silence.source.path().to_owned();
    silences.sort_by_key(path_of);
    diagnostics.retain(|diagnostic| {
        let path: PathBuf = diagnostic.place.source.path().to_owned();
        let first = silences.partition_point(|silence| path_of(silence) < path);
        let mut is_silenced = false;
        for silence in silences[first..].iter_mut().take_while(|silence| path_of(silence) == path) {
            if silence.speaks_of(diagnostic.code, diagnostic.place.span) {
                silence.is_used = true;
                is_silenced = true;
            }
        }
        !is_silenced
    });
    for silence in silences.iter().filter(|silence| !silence.is_used && is_due(silence.code)) {
        diagnostics.report(
            Code::UnusedSilence,
            Place::new(&silence.source, silence.written),
            format!("`{}` finds nothing here, so there is nothing to allow", silence.code.name()),
            "Remove this comment.",
        );
    }
}

impl Silence {
    fn speaks_of(&self, code: Code, span: Span) -> bool {
        let is_inside = self.covers.start <= span.start && span.start < self.covers.end;
        self.code == code && (is_inside || (self.covers_file && span == Span::default()))
    }
}

/// A comment for Plainleaf.
struct Comment {
    written: Span,
    inside: String,
    covers: Span,
    covers_file: bool,
}

/// The HTML comments of a leaflet.
fn comments(text: &Text<'_>) -> Vec<Comment> {
    let first = text.body().map(|passage| passage.span.start).min().unwrap_or(usize::MAX);
    let for_plainleaf = text.prose.comments.iter().filter(|c| is_for_plainleaf(&c.text));
    for_plainleaf
        .map(|comment| Comment {
            written: comment.span,
            inside: comment.text.trim().to_owned(),
            covers: covered_by(text, comment.span),
            covers_file: comment.span.start < first,
        })
        .collect()
}

/// The paragraph, item or cell that a comment stands in, or else the block behind it.
fn covered_by(text: &Text<'_>, comment: Span) -> Span {
    let holds = |span: Span| span.start <= comment.start && comment.end <= span.end;
    let around = text.prose.passages.iter().map(|passage| passage.span).find(|span| holds(*span));
    around.or_else(|| behind(text, comment.end)).unwrap_or(comment)
}

/// The passage behind a place, with the whole block that begins with it.
fn behind(text: &Text<'_>, at: usize) -> Option<Span> {
    let block = text.document.and_then(|document| block_behind(document, at));
    let spans = text.prose.passages.iter().map(|passage| passage.span);
    let passage = spans.filter(|span| span.start >= at).min();
    match (block, passage) {
        (Some(block), Some(passage)) if passage.start < block.start => Some(passage),
        (block, passage) => block.or(passage),
    }
}

fn block_behind(document: &Document, at: usize) -> Option<Span> {
    fn first(block: &Block, at: usize) -> Option<Span> {
        if block.span.start >= at {
            return Some(block.span);
        }
        block.children().into_iter().find_map(|child| first(child, at))
    }
    document.blocks.iter().find_map(|block| first(block, at))
}

/// The comments of YAML and of front matter.
fn lines_with_signs(text: &Text<'_>) -> Vec<Comment> {
    let whole = text.source.text();
    let range = match text.kind {
        TextKind::Data { .. } => Span::new(0, whole.len()),
        _ => match crate::source::split_front_matter(whole) {
            Some((front, _)) => front,
            None => return Vec::new(),
        },
    };
    let lines = lines_of(whole, range);
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let written = &whole[line.start..line.end];
        let Some(sign) = sign_in(written) else { continue };
        let is_alone = written[..sign].trim().is_empty();
        let below = if is_alone { key_below(whole, &lines[number + 1..]) } else { Some(*line) };
        let before = &lines[..number];
        let is_front_matter = !matches!(text.kind, TextKind::Data { .. });
        let is_first = before.iter().all(|line| is_blank(&whole[line.start..line.end]));
        found.push(Comment {
            written: Span::new(line.start + sign, line.start + written.trim_end().len()),
            inside: written[sign + 1..].trim().to_owned(),
            covers: below.unwrap_or(*line),
            covers_file: is_front_matter || is_first,
        });
    }
    found
}

fn lines_of(text: &str, range: Span) -> Vec<Span> {
    let mut at = range.start;
    let lines = text[range.start..range.end].split_inclusive('\n').map(|line| {
        let span = Span::new(at, at + line.len());
        at = span.end;
        span
    });
    lines.collect()
}

/// Where a comment for Plainleaf begins in a line.
fn sign_in(line: &str) -> Option<usize> {
    line.match_indices('#').map(|(at, _)| at).find(|at| {
        let begins = line[..*at].is_empty() || line[..*at].ends_with([' ', '\t']);
        begins && is_for_plainleaf(&line[at + 1..])
    })
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The first key of `lines`, with all lines that are further in.
fn key_below(text: &str, lines: &[Span]) -> Option<Span> {
    let written = |line: &Span| &text[line.start..line.end];
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = lines.iter().skip_while(|line| is_blank(written(line)));
    let first = lines.next()?;
    let inside = lines
        .take_while(|line| is_blank(written(line)) || depth(written(line)) > depth(written(first)));
    Some(Span::new(first.start, inside.last().map_or(first.end, |line| line.end)))
}

/// The kinds of problem that a comment names.
fn codes_of(inside: &str, place: &Place, diagnostics: &mut Diagnostics) -> Vec<Code> {
    let mut refuse = |message: String, help: String| {
        diagnostics.report(Code::BadSilence, place.clone(), message, help);
    };
    let rest = inside.strip_prefix("plainleaf").unwrap_or(inside).trim_start();
    let Some(rest) = rest.strip_prefix("allow ") else {
        refuse(
            "this comment is for Plainleaf, and says nothing that it knows".into(),
            EXAMPLE.into(),
        );
        return Vec::new();
    };
    let (names, reason) = rest.split_once(':').unwrap_or((rest, ""));
    if reason.trim().is_empty() {
        refuse("this allows something and gives no reason".into(), EXAMPLE.into());
        return Vec::new();
    }
    let mut codes = Vec::new();
    for name in names.split(',').map(str::trim) {
        let can_be = |code: &Code| code.group().can_be_set();
        match Code::of_name(name) {
            Some(code) if can_be(&code) => codes.push(code),
            Some(_) => refuse(
                format!("`{name}` cannot be allowed: the set could not be published"),
                "Mend what it finds.".to_owned(),
            ),
            None => {
                let known = Code::ALL.iter().filter(|code| can_be(code)).map(|code| code.name());
                refuse(format!("there is no rule `{name}`"), one_of(name, known));
            }
        }
    }
    codes
}
