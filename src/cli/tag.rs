//! `tuiqun tag`: JSON Lines `{"id","text","lang"?,"country"?}` in, the bodies each text names out.

use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Stop;
use super::session::Session;
use crate::language::{self, Hints, Verdict};
use crate::pipeline::in_order;
use crate::tag::{Kind, Mention, Rejected, Tagger, Tags, Text};

/// The longest line read: more than any article, and little enough for the memory of any machine.
const MAX_LINE: usize = 16 << 20;

/// The most lines given to a thread at once; waiting for more would only delay whoever asks line by line.
const BATCH: usize = 256;

/// Answers each line with one line, in order. A line that cannot be read is answered by its error, and
/// makes the exit code 1. If asked, an answer tells also what was weighed and is no mention.
pub fn run(session: &Session, rejected: bool) -> Result<ExitCode, Stop> {
    let tagger = Tagger::new(&session.config.watchlist).telling_rejected(rejected);
    let (mut out, mut failed) = (io::stdout().lock(), false);
    let batches = Batches { input: io::BufReader::with_capacity(1 << 16, io::stdin()), ended: false };
    in_order::in_order(
        in_order::all_cores(),
        batches,
        |lines| answers(&tagger, rejected, lines),
        |answered| {
            let (bytes, all_well) = answered.map_err(|error| Stop::Failed(cannot_read(&error)))?;
            failed |= !all_well;
            out.write_all(&bytes)?;
            Ok::<_, Stop>(out.flush()?)
        },
    )?;
    Ok(ExitCode::from(u8::from(failed)))
}

fn cannot_read(error: &io::Error) -> String {
    format!("cannot read standard input: {error}")
}

/// What is asked. A key that is not known here is no mistake: lines often carry more than they need to.
#[derive(Deserialize)]
struct Question {
    id: Value,
    text: String,
    #[serde(default)]
    lang: Option<String>,
    /// Of the source, ISO 3166.
    #[serde(default)]
    country: Option<String>,
}

/// What is answered. `mentions` are those of listed bodies; the others stand beside them.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    language: Option<&'a str>,
    /// None, like the second guess, where the language was given.
    language_confidence: Option<f64>,
    language_second: Option<&'a str>,
    language_second_confidence: Option<f64>,
    /// Whether the text is in the language given; none where none was.
    language_verdict: Option<Verdict>,
    listed: Vec<&'a str>,
    related: Vec<&'a str>,
    event: bool,
    mentions: Vec<&'a Mention>,
    related_mentions: Vec<&'a Mention>,
    event_mentions: Vec<&'a Mention>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rejected: Option<&'a [Rejected]>,
}

#[derive(Serialize)]
struct Unanswered {
    id: Value,
    error: String,
}

/// The answers to some lines, and whether all could be read.
fn answers(tagger: &Tagger, rejected: bool, lines: io::Result<Vec<Vec<u8>>>) -> io::Result<(Vec<u8>, bool)> {
    let (mut out, mut all_well) = (Vec::new(), true);
    for line in lines?.iter().filter(|line| !line.trim_ascii().is_empty()) {
        match question(line) {
            Ok(question) => answer(tagger, rejected, &question, &mut out),
            Err(unanswered) => {
                all_well = false;
                write(&mut out, &unanswered);
            }
        }
    }
    Ok((out, all_well))
}

fn question(line: &[u8]) -> Result<Question, Unanswered> {
    if line.len() > MAX_LINE {
        let error = format!("the line is longer than the {MAX_LINE} bytes a line may have");
        return Err(Unanswered { id: Value::Null, error });
    }
    serde_json::from_slice(line).map_err(|error| {
        // Where the line is JSON, its id still tells which text went unanswered.
        let id = serde_json::from_slice::<Value>(line).ok();
        let id = id.and_then(|mut value| value.get_mut("id").map(Value::take)).unwrap_or_default();
        Unanswered { id, error: format!("not a line {{\"id\", \"text\", \"lang\"?, \"country\"?}}: {error}") }
    })
}

fn answer(tagger: &Tagger, rejected: bool, question: &Question, out: &mut Vec<u8>) {
    let given = question.lang.as_deref().filter(|lang| !lang.is_empty());
    let told = language::detect(&question.text, Hints { declared: given, source: None });
    let unasked = told.as_ref().filter(|_| given.is_none());
    let second = unasked.and_then(|language| language.second.as_ref());
    let language = given.or(told.as_ref().map(|language| language.tag.as_str()));
    let country = question.country.as_deref();
    let tags = tagger.tag(Text { body: &question.text, language, country, ..Text::default() });
    write(
        out,
        &Answer {
            id: &question.id,
            language,
            language_confidence: unasked.map(|language| language.confidence),
            language_second: second.map(|guess| guess.tag.as_str()),
            language_second_confidence: second.map(|guess| guess.confidence),
            language_verdict: told.as_ref().and_then(|language| language.verdict),
            listed: tags.listed(),
            related: tags.related(),
            event: tags.event,
            mentions: those(&tags, |mention| mention.kind == Kind::Organization && mention.listed),
            related_mentions: those(&tags, |mention| mention.kind == Kind::Organization && !mention.listed),
            event_mentions: those(&tags, |mention| mention.kind == Kind::Event),
            rejected: rejected.then_some(&tags.rejected),
        },
    );
}

fn those(tags: &Tags, wanted: impl Fn(&Mention) -> bool) -> Vec<&Mention> {
    tags.mentions.iter().filter(|mention| wanted(mention)).collect()
}

fn write(out: &mut Vec<u8>, line: &impl Serialize) {
    serde_json::to_writer(&mut *out, line).expect("an answer holds nothing that JSON cannot say");
    out.push(b'\n');
}

/// Lines in batches: as many as are there, so that a lone line is answered at once.
struct Batches<R> {
    input: io::BufReader<R>,
    ended: bool,
}

impl<R: Read> Iterator for Batches<R> {
    type Item = io::Result<Vec<Vec<u8>>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut lines = Vec::new();
        while !self.ended && lines.len() < BATCH {
            match self.line() {
                Ok(Some(line)) => lines.push(line),
                Ok(None) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
            if !self.input.buffer().contains(&b'\n') {
                break;
            }
        }
        (!lines.is_empty()).then_some(Ok(lines))
    }
}

impl<R: Read> Batches<R> {
    /// The next line; of one that is too long, enough to tell.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.input.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', &mut line)?;
        if line.len() > MAX_LINE && line.last() != Some(&b'\n') {
            self.input.skip_until(b'\n')?;
        }
        Ok((!line.is_empty()).then_some(line))
    }
}
