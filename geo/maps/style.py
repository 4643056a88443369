"""Colours, symbols, sizes and the heat scale: one source for the web map and the printed one.

Colours are Okabe and Ito's set (colour universal design, 2008), safe for colour-blind readers;
every kind also has a shape of its own. Shapes are closed polygons within a unit circle, y up.
Sizes are radii in CSS pixels on the screen, at 96 to the inch, and the same length on paper.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.model import EventType, Party

Ring = tuple[tuple[float, float], ...]


def _regular(corners: int, start_deg: float = 90.0) -> Ring:
    return tuple(
        (
            round(math.cos(math.radians(start_deg + 360 * i / corners)), 4),
            round(math.sin(math.radians(start_deg + 360 * i / corners)), 4),
        )
        for i in range(corners)
    )


def _star(points: int, inner: float) -> Ring:
    outer = _regular(points)
    notch = _regular(points, 90 + 180 / points)
    pairs = zip(outer, notch, strict=True)
    return tuple(
        corner for o, n in pairs for corner in (o, (round(n[0] * inner, 4), round(n[1] * inner, 4)))
    )


def _cross(arm: float) -> Ring:
    quarter = [(arm, 1.0), (arm, arm), (1.0, arm)]
    ring: list[tuple[float, float]] = []
    for turn in range(4):
        c, s = (1, 0, -1, 0)[turn], (0, -1, 0, 1)[turn]
        ring += [(x * c - y * s, x * s + y * c) for x, y in quarter]
    return tuple(ring)


def _turned(ring: Ring, degrees: float) -> Ring:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return tuple((round(x * c - y * s, 4), round(x * s + y * c, 4)) for x, y in ring)


SHAPES: Mapping[EventType, Ring] = {
    EventType.AMBUSH: _regular(3),
    EventType.ARMED_ATTACK: _regular(24),
    EventType.CLASH: _turned(_cross(0.34), 45),
    EventType.EXPLOSIVE: _star(8, 0.55),
    EventType.SHELLING: _turned(_regular(4), 45),
    EventType.AIR_STRIKE: _regular(3, -90),
    EventType.SUICIDE_ATTACK: _star(5, 0.42),
    EventType.ASSASSINATION: _regular(4),
    EventType.ABDUCTION: _regular(5),
    EventType.EXECUTION: _cross(0.34),
    EventType.RAID: _regular(6),
    EventType.TROOP_MOVEMENT: ((-1, 0.7), (0.1, 0.7), (1, 0), (0.1, -0.7), (-1, -0.7), (-0.3, 0)),
    EventType.OTHER: ((-1, 0.4), (1, 0.4), (1, -0.4), (-1, -0.4)),
}

EVENT_LABELS: Mapping[EventType, str] = {
    EventType.AMBUSH: "Ambush",
    EventType.ARMED_ATTACK: "Armed attack",
    EventType.CLASH: "Clash",
    EventType.EXPLOSIVE: "Mine or bomb",
    EventType.SHELLING: "Shelling",
    EventType.AIR_STRIKE: "Air strike",
    EventType.SUICIDE_ATTACK: "Suicide attack",
    EventType.ASSASSINATION: "Assassination",
    EventType.ABDUCTION: "Abduction",
    EventType.EXECUTION: "Execution",
    EventType.RAID: "Raid or sweep",
    EventType.TROOP_MOVEMENT: "Troop movement",
    EventType.OTHER: "Other",
}

PARTY_LABELS: Mapping[Party, str] = {
    Party.GOVERNMENT: "Government and allies",
    Party.ISLAMIC_STATE: "Islamic State",
    Party.SDF: "SDF",
    Party.COALITION: "Coalition",
    Party.OTHER_ARMED: "Other armed group",
    Party.CIVILIAN: "Civilians",
    Party.UNKNOWN: "Unidentified",
}

PARTY_COLOURS: Mapping[Party, str] = {
    Party.GOVERNMENT: "#0072B2",
    Party.ISLAMIC_STATE: "#2B2B2B",
    Party.SDF: "#009E73",
    Party.COALITION: "#56B4E9",
    Party.OTHER_ARMED: "#CC79A7",
    Party.CIVILIAN: "#D55E00",
    Party.UNKNOWN: "#8C8C8C",
}
PARTY_LETTERS: Mapping[Party, str] = {
    Party.GOVERNMENT: "G",
    Party.ISLAMIC_STATE: "IS",
    Party.SDF: "S",
    Party.COALITION: "Co",
    Party.OTHER_ARMED: "A",
    Party.CIVILIAN: "C",
    Party.UNKNOWN: "U",
}
"""Beside a number in print: the colours of some parties are one grey on paper without colour."""
SEVERAL_LETTER = "M"
SEVERAL_COLOUR = "#E69F00"
SEVERAL_LABEL = "Several parties"
NOBODY_COLOUR = PARTY_COLOURS[Party.UNKNOWN]
"""Colour where nobody is said to have suffered (an operation, or no word of victims)."""


def party_colour(victims: tuple[Party, ...]) -> str:
    """Colour of an incident: that of the party that suffered."""
    if not victims:
        return NOBODY_COLOUR
    return PARTY_COLOURS[victims[0]] if len(victims) == 1 else SEVERAL_COLOUR


SMALLEST_RADIUS_PX = 5.5
LARGEST_RADIUS_PX = 22.0
RADIUS_PER_ROOT_PX = 1.9


def symbol_radius_px(casualties: int | None) -> float:
    """Radius for killed + wounded (lower ends); its area grows with the number.

    None (nobody said) has the smallest size, and is told apart by the dot in its middle.
    """
    if not casualties:
        return SMALLEST_RADIUS_PX
    radius = SMALLEST_RADIUS_PX + RADIUS_PER_ROOT_PX * math.sqrt(casualties)
    return min(radius, LARGEST_RADIUS_PX)


SIZE_EXAMPLES = (0, 5, 30)
"""Casualties whose symbols the legend shows."""

HEAT_RADIUS_KM = 15.0
HEAT_UNIT = "casualties per 1,000 km²"
HEAT_BREAKS: tuple[float, ...] = (1, 5, 10, 50, 100, 500)
"""Lower ends of the heat classes, in `HEAT_UNIT`; below the first nothing is drawn."""
HEAT_COLOURS: tuple[str, ...] = ("#FEE391", "#FEC44F", "#FB9A29", "#E2600F", "#B03004", "#6B1B05")
"""One colour a class, light to dark: read in grey as well."""


SHADE_BREAKS: tuple[int, ...] = (1, 5, 20, 100, 500, 2000)
"""Lower ends of the classes of shaded regions, in incidents or people; 0 is not shaded."""
SHADE_COLOURS: Mapping[str, tuple[str, ...]] = {
    "light": ("#DCE3F2", "#B5C4E4", "#8AA2D2", "#5F7EBB", "#3B599B", "#1F3470"),
    "dark": ("#2C3A60", "#3E5590", "#5C78B4", "#86A0D0", "#B4C5E6", "#E6ECF8"),
}
"""One colour a class, in a hue that the heat layer doesn't have; the most stands out most."""
RECENT_COLOURS: Mapping[str, str] = {"light": "#B0104F", "dark": "#FF7AB0"}
"""Rings around the incidents of the last 72 hours: two rings, so that no colour is needed."""


