//! Zip archives written by hand, also such as no library would write.

use std::io::Write as _;

use flate2::{Compress, Compression, Crc, FlushCompress};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// A part as its headers tell it; they need not tell the truth.
#[derive(Clone)]
pub struct Part {
    pub name: String,
    pub method: u16,
    pub flags: u16,
    pub crc: u32,
    pub size: u32,
    pub packed: Vec<u8>,
}

impl Part {
    pub fn new(name: &str, bytes: &[u8]) -> Part {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).expect("into memory");
        let packed = encoder.finish().expect("into memory");
        Part { method: DEFLATED, packed, ..Part::stored(name, bytes) }
    }

    pub fn stored(name: &str, bytes: &[u8]) -> Part {
        let mut crc = Crc::new();
        crc.update(bytes);
        Part {
            name: name.to_owned(),
            method: STORED,
            flags: 0,
            crc: crc.sum(),
            size: bytes.len() as u32,
            packed: bytes.to_vec(),
        }
    }

    /// A head, a block so many times, a tail: packed once, whatever it unpacks to.
    pub fn bomb(name: &str, head: &[u8], block: &[u8], times: u32, tail: &[u8]) -> Part {
        let mut deflate = Compress::new(Compression::best(), false);
        let mut pack = |bytes: &[u8], flush| {
            let mut packed = Vec::with_capacity(bytes.len() + 4096);
            deflate.compress_vec(bytes, &mut packed, flush).expect("into memory");
            packed
        };
        let mut packed = pack(head, FlushCompress::Full);
        // After a full flush a block is packed without a look back: it can be repeated.
        let repeated = pack(block, FlushCompress::Full);
        packed.extend(repeated.repeat(times as usize));
        packed.extend(pack(tail, FlushCompress::Finish));
        let (mut crc, mut own) = (Crc::new(), Crc::new());
        crc.update(head);
        own.update(block);
        (0..times).for_each(|_| crc.combine(&own));
        let mut last = Crc::new();
        last.update(tail);
        crc.combine(&last);
        let size = (head.len() + tail.len()) as u32 + block.len() as u32 * times;
        Part { crc: crc.sum(), size, packed, method: DEFLATED, ..Part::stored(name, b"") }
    }
}

/// The archive of these parts.
pub fn zip(parts: &[Part]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut list = Vec::new();
    for part in parts {
        let start = bytes.len() as u32;
        let mut told = Vec::new();
        for word in [20, part.flags, part.method, 0, 0x21] {
            told.extend(u16::to_le_bytes(word));
        }
        for number in [part.crc, part.packed.len() as u32, part.size] {
            told.extend(number.to_le_bytes());
        }
        told.extend((part.name.len() as u16).to_le_bytes());
        told.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&told);
        bytes.extend(part.name.as_bytes());
        bytes.extend(&part.packed);
        list.extend(b"PK\x01\x02\x14\x00");
        list.extend(&told);
        list.extend([0; 10]);
        list.extend(start.to_le_bytes());
        list.extend(part.name.as_bytes());
    }
    let (start, size, count) = (bytes.len() as u32, list.len() as u32, parts.len() as u16);
    bytes.extend(list);
    bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

pub fn deflated(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<Part> = parts.iter().map(|(name, bytes)| Part::new(name, bytes)).collect();
    zip(&parts)
}
