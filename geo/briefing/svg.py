"""An SVG that brings its letters: the fonts' used glyphs inside, so that text stays text."""

from __future__ import annotations

import base64
import html
import io
import re
from functools import cache

from geo.briefing.sheet import FONT

_CHARACTER = re.compile(r">([^<]+)</text>")


def with_fonts(svg: bytes) -> bytes:
    """The picture with both weights of the font, cut down to the characters it uses."""
    text = svg.decode("utf-8")
    used = "".join(sorted(set(html.unescape("".join(_CHARACTER.findall(text))))))
    faces = "".join(
        f"@font-face{{font-family:'{FONT}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{_subset(weight, used)}) format('woff');}}"
        for weight in ("normal", "bold")
    )
    style = f'<style type="text/css">{faces}</style>'
    return text.replace("<defs>", f"<defs>{style}", 1).encode("utf-8")


@cache
def _path(weight: str) -> str:
    from matplotlib.font_manager import FontProperties, findfont

    return str(findfont(FontProperties(family=FONT, weight=weight)))


def _subset(weight: str, characters: str) -> str:
    """A WOFF of the font with these characters and what shapes them, in base64."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(_path(weight), lazy=True)
    options = Options()
    options.layout_features = ["*"]
    options.drop_tables += ["FFTM"]  # dates of the font's editor, which can't be cut down
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff"
    buffer = io.BytesIO()
    font.save(buffer)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
