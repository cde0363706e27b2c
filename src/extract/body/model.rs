//! The model that has the last word on which blocks are the article's: a sum of small decision trees over what
//! [`super::features`] tells of a block.
//!
//! Every tree asks the same few questions of all blocks, so that the answers are the number of a leaf and
//! nothing is branched on (oblivious trees). The trees are a table in the repository, `model.txt`, which
//! `cargo run --release --example train -- FOLDER` writes: see there for what they learn from.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use super::features::{FEATURES, Row};

/// How many questions a tree asks.
pub const DEPTH: usize = 4;

/// How many leaves that makes.
pub const LEAVES: usize = 1 << DEPTH;

/// The first line of a table, which changes when what follows is read in another way.
const HEADER: &str = "trees over blocks, version 1";

/// Whether a number of a block is above a threshold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Question {
    /// Which of [`FEATURES`].
    pub feature: usize,
    /// What it must be above.
    pub threshold: f32,
}

/// Some questions, and what each combination of answers adds to the score.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tree {
    /// The first is the lowest bit of the leaf's number.
    pub questions: [Question; DEPTH],
    /// What is added.
    pub leaves: [f32; LEAVES],
}

/// The trees, and where the score begins and is cut.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The score of a block of which nothing is known, as log-odds.
    pub bias: f32,
    /// The least score of a block of the article.
    pub cut: f32,
    /// In the order in which they were learned.
    pub trees: Vec<Tree>,
}

static SHIPPED: LazyLock<Model> =
    LazyLock::new(|| include_str!("model.txt").parse().expect("a test reads the table"));

impl Tree {
    /// What it adds to a block's score.
    pub fn answer(&self, row: &Row) -> f32 {
        let mut leaf = 0;
        for (bit, question) in self.questions.iter().enumerate() {
            leaf |= usize::from(row[question.feature] > question.threshold) << bit;
        }
        self.leaves[leaf]
    }
}

impl Model {
    /// The model that the program is built with.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// How surely a block is the article's, as log-odds.
    pub fn score(&self, row: &Row) -> f32 {
        self.bias + self.trees.iter().map(|tree| tree.answer(row)).sum::<f32>()
    }

    /// Which of a page's blocks are the article's.
    ///
    /// Where the trees would throw away much of what the rules keep, the page is like none that they were
    /// trained on, a calendar or a list of sayings, and the rules have it. Whole paragraphs that the rules
    /// keep go only where the trees are surer than elsewhere.
    pub fn decide(&self, blocks: &[Scored]) -> Vec<bool> {
        let weight = |keep: &dyn Fn(&Scored) -> bool| -> u64 {
            blocks.iter().filter(|block| keep(block)).map(|block| u64::from(block.weight)).sum()
        };
        let accepted = weight(&|block| block.score >= self.cut);
        let trusted = accepted * 10 >= weight(&|block| block.kept) * LEAST;
        let keep = |block: &Scored| {
            let spared = block.kept && block.paragraph;
            block.score >= if spared { self.cut - SURE } else { self.cut }
        };
        blocks.iter().map(|block| if trusted { keep(block) } else { block.kept }).collect()
    }
}

/// How much surer than of any other block, as log-odds, the model must be to leave out a whole paragraph that
/// the rules keep: a lost one may be the only one that names a body.
const SURE: f32 = 1.5;

/// The least that must be left of what the rules keep, in tenths. Of the 15 development pages of which less was
/// left, by models that had not seen their sites, the rules read most better.
const LEAST: u64 = 7;

/// A block that is to be decided on.
#[derive(Clone, Copy, Debug)]
pub struct Scored {
    /// By [`Model::score`].
    pub score: f32,
    /// Whether the rules keep it.
    pub kept: bool,
    /// How much it says.
    pub weight: u32,
    /// Whether it is a whole paragraph without links that no name speaks against.
    pub paragraph: bool,
}

