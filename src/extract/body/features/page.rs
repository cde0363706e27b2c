//! What is measured once for a page, so that each block's share is a difference of two sums.

use std::collections::HashMap;
use std::ops::{Add, Sub};

use crate::extract::body::clues::Clues;
use crate::extract::body::worth::{Worth, is_prose};
use crate::extract::hints::Hints;
use crate::extract::survey::{Block, Element, Survey};
use crate::extract::tags::Tag;

use super::letters::{Letters, Runs};

/// What a stretch of blocks holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    pub blocks: i64,
    pub weight: i64,
    pub linked: i64,
    /// The weight of prose.
    pub prose: i64,
    /// How many blocks of prose.
    pub paragraphs: i64,
    /// The weight of prose that no name speaks against, links aside.
    pub text: i64,
    /// The weight of what the rules keep.
    pub kept: i64,
    /// What the rules find it worth.
    pub worth: i64,
}

impl Add for Sum {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            blocks: self.blocks + other.blocks,
            weight: self.weight + other.weight,
            linked: self.linked + other.linked,
            prose: self.prose + other.prose,
            paragraphs: self.paragraphs + other.paragraphs,
            text: self.text + other.text,
            kept: self.kept + other.kept,
            worth: self.worth + other.worth,
        }
    }
}

impl Sub for Sum {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            blocks: self.blocks - other.blocks,
            weight: self.weight - other.weight,
            linked: self.linked - other.linked,
            prose: self.prose - other.prose,
            paragraphs: self.paragraphs - other.paragraphs,
            text: self.text - other.text,
            kept: self.kept - other.kept,
            worth: self.worth - other.worth,
        }
    }
}

impl Sum {
    pub fn linked_share(self) -> f32 {
        share(self.linked, self.weight)
    }

    pub fn kept_share(self) -> f32 {
        share(self.kept, self.weight)
    }

    pub fn prose_share(self) -> f32 {
        share(self.prose, self.weight)
    }

    pub fn prose_share_of(self, whole: Self) -> f32 {
        share(self.prose, whole.prose)
    }

    pub fn text_share_of(self, whole: Self) -> f32 {
        share(self.text, whole.text)
    }

    pub fn weight_share_of(self, whole: Self) -> f32 {
        share(self.weight, whole.weight)
    }
}

fn share(part: i64, whole: i64) -> f32 {
    part as f32 / whole.max(1) as f32
}

/// What an element inherits.
#[derive(Clone, Copy, Debug)]
struct Line {
    depth: usize,
    /// The nearest ancestor that holds more blocks.
    wider: Option<usize>,
    /// Itself or the nearest ancestor whose names speak against it.
    against: Option<usize>,
}

/// A page as the rules left it.
#[derive(Debug)]
pub struct Page<'p> {
    pub survey: &'p Survey<'p>,
    pub clues: &'p Clues,
    pub worth: &'p Worth,
    /// The worth without regard to the headline.
    pub anywhere: &'p Worth,
    /// The container.
    pub chosen: usize,
    pub first_kept: usize,
    pub last_kept: usize,
    pub title: Runs,
    kept: Vec<bool>,
    /// The sum of all blocks before each.
    sums: Vec<Sum>,
    lines: Vec<Line>,
    groups: Groups,
    copies: HashMap<(usize, &'p str), u32>,
}

impl<'p> Page<'p> {
    /// Measures a page: where the rules found its text, and which blocks they keep, in order.
    pub fn of(
        survey: &'p Survey<'p>,
        clues: &'p Clues,
        (worth, anywhere): (&'p Worth, &'p Worth),
        chosen: usize,
        kept: &[usize],
        title: Option<&str>,
    ) -> Self {
        let mut flags = vec![false; survey.blocks.len()];
        for at in kept {
            flags[*at] = true;
        }
        let singles: Vec<Sum> = (0..flags.len()).map(|at| single(survey, worth, at, flags[at])).collect();
        let mut prose = kept.iter().copied().filter(|at| is_prose(survey, &survey.blocks[*at]));
        let first = prose.next().unwrap_or(survey.elements[chosen].first);
        Self {
            survey,
            clues,
            worth,
            anywhere,
            chosen,
            first_kept: first,
            last_kept: prose.next_back().unwrap_or(first),
            title: Letters::of(title.unwrap_or_default()).runs,
            kept: flags,
            lines: lines(&survey.elements),
            groups: Groups::of(survey, &singles),
            copies: copies(survey),
            sums: running(&singles),
        }
    }

    pub fn blocks(&self) -> usize {
        self.survey.blocks.len()
    }

    pub fn is_kept(&self, block: usize) -> bool {
        self.kept[block]
    }

    /// The first block of the container.
    pub fn first(&self) -> usize {
        self.survey.elements[self.chosen].first
    }

    /// The block after the container's last.
    pub fn last(&self) -> usize {
        self.survey.elements[self.chosen].last
    }

    pub fn container(&self) -> Sum {
        self.span(self.first(), self.last())
    }

    pub fn all(&self) -> Sum {
        self.span(0, self.blocks())
    }

