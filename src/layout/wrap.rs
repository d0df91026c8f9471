//! How a title is written beside its mark: in full, on one line or two.

/// The longest name on one line, in characters.
const LONGEST_LINE: usize = 48;
/// The longest line of two.
const LONGEST_OF_TWO: usize = 32;

/// Whether `title` fits one line in full.
pub(crate) fn fits_one_line(title: &str) -> bool {
    title.chars().count() <= LONGEST_LINE
}

/// `title` on two lines of at most 32 characters, as even as its words allow; `None` if it has
/// one word or is too long for that.
pub(crate) fn two_lines(title: &str) -> Option<[&str; 2]> {
    let count = |text: &str| text.chars().count();
    title
        .match_indices(' ')
        .map(|(at, _)| [title[..at].trim_end(), title[at..].trim_start()])
        .filter(|lines| {
            lines
                .iter()
                .all(|line| !line.is_empty() && count(line) <= LONGEST_OF_TWO)
        })
        .min_by_key(|[first, second]| count(first).abs_diff(count(second)))
}

/// `title` cut at the end of a word with an ellipsis, at most 48 characters; for titles that fit
/// neither one line nor two.
pub(crate) fn shortened(title: &str) -> String {
    let limit = title
        .char_indices()
        .nth(LONGEST_LINE - 2)
        .map_or(title.len(), |(at, _)| at);
    let cut = title[..limit].rfind(' ').unwrap_or(limit);
    let kept = title[..cut].trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-".contains(c));
    format!("{kept} …")
}

/// The longest beginning that fits, with an ellipsis if it is not all.
pub(crate) fn cut(line: &str, fits: &dyn Fn(&str) -> bool) -> String {
    if fits(line) {
        return line.to_owned();
    }
    let ends = line.char_indices().rev().map(|(at, _)| at);
    ends.map(|at| format!("{}…", line[..at].trim_end()))
        .find(|shorter| fits(shorter))
        .unwrap_or_else(|| "…".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_split_into_even_lines() {
        assert_eq!(
            two_lines("Paris talks of the Coalition of the Willing"),
            Some(["Paris talks of the", "Coalition of the Willing"])
        );
        assert_eq!(two_lines("Counterproposal"), None);
    }

    #[test]
    fn a_very_long_title_is_cut_at_the_end_of_a_word() {
        let title =
            "A title, of words, that goes on and on and on, and never really comes to an end";
        assert_eq!(two_lines(title), None);
        assert!(!fits_one_line(title));
        assert_eq!(
            shortened(title),
            "A title, of words, that goes on and on and …"
        );
    }

    #[test]
    fn a_word_without_end_is_cut_between_letters() {
        let title = "Ж".repeat(70);
        assert_eq!(shortened(&title).chars().count(), 48);
    }
}
