//! A small display list drawn whole: what is in the document, and that its pixels are not blank.

use std::sync::Arc;

use emath::{Pos2, Rect, Vec2};
use resvg::{tiny_skia, usvg};

use super::{ExportNames, png, svg};
use crate::layout::{
    Cluster, DisplayList, Ghost, Ink, KnowledgeLine, Label, LinkCurve, Mark, Plate, RampStep,
    Shade, Slip, Span, SpanEnd, SpanForm, TextLine, TextStyle, TrackHead,
};
use crate::model::{Hue, ItemIx, LinkKind, Shape, Status, TimePoint, TrackIx};
use crate::palette::{DARK, LIGHT, Palette};

fn line(x: f32, y: f32, text: &str, style: TextStyle) -> TextLine {
    let text = Arc::from(text);
    TextLine {
        left_center: Pos2::new(x, y),
        text,
        style,
        ink: Ink::Primary,
        alpha: 1.0,
    }
}

fn mark(item: u32, x: f32, shape: Shape, status: Status) -> Mark {
    Mark {
        item: ItemIx(item),
        center: Pos2::new(x, 90.0),
        size: 14.0,
        shape,
        status,
        hue: Hue::Purple,
        dimmed: false,
        shade: None,
        split: false,
        ghost: false,
        approximate: true,
        uncertain: false,
    }
}

fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::from_min_size(Pos2::new(x, y), Vec2::new(width, height))
}

/// One of everything: two marks, a band, a pill, a relation, a plate, a head.
fn sample() -> DisplayList {
    let span = Span {
        item: ItemIx(2),
        x: [150.0, 200.0, 260.0, 300.0],
        y: 110.0,
        height: 24.0,
        form: SpanForm::Band,
        ends: [SpanEnd::Fuzzy, SpanEnd::Open],
        hue: Hue::Green,
        status: Status::Happened,
        approximate: false,
        uncertain: false,
        dimmed: false,
        shade: None,
    };
    let cluster = Cluster {
        track: TrackIx(0),
        first_members: vec![ItemIx(3), ItemIx(4)],
        count: 2,
        rect: rect(310.0, 150.0, 46.0, 22.0),
        shapes: vec![Shape::Circle, Shape::Triangle],
        hue: Hue::Purple,
        span: (TimePoint::EPOCH, TimePoint::EPOCH),
        label: line(340.0, 161.0, "2", TextStyle::CaptionStrong),
        dimmed: false,
        shade: None,
    };
    let link = LinkCurve {
        from: ItemIx(0),
        to: ItemIx(1),
        kind: LinkKind::Answers,
        path: vec![
            Pos2::new(120.0, 100.0),
            Pos2::new(120.0, 140.0),
            Pos2::new(220.0, 140.0),
        ],
        head: Vec2::new(1.0, 0.0),
        verb: Some((
            rect(150.0, 130.0, 60.0, 20.0),
            line(158.0, 140.0, "answers", TextStyle::CaptionMedium),
        )),
    };
    let plate = Plate {
        item: ItemIx(1),
        rect: rect(200.0, 60.0, 130.0, 46.0),
        mark: mark(1, 218.0, Shape::Hexagon, Status::Planned),
        lines: vec![line(238.0, 74.0, "Selected one", TextStyle::NameStrong)],
        guide_x: Some(218.0),
        flag: Some((
            rect(218.0, 20.0, 60.0, 21.0),
            line(226.0, 30.0, "6 Jan", TextStyle::CaptionStrong),
        )),
    };
    DisplayList {
        size: Vec2::new(400.0, 200.0),
        heads_width: 100.0,
        axis_bottom: 40.0,
        lanes_top: 60.0,
        weekends: vec![Shade {
            x0: 110.0,
            x1: 130.0,
        }],
        lane_rules: vec![190.0],
        today: Some(380.0),
        links: vec![link],
        spans: vec![span],
        marks: vec![
            mark(0, 120.0, Shape::Circle, Status::Disputed),
            mark(1, 218.0, Shape::Hexagon, Status::Planned),
        ],
        clusters: vec![cluster],
        labels: vec![Label {
            item: ItemIx(0),
            rect: rect(135.0, 80.0, 60.0, 20.0),
            lines: vec![line(135.0, 90.0, "Talks & <more>", TextStyle::Name)],
        }],
        plate: Some(plate),
        heads: vec![TrackHead {
            track: TrackIx(0),
            rect: rect(0.0, 60.0, 100.0, 130.0),
            hue: Hue::Purple,
            lines: vec![line(32.0, 87.0, "Kyiv, Київ", TextStyle::Head)],
            folded: false,
            named: 1,
            in_view: 4,
            undated: None,
        }],
        ..DisplayList::default()
    }
}

