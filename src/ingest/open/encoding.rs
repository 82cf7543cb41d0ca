//! Bytes of a text to letters: by the mapping's word, else by what the bytes say.

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_8859_2, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250};
use oem_cp::code_table::DECODING_TABLE_CP852;
use oem_cp::decode_string_complete_table;

/// How the letters of a text are kept. Polish: kodowanie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    Known(&'static Encoding),
    /// The code page of DOS, which no web standard names.
    Cp852,
}

impl Letters {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Letters::Known(encoding) if encoding == WINDOWS_1250 => "cp1250",
            Letters::Known(encoding) => encoding.name(),
            Letters::Cp852 => "cp852",
        }
    }

    /// Every byte is some letter of cp852.
    fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Letters::Known(encoding) => {
                let (text, _, damaged) = encoding.decode(bytes);
                (text, damaged)
            }
            Letters::Cp852 => {
                (decode_string_complete_table(bytes, &DECODING_TABLE_CP852).into(), false)
            }
        }
    }
}

/// The encodings that a mapping may name, for messages.
pub const NAMES: &str = "utf-8, utf-16le, utf-16be, cp1250, iso-8859-2, cp852";

/// An encoding by its usual name.
pub fn named(name: &str) -> Option<Letters> {
    let lower = name.to_lowercase();
    if matches!(lower.as_str(), "cp852" | "ibm852" | "852") {
        return Some(Letters::Cp852);
    }
    Encoding::for_label(lower.replace("cp125", "windows-125").as_bytes()).map(Letters::Known)
}

/// The text, without its byte-order mark, and how it was kept; the name of the encoding when a byte
/// does not fit it.
pub fn decoded<'b>(bytes: &'b [u8], word: Option<&str>) -> Result<(Cow<'b, str>, Letters), String> {
    let letters = match word {
        Some(name) => named(name).ok_or(name.to_owned())?,
        None => detected(bytes),
    };
    let (text, damaged) = letters.decode(bytes);
    if damaged {
        return Err(letters.name().to_owned());
    }
    Ok((text, letters))
}

/// A mark at the start, zeros between letters, valid UTF-8; else the code page in which the bytes above
/// 127 are Polish letters.
fn detected(bytes: &[u8]) -> Letters {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Letters::Known(encoding);
    }
    let head = &bytes[..bytes.len().min(1000)];
    let zeros =
        |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 4 > head.len() && even * 8 < odd {
        return Letters::Known(UTF_16LE);
    }
    if even * 4 > head.len() && odd * 8 < even {
        return Letters::Known(UTF_16BE);
    }
    if is_mostly_utf8(bytes) {
        return Letters::Known(UTF_8);
    }
    let mut counts = [0i64; 128];
    for byte in bytes.iter().filter(|byte| **byte >= 128) {
        counts[usize::from(byte - 128)] += 1;
    }
    let score = |letters: Letters| -> i64 {
        let each = counts.iter().enumerate().filter(|(_, count)| **count > 0);
        each.map(|(index, count)| {
            let byte = [index as u8 + 128];
            let (text, damaged) = letters.decode(&byte);
            let polish = text.chars().all(|letter| "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".contains(letter));
            if polish && !damaged { *count } else { -count }
        })
        .sum()
    };
    let pages = [Letters::Known(WINDOWS_1250), Letters::Known(ISO_8859_2), Letters::Cp852];
    // The first of equals is the most usual one.
    pages.into_iter().rev().max_by_key(|letters| score(*letters)).unwrap_or(pages[0])
}

/// One damaged byte does not make another encoding of it: letters that are whole are more than those
/// that are not.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        // A letter beyond ASCII begins with a byte above 0xC1.
        whole += chunk.valid().bytes().filter(|byte| *byte > 0xC1).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || whole > broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_how_they_are_kept() {
        let wide: Vec<u8> = "Łódź;1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = "\u{feff}Łódź".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, name, text) in [
            ("Łódź".as_bytes(), "UTF-8", "Łódź"),
            ("\u{feff}Łódź".as_bytes(), "UTF-8", "Łódź"),
            (b"\xA3\xF3d\x9F", "cp1250", "Łódź"),
            (b"\xA3\xF3d\xBC", "ISO-8859-2", "Łódź"),
            (b"\x9D\xA2d\xAB", "cp852", "Łódź"),
            (b"za\xBF\xF3\xB3\xE6", "cp1250", "zażółć"),
            (b"\xA9wi\xA9to, \x98roda", "cp852", "ęwięto, środa"),
            (b"zwyk\xB3y", "cp1250", "zwykły"),
            (&wide, "UTF-16LE", "Łódź;1"),
            (&marked, "UTF-16BE", "Łódź"),
            (b"abc", "UTF-8", "abc"),
        ] {
            let (found, letters) = decoded(bytes, None).unwrap();
            assert_eq!((letters.name(), &*found), (name, text));
        }
        assert_eq!(decoded(b"\xB3", Some("utf-8")), Err("UTF-8".to_owned()));
    }
}
