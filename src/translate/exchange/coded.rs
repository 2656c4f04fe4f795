//! The words of a part with everything that is not words behind numbered codes, so that a
//! translator's program can show it and nobody can break it; and the way back to Markdown.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::leaflet::{join_placeholders_in_destinations, placeholder_length};
use crate::translation::is_same_value;

/// What stands behind a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// Strong words.
    Bold,
    /// Emphasised words.
    Italic,
    /// The words of a link.
    Link,
    /// A value that each borough fills in.
    Value,
    /// An address, code, a line break or a sign that would read as one of these.
    Other,
}

/// What stands behind the number of a code, as Markdown writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// What it is.
    pub kind: CodeKind,
    /// What opens it, or all of a code that holds no words.
    pub open: String,
    /// What closes it.
    pub close: String,
}

impl Code {
    /// Whether both stand for the same figure, with its unit or without.
    fn is_same_value(&self, other: &Self) -> bool {
        self.kind == CodeKind::Value
            && other.kind == CodeKind::Value
            && is_same_value(&self.open, &other.open)
    }
}

/// A piece of a coded text. Codes are numbered from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words, without any markup.
    Text(String),
    /// The begin of a code that holds words.
    Open(usize),
    /// Its end.
    Close(usize),
    /// A code that holds no words.
    Alone(usize),
}

/// A part of a text with its codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coded {
    /// Words and codes, in order.
    pub pieces: Vec<Piece>,
    /// What stands behind each number.
    pub codes: Vec<Code>,
}

impl Coded {
    /// Reads a part as it is written in Markdown.
    #[must_use]
    pub fn of_markdown(text: &str) -> Self {
        // Behind a full stop nothing begins a list, a heading or a quotation.
        let shielded = format!(".{text}");
        let joined = join_placeholders_in_destinations(&shielded);
        let mut coder = Coder { text: &shielded, coded: Self::default(), open: Vec::new() };
        let mut events = Parser::new_ext(&joined, Options::empty()).into_offset_iter().peekable();
        while let Some((event, place)) = events.next() {
            coder.take(&event, place, &mut events);
        }
        let mut coded = coder.coded;
        if let Some(Piece::Text(first)) = coded.pieces.first_mut() {
            first.remove(0);
        }
        coded.pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
        coded
    }

    /// A text that knows no markup but placeholders, such as a value in YAML.
    #[must_use]
    pub fn of_plain(text: &str) -> Self {
        let mut coded = Self::default();
        coded.push_plain(text);
        coded
    }

    /// The same codes by the numbers that `other` gives them, also where grammar asks for another
    /// form of the same figure; those that it does not have get the numbers behind its own.
    #[must_use]
    pub fn numbered_like(&self, other: &Self) -> Self {
        let mut codes = other.codes.clone();
        let mut numbers = vec![0; self.codes.len()];
        let is_same: [fn(&Code, &Code) -> bool; 2] = [Code::eq, Code::is_same_value];
        for is_same in is_same {
            for (at, code) in self.codes.iter().enumerate() {
                if numbers[at] != 0 {
                    continue;
                }
                let is_free = |number: &usize| !numbers.contains(number);
                let same = (1..=other.codes.len())
                    .filter(is_free)
                    .find(|number| is_same(&other.codes[number - 1], code));
                if let Some(number) = same {
                    codes[number - 1] = code.clone();
                    numbers[at] = number;
                }
            }
        }
        for (at, code) in self.codes.iter().enumerate() {
            if numbers[at] == 0 {
                codes.push(code.clone());
                numbers[at] = codes.len();
            }
        }
        let renumber = |piece: &Piece| match piece {
            Piece::Text(text) => Piece::Text(text.clone()),
            Piece::Open(number) => Piece::Open(numbers[number - 1]),
            Piece::Close(number) => Piece::Close(numbers[number - 1]),
            Piece::Alone(number) => Piece::Alone(numbers[number - 1]),
        };
        Self { pieces: self.pieces.iter().map(renumber).collect(), codes }
    }

