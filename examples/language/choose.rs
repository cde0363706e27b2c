//! Which worths are worth keeping: for each language the few thousand that tell most of it, and with each of
//! them what the same run is worth to its nearest relatives, without which the two could not be compared.

use crate::LANGUAGES;
use crate::worths::{Feature, rivals};

/// How many runs tell a language.
const EACH: usize = 6_000;
/// A language is near if a letter of the one fits the other so little worse, in natural logarithms.
const NEAR: f32 = 0.9;
/// Less than this either way tells nothing.
const SLIGHT: f32 = 0.3;
/// What speaks against a language where another is meant, beside what speaks for it.
const AGAINST: f32 = 0.5;

/// Marks what is kept, and drops the rest.
pub fn choose(features: &mut Vec<Feature>) {
    let distances = distances(features);
    let near = |one: usize, other: usize| distances[one][other].min(distances[other][one]) < NEAR;
    for language in 0..LANGUAGES.len() {
        for at in telling(features, language) {
            for worth in &mut features[at].worths {
                worth.kept |= worth.worth.abs() >= SLIGHT
                    && (worth.language == language || near(language, worth.language));
            }
        }
    }
    for feature in &mut *features {
        feature.worths.retain(|worth| worth.kept);
    }
    features.retain(|feature| !feature.worths.is_empty());
}

/// How much worse a letter of one language fits another.
fn distances(features: &[Feature]) -> Vec<Vec<f32>> {
    let mut distances = vec![vec![0.0; LANGUAGES.len()]; LANGUAGES.len()];
    for feature in features {
        for one in feature.worths.iter().filter(|worth| worth.share > 0.0) {
            for other in &feature.worths {
                distances[one.language][other.language] += one.share * (one.worth - other.worth);
            }
        }
    }
    for (one, distances) in distances.iter_mut().enumerate() {
        for (other, distance) in distances.iter_mut().enumerate() {
            if !rivals(one, other) {
                *distance = f32::MAX;
            }
        }
    }
    distances
}

/// The places of the runs that tell most of a language: all letters, then what is often met and far from usual.
fn telling(features: &[Feature], language: usize) -> Vec<usize> {
    let mut ranked: Vec<(f32, usize)> = Vec::new();
    for (at, feature) in features.iter().enumerate() {
        let Some(worth) = feature.worths.iter().find(|worth| worth.language == language) else { continue };
        let most = feature.worths.iter().map(|worth| worth.share).fold(0.0, f32::max);
        let rank = match worth.worth {
            worth if worth.abs() < SLIGHT => continue,
            _ if feature.run.len() == 1 => f32::MAX,
            for_it if for_it > 0.0 => worth.share * for_it,
            against => AGAINST * most * -against,
        };
        ranked.push((rank, at));
    }
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    ranked.into_iter().take(EACH).map(|(_, at)| at).collect()
}
