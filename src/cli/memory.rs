//! Memory that is used again instead of being given back. Polish: pamięć.

/// Tables of a hundred megabytes come and go: the allocator would give each back to the system and ask for it anew, and
/// the system clears every page that it gives. That was a quarter of the processor's time of a large run. One heap for all
/// threads takes less memory than one each, and they seldom wait for it.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn reuse() {
    const LARGE: i32 = 1 << 30;
    // SAFETY: sets three numbers of the allocator while there is no other thread; what it refuses stays as it was.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
        libc::mallopt(libc::M_TRIM_THRESHOLD, i32::MAX);
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
    }
}

/// Other allocators decide for themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn reuse() {}
