//! Large TOML files, read by several threads.
//!
//! A text is cut before lines that begin with `[[item]]` and the like, and every piece is parsed
//! as a document of its own. A cut could fall inside a string or a list of several lines; the
//! piece before it then lacks an end and does not parse, and the text is parsed in one piece. So
//! the result is always that of the whole text.

use std::{
    num::NonZero,
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use super::{
    node::{Entry, Node, Span, SyntaxError, Value},
    read::Cancelled,
};

/// The least length of a piece in bytes: below, starting a thread costs more than it saves.
const PIECE: usize = 512 * 1024;

/// More threads than this wait for memory rather than for the processor.
const MAX_THREADS: usize = 8;

/// Reads `text` as TOML. `goes_on` hears the fraction done.
///
/// # Errors
/// If `goes_on` says no.
pub(crate) fn parse_toml<'a>(
    text: &'a str,
    goes_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Result<Node<'a>, SyntaxError>, Cancelled> {
    let cuts = cuts_of(text, PIECE);
    if cuts.len() > 2
        && let Some(merged) = parse_pieces(text, &cuts, goes_on)?
    {
        return Ok(Ok(merged));
    }
    Ok(Node::from_toml(text, 0))
}

/// Where pieces of at least `least` bytes begin, and the end of the text.
fn cuts_of(text: &str, least: usize) -> Vec<usize> {
    let mut cuts = vec![0];
    while let Some(rest) = text.get(cuts[cuts.len() - 1]..) {
        // The search runs over bytes: a step may lead into the middle of a character.
        let found = rest.as_bytes().get(least..).and_then(|tail| {
            let lines = tail.windows(3).enumerate();
            let mut headers = lines.filter(|(_, window)| *window == b"\n[[");
            let header = headers.find(|(at, _)| begins_entry(&tail[at + 1..]));
            header.map(|(at, _)| least + at + 1)
        });
        let Some(at) = found else { break };
        cuts.push(cuts[cuts.len() - 1] + at);
    }
    cuts.push(text.len());
    cuts
}

/// Whether the header at the start of `line` is that of an entry, and not of a part of the entry
/// above it, as `[[item.revisions]]` is.
fn begins_entry(line: &[u8]) -> bool {
    let header = line.iter().take_while(|byte| **byte != b'\n');
    !header
        .take_while(|byte| **byte != b']')
        .any(|byte| *byte == b'.')
}

/// Parses the pieces side by side. `None` if they do not fit together.
fn parse_pieces<'a>(
    text: &'a str,
    cuts: &[usize],
    goes_on: &mut dyn FnMut(f32) -> bool,
) -> Result<Option<Node<'a>>, Cancelled> {
    let count = cuts.len() - 1;
    let (next, stop) = (&AtomicUsize::new(0), &AtomicBool::new(false));
    let mut pieces: Vec<Option<Node<'a>>> = (0..count).map(|_| None).collect();
    let threads = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(MAX_THREADS);
    let completed = thread::scope(|scope| {
        let (sender, parsed) = mpsc::channel();
        for _ in 0..threads.min(count) {
            let sender = sender.clone();
            let work = move || {
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(piece) = cuts.get(at).zip(cuts.get(at + 1)) else {
                        return;
                    };
                    let node = Node::from_toml(&text[*piece.0..*piece.1], *piece.0);
                    if sender.send((at, node)).is_err() {
                        return;
                    }
                }
            };
            // Without a thread the channel closes early, and the text is parsed in one piece.
            let builder = thread::Builder::new().name("briefline-parse".to_owned());
            builder.spawn_scoped(scope, work).ok();
        }
        drop(sender);
        for (done, (at, node)) in parsed.iter().enumerate() {
            pieces[at] = node.ok();
            let is_stopped = !goes_on(done as f32 / count as f32);
            if is_stopped || pieces[at].is_none() {
                stop.store(true, Ordering::Relaxed);
            }
            if is_stopped {
                return Err(Cancelled);
            }
        }
        Ok(())
    });
    completed?;
    Ok(pieces
        .into_iter()
        .collect::<Option<Vec<_>>>()
        .and_then(|pieces| merge(text, pieces)))
}

