//! Times on the clocks of other places. Dates without a time are never shifted.

use chrono::DateTime;
use chrono_tz::Tz;

use super::When;

impl When {
    /// When it began, on the clock of the IANA zone `zone`: "24 December 2025, 01:30". `None`
    /// unless a time with a zone is given, or if nobody knows the zone.
    pub fn on_clock_of(&self, zone: &str) -> Option<String> {
        self.offset_minutes()?;
        let zone: Tz = zone.parse().ok()?;
        let instant = DateTime::from_timestamp_millis(self.earliest()?.millis())?;
        Some(
            instant
                .with_timezone(&zone)
                .format("%-d %B %Y, %H:%M")
                .to_string(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(edtf: &str) -> When {
        When::parse_edtf(edtf).expect("a date").when
    }

    #[test]
    fn half_past_one_in_kyiv_is_the_evening_before_in_washington() {
        let when = when("2025-12-24T01:30:00+02:00");
        let clock = |zone| when.on_clock_of(zone);
        assert_eq!(
            clock("America/New_York").as_deref(),
            Some("23 December 2025, 18:30")
        );
        assert_eq!(
            clock("Europe/Kyiv").as_deref(),
            Some("24 December 2025, 01:30")
        );
        assert_eq!(clock("Mars/Olympus"), None);
    }

    #[test]
    fn summer_time_begins_on_the_day_that_the_zone_says() {
        let before = when("2026-03-29T00:30:00Z");
        let after = when("2026-03-29T01:30:00Z");
        assert_eq!(
            before.on_clock_of("Europe/Kyiv").as_deref(),
            Some("29 March 2026, 02:30")
        );
        assert_eq!(
            after.on_clock_of("Europe/Kyiv").as_deref(),
            Some("29 March 2026, 04:30")
        );
    }

    #[test]
    fn a_date_without_a_time_is_never_shifted() {
        assert_eq!(when("2026-01-06").on_clock_of("America/New_York"), None);
        assert_eq!(
            when("2026-01-06T10:00:00").on_clock_of("America/New_York"),
            None
        );
    }
}
