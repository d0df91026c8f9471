//! Walks a display list in its paint order: backdrop, axis, ghosts, relations, spans, marks,
//! names, plate, heads, flag.

use std::fmt::Write as _;

use emath::{Pos2, Rect, Vec2};

use crate::layout::{
    Cluster, DisplayList, Ink, Mark, PhaseBand, Plate, RampStep, TextLine, Tick, TrackHead, Weight,
};
use crate::model::{Hue, Status};
use crate::palette::{Palette, Rgb};

use super::ExportNames;
use super::followed::{self, ExportRow, rows_height};
use super::known::{BANNER, banner};
use super::marks::{MarkLook, halo, mark, ring};
use super::spans::span;
use super::svg_writer::{Num, Paint, Pen, SvgWriter, TextLook};

/// Draws all of `list` with `rows` under it, under the banner if there is one.
pub(super) fn draw(
    list: &DisplayList,
    rows: &[ExportRow],
    names: &ExportNames<'_>,
    palette: &Palette,
) -> String {
    let mut scene = Scene {
        svg: SvgWriter::default(),
        list,
        names,
        palette,
    };
    let height = list.size.y + rows_height(rows);
    let Some(told) = names.banner else {
        scene.canvas();
        followed::rows(&mut scene.svg, list, rows, palette);
        let size = [list.size.x, height];
        return scene.svg.finish(size, names.title, names.summary);
    };
    banner(&mut scene.svg, palette, list.size.x, told);
    scene.svg.open_moved(BANNER);
    scene.canvas();
    followed::rows(&mut scene.svg, list, rows, palette);
    scene.svg.close();
    let title = format!("{} · {told}", names.title);
    let summary = format!("{told}. {}", names.summary);
    let size = [list.size.x, height + BANNER];
    scene.svg.finish(size, &title, summary.trim_end())
}

/// A picture in the making.
pub(super) struct Scene<'a> {
    pub(super) svg: SvgWriter,
    pub(super) list: &'a DisplayList,
    pub(super) names: &'a ExportNames<'a>,
    pub(super) palette: &'a Palette,
}

