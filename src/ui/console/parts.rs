//! The console's own controls: buttons with an icon and the cap of their key, and pills that say
//! what state the audience's picture is in.

use egui::{
    Align2, Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::layout::Weight;
use crate::ui::look::{Look, font};
use crate::ui::widgets::{Icon, focus_ring, keep_in_sight, paint_icon};

/// How a button of the console calls for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Filled with ink.
    Primary,
    /// Outlined.
    Plain,
    /// Outlined twice: what it does is on.
    On,
    /// What it does keeps something from the audience now.
    Alert,
}

/// A button with the key that does the same.
#[derive(Clone, Copy, Debug)]
pub struct KeyButton<'a> {
    /// Before its words.
    pub icon: Icon,
    /// What it does.
    pub text: &'a str,
    /// The name of the key.
    pub key: &'a str,
    /// What it does, in a sentence.
    pub tip: &'a str,
    /// Its look.
    pub tone: Tone,
}

/// How much of a row of buttons is drawn: what there is no room for goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fullness {
    /// Icon, words and key.
    Full,
    /// Words and key.
    NoIcons,
    /// The same, closer together.
    Tight,
    /// Words; the key is in the tip.
    Words,
    /// The icon alone; words and key are in the tip.
    Icons,
}

impl Fullness {
    /// All, the roomiest first.
    const ALL: [Self; 5] = [
        Self::Full,
        Self::NoIcons,
        Self::Tight,
        Self::Words,
        Self::Icons,
    ];

    /// What stands beside the words, both sides together, and before the cap of the key.
    const fn gaps(self) -> [f32; 2] {
        match self {
            Self::Full | Self::NoIcons => [20.0, 8.0],
            Self::Tight => [10.0, 6.0],
            Self::Words => [16.0, 0.0],
            Self::Icons => [18.0, 0.0],
        }
    }

    const fn has_icon(self) -> bool {
        matches!(self, Self::Full | Self::Icons)
    }

    const fn has_words(self) -> bool {
        !matches!(self, Self::Icons)
    }

    const fn has_cap(self) -> bool {
        !matches!(self, Self::Words | Self::Icons)
    }
}

struct Faces {
    fill: Color32,
    edge: Stroke,
    text: Color32,
    cap: Color32,
}

impl<'a> KeyButton<'a> {
    /// A button that is outlined.
    pub const fn plain(icon: Icon, [text, key]: [&'a str; 2], tip: &'a str) -> Self {
        Self {
            icon,
            text,
            key,
            tip,
            tone: Tone::Plain,
        }
    }

    /// The same with another look.
    pub const fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The width that it needs.
    pub fn width(&self, ui: &Ui, fullness: Fullness) -> f32 {
        let [beside, before_cap] = fullness.gaps();
        let mut width = beside;
        if fullness.has_words() {
            width += text_width(ui, self.text, 13.0, Weight::SemiBold);
        }
        if fullness.has_icon() {
            width += if fullness.has_words() { 22.0 } else { 14.0 };
        }
        if fullness.has_cap() {
            width += cap_width(ui, self.key) + before_cap;
        }
        width.ceil()
    }

    fn faces(&self, look: &Look, response: &Response) -> Faces {
        let (hovered, pressed) = (response.hovered(), response.is_pointer_button_down_on());
        let thin = Stroke::new(1.0, look.line2());
        let fill = |rest: Color32| match (pressed, hovered) {
            (true, _) => look.sunken(),
            (_, true) => look.hover(),
            _ => rest,
        };
        match self.tone {
            Tone::Primary => Faces {
                fill: match (pressed, hovered) {
                    (true, _) => look.ink_pressed(),
                    (_, true) => look.ink_hover(),
                    _ => look.ink(),
                },
                edge: Stroke::NONE,
                text: look.on_ink(),
                cap: look.on_ink2(),
            },
            Tone::Plain => Faces {
                fill: fill(look.surface()),
                edge: thin,
                text: look.t1(),
                cap: look.t2(),
            },
            Tone::On => Faces {
                fill: fill(look.surface()),
                edge: Stroke::new(1.5, look.ink()),
                text: look.t1(),
                cap: look.t2(),
            },
            Tone::Alert => Faces {
                fill: look.alert_fill(),
                edge: Stroke::new(1.5, look.alert_line()),
                text: look.alert_text(),
                cap: look.alert_text(),
            },
        }
    }

    /// Draws it into `rect`.
    pub fn show(&self, ui: &Ui, look: &Look, rect: Rect, fullness: Fullness) -> Response {
        let id = ui.scope_id().with(("key button", self.key));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| match self.tone {
            Tone::On | Tone::Alert => WidgetInfo::selected(Role::Button, true, true, self.text),
            _ => WidgetInfo::labeled(Role::Button, true, self.text),
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_keyboard_shortcut(self.key);
        });
        keep_in_sight(&response);
        let faces = self.faces(look, &response);
        let painter = ui.painter();
        painter.rect(rect, 8.0, faces.fill, faces.edge, StrokeKind::Inside);
        self.paint(ui, rect, fullness, &faces);
        focus_ring(painter, look, &response, 8);
        if fullness.has_words() {
            response.on_hover_text(format!("{} ({})", self.tip, self.key))
        } else {
            response.on_hover_text(format!("{}: {} ({})", self.text, self.tip, self.key))
        }
    }

