//! Letters of texts that people write in several ways.

/// Small letters without Polish marks.
pub fn folded(text: &str) -> String {
    let each = text.to_lowercase();
    each.chars()
        .map(|letter| match letter {
            'ą' => 'a',
            'ć' => 'c',
            'ę' => 'e',
            'ł' => 'l',
            'ń' => 'n',
            'ó' => 'o',
            'ś' => 's',
            'ź' | 'ż' => 'z',
            own => own,
        })
        .collect()
}
