#!/usr/bin/env python3
"""Makes the bundled faces from Debian's `fonts-inter`; README.md says what is changed and why.

Needs: apt-get install fonts-inter, pip install fonttools.
Run:   python3 assets/fonts/subset.py [FOLDER OF THE INTER *.otf FILES]
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/inter")
TARGET = Path(__file__).resolve().parent
FACES = [
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "Inter-Bold",
    "InterDisplay-Regular",
    "InterDisplay-Medium",
    "InterDisplay-SemiBold",
    "InterDisplay-Bold",
]

# First and last code point of each stretch that is kept, where Inter has the character.
KEPT = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B
    (0x02B0, 0x02FF),  # modifier letters: apostrophes of transliterations
    (0x0300, 0x0362),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x04FF),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese
    (0x2000, 0x206F),  # punctuation and spaces
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218F),  # letter-like signs, fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),  # keys
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x27BF),  # signs, ticks and crosses
    (0xFFFD, 0xFFFD),  # the replacement character
]
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def tabular_digits(font):
    """The `tnum` substitutes of the ten digits, by the name of the proportional glyph."""
    gsub = font["GSUB"].table
    lookups = {
        index
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    found = {}
    for index in lookups:
        for subtable in gsub.LookupList.Lookup[index].SubTable:
            found.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return found


def make_digits_tabular(font):
    """Points the characters 0-9 at their tabular glyphs, so that no feature has to be set."""
    substitutes = tabular_digits(font)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                # Several tables may share one map: a digit already pointed at its glyph stays.
                table.cmap[code] = substitutes.get(table.cmap[code], table.cmap[code])
    digits = [font.getBestCmap()[code] for code in range(ord("0"), ord("9") + 1)]
    advances = [font["hmtx"][glyph][0] for glyph in digits]
    # Some weights differ by a rounding step; more would mean that the substitutes are wrong.
    assert max(advances) - min(advances) <= 8, f"digits of different widths: {advances}"
    for glyph in digits:
        font["hmtx"][glyph] = (max(advances), font["hmtx"][glyph][1])


def main():
    for face in FACES:
        font = TTFont(SOURCE / f"{face}.otf", recalcTimestamp=False)
        if not face.startswith("InterDisplay"):
            # The display faces of this version have no true tabular digits.
            make_digits_tabular(font)
        options = Options()
        options.layout_features = FEATURES
        options.name_IDs = ["*"]
        options.hinting = False
        options.desubroutinize = False
        options.notdef_outline = True
        options.recalc_timestamp = False
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[c for a, b in KEPT for c in range(a, b + 1)])
        subsetter.subset(font)
        target = TARGET / f"{face}.otf"
        font.save(target)
        print(f"{target.name}: {font['maxp'].numGlyphs} glyphs, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
