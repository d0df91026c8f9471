//! The picture of a comparison: title, both columns with their ribbons, and the totals.
//!
//! ```text
//!   As known on 5 January 2026                      only on a day of knowledge
//!   US proposal and Counterplan, point by point
//!   columns and ribbons
//!   = 7 kept   ≠ 13 changed   x 8 dropped   + 1 added
//!   US proposal: leaked, never published            as many lines as it takes
//! ```

use emath::{Pos2, Rect, Vec2};

use super::super::known::{BANNER, banner};
use super::super::marks::{MarkLook, halo, mark};
use super::super::measure::FontMeasure;
use super::super::scene::text_line;
use super::super::svg_writer::{Paint, Pen, SvgWriter, TextLook};
use super::ribbons::ribbon;
use super::signs::disc;
use crate::layout::{
    ColumnHead, ComparedRow, ComparisonInput, ComparisonLayout, MeasureText, TextStyle,
    lay_out_comparison, pair_groups,
};
use crate::model::{
    Comparison, ComparisonTable, Document, Hue, ItemIx, PairFilter, Side, Status, Timeline, When,
};
use crate::palette::Palette;

/// The usual width of the picture in points.
const WIDTH: f32 = 1200.0;
/// The height of the title over the columns.
const TITLE: f32 = 56.0;
/// The height of the totals below them.
const TOTALS: f32 = 44.0;
/// The height of a line of remarks.
const REMARK: f32 = 18.0;
/// At both sides.
const GUTTER: f32 = 24.0;

/// The pairs of a comparison that pass `filter`, all of them however many there are, as an SVG
/// document. `None` if one of its documents is not known to `timeline`.
pub fn comparison_svg(
    timeline: &Timeline,
    comparison: &Comparison,
    filter: &PairFilter,
    palette: &Palette,
) -> Option<String> {
    comparison_svg_of_width(timeline, comparison, filter, palette, WIDTH)
}

/// The same in a picture `width` points wide: the narrower, the larger it stands on a page.
pub(in crate::io::export) fn comparison_svg_of_width(
    timeline: &Timeline,
    comparison: &Comparison,
    filter: &PairFilter,
    palette: &Palette,
    width: f32,
) -> Option<String> {
    let left = timeline.document(comparison.left)?;
    let right = timeline.document(comparison.right)?;
    let shown = comparison.shown(timeline, filter);
    let captions = [left, right].map(|document| caption(timeline, document));
    let text = FontMeasure::new();
    let layout = lay_out_comparison(
        &ComparisonInput {
            points: [&left.points, &right.points],
            heads: [[&left.title, &captions[0]], [&right.title, &captions[1]]],
            pairs: &comparison.pairs,
            groups: &pair_groups(timeline, comparison, &shown, filter.order),
            selected: None,
            size: Vec2::new(width, 0.0),
            scroll_y: 0.0,
            whole: true,
        },
        &text,
    );
    let table = ComparisonTable::new(timeline, comparison, &shown);
    let picture = Picture {
        timeline,
        comparison,
        documents: [left, right],
        palette,
        layout: &layout,
        remarks: remarks(&table, &text, width),
        table: &table,
        width,
    };
    Some(picture.draw(&text))
}

struct Picture<'a> {
    timeline: &'a Timeline,
    comparison: &'a Comparison,
    /// Left and right.
    documents: [&'a Document; 2],
    palette: &'a Palette,
    layout: &'a ComparisonLayout,
    table: &'a ComparisonTable,
    /// What stands below the totals, line by line.
    remarks: Vec<String>,
    /// In points.
    width: f32,
}