fn drawn(palette: &Palette) -> String {
    drawn_of(&sample(), None, palette)
}

fn drawn_of(list: &DisplayList, banner: Option<&str>, palette: &Palette) -> String {
    let item = |ix: ItemIx| format!("spoken name of {}", ix.index());
    let names = ExportNames {
        title: "A <story>",
        summary: "In \"short\"",
        banner,
        item: &item,
    };
    svg(list, &names, palette)
}

#[test]
fn the_document_is_sound_and_says_what_it_shows() {
    let text = drawn(&LIGHT);
    let document = usvg::roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(
        (root.attribute("width"), root.attribute("height")),
        (Some("400"), Some("200"))
    );
    let texts = |name: &str| -> Vec<String> {
        document
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)))
            .map(|node| node.text().unwrap_or_default().to_owned())
            .collect()
    };
    let titles = texts("title");
    assert_eq!(titles.first().map(String::as_str), Some("A <story>"));
    for name in [
        "spoken name of 0",
        "spoken name of 1",
        "2 items close together",
    ] {
        assert!(
            titles.iter().any(|title| title == name),
            "{name} in {titles:?}"
        );
    }
    assert_eq!(texts("desc"), ["In \"short\""]);
    let shown = texts("text");
    for name in [
        "Talks & <more>",
        "Kyiv, Київ",
        "answers",
        "Selected one",
        "6 Jan",
        "2",
        "~",
    ] {
        assert!(shown.iter().any(|text| text == name), "{name} in {shown:?}");
    }
}

/// The sample as known on 5 January: a line at x = 290, a ghost, an arrow, a split mark.
fn past() -> DisplayList {
    let mut list = sample();
    list.knowledge = Some(KnowledgeLine {
        x: Some(290.0),
        later: rect(290.0, 60.0, 110.0, 140.0),
        wedge: [(286.0, 33.0), (294.0, 33.0), (290.0, 40.0)]
            .map(Pos2::from)
            .to_vec(),
        flag: Some((
            rect(210.0, 174.0, 80.0, 20.0),
            line(218.0, 184.0, "5 Jan 2026", TextStyle::CaptionStrong),
        )),
    });
    list.ghosts = vec![Ghost {
        item: ItemIx(0),
        shape: Shape::Circle,
        center: Pos2::new(350.0, 130.0),
        size: 14.0,
        rect: Some(rect(320.0, 118.0, 60.0, 24.0)),
        caption: Some((
            rect(320.0, 100.0, 60.0, 16.0),
            line(320.0, 108.0, "was expected here", TextStyle::Caption),
        )),
    }];
    list.slips = vec![Slip {
        from: ItemIx(0),
        to: ItemIx(0),
        path: vec![Pos2::new(318.0, 130.0), Pos2::new(140.0, 130.0)],
        head: Vec2::new(-1.0, 0.0),
    }];
    list.marks[0].status = Status::Happened;
    list.marks[0].split = true;
    list
}

