//! The workbook is read back by another program's rules, and looked at cell by cell.

use std::io::{Cursor, Read as _};

use calamine::{Data, Range, Reader, Xlsx};

use super::{fixture, free_name, monitor_xlsx};
use crate::indicator::Missing;

fn open() -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(monitor_xlsx(&fixture::monitoring()).unwrap())).unwrap()
}

/// To see it: `SPRAW_SHOW=/tmp/m.xlsx cargo test --lib monitor::`.
#[test]
fn the_workbook_can_be_looked_at() {
    let bytes = monitor_xlsx(&fixture::monitoring()).unwrap();
    assert_eq!(bytes, monitor_xlsx(&fixture::monitoring()).unwrap(), "the same bytes twice");
    if let Ok(path) = std::env::var("SPRAW_SHOW") {
        std::fs::write(path, bytes).unwrap();
    }
}
