//! One file of a submission: its bytes, or, when it has very many lines, the way to write them again.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::ingest;

/// One file of a submission.
pub struct File<'f> {
    pub name: String,
    pub size: usize,
    pub sha256: String,
    pub holds: Holds,
    content: Content<'f>,
}

/// What a file holds, for those who read it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Form,
    Cells,
    /// The page of a report.
    Page,
    Quality,
    Findings,
    /// Lists that the findings are the source of, and the manifest.
    Other,
}

type Lines<'f> = Box<dyn Fn(&mut dyn Write) -> io::Result<()> + Send + Sync + 'f>;

enum Content<'f> {
    Bytes(Vec<u8>),
    /// Written each time anew: a million lines do not stand in memory.
    Lines(Lines<'f>),
}

/// Files of more lines are written twice, once for their sum, rather than kept.
const MOST_KEPT: usize = 200_000;
/// Room for a line, in bytes: what is not used is never touched.
const LINE: usize = 400;

impl<'f> File<'f> {
    pub fn new(name: impl Into<String>, holds: Holds, bytes: Vec<u8>) -> File<'f> {
        let sha256 = ingest::sum(&bytes);
        let size = bytes.len();
        File { name: name.into(), size, sha256, holds, content: Content::Bytes(bytes) }
    }

    /// A file that is written line by line, the same each time; `lines` is about how many.
    pub fn of_lines(
        name: String,
        holds: Holds,
        lines: usize,
        write: impl Fn(&mut dyn Write) -> io::Result<()> + Send + Sync + 'f,
    ) -> File<'f> {
        const NO_DISK: &str = "neither memory nor a sum refuses bytes";
        if lines <= MOST_KEPT {
            let mut bytes = Vec::with_capacity(lines * LINE);
            write(&mut bytes).expect(NO_DISK);
            return File::new(name, holds, bytes);
        }
        let mut sum = Summing::default();
        write(&mut sum).expect(NO_DISK);
        let (size, sha256) = sum.told();
        File { name, size, sha256, holds, content: Content::Lines(Box::new(write)) }
    }

    /// Its bytes, when they stand in memory.
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Lines(_) => None,
        }
    }

    pub fn write(&self, output: impl Write) -> io::Result<()> {
        let mut output = BufWriter::with_capacity(1 << 16, output);
        match &self.content {
            Content::Bytes(bytes) => output.write_all(bytes)?,
            Content::Lines(write) => write(&mut output)?,
        }
        output.flush()
    }

    /// Does a file on disk hold the same?
    pub fn is_at(&self, path: &Path) -> io::Result<bool> {
        if let Content::Bytes(bytes) = &self.content {
            return Ok(std::fs::read(path)? == *bytes);
        }
        let mut sum = Summing::default();
        io::copy(&mut std::fs::File::open(path)?, &mut sum)?;
        Ok(sum.told() == (self.size, self.sha256.clone()))
    }
}

/// The size and the sum of what goes by.
#[derive(Default)]
struct Summing {
    size: usize,
    sum: Sha256,
}

impl Summing {
    fn told(self) -> (usize, String) {
        let sum = self.sum.finalize();
        (self.size, sum.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Write for Summing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.size += bytes.len();
        self.sum.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_many_lines_is_the_same_file() {
        let write = |output: &mut dyn Write| -> io::Result<()> {
            (0..5).try_for_each(|line| output.write_all(format!("{line};ą\r\n").as_bytes()))
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f.csv");
        let file = |lines| File::of_lines("f.csv".to_owned(), Holds::Findings, lines, write);
        let (kept, written) = (file(5), file(MOST_KEPT + 1));
        assert!(matches!(kept.content, Content::Bytes(_)));
        assert!(matches!(written.content, Content::Lines(_)));
        assert_eq!((kept.size, &kept.sha256), (written.size, &written.sha256));
        for (one, other) in [(&kept, &written), (&written, &kept)] {
            one.write(std::fs::File::create(&path).unwrap()).unwrap();
            assert!(one.is_at(&path).unwrap() && other.is_at(&path).unwrap());
        }
        std::fs::write(&path, "0;ą\r\n").unwrap();
        assert!(!kept.is_at(&path).unwrap() && !written.is_at(&path).unwrap());
    }
}
