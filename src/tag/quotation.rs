//! Which mentions stand in somebody's quoted words.
//!
//! Quotation marks are paired as the typographies of the watchlist's languages pair them: “ ”, „ “, « », » «, ‹ ›,
//! ‘ ’, ‚ ‘, 「 」, 『 』, and the straight ones. 《 》 and 〈 〉 are titles. A mark that pairs with none is an
//! apostrophe or a slip: such a quotation ends with its paragraph, unless the next paragraph opens it again, as
//! long quotations do in English and Spanish, or a later one closes it. A name in quotation marks, alone or with
//! hardly a word beside it, is named and not spoken.

use std::ops::Range;

use super::place::words;

/// A quotation has at least so many words beside the names in it, unless a sentence ends in it.
const SPOKEN: usize = 3;

/// A quotation that is opened in one paragraph is closed within so many, or was not meant.
const PARAGRAPHS: usize = 12;

/// A mark that may open or close a quotation, or the end of a paragraph.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    is: char,
    opens: bool,
    closes: bool,
}

/// A quotation that was opened: where, and by which mark.
type Open = (usize, char);

/// For each mention, given by its first and last code points in order of place, whether it is quoted.
pub(super) fn quoted(text: &[char], mentions: &[Range<usize>]) -> Vec<bool> {
    let mut quoted = vec![false; mentions.len()];
    for span in spans(text) {
        let first = mentions.partition_point(|mention| mention.start < span.start);
        let last = mentions.partition_point(|mention| mention.start < span.end);
        let inside = &mentions[first..last.max(first)];
        if !inside.is_empty() && is_spoken(text, &span, inside) {
            quoted[first..last].fill(true);
        }
    }
    quoted
}

/// Whether more is said than the names.
fn is_spoken(text: &[char], span: &Range<usize>, names: &[Range<usize>]) -> bool {
    let (mut beside, mut ends, mut from) = (0, false, span.start);
    for name in names.iter().cloned().chain(std::iter::once(span.end..span.end)) {
        let piece = &text[from..name.start.clamp(from, span.end)];
        beside += words(piece);
        ends |= piece.iter().any(|letter| ".!?。！？؟…".contains(*letter));
        from = name.end.clamp(from, span.end);
    }
    beside >= SPOKEN || beside > 0 && ends
}

/// The outermost quotations, in order of place.
fn spans(text: &[char]) -> Vec<Range<usize>> {
    let marks = marks(text);
    let mut spans = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (number, mark) in marks.iter().enumerate() {
        if mark.is == '\n' {
            end_paragraph(&mut open, &marks[number..], &mut spans);
        } else if let Some(depth) = open.iter().rposition(|one| mark.closes && closes(one.1, mark.is)) {
            if is_apostrophe(text, mark, &marks[number + 1..]) {
                continue;
            }
            let (start, _) = open[depth];
            open.truncate(depth);
            if depth == 0 {
                spans.push(start + 1..mark.at);
            }
        } else if mark.opens && open.len() < 4 && is_closed_when_it_must(mark, &marks[number + 1..]) {
            open.push((mark.at, mark.is));
        }
    }
    end_of_text(&open, text.len(), &mut spans);
    spans
}

/// Ends what is open at the end of a paragraph, unless a later paragraph closes it.
fn end_paragraph(open: &mut Vec<Open>, rest: &[Mark], spans: &mut Vec<Range<usize>>) {
    let (Some(&(start, is)), Some(end)) = (open.first(), rest.first()) else { return };
    open.truncate(1);
    if !goes_on(is, rest) {
        spans.push(start + 1..end.at);
        open.clear();
    }
}

fn end_of_text(open: &[Open], end: usize, spans: &mut Vec<Range<usize>>) {
    if let Some(&(start, _)) = open.first() {
        spans.push(start + 1..end);
    }
}

/// Whether the next mark of the same typography closes the quotation. The straight ones do not tell.
fn goes_on(is: char, rest: &[Mark]) -> bool {
    if matches!(is, '"' | '\'' | '‘') {
        return false;
    }
    let mut paragraphs = 0;
    let next = rest.iter().find(|mark| {
        paragraphs += usize::from(mark.is == '\n');
        paragraphs > PARAGRAPHS || mark.is == is || closes(is, mark.is)
    });
    next.is_some_and(|mark| paragraphs <= PARAGRAPHS && mark.is != is)
}