/// The table: header, names of the numbers, bias, cut, and a line a tree with its questions and leaves.
impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        writeln!(f, "features {}", FEATURES.map(|(name, _)| name).join(" "))?;
        writeln!(f, "bias {}", self.bias)?;
        writeln!(f, "cut {}", self.cut)?;
        for tree in &self.trees {
            write!(f, "tree")?;
            for question in tree.questions {
                write!(f, " {}>{}", FEATURES[question.feature].0, question.threshold)?;
            }
            write!(f, " =")?;
            for leaf in tree.leaves {
                write!(f, " {leaf}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl FromStr for Model {
    type Err = String;

    fn from_str(table: &str) -> Result<Self, String> {
        let mut lines = table.lines();
        if lines.next() != Some(HEADER) {
            return Err(format!("the table does not begin with \"{HEADER}\""));
        }
        let names = FEATURES.map(|(name, _)| name).join(" ");
        if lines.next().and_then(|line| line.strip_prefix("features ")) != Some(names.as_str()) {
            return Err("the table was learned from other numbers; train it anew".to_owned());
        }
        let bias = number(lines.next().and_then(|line| line.strip_prefix("bias ")).unwrap_or_default())?;
        let cut = number(lines.next().and_then(|line| line.strip_prefix("cut ")).unwrap_or_default())?;
        Ok(Self { bias, cut, trees: lines.map(tree).collect::<Result<_, _>>()? })
    }
}

fn tree(line: &str) -> Result<Tree, String> {
    let told = || format!("no tree: \"{line}\"");
    let (questions, leaves) =
        line.strip_prefix("tree ").and_then(|rest| rest.split_once(" = ")).ok_or_else(told)?;
    let questions: Vec<Question> = questions.split(' ').map(question).collect::<Result<_, _>>()?;
    let leaves: Vec<f32> = leaves.split(' ').map(number).collect::<Result<_, _>>()?;
    Ok(Tree {
        questions: questions.try_into().map_err(|_| told())?,
        leaves: leaves.try_into().map_err(|_| told())?,
    })
}

fn question(text: &str) -> Result<Question, String> {
    let (name, threshold) = text.split_once('>').ok_or_else(|| format!("no question: \"{text}\""))?;
    let feature = FEATURES.iter().position(|(known, _)| *known == name);
    let feature = feature.ok_or_else(|| format!("nothing is called \"{name}\""))?;
    Ok(Question { feature, threshold: number(threshold)? })
}

fn number(text: &str) -> Result<f32, String> {
    let number: Option<f32> = text.parse().ok();
    number.filter(|number| number.is_finite()).ok_or_else(|| format!("no number: \"{text}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiny() -> Model {
        let questions = [("weight", 3.0), ("linked", 0.5), ("kept", 0.5), ("kept", 0.5)];
        let questions = questions.map(|(name, threshold)| Question {
            feature: FEATURES.iter().position(|(known, _)| *known == name).unwrap(),
            threshold,
        });
        let mut leaves = [0.0; LEAVES];
        leaves[0b0001] = 0.5;
        leaves[0b1101] = 2.0;
        leaves[0b0011] = -3.0;
        Model { bias: -1.0, cut: 0.0, trees: vec![Tree { questions, leaves }; 2] }
    }

    fn row(weight: f32, linked: f32, kept: f32) -> Row {
        FEATURES.map(|(name, _)| match name {
            "weight" => weight,
            "linked" => linked,
            "kept" => kept,
            _ => 0.0,
        })
    }

    #[test]
    fn the_answers_are_the_number_of_the_leaf() {
        let cases = [
            ((2.0, 0.0, 0.0), -1.0),
            ((4.0, 0.0, 0.0), 0.0),
            ((4.0, 0.0, 1.0), 3.0),
            ((4.0, 1.0, 0.0), -7.0),
            // A threshold is itself not above it.
            ((3.0, 0.5, 0.5), -1.0),
        ];
        for ((weight, linked, kept), expected) in cases {
            let score = tiny().score(&row(weight, linked, kept));
            assert!((score - expected).abs() < 1e-6, "{weight} {linked} {kept}: {score}");
        }
    }

    #[test]
    fn the_trees_have_the_last_word_unless_little_would_be_left() {
        let block = |score, kept, weight| Scored { score, kept, weight, paragraph: false };
        let cases = [
            (vec![block(0.5, true, 80), block(-0.5, true, 20), block(0.0, false, 10)], [true, false, true]),
            (vec![block(0.5, true, 20), block(-0.5, true, 70), block(0.0, false, 10)], [true, true, false]),
            (vec![block(0.5, false, 20), block(-0.5, false, 70), block(0.0, false, 10)], [true, false, true]),
        ];
        for (blocks, expected) in cases {
            assert_eq!(tiny().decide(&blocks), expected, "{blocks:?}");
        }
        assert!(tiny().decide(&[]).is_empty());
    }

    #[test]
    fn a_whole_paragraph_that_the_rules_keep_goes_only_where_the_trees_are_sure() {
        let block = |score, kept, paragraph| Scored { score, kept, weight: 10, paragraph };
        let asked = [
            block(-1.0, true, true),
            block(-2.0, true, true),
            block(-1.0, true, false),
            block(-1.0, false, true),
        ];
        // Enough that is sure, so that the trees are trusted.
        let blocks: Vec<Scored> = asked.into_iter().chain([block(1.0, true, false); 8]).collect();
        let kept = tiny().decide(&blocks);
        assert_eq!(kept[..4], [true, false, false, false]);
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        assert_eq!(tiny().to_string().parse(), Ok(tiny()));
    }

    #[test]
    fn the_shipped_table_was_learned_from_the_numbers_of_today() {
        let model: Result<Model, String> = include_str!("model.txt").parse();
        assert_eq!(model.as_ref().map(|model| model.trees.is_empty()), Ok(false));
    }

    #[test]
    fn a_table_that_is_none_is_refused_in_words() {
        let table = tiny().to_string();
        for (broken, complaint) in [
            (table.replace("version 1", "version 0"), "does not begin"),
            (table.replace("features kept", "features kept newer"), "other numbers"),
            (table.replace("bias -1", "bias NaN"), "no number"),
            (table.replace("weight>3", "width>3"), "nothing is called"),
            (table.replace(" linked>0.5", ""), "no tree"),
        ] {
            let refused = broken.parse::<Model>().unwrap_err();
            assert!(refused.contains(complaint), "{refused}");
        }
    }
}
