//! How the program looks: the palette as egui colours, the faces, and the egui style made of
//! them. No default egui colour or size survives here.
//!
//! Colours are the palette's business and sizes of text on the canvas are layout's; this module
//! only translates both into egui's terms.

use std::sync::Arc;

use egui::epaint::text::{FontData, FontDefinitions};
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Vec2};

use crate::layout::{RampStep, TextStyle, Weight};
use crate::model::Hue;
use crate::palette::{DARK, LIGHT, Palette, Rgb};

/// The palette in egui's terms, with what painters ask of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    palette: &'static Palette,
    /// Whether this is the dark theme.
    pub dark: bool,
}

/// An egui colour from a palette colour.
pub const fn color(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

macro_rules! tokens {
    ($($name:ident),* $(,)?) => {
        $(
            #[doc = concat!("The token `", stringify!($name), "`.")]
            pub const fn $name(&self) -> Color32 {
                color(self.palette.$name)
            }
        )*
    };
}

impl Look {
    /// The light or the dark look.
    pub const fn new(dark: bool) -> Self {
        Self {
            palette: if dark { &DARK } else { &LIGHT },
            dark,
        }
    }

    /// The palette behind it.
    pub const fn palette(&self) -> &'static Palette {
        self.palette
    }

    tokens!(
        paper,
        later,
        weekend,
        chrome,
        surface,
        sunken,
        hover,
        tag,
        phase,
        line1,
        line2,
        month,
        axis,
        t1,
        t2,
        disabled,
        ink,
        on_ink,
        on_ink2,
        ink_hover,
        ink_pressed,
        focus,
        amber_text,
        amber_fill,
        amber_edge,
        amber_line,
        alert_text,
        alert_fill,
        alert_line,
        on_alert,
        filtered,
        nested,
    );

    /// The fill of a hue.
    pub fn hue(&self, hue: Hue) -> Color32 {
        color(self.palette.hue(hue))
    }

    /// The colour of a mark: its hue, or the grey that it wears instead.
    pub fn mark_color(&self, hue: Hue, shade: Option<RampStep>) -> Color32 {
        match shade {
            None => self.hue(hue),
            Some(step) => color(self.palette.grey(step.faintness())),
        }
    }

    /// Weekends on the ground of what was later.
    pub fn later_weekend(&self) -> Color32 {
        let shade = if self.dark {
            Color32::WHITE
        } else {
            Color32::BLACK
        };
        self.later().lerp_to_gamma(shade, 0.018)
    }

    /// The text colour on a hue.
    pub fn on_hue(&self, hue: Hue) -> Color32 {
        color(self.palette.on_hue(hue))
    }

    /// How strongly a hue tints a band: 0 to 1.
    pub const fn tint(&self) -> f32 {
        if self.dark { 0.20 } else { 0.15 }
    }

    /// The veil over the overview outside the view.
    pub fn veil(&self) -> Color32 {
        let base = if self.dark {
            self.paper()
        } else {
            self.chrome()
        };
        base.gamma_multiply(0.72)
    }

    /// The shadow of what floats a little: plates, tips, menus.
    pub fn shadow_small(&self) -> Shadow {
        let alpha = if self.dark { 115 } else { 33 };
        Shadow {
            offset: [0, 3],
            blur: 10,
            spread: 0,
            color: Color32::from_black_alpha(alpha),
        }
    }

    /// The shadow of what floats high: dialogs, the pane over a small window.
    pub fn shadow_big(&self) -> Shadow {
        let alpha = if self.dark { 140 } else { 46 };
        Shadow {
            offset: [0, 8],
            blur: 20,
            spread: 0,
            color: Color32::from_black_alpha(alpha),
        }
    }

    /// Sets fonts, colours and sizes of `ctx`.
    pub fn apply(&self, ctx: &egui::Context) {
        ctx.set_theme(if self.dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        });
        ctx.all_styles_mut(|style| {
            style.text_styles = text_styles();
            style.visuals = self.visuals();
            style.spacing = spacing();
            style.interaction.tooltip_delay = 0.15;
            style.interaction.show_tooltips_only_when_still = false;
            style.interaction.selectable_labels = false;
            style.animation_time = 0.12;
            style.url_in_tooltip = true;
        });
    }

    fn visuals(&self) -> egui::Visuals {
        let mut visuals = if self.dark {
            egui::Visuals::dark()
        } else {
            egui::Visuals::light()
        };
        let widget = |fill: Color32, stroke: Color32, text: Color32| egui::style::WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, stroke),
            corner_radius: CornerRadius::same(7),
            fg_stroke: Stroke::new(1.0, text),
            expansion: 0.0,
        };
        let focus = Stroke::new(2.0, self.focus());
        visuals.widgets.noninteractive = widget(self.surface(), self.line1(), self.t1());
        visuals.widgets.inactive = widget(self.surface(), self.line2(), self.t1());
        visuals.widgets.hovered = widget(self.hover(), self.line2(), self.t1());
        visuals.widgets.active = widget(self.sunken(), self.line2(), self.t1());
        visuals.widgets.open = widget(self.hover(), self.line2(), self.t1());
        visuals.selection.bg_fill = self.focus().gamma_multiply(0.28);
        visuals.selection.stroke = focus;
        visuals.override_text_color = None;
        visuals.weak_text_color = Some(self.t2());
        visuals.hyperlink_color = self.t1();
        visuals.faint_bg_color = self.chrome();
        visuals.extreme_bg_color = self.surface();
        visuals.text_edit_bg_color = Some(self.surface());
        visuals.code_bg_color = self.tag();
        visuals.warn_fg_color = self.amber_text();
        visuals.error_fg_color = self.alert_text();
        visuals.window_corner_radius = CornerRadius::same(10);
        visuals.window_shadow = self.shadow_big();
        visuals.window_fill = self.surface();
        visuals.window_stroke = Stroke::new(1.0, self.line2());
        visuals.menu_corner_radius = CornerRadius::same(10);
        visuals.panel_fill = self.chrome();
        visuals.popup_shadow = self.shadow_small();
        visuals.striped = false;
        visuals.button_frame = true;
        // A blinking cursor would draw frames for nothing.
        visuals.text_cursor.blink = false;
        visuals.text_cursor.stroke = Stroke::new(1.5, self.t1());
        visuals
    }
}

