//! Which blocks of the chosen element are the article's.
//!
//! First what each block says of itself decides, then what stands around it: a heading needs a text to
//! head, scraps belong between paragraphs and not before or after them all.

use crate::date::{self, Place};
use crate::extract::boilerplate;
use crate::extract::hints::Hints;
use crate::extract::survey::{Block, Survey};
use crate::extract::tags::Tag;
use crate::extract::text;

use super::clues::Clues;
use super::worth::{Twins, Worth, is_linked, is_prose};

/// A block under judgement.
struct Line<'s> {
    block: &'s Block,
    tag: Tag,
    essence: String,
    prose: bool,
    keep: bool,
    /// Whether what it says, and not where it stands, tells that it is no text.
    known: bool,
}

/// What is left of the chosen element's blocks.
#[derive(Debug)]
pub struct Cleaned {
    /// The indices of the blocks to keep, in order.
    pub kept: Vec<usize>,
    /// For each block of the element, whether it is surely none of the text: a caption, boilerplate, the title,
    /// a copy of another.
    pub known: Vec<bool>,
}

impl Line<'_> {
    fn is_heading(&self) -> bool {
        self.tag.heading().is_some()
    }

    fn is_listed(&self) -> bool {
        matches!(self.tag, Tag::Li | Tag::Td | Tag::Th | Tag::Dt | Tag::Dd | Tag::Pre)
    }

    fn is_linked(&self) -> bool {
        is_linked(self.block)
    }
}

/// Sorts out the blocks of the chosen element.
pub fn clean(
    survey: &Survey<'_>,
    worth: &Worth,
    clues: &Clues,
    chosen: usize,
    title: Option<&str>,
) -> Cleaned {
    let mut lines = judge(survey, worth, chosen, title);
    drop_unquoted(&mut lines, clues, survey.elements[chosen].first);
    drop_repeated(&mut lines);
    drop_twins(survey, &mut lines);
    drop_labels(survey, &mut lines);
    drop_dateline(survey, &mut lines);
    if is_mostly_prose(&lines) {
        trim_lead(survey, &mut lines);
        trim_tail(&mut lines);
    }
    drop_bare_headings(&mut lines);
    let first = survey.elements[chosen].first;
    let kept = lines.iter().enumerate().filter(|(_, line)| line.keep).map(|(at, _)| first + at).collect();
    Cleaned { kept, known: lines.iter().map(|line| line.known).collect() }
}

/// Where the structured data repeats the text, scraps that it leaves out are not text.
fn drop_unquoted(lines: &mut [Line<'_>], clues: &Clues, first: usize) {
    if !clues.quotes() {
        return;
    }
    for (at, line) in lines.iter_mut().enumerate() {
        let telling =
            line.essence.chars().count() >= 24 && !line.prose && !line.is_heading() && !line.is_listed();
        line.keep &= !telling || clues.is_quoted(first + at);
    }
}

/// What each block says of itself.
fn judge<'s>(survey: &'s Survey<'_>, worth: &Worth, chosen: usize, title: Option<&str>) -> Vec<Line<'s>> {
    let captions = Captions::of(survey);
    let title = title.map(text::essence).unwrap_or_default();
    let above = worth.context[chosen];
    let judge = |block: &'s Block| {
        let line = survey.text(block);
        let essence = text::essence(line);
        let context = worth.context[block.element];
        let against = context.any(Hints::DROP) && !above.any(Hints::DROP);
        let caption = captions.holds(&essence) || is_doubled(&essence);
        let short = block.weight <= boilerplate::LONGEST;
        let boilerplate = short && boilerplate::kind(line).is_some() || boilerplate::is_notice(line);
        let (tag, prose) = (survey.tag_of(block), is_prose(survey, block));
        let mut line = Line { block, tag, prose, keep: true, known: false, essence };
        let linked = line.is_linked() && !line.is_heading();
        let title = line.essence == title || line.is_heading() && repeats(&line.essence, &title);
        line.known = caption || boilerplate || title;
        line.keep = !(against || line.essence.is_empty() || linked || line.known);
        line
    };
    survey.blocks_of(chosen).iter().map(judge).collect()
}

/// Whether a heading is the title with a kicker, or most of it.
fn repeats(heading: &str, title: &str) -> bool {
    let most = |part: &str, whole: &str| part.len() >= 24 && part.len() * 10 >= whole.len() * 6;
    most(title, heading) && heading.ends_with(title) || most(heading, title) && title.contains(heading)
}

/// The texts that images carry, sorted.
struct Captions(Vec<String>);

impl Captions {
    fn of(survey: &Survey<'_>) -> Self {
        let mut texts: Vec<String> = survey.images.iter().map(|image| text::essence(image)).collect();
        texts.retain(|text| !text.is_empty());
        texts.sort_unstable();
        Self(texts)
    }

    /// Whether a line is an image's text, or that and a credit behind it.
    fn holds(&self, essence: &str) -> bool {
        let after = self.0.partition_point(|text| text.as_str() <= essence);
        let Some(nearest) = after.checked_sub(1).and_then(|at| self.0.get(at)) else { return false };
        let credit = essence.strip_prefix(nearest.as_str()).map(text::weight);
        credit.is_some_and(|credit| credit == 0 || credit < 45 && text::weight(nearest) >= 24)
    }
}

