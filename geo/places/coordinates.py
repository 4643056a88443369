"""Coordinates as people type them: decimal degrees, degrees with minutes and seconds, MGRS.

Only what can be read in one way is read: `parse_spot` returns None for anything else, and a text
that is plainly a coordinate but a wrong one is an error that says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geo.errors import InputError
from geo.model import LonLat

_MGRS = re.compile(r"(\d{1,2})\s*([C-HJ-NP-X])\s*([A-HJ-NP-Z]{2})\s*([\d ]*)", re.IGNORECASE)
_MGRS_DIGITS = 10
_ZONE_M = 100_000
_TOKEN = re.compile(r"[-+]?\d+(?:\.\d+)?|[NSEW]", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;/:°º'′’\"″”]*")
_MARKS = re.compile(r"[:°º'′’\"″”]")
_DECIMAL_COMMAS = re.compile(
    r"([NSEW]?\s*[-+]?\d+),(\d+)([°º\s]*[NSEW]?[\s;/]+[NSEW]?\s*[-+]?\d+),(\d+)([°º\s]*[NSEW]?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A coordinate that was read; for a square of MGRS its middle and half its diagonal.

    ``says_axes``: letters told latitude from longitude.
    """

    point: LonLat
    radius_m: float
    form: Literal["degrees", "MGRS"]
    says_axes: bool = True


def parse_spot(text: str) -> Spot | None:
    """Read a coordinate; None where the text is none or could be read in two ways.

    Two bare numbers are latitude, then longitude, as radios and phones say them. Raises
    InputError for a coordinate beyond the earth or a square that MGRS doesn't have.
    """
    text = text.strip()
    square = _MGRS.fullmatch(text)
    if square:
        return _square(text, square)
    angles = _angles(text)
    if angles is None:
        return None
    lat, lon = angles
    return Spot(LonLat(lon, lat), 0.0, "degrees", bool(re.search("[NSEW]", text, re.IGNORECASE)))


def _square(text: str, found: re.Match[str]) -> Spot:
    from mgrs import MGRS
    from mgrs.core import MGRSError

    groups = found[4].split()
    digits = "".join(groups)
    halves = len(groups) < 2 or (len(groups) == 2 and len(groups[0]) == len(groups[1]))
    if len(digits) % 2 or len(digits) > _MGRS_DIGITS or not halves:
        raise InputError(
            f"{text!r}: an MGRS square has as many digits to the east as to the north, up to five "
            "each, like 37S DU 33967 24355."
        )
    side_m = _ZONE_M // 10 ** (len(digits) // 2)
    middle = "5" if side_m > 1 else ""
    half = len(digits) // 2
    name = f"{found[1]}{found[2]}{found[3]}{digits[:half]}{middle}{digits[half:]}{middle}".upper()
    try:
        lat, lon = MGRS().toLatLon(name)
    except MGRSError as error:
        raise InputError(
            f"{text!r} is no square of MGRS; one here is 37S DU 33967 24355."
        ) from error
    return Spot(LonLat(float(lon), float(lat)), side_m * 0.5**0.5, "MGRS")


def _angles(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, None where the text doesn't say two of them."""
    comma = _DECIMAL_COMMAS.fullmatch(text)
    if comma:
        text = f"{comma[1]}.{comma[2]}{comma[3]}.{comma[4]}{comma[5]}"
    if _BETWEEN.fullmatch(_TOKEN.sub("", text)) is None:
        return None
    tokens = [t.upper() for t in _TOKEN.findall(text)]
    letters = [t for t in tokens if t in "NSEW"]
    numbers = [t for t in tokens if t not in "NSEW"]
    if not letters:
        if len(numbers) not in (2, 4, 6) or (len(numbers) > 2 and not _MARKS.search(text)):
            return None
        half = len(numbers) // 2
        lat, lon = _degrees(numbers[:half]), _degrees(numbers[half:])
        return None if lat is None or lon is None else (lat, lon)
    groups = _lettered(tokens)
    if groups is None:
        return None
    by_axis = {"NS" if letter in "NS" else "EW": (letter, group) for letter, group in groups}
    if len(by_axis) != 2:
        return None
    values = []
    for axis in ("NS", "EW"):
        letter, group = by_axis[axis]
        value = _degrees(group)
        if value is None or group[0][0] in "+-":
            return None
        values.append(-value if letter in "SW" else value)
    return values[0], values[1]


def _lettered(tokens: list[str]) -> list[tuple[str, list[str]]] | None:
    """Numbers with their letter, where both letters come before, or both after their numbers."""
    at = [i for i, word in enumerate(tokens) if word in "NSEW"]
    if len(at) != 2:
        return None
    if at[0] == 0:
        groups = [(tokens[0], tokens[1 : at[1]]), (tokens[at[1]], tokens[at[1] + 1 :])]
    elif at[1] == len(tokens) - 1:
        groups = [(tokens[at[0]], tokens[: at[0]]), (tokens[-1], tokens[at[0] + 1 : -1])]
    else:
        return None
    return groups if all(1 <= len(group) <= 3 for _, group in groups) else None


def _degrees(numbers: list[str]) -> float | None:
    """Degrees, minutes and seconds as one number; only the last may have decimals."""
    if any("." in number for number in numbers[:-1]):
        return None
    if any(number[0] in "+-" for number in numbers[1:]):
        return None
    parts = [abs(float(number)) for number in numbers]
    if any(part >= 60 for part in parts[1:]):
        return None
    value: float = sum(part / 60.0**i for i, part in enumerate(parts))
    return -value if numbers[0].startswith("-") else value
