"""Text made safe for paper and spreadsheets: no control characters, no formulas, no tofu."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from geo.errors import InputError

MAX_HEADING_CHARS = 160
_KEPT_CONTROLS = {"\u200c", "\u200d"}
"""Joiners that Arabic script needs; all other invisible and direction signs are taken out."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def one_line(text: str) -> str:
    """The text on one line, without control, format and private characters, in NFC."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    kept = (
        c if c in _KEPT_CONTROLS or unicodedata.category(c)[0] != "C" else " "
        for c in unicodedata.normalize("NFC", text)
    )
    return " ".join("".join(kept).split())


def checked_heading(text: str, what: str = "title") -> str:
    """A heading that can be printed; raises InputError for one too long or with no glyph."""
    line = one_line(text)
    if len(line) > MAX_HEADING_CHARS:
        raise InputError(
            f"The {what} has {len(line)} characters; at most {MAX_HEADING_CHARS} fit on the page."
        )
    missing = sorted({c for c in line if not _has_glyph(c)})
    if missing:
        raise InputError(
            f"The {what} holds characters that can't be printed ({' '.join(missing)}). "
            "Write it in Latin, Greek, Cyrillic or Arabic letters."
        )
    return line


def printable(text: str) -> str:
    """One line of stored text for paper; what the font lacks becomes a question mark."""
    return "".join(c if _has_glyph(c) else "?" for c in one_line(text))


@lru_cache(maxsize=4096)
def _has_glyph(character: str) -> bool:
    """Whether the map's font, regular and bold, draws this character."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    if character in _KEPT_CONTROLS or character == " ":
        return True
    return all(
        get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight))).get_char_index(
            ord(character)
        )
        for weight in ("normal", "bold")
    )


def defused(text: str) -> str:
    """A spreadsheet cell that is read as text, never as a formula: a quote goes before one."""
    return guarded(one_line(text))


def guarded(line: str) -> str:
    """The same for text that already is one clean line."""
    return f"'{line}" if line.startswith(FORMULA_STARTS) else line