@dataclass(frozen=True, slots=True)
class BasemapStyle:
    """Colours of the built-in basemap."""

    land: str
    focus: str
    abroad: str
    sea: str
    border: str
    country_border: str
    water: str
    label: str
    halo: str
    symbol_edge: str
    area_fill: str
    area_edge: str


LIGHT = BasemapStyle(
    land="#F3EFE6",
    focus="#FBF7EC",
    abroad="#E4E2DD",
    sea="#CFE3EE",
    border="#A89F8D",
    country_border="#5E5748",
    water="#5FA3C7",
    label="#2E2A22",
    halo="#FFFFFF",
    symbol_edge="#FFFFFF",
    area_fill="#8C6D1F",
    area_edge="#6B5210",
)
DARK = BasemapStyle(
    land="#2A2C30",
    focus="#34363B",
    abroad="#1E2023",
    sea="#16222C",
    border="#5C6068",
    country_border="#A3A7AE",
    water="#3F7CA0",
    label="#E8E6E1",
    halo="#16181B",
    symbol_edge="#F4F1EA",
    area_fill="#D9B44A",
    area_edge="#E8CB74",
)
FOCUS_GOVERNORATES = ("SY04", "SY09")
"""Homs and Deir ez-Zor stand out on every map."""

NOT_SAFE_NOTE = "No incident shown does not mean safe."


def as_json() -> dict[str, Any]:
    """All of it for the browser: one object, plain values."""
    return {
        "shapes": {str(kind): ring for kind, ring in SHAPES.items()},
        "eventLabels": {str(kind): label for kind, label in EVENT_LABELS.items()},
        "partyLabels": {str(party): label for party, label in PARTY_LABELS.items()},
        "partyColours": {str(party): colour for party, colour in PARTY_COLOURS.items()},
        "severalColour": SEVERAL_COLOUR,
        "severalLabel": SEVERAL_LABEL,
        "nobodyColour": NOBODY_COLOUR,
        "size": {
            "smallest": SMALLEST_RADIUS_PX,
            "largest": LARGEST_RADIUS_PX,
            "perRoot": RADIUS_PER_ROOT_PX,
            "examples": SIZE_EXAMPLES,
        },
        "heat": {
            "radiusKm": HEAT_RADIUS_KM,
            "unit": HEAT_UNIT,
            "breaks": HEAT_BREAKS,
            "colours": HEAT_COLOURS,
        },
        "shade": {"breaks": SHADE_BREAKS, "colours": dict(SHADE_COLOURS)},
        "recentColour": dict(RECENT_COLOURS),
        "basemap": {
            name: {key: getattr(style, key) for key in BasemapStyle.__slots__}
            for name, style in (("light", LIGHT), ("dark", DARK))
        },
        "focus": FOCUS_GOVERNORATES,
        "notSafe": NOT_SAFE_NOTE,
    }
