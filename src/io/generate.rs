//! Made-up timelines of any size, for tests and measurements.
//!
//! The same seed gives the same text on every machine. Items cluster around busy days, as real
//! chronologies do, and use every kind, status and precision.

use std::io::{self, Write};

use crate::model::{
    Attribution, CivilDate, Hedging, Kind, LinkKind, MILLIS_PER_DAY, Status, TimePoint, When,
};

const TRACKS: [(&str, &str, &str); 8] = [
    ("capital", "Capital", "CA"),
    ("ministry", "Foreign ministry", "FM"),
    ("parliament", "Parliament", "PA"),
    ("union", "Union institutions", "UN"),
    ("courts", "Courts", "CO"),
    ("press", "Press", "PR"),
    ("markets", "Markets", "MA"),
    ("field", "In the field", "FI"),
];
const SUBJECTS: [&str; 12] = [
    "Delegation",
    "Minister",
    "Committee",
    "Envoy",
    "Council",
    "Court",
    "Embassy",
    "Commission",
    "Working group",
    "Mediator",
    "Agency",
    "Chamber",
];
const VERBS: [&str; 12] = [
    "meets",
    "publishes",
    "rejects",
    "amends",
    "announces",
    "postpones",
    "confirms",
    "denies",
    "proposes",
    "suspends",
    "receives",
    "reviews",
];
const OBJECTS: [&str; 12] = [
    "draft agreement",
    "border report",
    "second reading",
    "transit rules",
    "joint statement",
    "budget line",
    "observer mission",
    "open letter",
    "list of measures",
    "timetable",
    "security annex",
    "appeal",
];
const PLACES: [&str; 8] = [
    "Geneva",
    "Paris",
    "Berlin",
    "Kyiv",
    "Brussels",
    "Vienna",
    "Ankara",
    "Washington",
];
const TOPICS: [&str; 6] = [
    "security",
    "territory",
    "sanctions",
    "energy",
    "aid",
    "justice",
];