/// One table of all; `None` if two pieces name the same key other than by `[[key]]`.
fn merge<'a>(text: &'a str, pieces: Vec<Node<'a>>) -> Option<Node<'a>> {
    let mut merged: Vec<Entry<'a>> = Vec::new();
    for piece in pieces {
        let Value::Table(entries) = piece.value else {
            return None;
        };
        for entry in entries {
            match merged.iter_mut().find(|earlier| earlier.key == entry.key) {
                None => merged.push(entry),
                Some(earlier) => {
                    let mut more = tables_of(text, entry.node)?;
                    // Only looked at: what is no list of tables is not for merging.
                    let Value::List(known) = &mut earlier.node.value else {
                        return None;
                    };
                    if !known.first().is_some_and(|node| has_header(text, node)) {
                        return None;
                    }
                    known.append(&mut more);
                }
            }
        }
    }
    Some(Node {
        span: Span {
            start: 0,
            end: text.len(),
        },
        value: Value::Table(merged),
    })
}

/// The tables of a list that is written with `[[…]]`.
fn tables_of<'a>(text: &str, node: Node<'a>) -> Option<Vec<Node<'a>>> {
    match node.value {
        Value::List(nodes) if nodes.first().is_some_and(|first| has_header(text, first)) => {
            Some(nodes)
        }
        _ => None,
    }
}

fn has_header(text: &str, node: &Node<'_>) -> bool {
    text[node.span.start..].starts_with("[[")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::generate::{generate, generate_changing};

    /// The tree with its places.
    fn whole(text: &str) -> String {
        format!("{:?}", Node::from_toml(text, 0).unwrap().value)
    }

    fn in_pieces(text: &str, least: usize) -> Option<String> {
        let node = parse_pieces(text, &cuts_of(text, least), &mut |_| true).ok()??;
        Some(format!("{:?}", node.value))
    }

    #[test]
    fn pieces_give_the_same_tree_as_the_whole() {
        for text in [generate(200, 5), generate_changing(60, 5, 5)] {
            for least in [1, 100, 1_000, 7_777, 1_000_000] {
                assert_eq!(
                    in_pieces(&text, least).unwrap(),
                    whole(&text),
                    "pieces of {least}"
                );
            }
        }
    }

    #[test]
    fn a_cut_inside_a_string_or_a_list_is_found_out() {
        for text in [
            "[[a]]\nb = '''\n[[c]]\n'''\n[[a]]\nb = ''\n",
            "[[a]]\nb = [\n[[1]],\n[[2]],\n]\n",
            "[[a]]\nb = \"\"\"\n[[a]]\nb = \"\"\"\n[[a]]\nb = \"\"\"\nx\"\"\"\n",
        ] {
            assert_eq!(in_pieces(text, 1), None, "{text}");
        }
    }

    #[test]
    fn pieces_that_contradict_each_other_are_found_out() {
        for text in [
            "[t]\na = 1\n[[i]]\nx = 1\n[t]\nb = 2\n[[i]]\nx = 2\n",
            "i = [{ x = 1 }]\n[[i]]\nx = 1\n[[i]]\nx = 2\n",
            "[[i]]\n[[i.j]]\nx = 1\n[i]\n",
        ] {
            assert_eq!(in_pieces(text, 1), None, "{text}");
            assert!(Node::from_toml(text, 0).is_err(), "{text}");
        }
    }

    #[test]
    fn reading_stops_when_told() {
        let text = generate(200, 5);
        assert!(parse_pieces(&text, &cuts_of(&text, 100), &mut |done| done < 0.5).is_err());
    }
}
