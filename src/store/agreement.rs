//! Which site rules have parted from the generic finder, as the view `rule_agreement` tells it.

use std::fmt;

use rusqlite::Row;

use super::{Store, StoreError};

/// A source whose site rule agrees too little with the generic finder.
#[derive(Clone, Debug, PartialEq)]
pub struct Parted {
    /// The source.
    pub source: String,
    /// The mean agreement of its last articles, from 0 to 1.
    pub agreement: f64,
    /// How many articles these are.
    pub articles: u32,
}

impl fmt::Display for Parted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { source, agreement, articles } = self;
        write!(
            out,
            "{source}: the site's rule and the generic finder share only {:.0} % of the text of the last \
             {articles} articles; the site may have been redesigned: compare one with `tuiqun explain`, and give \
             sites.toml a rule for the days since",
            agreement * 100.0
        )
    }
}

impl Store {
    /// The sources whose rule has parted from the generic finder, by name.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn parted_rules(&self) -> Result<Vec<Parted>, StoreError> {
        self.ask("asking which site rules have parted from the generic finder", |conn| {
            let mut statement = conn.prepare_cached(
                "SELECT source, agreement, articles FROM rule_agreement WHERE parted = 1 ORDER BY source",
            )?;
            statement.query_map([], read)?.collect()
        })
    }

    /// Whether the rule of one source has.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn parted_rule(&self, source: &str) -> Result<Option<Parted>, StoreError> {
        self.ask("asking whether a site rule has parted from the generic finder", |conn| {
            let mut statement = conn.prepare_cached(
                "SELECT source, agreement, articles FROM rule_agreement WHERE parted = 1 AND source = ?1",
            )?;
            statement.query_map([source], read)?.next().transpose()
        })
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Parted> {
    Ok(Parted { source: row.get(0)?, agreement: row.get(1)?, articles: row.get(2)? })
}
