//! The menu: files and settings in one place, each with its key.

use egui::{Role, Ui, WidgetInfo};

use crate::layout::Weight;
use crate::state::{Command, Origin, Settings, Theme, WheelUse, spec_of};
use crate::ui::look::Look;
use crate::ui::widgets::{Icon, icon_button, row, segmented, small, text};

/// What the menu offers to do with files.
const FILE_COMMANDS: [&str; 6] = [
    "open",
    "open-builtin",
    "reload",
    "export-png",
    "export-svg",
    "handout",
];

/// What it offers to those who speak to an audience.
const BRIEFING_COMMANDS: [&str; 4] = ["present", "choose-briefing", "briefings", "displays"];

/// What the menu shows.
pub struct MenuInput<'a> {
    /// Where the open timeline comes from.
    pub origin: &'a Origin,
    /// The settings as they are.
    pub settings: &'a Settings,
    /// How many problems the open file has.
    pub problems: usize,
    /// The time zone that the timeline itself names; `None` if it names none.
    pub timeline_zone: Option<&'a str>,
    /// The colours and faces.
    pub look: &'a Look,
}

/// Draws the menu into the whole of `ui`.
pub fn menu_ui(ui: &mut Ui, input: &MenuInput<'_>, out: &mut Vec<Command>) {
    egui::ScrollArea::vertical()
        .content_margin(super::sheet::RING_ROOM)
        .max_height(ui.available_height().max(320.0))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            files_ui(ui, input, out);
            head_ui(ui, input.look, "Briefings");
            for id in BRIEFING_COMMANDS {
                command_row(ui, input.look, id, out);
            }
            settings_ui(ui, input, out);
            head_ui(ui, input.look, "More");
            for id in ["palette", "keys", "quit"] {
                command_row(ui, input.look, id, out);
            }
        });
}

fn head_ui(ui: &mut Ui, look: &Look, words: &str) {
    ui.add_space(10.0);
    text(ui, 13.0, Weight::SemiBold, look.t1(), words);
    ui.add_space(2.0);
}

fn files_ui(ui: &mut Ui, input: &MenuInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    text(ui, 13.0, Weight::SemiBold, look.t1(), "File");
    let open = match input.origin {
        Origin::Builtin => "The built-in chronology is open".to_owned(),
        Origin::File(path) => format!("Open: {}", path.display()),
    };
    ui.add(egui::Label::new(egui::RichText::new(open).size(12.0).color(look.t2())).truncate());
    for id in FILE_COMMANDS {
        command_row(ui, look, id, out);
    }
    if input.problems > 0 {
        command_row(ui, look, "problems", out);
    }
    if !input.settings.recent.is_empty() {
        head_ui(ui, look, "Opened lately");
    }
    for path in &input.settings.recent {
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy();
        let folder = path
            .parent()
            .map(|parent| parent.display().to_string())
            .unwrap_or_default();
        if row(ui, look, None, &name, &shortened(&folder), false).clicked() {
            out.push(Command::OpenPath { path: path.clone() });
        }
    }
}

/// The end of a long path, which tells more than its beginning.
fn shortened(path: &str) -> String {
    const LONGEST: usize = 28;
    let letters = path.chars().count();
    if letters <= LONGEST {
        return path.to_owned();
    }
    std::iter::once('…')
        .chain(path.chars().skip(letters - LONGEST))
        .collect()
}

fn command_row(ui: &mut Ui, look: &Look, id: &str, out: &mut Vec<Command>) {
    let Some(spec) = spec_of(id) else { return };
    let clicked = row(ui, look, None, spec.name, &spec.main_key_text(), false);
    if clicked.on_hover_text(spec.tooltip).clicked() {
        out.push((spec.command)());
    }
}