/// A caption written twice on one line, as copied text shows it.
fn is_doubled(essence: &str) -> bool {
    let half = essence.len() / 2;
    let even = essence.len() >= 24 && essence.len().is_multiple_of(2);
    even && essence.is_char_boundary(half) && essence[..half] == essence[half..]
}

/// A line right after itself is a caption shown twice, and both go. A line that stands more often is a text
/// that repeats itself, and of those, as where there is no other text, one stays: a poor article is better
/// than a lost one.
fn drop_repeated(lines: &mut [Line<'_>]) {
    let is_alone = |at: usize| {
        let next = lines.get(at + 1).is_some_and(|line| line.essence == lines[at].essence);
        let last = at > 0 && lines[at - 1].essence == lines[at].essence;
        !next && !last
    };
    let others = (0..lines.len()).any(|at| lines[at].keep && lines[at].prose && is_alone(at));
    let mut at = 0;
    while at < lines.len() {
        let run = lines[at..].iter().take_while(|line| line.essence == lines[at].essence).count();
        if run > 1 && lines[at].block.weight >= 24 {
            let titled = lines[at].prose && lines[at + 1].is_heading();
            lines[at].known |= run == 2 && others && !titled;
            lines[at].keep &= !lines[at].known;
            for line in &mut lines[at + 1..at + run] {
                (line.keep, line.known) = (false, true);
            }
        }
        at += run;
    }
}

/// Of a text that stands twice, the first stays.
fn drop_twins(survey: &Survey<'_>, lines: &mut [Line<'_>]) {
    let mut twins = Twins::default();
    for line in lines.iter_mut().filter(|line| line.keep) {
        line.known |= twins.is_twin(survey.text(line.block), line.block.weight);
        line.keep = !line.known;
    }
}

/// A label ending in a colon goes with what it introduced.
fn drop_labels(survey: &Survey<'_>, lines: &mut [Line<'_>]) {
    for at in (0..lines.len().saturating_sub(1)).rev() {
        let label = lines[at].block.weight < 90 && survey.text(lines[at].block).ends_with([':', '：']);
        if label && !lines[at + 1].keep && !lines[at].is_listed() {
            lines[at].keep = false;
        }
    }
}

/// Whether what is kept is text in paragraphs; of verse, talk and captions nothing is trimmed.
fn is_mostly_prose(lines: &[Line<'_>]) -> bool {
    let weight = |prose: bool| -> u32 {
        lines.iter().filter(|line| line.keep && line.prose == prose).map(|line| line.block.weight).sum()
    };
    weight(true) >= weight(false)
}

/// Before the first paragraph stand kickers, bylines and dates; only a heading right before it stays.
fn trim_lead(survey: &Survey<'_>, lines: &mut [Line<'_>]) {
    let Some(first) = lines.iter().position(|line| line.keep && line.prose) else { return };
    let heading = lines[..first].iter().rposition(|line| line.keep).filter(|at| lines[*at].is_heading());
    for (at, line) in lines[..first].iter_mut().enumerate() {
        let item = line.is_listed() && first - at < 40 && !is_dateline(survey.text(line.block));
        if Some(at) != heading && !item {
            line.keep = false;
            line.known |= is_dateline(survey.text(line.block));
        }
    }
}

/// The date may also stand between the standfirst and the text.
fn drop_dateline(survey: &Survey<'_>, lines: &mut [Line<'_>]) {
    let prose = lines.iter().enumerate().filter(|(_, line)| line.keep && line.prose);
    let Some((third, _)) = prose.take(3).last() else { return };
    for line in &mut lines[..third] {
        if line.keep && !line.prose && !line.is_heading() && is_dateline(survey.text(line.block)) {
            (line.keep, line.known) = (false, true);
        }
    }
}

/// Whether a short line names a day.
pub fn is_dateline(line: &str) -> bool {
    let anywhere = Place { timezone: chrono_tz::Tz::UTC, taiwan: false };
    text::weight(line) < 100 && date::parse(line, anywhere).is_some()
}

/// After the last paragraph, only lists and tables go on.
fn trim_tail(lines: &mut [Line<'_>]) {
    let Some(last) = lines.iter().rposition(|line| line.keep && line.prose) else { return };
    for line in &mut lines[last + 1..] {
        if !line.is_listed() && !line.is_heading() && line.block.weight < 60 {
            line.keep = false;
        }
    }
}

/// A heading stays if text of its own follows before the next heading of its rank, or a deeper heading
/// does; one whose text was dropped goes with it.
fn drop_bare_headings(lines: &mut [Line<'_>]) {
    let mut kept_below = [false; 8];
    let mut next_kept = false;
    for line in lines.iter_mut().rev() {
        let Some(rank) = line.tag.heading().map(usize::from) else {
            if line.keep || line.block.weight > 3 {
                next_kept = line.keep;
            }
            if line.keep {
                kept_below = [true; 8];
            }
            continue;
        };
        let linked = line.is_linked() && !next_kept;
        line.keep = line.keep && kept_below[rank] && !linked;
        if line.keep {
            next_kept = true;
        }
        for below in &mut kept_below[rank..] {
            *below = false;
        }
        for above in &mut kept_below[..rank] {
            *above |= line.keep;
        }
    }
}