    /// The blocks from one up to another, as far as the page goes.
    pub fn span(&self, first: usize, last: usize) -> Sum {
        let last = last.min(self.blocks());
        self.sums[last] - self.sums[first.min(last)]
    }

    pub fn depth(&self, element: usize) -> usize {
        self.lines[element].depth
    }

    /// The blocks of the next three ancestors that each hold more than the one below.
    pub fn around(&self, block: &Block) -> [Option<Sum>; 3] {
        let mut element = Some(block.element);
        [(); 3].map(|()| {
            element = element.and_then(|element| self.lines[element].wider);
            element.map(|element| self.within(element))
        })
    }

    fn within(&self, element: usize) -> Sum {
        let element = &self.survey.elements[element];
        self.span(element.first, element.last)
    }

    /// The nearest element whose names speak against a block: how far up, and what it holds.
    pub fn drop_above(&self, block: &Block) -> Option<(usize, Sum)> {
        let line = self.lines[block.element];
        line.against.map(|against| (line.depth - self.depth(against), self.within(against)))
    }

    /// How often a line stands on the page; five is often.
    pub fn copies(&self, block: &Block) -> f32 {
        self.copies.get(&opening(self.survey, block)).copied().unwrap_or_default().min(5) as f32
    }

    /// The blocks in elements of the same tag and class.
    pub fn alike(&self, block: usize) -> Sum {
        self.groups.of_block(block)[0]
    }

    /// The blocks below parents of the same tag and class.
    pub fn kin(&self, block: usize) -> Sum {
        self.groups.of_block(block)[1]
    }
}

fn single(survey: &Survey<'_>, worth: &Worth, at: usize, kept: bool) -> Sum {
    let block = &survey.blocks[at];
    let (weight, linked) = (i64::from(block.weight), i64::from(block.linked.min(block.weight)));
    let prose = is_prose(survey, block);
    let text = prose && !worth.context[block.element].any(Hints::DROP);
    Sum {
        blocks: 1,
        weight,
        linked,
        prose: if prose { weight } else { 0 },
        paragraphs: i64::from(prose),
        text: if text { weight - linked } else { 0 },
        kept: if kept { weight } else { 0 },
        worth: worth.value(at),
    }
}

fn running(singles: &[Sum]) -> Vec<Sum> {
    let mut sums = Vec::with_capacity(singles.len() + 1);
    let mut sum = Sum::default();
    sums.push(sum);
    for single in singles {
        sum = sum + *single;
        sums.push(sum);
    }
    sums
}

fn lines(elements: &[Element<'_>]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(elements.len());
    for element in elements {
        let own = element.hints.any(Hints::DROP).then_some(element.index);
        let line = match lines.get(element.parent) {
            None => Line { depth: 0, wider: None, against: own },
            Some(above) => {
                let parent = &elements[element.parent];
                let same = (parent.first, parent.last) == (element.first, element.last);
                Line {
                    depth: above.depth + 1,
                    wider: if same { above.wider } else { Some(element.parent) },
                    against: own.or(above.against),
                }
            }
        };
        lines.push(line);
    }
    lines
}

/// The blocks of a page by the tag and class of their elements and of those elements' parents.
#[derive(Debug, Default)]
struct Groups {
    sums: Vec<[Sum; 2]>,
    /// For each block, its group and the group that its parent is of.
    of_block: Vec<[usize; 2]>,
}

impl Groups {
    fn of(survey: &Survey<'_>, singles: &[Sum]) -> Self {
        let mut known: HashMap<(Tag, &str), usize> = HashMap::new();
        let mut groups = Self::default();
        let mut before: Option<(usize, [usize; 2])> = None;
        for (block, single) in survey.blocks.iter().zip(singles) {
            let group = match before {
                Some((element, group)) if element == block.element => group,
                _ => [block.element, survey.elements[block.element].parent].map(|element| {
                    let element = &survey.elements[element];
                    let next = known.len();
                    *known
                        .entry((element.tag, element.node.attr("class").unwrap_or_default()))
                        .or_insert(next)
                }),
            };
            before = Some((block.element, group));
            groups.sums.resize(known.len(), <[Sum; 2]>::default());
            for (side, group) in group.into_iter().enumerate() {
                let sum = &mut groups.sums[group][side];
                *sum = *sum + *single;
            }
            groups.of_block.push(group);
        }
        groups
    }

    fn of_block(&self, block: usize) -> [Sum; 2] {
        let [own, parent] = self.of_block[block];
        [self.sums[own][0], self.sums[parent][1]]
    }
}

fn copies<'p>(survey: &'p Survey<'p>) -> HashMap<(usize, &'p str), u32> {
    let mut copies = HashMap::with_capacity(survey.blocks.len());
    for block in &survey.blocks {
        *copies.entry(opening(survey, block)).or_default() += 1;
    }
    copies
}

/// How many bytes of a line are compared; with the length of the whole, they tell lines apart.
const OPENING: usize = 64;

fn opening<'p>(survey: &'p Survey<'p>, block: &Block) -> (usize, &'p str) {
    let text = survey.text(block);
    (text.len(), &text[..text.floor_char_boundary(OPENING)])
}
