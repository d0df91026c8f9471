//! What each part of the page is, for screen readers: sections with headings, lists, figures.
//!
//! ```text
//!   H1  P  P                          the title and what stands under it
//!   Section                           a step; the endnotes
//!     H2  P  Figure  P
//!     L                               paragraphs with markers that follow one another
//!       LI  (Lbl)  LBody
//! ```

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, Tag, TagGroup, TagTree};

use super::block::{Block, Role};

/// What was drawn of each block, in the order of drawing.
pub(super) struct TagBook {
    drawn: Vec<Parts>,
}

/// What was drawn of one block.
#[derive(Clone, Default)]
struct Parts {
    label: Vec<Node>,
    body: Vec<Node>,
}

impl TagBook {
    /// Nothing is drawn of any of `blocks` blocks.
    pub(super) fn new(blocks: usize) -> Self {
        Self {
            drawn: vec![Parts::default(); blocks],
        }
    }

    /// Something of the text or the picture of a block was drawn.
    pub(super) fn body(&mut self, block: usize, tag: Identifier) {
        self.drawn[block].body.push(tag.into());
    }

    /// The bullet or the number of a block was drawn.
    pub(super) fn label(&mut self, block: usize, tag: Identifier) {
        self.drawn[block].label.push(tag.into());
    }

    /// A text that can be clicked was drawn.
    pub(super) fn link(&mut self, block: usize, text: Identifier, annotation: Identifier) {
        let nodes = vec![text.into(), annotation.into()];
        let link = TagGroup::with_children(Tag::Link, nodes);
        self.drawn[block].body.push(link.into());
    }

    /// The tree of all that was drawn of `blocks`.
    pub(super) fn tree(self, blocks: &[Block]) -> TagTree {
        let mut tree = TreeMaker {
            tree: TagTree::new(),
            section: None,
            list: None,
        };
        for (block, parts) in blocks.iter().zip(self.drawn) {
            tree.block(block, parts);
        }
        tree.end_section();
        tree.tree
    }
}

struct TreeMaker {
    tree: TagTree,
    section: Option<TagGroup>,
    list: Option<TagGroup>,
}

impl TreeMaker {
    fn block(&mut self, block: &Block, parts: Parts) {
        let Parts { label, body } = parts;
        let paragraph = match block {
            Block::Picture(picture) => {
                self.end_list();
                let figure = Tag::Figure(Some(picture.alt.clone()));
                return self.put(TagGroup::with_children(figure, body));
            }
            Block::Text(paragraph) => paragraph,
        };
        if paragraph.marker.is_some() {
            return self.entry(paragraph.role, label, body);
        }
        self.end_list();
        let heading = |level| Tag::Hn(level, Some(paragraph.text()));
        match paragraph.role {
            Role::Title => self.put(TagGroup::with_children(heading(NonZeroU16::MIN), body)),
            Role::Heading => {
                self.end_section();
                self.section = Some(TagGroup::new(Tag::Section));
                let level = NonZeroU16::MIN.saturating_add(1);
                self.put(TagGroup::with_children(heading(level), body));
            }
            Role::Label => {
                let level = NonZeroU16::MIN.saturating_add(2);
                self.put(TagGroup::with_children(heading(level), body));
            }
            Role::Quote => {
                let text = TagGroup::with_children(Tag::P, body);
                self.put(TagGroup::with_children(Tag::BlockQuote, vec![text.into()]));
            }
            _ => self.put(TagGroup::with_children(Tag::P, body)),
        }
    }

    fn entry(&mut self, role: Role, label: Vec<Node>, body: Vec<Node>) {
        let mut entry = TagGroup::new(Tag::LI);
        if !label.is_empty() {
            entry.push(TagGroup::with_children(Tag::Lbl, label));
        }
        entry.push(TagGroup::with_children(Tag::LBody, body));
        let list = self.list.get_or_insert_with(|| {
            TagGroup::new(Tag::L(match role {
                Role::Endnote => ListNumbering::Decimal,
                _ => ListNumbering::None,
            }))
        });
        list.push(entry);
    }

    fn end_list(&mut self) {
        if let Some(list) = self.list.take() {
            self.put(list);
        }
    }

    fn end_section(&mut self) {
        self.end_list();
        if let Some(section) = self.section.take() {
            self.tree.push(section);
        }
    }

    fn put(&mut self, group: TagGroup) {
        match &mut self.section {
            Some(section) => section.push(group),
            None => self.tree.push(group),
        }
    }
}