fn settings_ui(ui: &mut Ui, input: &MenuInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    let settings = input.settings;
    head_ui(ui, look, "Settings");
    setting(ui, look, "Theme", |ui| {
        const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::System];
        let selected = THEMES
            .iter()
            .position(|theme| *theme == settings.theme)
            .unwrap_or(2);
        if let Some(at) = segmented(ui, look, &["Light", "Dark", "System"], selected) {
            out.push(Command::SetTheme { theme: THEMES[at] });
        }
    });
    setting(ui, look, "Text size", |ui| {
        if icon_button(ui, look, Icon::Minus, "Smaller text (Ctrl+-)").clicked() {
            out.push(Command::SmallerText);
        }
        let percent = format!("{:.0} %", settings.text_scale * 100.0);
        text(ui, 13.0, Weight::Medium, look.t1(), &percent);
        if icon_button(ui, look, Icon::Plus, "Larger text (Ctrl++)").clicked() {
            out.push(Command::LargerText);
        }
    });
    wheel_ui(ui, input, out);
    zone_ui(ui, input, out);
    let mut reduced = settings.reduced_motion;
    if ui
        .checkbox(&mut reduced, "Reduced motion: cut from view to view")
        .changed()
    {
        out.push(Command::SetReducedMotion { reduced });
    }
    let mut allowed = settings.single_key_shortcuts;
    if ui
        .checkbox(&mut allowed, "Single letters and digits are keys")
        .changed()
    {
        out.push(Command::SetSingleKeyShortcuts { allowed });
    }
}

fn wheel_ui(ui: &mut Ui, input: &MenuInput<'_>, out: &mut Vec<Command>) {
    let look = input.look;
    let settings = input.settings;
    let mut wheel = settings.wheel;
    let mut speed = settings.wheel_speed;
    let mut inverted = settings.wheel_inverted;
    setting(ui, look, "Wheel", |ui| {
        let selected = usize::from(wheel == WheelUse::Scroll);
        if let Some(at) = segmented(ui, look, &["Zooms", "Scrolls rows"], selected) {
            wheel = if at == 0 {
                WheelUse::Zoom
            } else {
                WheelUse::Scroll
            };
        }
    });
    setting(ui, look, "Wheel speed", |ui| {
        if icon_button(ui, look, Icon::Minus, "Slower wheel").clicked() {
            speed -= 0.2;
        }
        text(
            ui,
            13.0,
            Weight::Medium,
            look.t1(),
            &format!("{:.0} %", speed * 100.0),
        );
        if icon_button(ui, look, Icon::Plus, "Faster wheel").clicked() {
            speed += 0.2;
        }
    });
    ui.checkbox(&mut inverted, "Turning the wheel away zooms out");
    let changed = wheel != settings.wheel
        || inverted != settings.wheel_inverted
        || (speed - settings.wheel_speed).abs() > f32::EPSILON;
    if changed {
        out.push(Command::SetWheel {
            wheel,
            speed,
            inverted,
        });
    }
}

/// The zones of the capitals that the built-in chronology speaks of, and the timeline's own.
fn zone_ui(ui: &mut Ui, input: &MenuInput<'_>, out: &mut Vec<Command>) {
    const ZONES: [(&str, &str); 6] = [
        ("Kyiv", "Europe/Kyiv"),
        ("Brussels", "Europe/Brussels"),
        ("London", "Europe/London"),
        ("Moscow", "Europe/Moscow"),
        ("Washington", "America/New_York"),
        ("UTC", "UTC"),
    ];
    let look = input.look;
    let own = input.timeline_zone.unwrap_or("as written");
    let own = format!("The timeline's ({own})");
    let current = input.settings.zone.as_deref();
    let shown = current.map_or(own.as_str(), |zone| {
        ZONES
            .iter()
            .find(|(_, id)| *id == zone)
            .map_or(zone, |(name, _)| name)
    });
    setting(ui, look, "Times of day", |ui| {
        let combo = egui::ComboBox::from_id_salt("zone")
            .selected_text(shown)
            .width(180.0);
        let response = combo.show_ui(ui, |ui| {
            if ui.selectable_label(current.is_none(), &own).clicked() {
                out.push(Command::SetZone { zone: None });
            }
            for (name, zone) in ZONES {
                if ui.selectable_label(current == Some(zone), name).clicked() {
                    out.push(Command::SetZone {
                        zone: Some(zone.to_owned()),
                    });
                }
            }
        });
        response.response.widget_info(|| {
            WidgetInfo::labeled(Role::ComboBox, true, "Time zone for times of day")
        });
    });
}

fn setting(ui: &mut Ui, look: &Look, name: &str, control: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(92.0, 32.0),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(92.0);
                small(ui, look, name);
            },
        );
        control(ui);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_keeps_its_end() {
        let long = "/a/very/long/path/that/goes/on/and/on/to/my/timelines";
        assert!(shortened(long).starts_with('…') && shortened(long).ends_with("to/my/timelines"));
        assert_eq!(shortened("/short"), "/short");
    }
}