/// Random numbers after Steele, Lea and Flood, "Fast splittable pseudorandom number generators"
/// (2014): small, and the same everywhere.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end`, exclusive; 0 if `end` is 0.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % (end.max(1) as u64)) as usize
    }

    fn below_i64(&mut self, end: i64) -> i64 {
        (self.next() >> 1).cast_signed() % end.max(1)
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// A timeline of `items` items as TOML.
pub fn generate(items: usize, seed: u64) -> String {
    generate_changing(items, 0, seed)
}

/// A timeline of `items` items as TOML, each of which is believed otherwise `changes` times. But
/// for these revisions it is the same as without.
pub fn generate_changing(items: usize, changes: usize, seed: u64) -> String {
    let mut bytes = Vec::new();
    // Writing to memory cannot fail, and everything written is text.
    write_generated(items, changes, seed, &mut bytes).map_or_else(
        |_| String::new(),
        |()| String::from_utf8(bytes).unwrap_or_default(),
    )
}

/// Writes a timeline of `items` items with `changes` revisions each to `out` as TOML, item by item.
///
/// # Errors
/// If `out` fails.
pub fn write_generated(
    items: usize,
    changes: usize,
    seed: u64,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut random = SplitMix64(seed);
    let sources = (items / 10).clamp(1, 2_000);
    writeln!(
        out,
        "format = 1\n\n[timeline]\ntitle = \"Generated timeline of {items} items\""
    )?;
    writeln!(
        out,
        "summary = \"Made up by a program from the seed {seed}.\""
    )?;
    for (at, (id, name, badge)) in TRACKS.iter().enumerate() {
        let hue = crate::model::Hue::ALL[at % 6].word();
        writeln!(
            out,
            "\n[[track]]\nid = \"{id}\"\nname = \"{name}\"\nbadge = \"{badge}\""
        )?;
        writeln!(out, "color = \"{hue}\"")?;
    }
    for (name, when) in [
        ("Opening", "2021-01/2022-06"),
        ("Talks", "2022-07/2024-03"),
        ("Aftermath", "2024-04/.."),
    ] {
        writeln!(out, "\n[[phase]]\nname = \"{name}\"\nwhen = \"{when}\"")?;
    }
    for at in 0..sources {
        write_source(at, &mut random, out)?;
    }
    // A stream of their own, so that the rest stays as it is without them.
    let mut other = SplitMix64(!seed);
    for at in 0..items {
        let happened = write_item(at, sources, &mut random, out)?;
        if changes > 0 {
            write_revisions(changes, sources, happened, &mut other, out)?;
        } else if let Some(day) = happened {
            writeln!(out, "known_from = \"{day}\"")?;
        }
    }
    for at in 0..items / 20 {
        write_claim(at, items, sources, &mut random, out)?;
    }
    Ok(())
}

fn write_source(at: usize, random: &mut SplitMix64, out: &mut impl Write) -> io::Result<()> {
    let (place, object, tier) = (
        random.pick(&PLACES),
        random.pick(&OBJECTS),
        random.pick(&["A", "B", "B", "C"]),
    );
    writeln!(
        out,
        "\n[[source]]\nid = \"s{at}\"\npublisher = \"{place} Gazette\""
    )?;
    writeln!(
        out,
        "title = \"On the {object}\"\nurl = \"https://example.org/{at}\""
    )?;
    writeln!(out, "published = \"{}\"\ntier = \"{tier}\"", day(random))
}

/// The day by which the item had begun, if it happened on a known date: nobody knew it before.
fn write_item(
    at: usize,
    sources: usize,
    random: &mut SplitMix64,
    out: &mut impl Write,
) -> io::Result<Option<CivilDate>> {
    let (subject, verb) = (random.pick(&SUBJECTS), random.pick(&VERBS));
    let (object, place) = (random.pick(&OBJECTS), random.pick(&PLACES));
    writeln!(
        out,
        "\n[[item]]\nid = \"i{at}\"\ntitle = \"{subject} {verb} {object}\""
    )?;
    writeln!(
        out,
        "summary = \"The {} {verb} the {object} in {place}.\"",
        subject.to_lowercase()
    )?;
    let when = date(random);
    if let Some(when) = &when {
        writeln!(out, "when = \"{when}\"")?;
    }
    let track = random.below(TRACKS.len());
    writeln!(out, "track = \"{}\"", TRACKS[track].0)?;
    if random.one_in(9) {
        writeln!(out, "also = [\"{}\"]", TRACKS[(track + 3) % TRACKS.len()].0)?;
    }
    let (kind, status) = (random.pick(&Kind::ALL).word(), status(random));
    // As in life: many details, few anchors.
    let importance = random.pick(&[1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4]) + i32::from(random.one_in(40));
    writeln!(
        out,
        "kind = \"{kind}\"\nstatus = \"{}\"\nimportance = {importance}",
        status.word()
    )?;
    writeln!(out, "actors = [\"{subject}\"]\nplace = \"{place}\"")?;
    writeln!(
        out,
        "topics = [\"{}\"]\nsources = [\"s{}\"]",
        random.pick(&TOPICS),
        random.below(sources)
    )?;
    if random.one_in(4) {
        writeln!(
            out,
            "body = '''\nThe {object} had been expected. It says:\n\n- **who** is bound,\n- for how long.\n'''"
        )?;
    }
    if at > 0 && random.one_in(10) {
        let (kind, to) = (random.pick(&LinkKind::ALL).word(), random.below(at));
        writeln!(out, "links = [{{ kind = \"{kind}\", to = \"i{to}\" }}]")?;
    }
    let when = when.filter(|_| status == Status::Happened);
    let when = when.and_then(|when| When::parse_edtf(&when).ok());
    Ok(when.and_then(|parsed| parsed.when.begun_by()))
}

/// From a day in 2021 to 2023 on, or from the day by which it `happened`, the item is believed otherwise every few weeks or months.
fn write_revisions(
    changes: usize,
    sources: usize,
    happened: Option<CivilDate>,
    random: &mut SplitMix64,
    out: &mut impl Write,
) -> io::Result<()> {
    const YEARS: i64 = 3;
    let from = later(
        CivilDate {
            year: 2021,
            month: 1,
            day: 1,
        },
        random.below_i64(YEARS * 365),
    );
    let from = happened.map_or(from, |day| day.max(from));
    writeln!(out, "known_from = \"{from}\"")?;
    let step = YEARS * 365 / i64::try_from(changes).unwrap_or(i64::MAX).max(1);
    let mut begun = from;
    for number in 1..=changes {
        begun = later(begun, step);
        let known_from = later(begun, random.below_i64(step));
        writeln!(
            out,
            "\n[[item.revisions]]\nknown_from = \"{known_from}\"\nsources = [\"s{}\"]",
            random.below(sources)
        )?;
        let place = random.pick(&PLACES);
        match number % 3 {
            // To the second, which no other date is: so it is always another.
            1 => writeln!(
                out,
                "when = \"{}T10:30:{:02}\"",
                day(random),
                number % 59 + 1
            )?,
            2 => writeln!(
                out,
                "status = \"{}\"\nsummary = \"Report {number}: moved to {place}.\"",
                random.pick(&Status::ALL).word()
            )?,
            _ => writeln!(out, "title = \"{place} takes over ({number})\"")?,
        }
    }
    Ok(())
}

fn write_claim(
    at: usize,
    items: usize,
    sources: usize,
    random: &mut SplitMix64,
    out: &mut impl Write,
) -> io::Result<()> {
    let (subject, object) = (random.pick(&SUBJECTS), random.pick(&OBJECTS));
    writeln!(
        out,
        "\n[[claim]]\nid = \"c{at}\"\ntext = \"The {object} will hold.\""
    )?;
    writeln!(out, "speaker = \"{subject}\"")?;
    writeln!(
        out,
        "attribution = \"{}\"",
        random.pick(&Attribution::ALL).word()
    )?;
    writeln!(
        out,
        "said = \"{}\"\nhedging = \"{}\"",
        day(random),
        random.pick(&Hedging::ALL).word()
    )?;
    writeln!(
        out,
        "item = \"i{}\"\nsources = [\"s{}\"]",
        random.below(items),
        random.below(sources)
    )
}

/// Mostly what happened, so that the rest stands out.
fn status(random: &mut SplitMix64) -> Status {
    if random.one_in(3) {
        random.pick(&Status::ALL)
    } else {
        Status::Happened
    }
}

/// A day from 2021 to 2025; every third lies within four days of one of sixty busy days.
fn day(random: &mut SplitMix64) -> CivilDate {
    const FIRST: i64 = 18_628;
    const DAYS: i64 = 5 * 365;
    let day = if random.one_in(3) {
        random.below_i64(60) * 30 + random.below_i64(4)
    } else {
        random.below_i64(DAYS)
    };
    TimePoint::from_millis((FIRST + day) * MILLIS_PER_DAY).civil()
}

/// A date in any of the forms that EDTF has; `None` for about one item in two hundred.
fn date(random: &mut SplitMix64) -> Option<String> {
    let day = day(random);
    let (year, month) = (day.year, day.month);
    Some(match random.below(200) {
        0 => return None,
        1..=110 => day.to_string(),
        111..=140 => format!("{day}T{:02}:{:02}:00", random.below(24), random.below(60)),
        141..=152 => format!("{year:04}-{month:02}"),
        153..=156 => format!("{year:04}"),
        157..=161 => format!("{day}~"),
        162..=165 => format!("{year:04}-{month:02}?"),
        166..=168 => format!("{year:04}-{}", random.pick(&[21, 22, 23, 24])),
        169..=171 => format!("{year:04}-{month:02}-XX"),
        172..=190 => format!("{day}/{}", later(day, 1 + random.below_i64(20))),
        191..=193 => format!("{day}~/{}~", later(day, 1 + random.below_i64(40))),
        194..=195 => format!("{day}/.."),
        196 => format!("../{day}"),
        197 => format!("{day}/"),
        198 => format!("[{day},{}]", later(day, 1 + random.below_i64(5))),
        _ => format!("{{{day},{}}}", later(day, 1 + random.below_i64(5))),
    })
}

fn later(day: CivilDate, days: i64) -> CivilDate {
    TimePoint::from_civil(day).map_or(day, |point| {
        point.saturating_add_millis(days * MILLIS_PER_DAY).civil()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::read_text;

    #[test]
    fn a_generated_timeline_is_clean_and_holds_what_was_asked() {
        let loaded = read_text("generated", &generate(2_000, 7));
        let told: Vec<_> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        let timeline = loaded.timeline.unwrap();
        assert_eq!((timeline.item_slots(), timeline.tracks.len()), (2_000, 8));
        assert_eq!(timeline.record().claims.len(), 100);
        for kind in Kind::ALL {
            assert!(
                timeline.record().items.iter().any(|item| item.kind == kind),
                "{}",
                kind.word()
            );
        }
        assert!(
            timeline
                .record()
                .items
                .iter()
                .any(|item| item.when.is_none())
        );
        assert!(
            timeline
                .record()
                .items
                .iter()
                .any(|item| !item.links.is_empty())
        );
    }

    #[test]
    fn a_generated_timeline_changes_as_often_as_was_asked() {
        let text = generate_changing(300, 20, 7);
        let loaded = read_text("generated", &text);
        let told: Vec<_> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        let timeline = loaded.timeline.unwrap();
        for (ix, item) in timeline.items() {
            assert_eq!(timeline.revisions_of(ix).len(), 20, "{}", item.id);
        }
        assert!(timeline.knowledge_days().len() > 1_000);
    }

    #[test]
    fn without_its_revisions_a_changing_timeline_is_the_same() {
        let text = generate_changing(40, 3, 7);
        let without: Vec<&str> = text
            .split("\n\n")
            .filter(|table| !table.starts_with("[[item.revisions]]"))
            .collect();
        let known = |line: &&str| !line.starts_with("known_from");
        let without: Vec<String> = without
            .iter()
            .map(|table| table.lines().filter(known).collect::<Vec<_>>().join("\n"))
            .collect();
        let steady = generate(40, 7);
        let steady: Vec<&str> = steady.lines().filter(known).collect();
        assert_eq!(without.join("\n\n"), steady.join("\n").trim_end());
    }

    #[test]
    fn the_seed_decides() {
        assert_eq!(generate(50, 1), generate(50, 1));
        assert_ne!(generate(50, 1), generate(50, 2));
        // The reference sequence of the generator for the seed 0.
        let mut random = SplitMix64(0);
        assert_eq!(random.next(), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn no_items_are_a_timeline_too() {
        assert!(
            read_text("generated", &generate(0, 1))
                .diagnostics
                .is_empty()
        );
    }
}
