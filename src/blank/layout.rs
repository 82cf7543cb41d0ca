//! Where the head, the numbers, the labels and the cells of an empty table are.

use super::{Blank, Column, Line, Row};

/// The table of a sheet; none when it has no head with columns to fill in, or no rows.
pub(super) fn table(lines: &[Line]) -> Option<Blank> {
    let head = lines.iter().position(|(_, texts)| filled(texts) > 1)?;
    let numbering = (head + 1..lines.len().min(head + 6)).find(|at| is_numbering(&lines[*at].1));
    let body = numbering.map_or_else(|| first_row(lines, head), |at| Some(at + 1))?;
    let head_end = numbering.unwrap_or(body);
    let label = label_column(&lines[body..])?;
    let number = number_column(&lines[body..], label);
    let titles = titles(&lines[head..head_end], label);
    let columns: Vec<(usize, Column)> = titles
        .into_iter()
        .enumerate()
        .map(|(place, (at, (group, title)))| {
            let id = numbering.and_then(|line| text(&lines[line].1, at)).map(bare);
            (at, Column { id: id.unwrap_or_else(|| (place + 1).to_string()), group, title })
        })
        .collect();
    let rows = rows(&lines[body..], label, number, &columns);
    if columns.is_empty() || rows.iter().all(|row| row.heading) {
        return None;
    }
    let title = lines[..head].iter().flat_map(|(_, texts)| texts.iter().filter(|t| !t.is_empty()));
    let title = title.cloned().collect::<Vec<_>>().join(" ");
    Some(Blank { title, columns: columns.into_iter().map(|(_, own)| own).collect(), rows })
}

fn filled(texts: &[String]) -> usize {
    texts.iter().filter(|text| !text.is_empty()).count()
}

fn text(texts: &[String], at: usize) -> Option<&str> {
    texts.get(at).map(String::as_str).filter(|text| !text.is_empty())
}

/// `1.` or `(1)` is 1.
fn bare(text: &str) -> String {
    text.trim_matches(['.', ')', '(', ' ']).to_owned()
}

/// A line of whole numbers one after another: those of the columns.
fn is_numbering(texts: &[String]) -> bool {
    let numbers: Option<Vec<u32>> =
        texts.iter().filter(|text| !text.is_empty()).map(|text| bare(text).parse().ok()).collect();
    let follow = |own: Vec<u32>| own.windows(2).all(|pair| pair[1] == pair[0] + 1);
    filled(texts) > 1 && numbers.is_some_and(follow)
}

/// Without a line of numbers the rows begin where something stands below the label's own title.
fn first_row(lines: &[Line], head: usize) -> Option<usize> {
    let label = label_column(&lines[head + 1..])?;
    (head + 1..lines.len()).find(|at| text(&lines[*at].1, label).is_some())
}

/// The column with the most letters.
fn label_column(lines: &[Line]) -> Option<usize> {
    let width = lines.iter().map(|(_, texts)| texts.len()).max()?;
    let letters = |at: usize| -> usize {
        let texts = lines.iter().filter_map(|(_, texts)| text(texts, at));
        texts.map(|text| text.chars().filter(|own| own.is_alphabetic()).count()).sum()
    };
    // The first of equals: columns after it are cells.
    let most = (0..width).max_by_key(|at| (letters(*at), std::cmp::Reverse(*at)))?;
    (letters(most) > 0).then_some(most)
}

/// The column of the rows' own numbers: left of the labels, short, with a digit in most rows.
fn number_column(lines: &[Line], label: usize) -> Option<usize> {
    (0..label).rev().find(|at| {
        let texts: Vec<&str> = lines.iter().filter_map(|(_, texts)| text(texts, *at)).collect();
        let short = texts.iter().filter(|text| is_number(text)).count();
        short > 0 && 2 * short >= texts.len() && 2 * short >= lines.len()
    })
}

/// `1`, `1.2.`, `4a`, `IV`.
fn is_number(text: &str) -> bool {
    let own = bare(text);
    let short = own.chars().count() <= 8 && !own.contains(' ');
    let roman = !own.is_empty() && own.chars().all(|letter| "IVX".contains(letter));
    short && (own.chars().any(|letter| letter.is_ascii_digit()) || roman)
}

