//! The watchlist as data: bodies, their forms, the event's phrases.

/// All that is watched for.
#[derive(Clone, Debug, Default)]
pub struct Watchlist {
    /// The 66 and the related ones.
    pub bodies: Vec<Body>,
}

/// One body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Stable id: `unfccc`.
    pub id: String,
    /// The official name.
    pub name: String,
    /// The usual acronym.
    pub acronym: Option<String>,
    /// Whether it is one of the 66.
    pub listed: bool,
    /// `un` or `non-un` for the 66; the category for related ones.
    pub section: String,
    /// What it works on.
    pub topic: Option<String>,
    /// How the United States stand to it, as a short sentence.
    pub us_status: Option<String>,
}