impl Picture<'_> {
    fn draw(&self, text: &FontMeasure) -> String {
        let mut svg = SvgWriter::default();
        let above = self.table.banner.as_ref().map_or(0.0, |_| BANNER);
        let foot = TITLE + self.layout.size.y;
        let height = above + foot + TOTALS + REMARK * self.remarks.len() as f32 + 12.0;
        let paper = Rect::from_min_size(Pos2::ZERO, Vec2::new(self.width, height));
        svg.rect(paper, 0.0, Paint::fill(self.palette.paper));
        if let Some(told) = &self.table.banner {
            banner(&mut svg, self.palette, self.width, told);
        }
        svg.open_moved(above);
        let title = self.look(20.0, 600);
        svg.text(
            Pos2::new(GUTTER, TITLE / 2.0 + 4.0),
            &self.table.heading,
            title,
        );
        svg.open_moved(TITLE);
        self.columns(&mut svg);
        svg.close();
        self.totals(&mut svg, foot + TOTALS / 2.0, text);
        for (at, remark) in self.remarks.iter().enumerate() {
            let y = foot + TOTALS + REMARK * (at as f32 + 0.5);
            let mut look = self.look(12.0, 400);
            look.color = self.palette.t2;
            svg.text(Pos2::new(GUTTER, y), remark, look);
        }
        svg.close();
        let mut lines = self.table.lines().into_iter();
        let title = lines.next().unwrap_or_default();
        let summary: Vec<&str> = lines.collect();
        svg.finish([self.width, height], title, &summary.join(". "))
    }

    fn columns(&self, svg: &mut SvgWriter) {
        let palette = self.palette;
        for head in &self.layout.heads {
            self.head(svg, head);
        }
        let hues = self.documents.map(|document| self.hue(document.item));
        for drawn in &self.layout.ribbons {
            ribbon(svg, palette, hues, drawn);
        }
        for head in &self.layout.group_heads {
            text_line(svg, palette, &head.line);
        }
        for row in &self.layout.rows {
            svg.open_named(&self.spoken(row));
            text_line(svg, palette, &row.number);
            text_line(svg, palette, &row.title);
            disc(svg, palette, row.disc, row.relation);
            svg.close();
        }
    }

    fn head(&self, svg: &mut SvgWriter, head: &ColumnHead) {
        let document = self.document(head.side);
        let item = self.timeline.item(document.item);
        let track = self.timeline.track(item.track);
        let look = MarkLook {
            shape: item.kind.shape().unwrap_or(track.shape),
            status: Status::Happened,
            size: 18.0,
            color: self.palette.hue(track.hue),
            background: self.palette.paper,
            axis: self.palette.axis,
            split: false,
        };
        halo(svg, head.mark, look);
        mark(svg, head.mark, look);
        for line in &head.lines {
            text_line(svg, self.palette, line);
        }
    }

    /// Every relation that there is, with its sign, its count and its word.
    fn totals(&self, svg: &mut SvgWriter, y: f32, text: &FontMeasure) {
        let rule = [GUTTER, self.width - GUTTER].map(|x| Pos2::new(x, y - TOTALS / 2.0 + 0.5));
        svg.line(rule, Pen::solid(self.palette.line1, 1.0));
        let mut x = GUTTER + ComparedRow::DISC_RADIUS;
        for (relation, count) in self.comparison.totals() {
            disc(svg, self.palette, Pos2::new(x, y), relation);
            let words = format!("{count} {}", relation.word());
            svg.text(Pos2::new(x + 16.0, y), &words, self.look(13.0, 500));
            x += 48.0 + text.width(&words, TextStyle::Band);
        }
        if let Some(extent) = &self.table.extent {
            let mut look = self.look(13.0, 400);
            look.color = self.palette.t2;
            svg.text(Pos2::new(x + 16.0, y), extent, look);
        }
    }

    /// "Left 6 Armed forces capped at 600,000: changed".
    fn spoken(&self, row: &ComparedRow) -> String {
        let document = self.document(row.side);
        let point = document.points.get(row.point.index());
        let (number, title) = point.map_or(("", ""), |it| (&it.number, &it.title));
        let name = &document.short_title;
        format!("{name} {number} {title}: {}", row.relation.word())
    }

    const fn document(&self, side: Side) -> &Document {
        match side {
            Side::Left => self.documents[0],
            Side::Right => self.documents[1],
        }
    }

    fn hue(&self, item: ItemIx) -> Hue {
        self.timeline
            .track(self.timeline.first_belief(item).track)
            .hue
    }

    const fn look(&self, size: f32, weight: u16) -> TextLook {
        TextLook {
            size,
            weight,
            color: self.palette.t1,
            alpha: 1.0,
            centered: false,
        }
    }
}

/// The date of a document; how far there is a text stands below the totals, where there is room.
fn caption(timeline: &Timeline, document: &Document) -> String {
    let of_item = || timeline.when_of(document.item).map(When::label);
    let date = document.shown_date.clone().or_else(of_item);
    date.unwrap_or_default()
}

/// What stands below the totals: the remarks, broken into lines that fit the picture.
fn remarks(table: &ComparisonTable, text: &FontMeasure, width: f32) -> Vec<String> {
    let room = width - 2.0 * GUTTER;
    let mut lines = Vec::new();
    for remark in &table.remarks {
        let mut line = String::new();
        for word in remark.split_whitespace() {
            let longer = format!("{line} {word}");
            if !line.is_empty() && text.width(&longer, TextStyle::Caption) > room {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            } else {
                longer.trim_start().clone_into(&mut line);
            }
        }
        lines.push(line);
    }
    lines
}