    /// What stands on it, in the middle.
    fn paint(&self, ui: &Ui, rect: Rect, fullness: Fullness, faces: &Faces) {
        let painter = ui.painter();
        let [beside, before_cap] = fullness.gaps();
        let inner = self.width(ui, fullness) - beside;
        let mut x = rect.center().x - inner / 2.0;
        let y = rect.center().y;
        if fullness.has_icon() {
            paint_icon(painter, self.icon, pos2(x + 7.0, y), faces.text);
            x += 22.0;
        }
        if fullness.has_words() {
            let face = font(13.0, Weight::SemiBold);
            let words = painter.text(pos2(x, y), Align2::LEFT_CENTER, self.text, face, faces.text);
            x = words.right() + before_cap;
        }
        if fullness.has_cap() {
            let size = vec2(cap_width(ui, self.key), 20.0);
            let cap = Rect::from_min_size(pos2(x, y - 10.0), size);
            let edge = Stroke::new(1.0, faces.cap.gamma_multiply(0.55));
            painter.rect_stroke(cap, 4.0, edge, StrokeKind::Inside);
            let face = font(12.0, Weight::SemiBold);
            let middle = Align2::CENTER_CENTER;
            painter.text(cap.center(), middle, self.key, face, faces.cap);
        }
    }
}