    /// The words alone.
    #[must_use]
    pub fn words(&self) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            _ => "",
        });
        words.collect()
    }

    /// Adds a stretch of Markdown that has no markup but values and signs with a backslash.
    fn push_written(&mut self, written: &str) {
        let mut rest = written;
        while let Some(first) = rest.chars().next() {
            let escaped = rest.chars().nth(1).filter(char::is_ascii_punctuation);
            let length = match (first, escaped) {
                ('\\', Some('<' | '{')) => Some(2),
                ('\\', Some(sign)) => {
                    self.push_words(sign.encode_utf8(&mut [0; 4]));
                    rest = &rest[1 + sign.len_utf8()..];
                    continue;
                }
                ('<', _) => Some(1),
                ('{', _) => placeholder_length(rest),
                ('&', _) => reference_length(rest),
                _ => None,
            };
            let (code, after) = rest.split_at(length.unwrap_or(first.len_utf8()));
            match length {
                Some(_) => self.push_alone(kind_of(code), code),
                None => self.push_words(code),
            }
            rest = after;
        }
    }

    /// Adds a text in which only values, and signs that would look like codes, are codes.
    fn push_plain(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['{', '<']) {
            let (before, after) = rest.split_at(at);
            self.push_words(before);
            let length = if after.starts_with('<') {
                1
            } else {
                placeholder_length(after).or_else(|| part_length(after)).unwrap_or_default()
            };
            let (code, after) = after.split_at(length);
            if code.is_empty() {
                self.push_words("{");
                rest = &after[1..];
            } else {
                self.push_alone(kind_of(code), code);
                rest = after;
            }
        }
        self.push_words(rest);
    }

    fn push_words(&mut self, words: &str) {
        match self.pieces.last_mut() {
            _ if words.is_empty() => {}
            Some(Piece::Text(text)) => text.push_str(words),
            _ => self.pieces.push(Piece::Text(words.to_owned())),
        }
    }

    fn push_alone(&mut self, kind: CodeKind, text: &str) {
        self.codes.push(Code { kind, open: text.to_owned(), close: String::new() });
        self.pieces.push(Piece::Alone(self.codes.len()));
    }
}

struct Coder<'t> {
    text: &'t str,
    coded: Coded,
    /// Codes that hold what is being read, and where the last thing in them ends.
    open: Vec<(usize, usize)>,
}

impl Coder<'_> {
    fn take<'e>(
        &mut self,
        event: &Event<'e>,
        place: Range<usize>,
        rest: &mut Peekable<impl Iterator<Item = (Event<'e>, Range<usize>)>>,
    ) {
        match event {
            Event::Text(_) => {
                // A value may be cut at each sign that could be markup.
                let mut end = place.end;
                while let Some((Event::Text(_), more)) = rest.peek() {
                    end = more.end;
                    rest.next();
                }
                let before = &self.text[..place.start];
                let backslashes = before.len() - before.trim_end_matches('\\').len();
                let start = place.start - backslashes % 2;
                self.coded.push_written(&self.text[start..end]);
            }
            Event::SoftBreak => self.coded.push_words(" "),
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                self.coded.push_alone(CodeKind::Other, &self.text[place.clone()]);
                while rest
                    .peek()
                    .is_some_and(|(_, inner)| inner.end <= place.end && inner.start >= place.start)
                {
                    rest.next();
                }
            }
            Event::Start(Tag::Strong) => return self.begin(CodeKind::Bold, place.start, 2),
            Event::Start(Tag::Emphasis) => return self.begin(CodeKind::Italic, place.start, 1),
            Event::Start(Tag::Link { .. }) => return self.begin(CodeKind::Link, place.start, 1),
            Event::End(TagEnd::Strong) => self.end(place.end - 2..place.end),
            Event::End(TagEnd::Emphasis) => self.end(place.end - 1..place.end),
            Event::End(TagEnd::Link) => {
                let inner = self.open.last().map_or(place.end, |(_, end)| *end);
                self.end(inner..place.end);
            }
            Event::HardBreak | Event::Code(_) | Event::InlineHtml(_) | Event::Html(_) => {
                self.coded.push_alone(CodeKind::Other, &self.text[place.clone()]);
            }
            _ => return,
        }
        if let Some((_, end)) = self.open.last_mut() {
            *end = (*end).max(place.end);
        }
    }

    fn begin(&mut self, kind: CodeKind, start: usize, length: usize) {
        let open = self.text[start..start + length].to_owned();
        self.coded.codes.push(Code { kind, open, close: String::new() });
        let number = self.coded.codes.len();
        self.coded.pieces.push(Piece::Open(number));
        self.open.push((number, start + length));
    }

    fn end(&mut self, close: Range<usize>) {
        if let Some((number, _)) = self.open.pop() {
            self.text[close].clone_into(&mut self.coded.codes[number - 1].close);
            self.coded.pieces.push(Piece::Close(number));
        }
    }
}

fn kind_of(code: &str) -> CodeKind {
    if code.starts_with('{') { CodeKind::Value } else { CodeKind::Other }
}

/// How long the `{part}` of a word of the page furniture is that a text begins with.
fn part_length(text: &str) -> Option<usize> {
    let name = text.strip_prefix('{')?;
    let end = name.find(|c: char| !(c.is_ascii_lowercase() || c == '_'))?;
    (end > 0 && name[end..].starts_with('}')).then_some(end + 2)
}

/// How long the `&name;` or `&#123;` is that a text begins with.
fn reference_length(text: &str) -> Option<usize> {
    const LONGEST: usize = 32;
    let name = text.strip_prefix('&')?;
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))?;
    ((1..LONGEST).contains(&end) && name[end..].starts_with(';')).then_some(end + 2)
}
