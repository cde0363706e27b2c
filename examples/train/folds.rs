//! How well the model reads sites that it was not trained on.

use std::collections::BTreeMap;
use std::io::{self, Write};

use tuiqun::extract::training::Model;

use crate::boost;
use crate::cores;
use crate::lessons::Lesson;
use crate::lots;
use crate::score::{self, Fit, Told};

/// Prints, for each set, the shingle F1 of the rules, of the models on sites they have not seen, and of whoever
/// knows the truth of each block.
pub fn print(out: &mut impl Write, lessons: &[Lesson], folds: u64) -> io::Result<()> {
    let hands: Vec<u64> = (0..folds).collect();
    let models = cores::on_all(&hands, |hand| {
        let others: Vec<&Lesson> = lessons.iter().filter(|lesson| hand_of(lesson, folds) != *hand).collect();
        boost::learn(&others).model
    });
    let fits = cores::on_all(lessons, |lesson| {
        let model = &models[hand_of(lesson, folds) as usize];
        [by_rules(lesson), by_model(lesson, model), by_truth(lesson)].map(|keep| fit(lesson, &keep))
    });
    let mut sets: BTreeMap<&str, Vec<[Option<Fit>; 3]>> = BTreeMap::new();
    for (lesson, fits) in lessons.iter().zip(fits) {
        sets.entry(&lesson.set).or_default().push(fits);
    }
    writeln!(out, "{:12} {:>6} {:>8} {:>8} {:>8}", "set", "pages", "rules", "model", "blocks")?;
    for (set, fits) in sets {
        let [rules, model, truth] = [0, 1, 2].map(|way| f1(fits.iter().filter_map(|fits| fits[way])));
        writeln!(out, "{set:12} {:6} {rules:8.4} {model:8.4} {truth:8.4}", fits.len())?;
    }
    Ok(())
}

/// Which hand a site is dealt to.
fn hand_of(lesson: &Lesson, folds: u64) -> u64 {
    lesson.site.bytes().fold(0, |mixed, byte| lots::mix(mixed + 1 + u64::from(byte))) % folds
}

fn by_rules(lesson: &Lesson) -> Vec<bool> {
    lesson.asked.iter().map(|asked| asked.kept).collect()
}

fn by_model(lesson: &Lesson, model: &Model) -> Vec<bool> {
    model.decide(&lesson.asked.iter().map(|asked| asked.scored(model)).collect::<Vec<_>>())
}

fn by_truth(lesson: &Lesson) -> Vec<bool> {
    lesson.labels.iter().map(|label| label.covered > 0.5).collect()
}

fn fit(lesson: &Lesson, keep: &[bool]) -> Option<Fit> {
    let kept = lesson.asked.iter().zip(keep).filter(|(_, keep)| **keep);
    let body = kept.map(|(asked, _)| asked.line.as_str()).collect::<Vec<_>>().join("\n");
    score::page(&lesson.truth, &Told { body: &body, ..Told::default() }).cjk.map(|fit| fit.shingle)
}

/// The F1 of the means of precision and recall, as the Zyte benchmark takes it.
fn f1(fits: impl Iterator<Item = Fit> + Clone) -> f64 {
    let mean = |values: &mut dyn Iterator<Item = f64>| {
        let (sum, count) = values.fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
        sum / f64::from(count.max(1))
    };
    let precision = mean(&mut fits.clone().filter_map(|fit| fit.precision));
    let recall = mean(&mut fits.filter_map(|fit| fit.recall));
    2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
}
