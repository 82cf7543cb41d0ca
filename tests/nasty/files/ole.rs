//! The container of old office files, written by hand: sectors of 512 bytes and chains of them.

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const OF_CHAINS: u32 = 0xFFFF_FFFD;

/// A container of these streams: one sector of chains, one of names, then the streams.
pub fn ole(streams: &[(&str, &[u8])]) -> Vec<u8> {
    assert!(streams.len() < 4, "one sector of names has room for three");
    let (mut chains, mut names, mut body) = (vec![OF_CHAINS, END], Vec::new(), Vec::new());
    names.extend(entry("Root Entry", 5, END, 0));
    for (name, bytes) in streams {
        // A shorter stream would stand in smaller sectors.
        let count = bytes.len().max(4096).div_ceil(SECTOR);
        let first = chains.len() as u32;
        chains.extend((1..count as u32).map(|next| first + next));
        chains.push(END);
        names.extend(entry(name, 2, first, (count * SECTOR) as u32));
        body.extend_from_slice(bytes);
        body.resize((chains.len() - 2) * SECTOR, 0);
    }
    names.resize(SECTOR, 0);
    assert!(chains.len() <= SECTOR / 4, "one sector of chains");
    chains.resize(SECTOR / 4, FREE);
    let chains: Vec<u8> = chains.into_iter().flat_map(u32::to_le_bytes).collect();
    [header(), chains, names, body].concat()
}

fn header() -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend([0; 16]);
    for word in [0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0] {
        bytes.extend(u16::to_le_bytes(word));
    }
    // One sector of chains, names in sector 1, no small sectors, chains in sector 0.
    for number in [0, 1, 1, 0, 4096, END, 0, END, 0, 0] {
        bytes.extend(u32::to_le_bytes(number));
    }
    bytes.resize(SECTOR, 0xFF);
    bytes
}

fn entry(name: &str, kind: u8, first: u32, size: u32) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = bytes.len() as u16 + 2;
    bytes.resize(64, 0);
    bytes.extend(length.to_le_bytes());
    bytes.extend([kind, 1]);
    bytes.extend([FREE; 3].into_iter().flat_map(u32::to_le_bytes));
    bytes.resize(116, 0);
    bytes.extend(first.to_le_bytes());
    bytes.extend(size.to_le_bytes());
    bytes.extend([0; 4]);
    bytes
}