impl Scene<'_> {
    fn canvas(&mut self) {
        let paper = Paint::fill(self.palette.paper);
        self.svg.rect(self.all(), 0.0, paper);
        self.backdrop();
        self.axis();
        self.contents();
        self.heads();
        self.flag();
    }

    /// What is later than the day of knowledge, weekends, month lines, lane rules, "today" and
    /// the line of that day.
    fn backdrop(&mut self) {
        let (list, palette) = (self.list, self.palette);
        let rows = [list.lanes_top, list.size.y];
        self.svg.open_clipped("backdrop", self.lanes());
        if let Some(line) = &list.knowledge {
            self.svg.rect(line.later, 0.0, Paint::fill(palette.later));
        }
        for shade in &list.weekends {
            self.weekend(*shade);
        }
        for tick in list.ticks.iter().filter(|tick| tick.major) {
            self.vertical(hair(tick.x), rows, Pen::solid(palette.month, 1.0));
        }
        for y in &list.lane_rules {
            let ends = [list.heads_width, list.size.x].map(|x| Pos2::new(x, hair(*y)));
            self.svg.line(ends, Pen::solid(palette.line1, 1.0));
        }
        for (x, stretch) in list.today_pieces() {
            self.vertical(x, stretch, Pen::dashed(palette.t2, 1.5, [6.0, 4.0]));
        }
        for (x, stretch) in list.knowledge_pieces() {
            self.vertical(x, stretch, Pen::solid(palette.amber_line, 2.0));
        }
        self.svg.close();
    }

    pub(super) fn is_light(&self) -> bool {
        self.palette.paper.0 > 127
    }

    /// The axis with its ticks, and the phases under it.
    fn axis(&mut self) {
        let (list, palette) = (self.list, self.palette);
        let top = Rect::from_min_max(
            Pos2::new(list.heads_width, 0.0),
            Pos2::new(list.size.x, list.lanes_top),
        );
        self.svg.open_clipped("axis", top);
        for tick in &list.ticks {
            self.tick(tick);
        }
        for line in &list.pinned {
            self.text(line);
        }
        let foot = [top.left(), top.right()].map(|x| Pos2::new(x, list.axis_bottom - 0.5));
        self.svg.line(foot, Pen::solid(palette.axis, 1.0));
        for phase in &list.phases {
            self.phase(phase);
        }
        if let Some(line) = list.knowledge.as_ref().filter(|line| line.x.is_some()) {
            self.svg
                .polygon(&line.wedge, Paint::fill(palette.amber_line));
        }
        let rule = [top.left(), top.right()].map(|x| Pos2::new(x, list.lanes_top - 0.5));
        self.svg.line(rule, Pen::solid(palette.line2, 1.0));
        self.svg.close();
    }

    fn tick(&mut self, tick: &Tick) {
        let foot = self.list.axis_bottom;
        if tick.major {
            self.vertical(
                hair(tick.x),
                [0.0, foot],
                Pen::solid(self.palette.line2, 1.0),
            );
        } else {
            let height = if tick.label.is_some() { 7.0 } else { 3.0 };
            let pen = Pen::solid(self.palette.axis, 1.0);
            self.vertical(hair(tick.x), [foot - height, foot], pen);
        }
        if let Some(label) = &tick.label {
            self.text(label);
        }
    }

    fn phase(&mut self, phase: &PhaseBand) {
        if phase.dashed {
            let pen = Pen::dashed(self.palette.axis, 1.0, [5.0, 4.0]);
            self.svg.rect(phase.rect.shrink(0.5), 4.0, Paint::edge(pen));
        } else if phase.fades {
            self.fading_phase(phase);
        } else {
            self.svg
                .rect(phase.rect, 4.0, Paint::fill(self.palette.phase));
        }
        if let Some(label) = &phase.label {
            self.text(label);
        }
    }

    /// Ghosts, relations, spans, marks, pills, names and the plate.
    fn contents(&mut self) {
        let list = self.list;
        self.svg.open_clipped("lanes", self.lanes());
        if let Some(plate) = &list.plate {
            self.guide(plate);
        }
        for ghost in &list.ghosts {
            self.ghost(ghost);
        }
        for slip in &list.slips {
            self.arrow(&slip.path, slip.head, 1.5);
        }
        for link in &list.links {
            let path = rounded(&link.path, 8.0);
            let underlay = Pen::solid(self.palette.paper, 5.0);
            self.svg.path(&path, Paint::edge(underlay));
        }
        for link in &list.links {
            self.arrow(&link.path, link.head, 1.75);
        }
        for drawn in &list.spans {
            span(&mut self.svg, self.palette, list.size.x, drawn);
        }
        for mark in &list.marks {
            self.mark(mark);
        }
        for cluster in &list.clusters {
            self.cluster(cluster);
        }
        for line in list.labels.iter().flat_map(|label| &label.lines) {
            self.text(line);
        }
        for (rect, line) in list.links.iter().filter_map(|link| link.verb.as_ref()) {
            self.pill(*rect);
            self.text(line);
        }
        if let Some((rect, line)) = list.knowledge.as_ref().and_then(|line| line.flag.as_ref()) {
            self.knowledge_flag(*rect, line);
        }
        if let Some(plate) = &list.plate {
            self.plate(plate);
        }
        self.svg.close();
    }

    fn mark(&mut self, drawn: &Mark) {
        let look = self.look(drawn, self.ground(drawn.center.x));
        self.svg.open_named(&(self.names.item)(drawn.item));
        halo(&mut self.svg, drawn.center, look);
        if drawn.ghost {
            self.svg.open_faded(0.7);
            mark(&mut self.svg, drawn.center, look);
            self.svg.close();
        } else {
            mark(&mut self.svg, drawn.center, look);
        }
        if self
            .list
            .plate
            .as_ref()
            .is_some_and(|plate| plate.item == drawn.item)
        {
            ring(
                &mut self.svg,
                drawn.center,
                look,
                Pen::solid(self.palette.ink, 2.0),
            );
        }
        self.date_signs(drawn);
        self.svg.close();
    }

    /// "~" and "?" above the mark of an approximate or uncertain date.
    fn date_signs(&mut self, drawn: &Mark) {
        let signs = match (drawn.approximate, drawn.uncertain) {
            (false, false) => return,
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "~?",
        };
        let corner = Vec2::new(drawn.size / 2.0 + 0.5, -drawn.size / 2.0 - 1.0);
        let look = TextLook {
            size: 12.0,
            weight: 600,
            color: self.palette.t2,
            alpha: 1.0,
            centered: true,
        };
        self.svg.text(drawn.center + corner, signs, look);
    }

    fn look(&self, drawn: &Mark, background: Rgb) -> MarkLook {
        let color = self.color(drawn.dimmed, drawn.shade, drawn.hue);
        MarkLook {
            shape: drawn.shape,
            status: drawn.status,
            size: drawn.size,
            color,
            background,
            axis: self.palette.axis,
            split: drawn.split,
        }
    }

    fn color(&self, dimmed: bool, shade: Option<RampStep>, hue: Hue) -> Rgb {
        match shade {
            _ if dimmed => self.palette.filtered,
            Some(step) => self.palette.grey(step.faintness()),
            None => self.palette.hue(hue),
        }
    }

    fn cluster(&mut self, cluster: &Cluster) {
        self.svg
            .open_named(&format!("{} items close together", cluster.count));
        self.pill(cluster.rect);
        let color = self.color(cluster.dimmed, cluster.shade, cluster.hue);
        let (mut x, y) = (cluster.rect.left() + 13.0, cluster.rect.center().y);
        for shape in &cluster.shapes {
            let look = MarkLook {
                shape: *shape,
                status: Status::Happened,
                size: 8.0,
                color,
                background: self.palette.surface,
                axis: self.palette.axis,
                split: false,
            };
            mark(&mut self.svg, Pos2::new(x, y), look);
            x += 10.0;
        }
        self.text(&cluster.label);
        self.svg.close();
    }

    fn pill(&mut self, rect: Rect) {
        let edge = Pen::solid(self.palette.line2, 1.0);
        let paint = Paint::both(self.palette.surface, edge);
        self.svg
            .rect(rect.shrink(0.5), rect.height() / 2.0 - 0.5, paint);
    }

    fn arrow(&mut self, path: &[Pos2], head: Vec2, width: f32) {
        let way = rounded(path, 8.0);
        self.svg
            .path(&way, Paint::edge(Pen::solid(self.palette.t2, width)));
        if let Some(&tip) = path.last() {
            let across = head.rot90() * 4.5;
            let back = tip - head * 7.5;
            let head = [tip, back + across, back - across];
            self.svg.polygon(&head, Paint::fill(self.palette.t2));
        }
    }

    /// The line from the axis through the selected item.
    fn guide(&mut self, plate: &Plate) {
        let Some(x) = plate.guide_x else { return };
        let ink = self.palette.ink;
        let above = [self.list.lanes_top, plate.rect.top()];
        self.vertical(x, above, Pen::solid(ink, 1.25));
        let below = [plate.rect.bottom(), self.list.size.y];
        self.vertical(x, below, Pen::dashed(ink, 1.0, [2.0, 4.0]));
    }

    fn plate(&mut self, plate: &Plate) {
        // A lit page casts a faint shadow, a dark one must cast a strong one to be seen.
        let alpha = if self.is_light() { 0.13 } else { 0.45 };
        self.svg.open_named(&(self.names.item)(plate.item));
        self.svg.shadow(plate.rect, 10.0, alpha);
        let edge = Pen::solid(self.palette.ink, 1.5);
        let paint = Paint::both(self.palette.surface, edge);
        self.svg.rect(plate.rect.shrink(0.75), 9.25, paint);
        let look = self.look(&plate.mark, self.palette.surface);
        mark(&mut self.svg, plate.mark.center, look);
        for line in &plate.lines {
            self.text(line);
        }
        self.svg.close();
    }

    /// The selected item's date, on the axis.
    fn flag(&mut self) {
        let flag = self
            .list
            .plate
            .as_ref()
            .and_then(|plate| plate.flag.as_ref());
        if let Some((rect, line)) = flag {
            self.svg.rect(*rect, 5.0, Paint::fill(self.palette.ink));
            self.text(line);
        }
    }

    /// The heads of the tracks, over everything that scrolls under them.
    fn heads(&mut self) {
        let (list, palette) = (self.list, self.palette);
        let column = self.all().with_max_x(list.heads_width);
        let edge = Pen::solid(palette.line2, 1.0);
        self.svg.rect(column, 0.0, Paint::fill(palette.chrome));
        self.vertical(column.right() - 0.5, [0.0, column.bottom()], edge);
        for y in [list.axis_bottom, list.lanes_top] {
            let ends = [0.0, column.right()].map(|x| Pos2::new(x, y - 0.5));
            self.svg.line(ends, edge);
        }
        self.svg
            .open_clipped("heads", column.with_min_y(list.lanes_top));
        for head in &list.heads {
            self.head(head);
        }
        self.svg.close();
    }

    fn head(&mut self, head: &TrackHead) {
        let inset = if head.folded { 6.0 } else { 14.0 };
        let bar = Rect::from_min_max(
            Pos2::new(head.rect.left() + 16.0, head.rect.top() + inset),
            Pos2::new(head.rect.left() + 20.0, head.rect.bottom() - inset),
        );
        self.svg
            .rect(bar, 2.0, Paint::fill(self.palette.hue(head.hue)));
        for line in &head.lines {
            self.text(line);
        }
        let y = hair(head.rect.bottom());
        let rule = [head.rect.left(), head.rect.right()].map(|x| Pos2::new(x, y));
        self.svg.line(rule, Pen::solid(self.palette.line1, 1.0));
    }

    pub(super) fn text(&mut self, line: &TextLine) {
        text_line(&mut self.svg, self.palette, line);
    }

    fn vertical(&mut self, x: f32, [top, foot]: [f32; 2], pen: Pen) {
        self.svg.line([Pos2::new(x, top), Pos2::new(x, foot)], pen);
    }

    fn all(&self) -> Rect {
        Rect::from_min_size(Pos2::ZERO, self.list.size)
    }

    fn lanes(&self) -> Rect {
        self.all()
            .with_min_x(self.list.heads_width)
            .with_min_y(self.list.lanes_top)
    }
}