/// A single mark opens only what its paragraph closes, or every elision would.
fn is_closed_when_it_must(mark: &Mark, rest: &[Mark]) -> bool {
    !matches!(mark.is, '\'' | '‘' | '‚')
        || rest
            .iter()
            .take_while(|next| next.is != '\n')
            .take(24)
            .any(|next| next.closes && closes(mark.is, next.is))
}

/// The apostrophe of a plural (members’ dues): another mark closes the quotation before the next one opens.
fn is_apostrophe(text: &[char], mark: &Mark, rest: &[Mark]) -> bool {
    let plural = matches!(mark.is, '\'' | '’') && mark.at > 0 && matches!(text[mark.at - 1], 's' | 'S');
    let space = text.get(mark.at + 1) == Some(&' ');
    plural && space && {
        let mut later = rest.iter().take_while(|next| next.is != '\n').take(24);
        let next =
            later.find(|next| next.closes && next.is == mark.is || next.opens && closes(next.is, mark.is));
        next.is_some_and(|next| next.closes && next.is == mark.is)
    }
}

fn closes(opener: char, closer: char) -> bool {
    match opener {
        '“' => matches!(closer, '”' | '“'),
        '„' | '‟' | '〝' => matches!(closer, '“' | '”' | '〟' | '〞' | '"'),
        '”' => closer == '”',
        '«' => closer == '»',
        '»' => closer == '«',
        '‹' => closer == '›',
        '‘' => closer == '’',
        '‚' => matches!(closer, '‘' | '’'),
        '「' | '｢' => matches!(closer, '」' | '｣'),
        '『' => closer == '』',
        '"' | '\'' => closer == opener,
        _ => false,
    }
}

/// All marks with what they may do where they stand, and the ends of paragraphs.
fn marks(text: &[char]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, &is) in text.iter().enumerate() {
        let is = if is == '＂' { '"' } else { is };
        if is == '\n' {
            marks.push(Mark { at, is, opens: false, closes: false });
        } else if is_mark(is) {
            let (opens, closes) =
                may(is, at.checked_sub(1).map(|before| text[before]), text.get(at + 1).copied());
            marks.push(Mark { at, is, opens, closes });
        }
    }
    marks
}

fn is_mark(is: char) -> bool {
    matches!(
        is,
        '"' | '\'' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '｢' | '｣' | '〝' | '〞' | '〟'
    ) || matches!(is, '\u{2018}'..='\u{201F}' if is != '‛')
}

/// Whether a mark may open and may close a quotation between two characters.
fn may(is: char, before: Option<char>, after: Option<char>) -> (bool, bool) {
    let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let spaced = |letter: Option<char>| letter.is_some_and(super::fold::is_spaced);
    let void = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    let inside = spaced(before) && spaced(after);
    let first = before.is_none_or(|letter| letter == '\n');
    match is {
        '„' | '‟' | '‚' | '‹' | '「' | '｢' | '『' | '〝' => (true, false),
        '」' | '｣' | '』' | '〟' | '〞' | '›' => (false, true),
        // Also the closing mark of „ and, seldom, of itself.
        '“' => (!void(after) || void(before), !void(before)),
        '«' => (true, word(before) || before.is_some_and(|letter| ".!?,…".contains(letter))),
        // Some write the closing mark at the head of each paragraph of a long quotation.
        '»' | '”' => (void(before) && word(after), !(first && word(after))),
        '‘' => {
            (!inside && !word(before) && !after.is_some_and(|next| next.is_ascii_digit()), !void(before))
        }
        '’' => (false, !inside),
        '\'' => (
            !spaced(before) && spaced(after) && !after.is_some_and(|next| next.is_ascii_digit()),
            !void(before) && !spaced(after),
        ),
        // Of inches and minutes the digit before tells nothing if a quotation is open.
        _ => (!void(after) || void(before), !void(before) || void(after)),
    }
}

#[cfg(test)]
mod tests;