fn spacing() -> egui::Spacing {
    egui::Spacing {
        item_spacing: Vec2::new(8.0, 6.0),
        button_padding: Vec2::new(12.0, 7.0),
        interact_size: Vec2::new(32.0, 32.0),
        window_margin: Margin::same(16),
        menu_margin: Margin::same(8),
        tooltip_width: 320.0,
        scroll: egui::style::ScrollStyle {
            bar_width: 8.0,
            ..egui::style::ScrollStyle::thin()
        },
        ..egui::Spacing::default()
    }
}

fn text_styles() -> std::collections::BTreeMap<egui::TextStyle, FontId> {
    [
        (egui::TextStyle::Small, font(12.0, Weight::Regular)),
        (egui::TextStyle::Body, font(14.0, Weight::Regular)),
        (egui::TextStyle::Button, font(13.0, Weight::Medium)),
        (egui::TextStyle::Heading, font(16.0, Weight::SemiBold)),
        (egui::TextStyle::Monospace, font(13.0, Weight::Regular)),
    ]
    .into()
}

/// The family name of a weight.
const fn family(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "inter-400",
        Weight::Medium => "inter-500",
        Weight::SemiBold => "inter-600",
        Weight::Bold => "inter-700",
    }
}

/// The text face at `size` points.
pub fn font(size: f32, weight: Weight) -> FontId {
    FontId::new(size, FontFamily::Name(family(weight).into()))
}

/// The face for titles from 22 points up.
pub fn display_font(size: f32) -> FontId {
    large_font(size, Weight::SemiBold)
}

/// The face for large letters at `size` points.
pub fn large_font(size: f32, weight: Weight) -> FontId {
    let family = match weight {
        Weight::Regular => "display-400",
        Weight::Medium => "display-500",
        Weight::SemiBold => "display-600",
        Weight::Bold => "display-700",
    };
    FontId::new(size, FontFamily::Name(family.into()))
}

/// The face of a style of canvas text.
pub fn canvas_font(style: TextStyle) -> FontId {
    font(style.size(), style.weight())
}

/// The bundled faces under the names that [`font`] and [`large_font`] use.
pub fn fonts() -> FontDefinitions {
    let faces: [(&str, &'static [u8]); 8] = [
        (
            "inter-400",
            include_bytes!("../../assets/fonts/Inter-Regular.otf"),
        ),
        (
            "inter-500",
            include_bytes!("../../assets/fonts/Inter-Medium.otf"),
        ),
        (
            "inter-600",
            include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
        ),
        (
            "inter-700",
            include_bytes!("../../assets/fonts/Inter-Bold.otf"),
        ),
        (
            "display-400",
            include_bytes!("../../assets/fonts/InterDisplay-Regular.otf"),
        ),
        (
            "display-500",
            include_bytes!("../../assets/fonts/InterDisplay-Medium.otf"),
        ),
        (
            "display-600",
            include_bytes!("../../assets/fonts/InterDisplay-SemiBold.otf"),
        ),
        (
            "display-700",
            include_bytes!("../../assets/fonts/InterDisplay-Bold.otf"),
        ),
    ];
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in faces {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        // Every family ends with the regular face, which has the widest coverage.
        let chain = vec![name.to_owned(), "inter-400".to_owned()];
        fonts.families.insert(FontFamily::Name(name.into()), chain);
    }
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["inter-400".to_owned()]);
    }
    fonts
}
