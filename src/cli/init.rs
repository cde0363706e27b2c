//! `tuiqun init`: the shipped configuration as files, for editing.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::Stop;
use crate::config::SHIPPED;

/// Writes the shipped files into a folder, which is made if need be, and tells what it wrote.
///
/// # Errors
/// [`Stop::Usage`] if any of the files is there already: then none is written, and those found are named.
/// [`Stop::Failed`] if one cannot be written.
pub fn run(folder: &Path, out: &mut dyn Write) -> Result<(), Stop> {
    let there: Vec<String> = SHIPPED
        .iter()
        .map(|file| folder.join(file.name))
        .filter(|path| path.symlink_metadata().is_ok())
        .map(|path| path.display().to_string())
        .collect();
    if !there.is_empty() {
        let found = there.join(", ");
        return Err(Stop::Usage(format!(
            "there already, and never overwritten: {found}; nothing was written; name another folder, or move \
             what is there away"
        )));
    }
    fs::create_dir_all(folder).map_err(|error| failed("make the folder", folder, &error))?;
    for file in SHIPPED {
        let path = folder.join(file.name);
        // `create_new`, so that a file that appeared in between is not overwritten either.
        fs::File::create_new(&path)
            .and_then(|mut open| open.write_all(file.text.as_bytes()))
            .map_err(|error| failed("write", &path, &error))?;
        writeln!(out, "wrote {}", path.display())?;
    }
    writeln!(
        out,
        "next: set http.contact in tuiqun.toml, then `tuiqun check --config {}`",
        folder.display()
    )?;
    Ok(())
}

fn failed(what: &str, path: &Path, error: &std::io::Error) -> Stop {
    Stop::Failed(format!("cannot {what} {}: {error}", path.display()))
}
