#!/usr/bin/env python3
"""Makes the font of the letters from Noto Sans SC: strip.py SOURCE.ttf TARGET.ttf [--without-extension-a]

Keeps what Chinese letters are written with and drops the rest. Two things matter for text that is searched and copied:
CJK radicals (U+2E80-2FDF) go, and no two characters share a glyph, because a PDF knows only one character for a glyph.
"""
import sys
from copy import deepcopy

from fontTools import subset
from fontTools.ttLib import TTFont

KEPT = [
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0xFF),    # Latin; a soft hyphen is not printed
    (0x2010, 0x2027), (0x2030, 0x203B),          # punctuation
    (0x2070, 0x209C), (0x20AC, 0x20AC), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x2193),
    (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x257F), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2718),
    (0x3000, 0x303F), (0x3220, 0x3229), (0x3300, 0x33FF),
    (0x3400, 0x4DBF),                            # Extension A
    (0x4E00, 0x9FFF),                            # Unified Ideographs
    (0xFF01, 0xFF65), (0xFFE0, 0xFFE6),          # full-width forms
    (0x20000, 0x2F7FF), (0x30000, 0x3FFFF),      # Extension B and later, as far as the font has them; no compatibility forms
]


def main(source, target, without_extension_a):
    font = TTFont(source)
    kept = [r for r in KEPT if not (without_extension_a and r[0] == 0x3400)]
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "STAT"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for c in font.getBestCmap() if any(a <= c <= b for a, b in kept)])
    subsetter.subset(font)
    font["cmap"].tables = [t for t in font["cmap"].tables if t.format != 14]  # variants of a character
    one_glyph_per_character(font)
    font.save(target)


def one_glyph_per_character(font):
    taken, copies, order = set(), {}, list(font.getGlyphOrder())
    for character, glyph in sorted(font.getBestCmap().items(), key=lambda entry: (entry[0] in range(0x3400, 0x4DC0), entry[0])):
        if glyph in taken:
            copies[character] = (glyph, "u%04X.own" % character)
        taken.add(glyph)
    font["glyf"].glyphs  # loaded before the order grows
    for character, (glyph, copy) in copies.items():
        font["glyf"].glyphs[copy] = deepcopy(font["glyf"][glyph])
        font["hmtx"].metrics[copy] = font["hmtx"].metrics[glyph]
        order.append(copy)
        for table in font["cmap"].tables:
            if table.isUnicode() and character in table.cmap:
                table.cmap[character] = copy
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    font["maxp"].numGlyphs = len(order)
    shared = len(font.getBestCmap()) - len(set(font.getBestCmap().values()))
    if shared:
        sys.exit("%d characters still share a glyph" % shared)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--without-extension-a" in sys.argv[3:])
