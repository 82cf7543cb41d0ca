//! The texts that the cells of a workbook share, read once for all its pieces.

use memchr::{memchr, memmem};

use super::plain::plain_text;

/// Polish: teksty wspólne.
#[derive(Default)]
pub struct Texts {
    all: String,
    /// Where each begins and ends.
    places: Vec<(u32, u32)>,
}

/// A text that is not plain: its number, and how it stands there.
type Strange<'x> = (usize, &'x [u8]);

impl Texts {
    pub fn get(&self, index: usize) -> Option<&str> {
        let (start, end) = *self.places.get(index)?;
        Some(&self.all[start as usize..end as usize])
    }

    /// Puts another text in the place of one.
    pub fn replace(&mut self, index: usize, text: &str) {
        self.places[index] = self.added(text);
    }

    fn added(&mut self, text: &str) -> (u32, u32) {
        let start = self.all.len() as u32;
        self.all.push_str(text);
        // All parts together are far below what 32 bits count.
        (start, self.all.len() as u32)
    }

    /// The texts of a part, and those that only a library understands; none when the part is not one
    /// text after another.
    pub fn read(part: &[u8]) -> Option<(Texts, Vec<Strange<'_>>)> {
        let start = memmem::find(part, b"<sst")?;
        if !is_prologue(&part[..start]) {
            return None;
        }
        let mut rest = &part[start + memchr(b'>', &part[start..])? + 1..];
        let (mut texts, mut strange) = (Texts::default(), Vec::new());
        loop {
            rest = rest.trim_ascii_start();
            if rest.starts_with(b"</sst>") {
                return Some((texts, strange));
            }
            let (text, after) = match plain_item(rest) {
                Some(found) => found,
                None => {
                    let end = memmem::find(rest.strip_prefix(b"<si>")?, b"</si>")? + 9;
                    let own = &rest[..end];
                    // What looks like the end of one may stand in a comment.
                    if memmem::find(own, b"<!").is_some() || std::str::from_utf8(own).is_err() {
                        return None;
                    }
                    strange.push((texts.places.len(), own));
                    ("", &rest[end..])
                }
            };
            let place = texts.added(text);
            texts.places.push(place);
            rest = after;
        }
    }
}

/// A text that stands alone in its tags, and what follows it.
fn plain_item(xml: &[u8]) -> Option<(&str, &[u8])> {
    if let Some(after) = xml.strip_prefix(b"<si/>") {
        return Some(("", after));
    }
    let rest = xml.strip_prefix(b"<si><t")?;
    let preserved = rest.strip_prefix(b" xml:space=\"preserve\"");
    let rest = preserved.unwrap_or(rest).strip_prefix(b">")?;
    let end = memchr(b'<', rest)?;
    let text = plain_text(&rest[..end], preserved.is_some())?;
    Some((text, rest[end..].strip_prefix(b"</t></si>")?))
}

/// Nothing but the first line of XML, which says no encoding but this one.
pub fn is_prologue(before: &[u8]) -> bool {
    let before = before.strip_prefix(b"\xef\xbb\xbf").unwrap_or(before).trim_ascii();
    if before.is_empty() {
        return true;
    }
    let Some(said) = before.strip_prefix(b"<?xml ").and_then(|own| own.strip_suffix(b"?>")) else {
        return false;
    };
    let said = said.to_ascii_lowercase();
    let utf_8 = memmem::find(&said, b"utf-8").is_some();
    memchr(b'<', &said).is_none() && (utf_8 || memmem::find(&said, b"encoding").is_none())
}
