//! Changes at random, the same for the same seed.

/// A source of numbers: splitmix64.
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one, which is at least 1.
    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    pub fn one_of(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn pick<'p, T>(&mut self, from: &'p [T]) -> &'p T {
        &from[self.below(from.len())]
    }

    /// Where a piece begins and ends: mostly a short one.
    fn piece(&mut self, bytes: &[u8]) -> (usize, usize) {
        let start = self.below(bytes.len());
        let longest =
            if self.one_of(4) { bytes.len() - start } else { 16.min(bytes.len() - start) };
        (start, start + self.below(longest + 1))
    }
}

/// Signs and words that mean something to one of the formats.
const WORDS: &[&[u8]] = &[
    b"\"",
    b";",
    b",",
    b"\t",
    b"|",
    b"\n",
    b"\r",
    b"\0",
    b"<",
    b">",
    b"/>",
    b"&",
    b"&#0;",
    b"&#x110000;",
    b"<!--",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE x>",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xB1",
    b"sep=|\n",
    b"=\"",
    b"<table>",
    b"</table>",
    b"<tr>",
    b"<td rowspan=9>",
    b"</html>",
    b"#SPILL!",
    b"#REF!",
    b"t=\"e\"",
    b"t=\"s\"",
    b"t=\"d\"",
    b" r=\"A0\"",
    b" r=\"XFD1048576\"",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"<row>",
    b"<c><v>1</v></c>",
    b"<f/>",
];
const NUMBERS: &[&[u8]] = &[
    b"0",
    b"-1",
    b"1e308",
    b"1e999",
    b"NaN",
    b"255",
    b"4096",
    b"4097",
    b"65535",
    b"65536",
    b"1048576",
    b"1048577",
    b"2147483647",
    b"4294967295",
    b"4294967296",
    b"18446744073709551615",
    b"99999999999999999999",
];

/// A file with some changes; pieces of the other one may be put into it.
pub fn bytes(seed: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(6) {
        change(&mut bytes, other, chance);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    if bytes.is_empty() {
        bytes.push(b'x');
    }
    let at = chance.below(bytes.len());
    match chance.below(10) {
        0 => bytes[at] ^= 1 << chance.below(8),
        1 => bytes[at] = *chance.pick(&[0, 1, 0x7F, 0x80, 0xFE, 0xFF]),
        2 => {
            let number =
                *chance.pick(&[0, 1, 0x7FFF_FFFF, 0xFFFF_FFFE, u32::MAX, 1 << 20, 1 << 31]);
            let width = chance.pick(&[2, 4]).min(&(bytes.len() - at)).to_owned();
            bytes[at..at + width].copy_from_slice(&number.to_le_bytes()[..width]);
        }
        3 => bytes.truncate(at),
        4 => {
            let (start, end) = chance.piece(bytes);
            bytes.drain(start..end);
        }
        5 => {
            let (start, end) = chance.piece(bytes);
            let piece = bytes[start..end].to_vec();
            let times = if chance.one_of(8) { 100 } else { 1 };
            bytes.splice(at..at, piece.repeat(times));
        }
        6 => {
            let (start, end) = chance.piece(other);
            bytes.splice(at..at, other[start..end].to_vec());
        }
        7 => {
            let start = bytes[at..].iter().position(u8::is_ascii_digit).map_or(at, |own| at + own);
            let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            bytes.splice(start..start + digits, chance.pick(NUMBERS).to_vec());
        }
        8 => {
            bytes.splice(at..at, chance.pick(WORDS).to_vec());
        }
        _ => {
            // A tag taken out, or moved to the end.
            let start =
                bytes[at..].iter().position(|byte| *byte == b'<').map_or(at, |own| at + own);
            let length =
                bytes[start..].iter().position(|byte| *byte == b'>').map_or(0, |own| own + 1);
            let tag: Vec<u8> = bytes.drain(start..start + length).collect();
            if chance.one_of(2) {
                bytes.extend(tag);
            }
        }
    }
    bytes.truncate(1 << 20);
}

/// The parts of a packed file, some of them changed, dropped or given twice.
pub fn parts(seed: &[(String, Vec<u8>)], chance: &mut Chance) -> Vec<(String, Vec<u8>)> {
    let mut parts = seed.to_vec();
    for _ in 0..=chance.below(3) {
        let at = chance.below(parts.len());
        let other = parts[chance.below(parts.len())].clone();
        match chance.below(12) {
            0 => parts.push((parts[at].0.clone(), other.1)),
            1 if parts.len() > 1 => {
                parts.remove(at);
            }
            2 => parts[at].0 = other.0,
            _ => change(&mut parts[at].1, &other.1, chance),
        }
    }
    parts
}
