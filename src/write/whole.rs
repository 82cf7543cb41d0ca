//! A file of its own, whole or not at all. Polish: zapis pliku w całości.

use std::io;
use std::path::Path;

/// Puts the bytes in a file beside and gives it the name: whoever has the old one open keeps it.
pub fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|own| !own.as_os_str().is_empty());
    let draft = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    std::fs::write(draft.path(), bytes)?;
    draft.persist(path).map_err(|error| error.error)?;
    Ok(())
}