/// Sets a line of text as layout placed it.
pub(super) fn text_line(svg: &mut SvgWriter, palette: &Palette, line: &TextLine) {
    let weight = match line.style.weight() {
        Weight::Regular => 400,
        Weight::Medium => 500,
        Weight::SemiBold => 600,
        Weight::Bold => 700,
    };
    let color = match line.ink {
        Ink::Primary => palette.t1,
        Ink::Secondary => palette.t2,
        Ink::OnInk => palette.on_ink,
        Ink::Amber => palette.amber_text,
    };
    let (size, alpha) = (line.style.size(), line.alpha);
    let look = TextLook {
        size,
        weight,
        color,
        alpha,
        centered: false,
    };
    svg.text(line.left_center, &line.text, look);
}

/// The middle of the pixel at `x`, so that a hairline is one pixel wide.
fn hair(x: f32) -> f32 {
    x.floor() + 0.5
}

/// A path through corner points with its corners rounded, in SVG's path language.
fn rounded(path: &[Pos2], radius: f32) -> String {
    let mut data = String::new();
    for (at, &corner) in path.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| path.get(before));
        // Writing to a string cannot fail.
        let _infallible = match (before, path.get(at + 1)) {
            (None, _) => write!(data, "M{} {}", Num(corner.x), Num(corner.y)),
            (Some(_), None) => write!(data, "L{} {}", Num(corner.x), Num(corner.y)),
            (Some(&before), Some(&after)) => {
                let reach = radius
                    .min(corner.distance(before) / 2.0)
                    .min(corner.distance(after) / 2.0);
                let from = corner + (before - corner).normalized() * reach;
                let to = corner + (after - corner).normalized() * reach;
                let [x0, y0, x1, y1, x2, y2] =
                    [from.x, from.y, corner.x, corner.y, to.x, to.y].map(Num);
                write!(data, "L{x0} {y0}Q{x1} {y1} {x2} {y2}")
            }
        };
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_path_keeps_its_ends_and_cuts_its_corners() {
        let path = [(0.0, 0.0), (0.0, 40.0), (80.0, 40.0)].map(Pos2::from);
        assert_eq!(rounded(&path, 8.0), "M0 0L0 32Q0 40 8 40L80 40");
    }

    #[test]
    fn a_short_leg_halves_the_radius_rather_than_overlap() {
        let path = [(0.0, 0.0), (0.0, 4.0), (80.0, 4.0)].map(Pos2::from);
        assert_eq!(rounded(&path, 8.0), "M0 0L0 2Q0 4 2 4L80 4");
    }
}
