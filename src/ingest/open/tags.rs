//! The tags of a document, one by one, under a limit of attributes.
//!
//! The tokenizer calls itself for every attribute of a tag: one with some thousands of them would use up
//! the stack, which ends the process.

use std::cell::Cell;
use std::rc::Rc;

use html5gum::{DefaultEmitter, Emitter, ForwardingEmitter, Reader, StringReader};
use html5gum::{Readable, Token, Tokenizer};

use super::Trouble;

/// The root of a spreadsheet of LibreOffice has about forty.
const MOST_ATTRIBUTES: usize = 128;

/// The tags and texts of a document. Polish: znaczniki.
pub struct Tags<'t> {
    tokens: Tokenizer<Stoppable<'t>, Counting>,
    stop: Rc<Cell<bool>>,
}

impl<'t> Tags<'t> {
    /// Of XML: `<style>` and `<title>` hold tags like any other. In HTML they do not.
    pub fn of(text: &'t str, html: bool) -> Tags<'t> {
        let stop = Rc::new(Cell::new(false));
        let mut inner = DefaultEmitter::default();
        inner.naively_switch_states(html);
        let emitter = Counting { inner, stop: Rc::clone(&stop), attributes: 0 };
        let reader = Stoppable { inner: text.to_reader(), stop: Rc::clone(&stop) };
        Tags { tokens: Tokenizer::new_with_emitter(reader, emitter), stop }
    }
}

impl Iterator for Tags<'_> {
    type Item = Result<Token, Trouble>;

    fn next(&mut self) -> Option<Self::Item> {
        let Ok(token) = self.tokens.next().transpose();
        if self.stop.get() {
            return Some(Err(Trouble::TooMuch(format!("{MOST_ATTRIBUTES} atrybutów"))));
        }
        token.map(Ok)
    }
}

/// Counts the attributes of the tag that is being read, and says stop.
struct Counting {
    inner: DefaultEmitter,
    stop: Rc<Cell<bool>>,
    attributes: usize,
}

impl ForwardingEmitter for Counting {
    type Token = Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Token> {
        &mut self.inner
    }

    fn init_start_tag(&mut self) {
        self.attributes = 0;
        Emitter::init_start_tag(&mut self.inner);
    }

    fn init_end_tag(&mut self) {
        self.attributes = 0;
        Emitter::init_end_tag(&mut self.inner);
    }

    fn init_attribute(&mut self) {
        self.attributes += 1;
        if self.attributes > MOST_ATTRIBUTES {
            self.stop.set(true);
        }
        Emitter::init_attribute(&mut self.inner);
    }
}

/// A text that ends where somebody says stop.
struct Stoppable<'t> {
    inner: StringReader<'t>,
    stop: Rc<Cell<bool>>,
}

impl Reader for Stoppable<'_> {
    type Error = std::convert::Infallible;

    fn read_byte(&mut self) -> Result<Option<u8>, Self::Error> {
        if self.stop.get() { Ok(None) } else { self.inner.read_byte() }
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Self::Error> {
        if self.stop.get() { Ok(false) } else { self.inner.try_read_string(text, case_sensitive) }
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Self::Error> {
        if self.stop.get() { Ok(None) } else { self.inner.read_until(needle, buffer) }
    }
}
