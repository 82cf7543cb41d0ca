//! What pages are written with: text that cannot become markup, one style, drawings.

pub mod drawing;
mod style;

/// Text being put together.
#[derive(Default)]
pub struct Page(pub String);

impl Page {
    /// Up to the header, which is open; `more` stands behind the common style.
    pub fn begin(&mut self, title: &str, more: &str) {
        self.put("<!DOCTYPE html>\n<html lang=\"pl\">\n<head>\n<meta charset=\"utf-8\">\n");
        self.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.put(&format!("<title>{}</title>\n<style>\n{}", text(title), style::CSS));
        self.put(more);
        self.put("</style>\n</head>\n");
        self.put("<body>\n<a class=\"skip\" href=\"#tresc\">Przejdź do treści</a>\n<header>\n");
    }

    /// Closes the footer and all.
    pub fn end(&mut self) {
        self.put("</footer>\n</body>\n</html>\n");
    }

    pub fn put(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    pub fn element(&mut self, name: &str, content: &str) {
        self.put(&format!("<{name}>{}</{name}>\n", text(content)));
    }
}

/// Text that cannot become markup.
pub fn text(plain: &str) -> String {
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub fn plain(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}