/// How much of `buttons` can be drawn in `room`.
fn fullness_in(ui: &Ui, buttons: &[KeyButton<'_>], room: f32) -> Fullness {
    let fits = |fullness: &Fullness| {
        let widths = buttons.iter().map(|it| it.width(ui, *fullness));
        widths.sum::<f32>() <= room
    };
    let found = Fullness::ALL.into_iter().find(fits);
    found.unwrap_or(Fullness::Icons)
}

/// How wide a row of `buttons` is that takes `room` at most.
pub fn row_width(ui: &Ui, buttons: &[KeyButton<'_>], room: f32) -> f32 {
    let gaps = 6.0 * buttons.len().saturating_sub(1) as f32;
    let fullness = fullness_in(ui, buttons, room - gaps);
    let widths = buttons.iter().map(|it| it.width(ui, fullness));
    widths.sum::<f32>() + gaps
}

/// Draws `buttons` side by side over the width of `rect`; gives the place of the one that was
/// clicked.
pub fn button_row(ui: &Ui, look: &Look, rect: Rect, buttons: &[KeyButton<'_>]) -> Option<usize> {
    let wide = rect.width() > 880.0;
    let gap = if wide { 10.0 } else { 6.0 };
    let room = rect.width() - gap * buttons.len().saturating_sub(1) as f32;
    let fullness = fullness_in(ui, buttons, room);
    let natural: Vec<f32> = buttons.iter().map(|it| it.width(ui, fullness)).collect();
    let spare = (room - natural.iter().sum::<f32>()) / buttons.len().max(1) as f32;
    let mut x = rect.left();
    let mut clicked = None;
    for (at, (button, width)) in buttons.iter().zip(natural).enumerate() {
        let size = vec2(width + spare, rect.height());
        let place = Rect::from_min_size(pos2(x, rect.top()), size);
        if button.show(ui, look, place, fullness).clicked() {
            clicked = Some(at);
        }
        x += size.x + gap;
    }
    clicked
}

/// Draws a button of `height` that ends at `x`, centred on a line at `y`; gives its left edge too.
pub fn button_at(
    ui: &Ui,
    look: &Look,
    [x, y, height]: [f32; 3],
    button: &KeyButton<'_>,
) -> (f32, bool) {
    let size = vec2(button.width(ui, Fullness::Full) + 4.0, height);
    let rect = Rect::from_min_size(pos2(x - size.x, y - height / 2.0), size);
    let clicked = button.show(ui, look, rect, Fullness::Full).clicked();
    (rect.left(), clicked)
}

/// What state something is in: filled red if it is kept from the audience. It ends at `right`;
/// gives its left edge.
pub fn pill(
    ui: &Ui,
    look: &Look,
    right: [f32; 2],
    (icon, alert): (Icon, bool),
    words: &str,
) -> f32 {
    let [x, y] = right;
    let size = vec2(text_width(ui, words, 13.0, Weight::SemiBold) + 42.0, 28.0);
    let rect = Rect::from_min_size(pos2(x - size.x, y - 14.0), size);
    let (fill, ink, edge) = if alert {
        (look.alert_line(), look.on_alert(), Stroke::NONE)
    } else {
        let edge = Stroke::new(1.0, look.line2());
        (look.surface(), look.t1(), edge)
    };
    let painter = ui.painter();
    painter.rect(rect, 6.0, fill, edge, StrokeKind::Inside);
    paint_icon(painter, icon, rect.left_center() + vec2(18.0, 0.0), ink);
    let at = rect.left_center() + vec2(32.0, 0.0);
    let face = font(13.0, Weight::SemiBold);
    painter.text(at, Align2::LEFT_CENTER, words, face, ink);
    label_node(ui, rect, ("pill", words), words);
    rect.left()
}

/// Text on one line from `left` on a line of `y`, cut with an ellipsis before `right`; read to a
/// screen reader. Gives its right edge.
pub fn line(
    ui: &Ui,
    (left, right, y): (f32, f32, f32),
    (size, weight, color): (f32, Weight, Color32),
    words: &str,
) -> f32 {
    if right - left < 12.0 || words.is_empty() {
        return left;
    }
    let mut job =
        egui::text::LayoutJob::simple(words.to_owned(), font(size, weight), color, right - left);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let rect = Rect::from_min_size(pos2(left, y - galley.size().y / 2.0), galley.size());
    ui.painter().galley(rect.min, galley, color);
    label_node(ui, rect, ("line", words), words);
    rect.right()
}

/// The same in the middle of a row, without telling a screen reader: what it stands on tells it.
pub fn painted(
    ui: &Ui,
    (left, right, y): (f32, f32, f32),
    (size, weight, color): (f32, Weight, Color32),
    words: &str,
) {
    let room = (right - left).max(1.0);
    let mut job = egui::text::LayoutJob::simple(words.to_owned(), font(size, weight), color, room);
    job.wrap.max_rows = 1;
    let galley = ui.painter().layout_job(job);
    let at = pos2(left, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
}

/// Gives words that are painted a place in the tree of a screen reader.
pub fn label_node(ui: &Ui, rect: Rect, id: (&str, &str), words: &str) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(id), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// The corners of a picture, which is painted with square ones, in the colour of its ground.
pub fn round_corners(ui: &Ui, rect: Rect, ground: Color32) {
    let radius = CornerRadius::same(10);
    let edge = Stroke::new(6.0, ground);
    ui.painter()
        .rect_stroke(rect, radius, edge, StrokeKind::Outside);
}

/// The width of `words`.
pub fn text_width(ui: &Ui, words: &str, size: f32, weight: Weight) -> f32 {
    let color = Color32::PLACEHOLDER;
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), font(size, weight), color);
    let size: Vec2 = galley.size();
    size.x
}

fn cap_width(ui: &Ui, key: &str) -> f32 {
    text_width(ui, key, 12.0, Weight::SemiBold).max(8.0) + 12.0
}