#[test]
fn a_banner_says_whose_knowledge_it_is_and_moves_the_rest_down() {
    let told = "As known on 5 January 2026";
    let text = drawn_of(&past(), Some(told), &LIGHT);
    let document = usvg::roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("height"), Some("234"));
    assert!(text.contains("<title id=\"title\">A &lt;story&gt; · As known on 5 January 2026<"));
    assert!(text.contains("<desc id=\"summary\">As known on 5 January 2026. In &quot;short"));
    let picture = tiny_skia::Pixmap::decode_png(&png(&text, 1.0).unwrap()).unwrap();
    let at = |x: u32, y: u32| {
        let pixel = picture.pixel(x, y).unwrap();
        crate::palette::Rgb(pixel.red(), pixel.green(), pixel.blue())
    };
    assert_eq!(at(390, 10), LIGHT.amber_fill, "the banner");
    assert_eq!(at(50, 34 + 180), LIGHT.chrome, "the heads under it");
    assert_eq!(at(360, 34 + 80), LIGHT.later);
    assert_eq!(at(290, 34 + 150), LIGHT.amber_line);
    assert_eq!(at(215, 34 + 178), LIGHT.amber_fill, "the flag");
    assert_eq!(at(120, 34 + 90), LIGHT.paper, "between the halves");
    assert_eq!(at(116, 34 + 90), LIGHT.hue(Hue::Purple));
}

#[test]
fn ghosts_lie_under_the_marks_and_say_what_they_are() {
    let text = drawn_of(&past(), None, &LIGHT);
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is drawn"));
    let ghost = place("Formerly expected date of: spoken name of 0");
    assert!(ghost < place("<title>spoken name of 0"));
    assert!(place("was expected here") < place("M318 130L140 130"));
    assert!(text.contains("rx=\"4\" fill=\"none\" stroke=\"#7A7F86\""));
}

#[test]
fn where_colour_stands_for_something_else_no_hue_is_left() {
    let mut list = sample();
    for mark in &mut list.marks {
        mark.shade = Some(RampStep::Step(1));
    }
    list.spans[0].shade = Some(RampStep::Unknown);
    list.clusters[0].shade = Some(RampStep::Unknown);
    (list.heads, list.plate) = (Vec::new(), None);
    let text = drawn_of(&list, None, &LIGHT);
    for hue in [Hue::Purple, Hue::Green] {
        assert!(!text.contains(&LIGHT.hue(hue).to_string()), "{hue:?}");
    }
    assert!(text.contains(&LIGHT.grey(RampStep::Step(1).faintness()).to_string()));
}

#[test]
fn every_reference_in_the_document_has_its_definition_once() {
    let text = drawn(&LIGHT);
    for part in text.split("url(#").skip(1) {
        let id = part.split(')').next().unwrap();
        assert_eq!(text.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
}

#[test]
fn later_layers_are_drawn_over_earlier_ones() {
    let text = drawn(&LIGHT);
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is drawn"));
    let order = [
        &format!("fill=\"{}\"", LIGHT.weekend),
        "<path d=\"M120 100L",
        "spoken name of 0",
        "2 items close together",
        "Talks &amp; &lt;more&gt;",
        "answers",
        "Selected one",
        "Kyiv, Київ",
        "6 Jan",
    ]
    .map(place);
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn the_picture_has_the_asked_size_and_the_palettes_colours() {
    for palette in [&LIGHT, &DARK] {
        let bytes = png(&drawn(palette), 2.0).unwrap();
        let picture = tiny_skia::Pixmap::decode_png(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (800, 400));
        let at = |x: u32, y: u32| {
            let pixel = picture.pixel(x * 2, y * 2).unwrap();
            crate::palette::Rgb(pixel.red(), pixel.green(), pixel.blue())
        };
        assert_eq!(at(390, 180), palette.paper, "nothing there");
        assert_eq!(at(120, 180), palette.weekend);
        assert_eq!(at(50, 180), palette.chrome, "the heads");
        assert_eq!(
            at(116, 90),
            palette.hue(Hue::Purple),
            "the left half of a disputed mark"
        );
        assert_eq!(at(123, 90), palette.paper, "its right half");
        assert_eq!(at(18, 120), palette.hue(Hue::Purple), "the bar of the head");
    }
}
