//! A digest: for a window, per organisation, the articles that name it; what is new; what failed.

/// Renderings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For mail and chat.
    Markdown,
    /// One self-contained file without script.
    Html,
    /// For programs.
    Json,
}