/// The columns right of the labels that have a title: their places, the heads over them and their titles.
fn titles(head: &[Line], label: usize) -> Vec<(usize, (String, String))> {
    let width = head.iter().map(|(_, texts)| texts.len()).max().unwrap_or_default();
    let own = |line: usize, at: usize| text(&head[line].1, at);
    let below = |line: usize, at: usize| (line + 1..head.len()).any(|next| own(next, at).is_some());
    let titled = |at: usize| {
        let mut parts: Vec<&str> = Vec::new();
        for line in 0..head.len() {
            // A head over several columns stands in the first of them.
            let group = || {
                let left = (label + 1..at).rev().find(|left| own(line, *left).is_some())?;
                (below(line, at) && below(line, left)).then(|| own(line, left)).flatten()
            };
            let part = own(line, at).or_else(group);
            parts.extend(part.filter(|part| parts.last() != Some(part)));
        }
        let title = parts.pop().unwrap_or_default().to_owned();
        (parts.join(" – "), title)
    };
    let all = (label + 1..width).map(|at| (at, titled(at)));
    all.filter(|(_, (_, title))| !title.is_empty()).collect()
}

fn rows(
    lines: &[Line],
    label: usize,
    number: Option<usize>,
    columns: &[(usize, Column)],
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut last = None;
    for (at, texts) in lines {
        let own = number.and_then(|number| text(texts, number)).filter(|text| is_number(text));
        // Below the table: who made it, notes.
        let apart = last.is_some_and(|last| *at > last + 1) && own.is_none();
        let Some(label) = text(texts, label).filter(|_| !apart) else {
            if apart {
                break;
            }
            continue;
        };
        last = Some(*at);
        let crossed = |place: usize| text(texts, place).is_some_and(|cell| "xX×".contains(cell));
        let blocked: Vec<String> = columns
            .iter()
            .filter(|(place, _)| crossed(*place))
            .map(|(_, own)| own.id.clone())
            .collect();
        let heading = (number.is_some() && own.is_none()) || blocked.len() == columns.len();
        let counted = rows.iter().filter(|row| !row.heading).count() + 1;
        let mut id = own.map_or_else(|| counted.to_string(), bare);
        if rows.iter().any(|row| row.id == id) {
            id = format!("{id}-{counted}");
        }
        rows.push(match heading {
            true => Row { label: label.to_owned(), heading, ..Row::default() },
            false => Row { id, label: label.to_owned(), heading, blocked },
        });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of a sheet, cells between `|`; blank lines count as rows.
    fn sheet(text: &str) -> Vec<Line> {
        let lines = text.lines().enumerate().map(|(number, line)| {
            let texts = line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
            (number as u32 + 1, texts)
        });
        lines.filter(|(_, texts)| texts.iter().any(|text| !text.is_empty())).collect()
    }

    fn told(text: &str) -> Option<String> {
        let own = table(&sheet(text))?;
        let columns = own.columns.iter().map(|own| match own.group.as_str() {
            "" => format!("{}={}", own.id, own.title),
            group => format!("{}={group} – {}", own.id, own.title),
        });
        let rows = own.rows.iter().map(|row| match row.heading {
            true => format!("# {}", row.label),
            false => {
                format!("{}={}{}", row.id, row.label, row.blocked.join(",").replacen("", "/", 1))
            }
        });
        let all = [vec![own.title.clone()], columns.collect(), rows.collect()];
        Some(all.iter().map(|part| part.join("; ")).collect::<Vec<_>>().join(" | "))
    }

    #[test]
    fn tables_of_many_shapes_are_found() {
        for (text, expected) in [
            (
                "Tabela 1. Pomoc\n\nLp. | Wyszczególnienie | osoby | kwota\n1 | 2 | 3 | 4\n1. | Ogółem | | x\n1.1 | w tym dzieci | |",
                "Tabela 1. Pomoc | 3=osoby; 4=kwota | 1=Ogółem/4; 1.1=w tym dzieci/",
            ),
            (
                "Dzielnica | Rodziny | Osoby\nŚródmieście | |\nZawada | |\n\nSporządził | |",
                " | 1=Rodziny; 2=Osoby | 1=Śródmieście/; 2=Zawada/",
            ),
            (
                "Forma | Dzieci | | Dorośli |\n | razem | dziewczęta | razem | kobiety\nnoclegownia | | | |\nschronisko | X | X | |",
                " | 1=Dzieci – razem; 2=Dzieci – dziewczęta; 3=Dorośli – razem; 4=Dorośli – kobiety | 1=noclegownia/; 2=schronisko/1,2",
            ),
            (
                "Lp | Świadczenie | styczeń | luty\nA. Pieniężne | | |\n1 | zasiłek stały | |\n | B. Niepieniężne | |\n2 | posiłek | |",
                " | 1=styczeń; 2=luty | 1=zasiłek stały/; # B. Niepieniężne; 2=posiłek/",
            ),
            ("Same słowa", ""),
            ("Nr | Nazwa", ""),
        ] {
            assert_eq!(told(text).unwrap_or_default(), expected, "{text}");
        }
    }
}
