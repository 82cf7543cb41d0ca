//! Who watches what is read: the exports of a version are kept as they were. Polish: świadek odczytu.

/// Hears of every export that is read, from the threads that read them.
pub trait Witness: Sync {
    /// A folder was looked at, `dane/2025-H1`.
    fn looked(&self, folder: &str);
    /// A file that nobody could or would read; its name alone is told somewhere.
    fn passed(&self, file: &str);
    /// A file with its sum and all its bytes. The rows of it are read meanwhile.
    fn read(&self, file: &str, sha256: &str, bytes: &[u8]);
}
