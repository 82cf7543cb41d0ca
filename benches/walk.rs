//! Walks all cells of the first sheet of a workbook with calamine and prints how many there are: the
//! least that reading the workbook can cost.

use std::env::args;
use std::error::Error;
use std::io::Cursor;

use calamine::{Reader, Xlsx};

fn main() -> Result<(), Box<dyn Error>> {
    let path = args().nth(1).ok_or("usage: walk WORKBOOK.xlsx")?;
    let bytes = std::fs::read(path)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice()))?;
    let name = workbook.sheet_names().first().cloned().ok_or("the workbook has no sheet")?;
    let mut cells = workbook.worksheet_cells_reader(&name)?;
    let mut count = 0u64;
    while let Some(cell) = cells.next_cell()? {
        std::hint::black_box(cell.get_value());
        count += 1;
    }
    println!("{count}");
    Ok(())
}
