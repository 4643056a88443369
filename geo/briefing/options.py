"""What a user chooses for a briefing, apart from the filter."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.briefing.layouts import DEFAULT_LAYOUT
from geo.briefing.mapframe import Rect
from geo.briefing.words import ENGLISH, Words
from geo.errors import InputError
from geo.maps.shading import Level
from geo.maps.style import LIGHT, BasemapStyle

if TYPE_CHECKING:
    from geo.places.regions import Regions


@dataclass(frozen=True, slots=True)
class Options:
    """``title`` and ``subtitle`` None: as the filter suggests.

    ``heat_by`` is one of `geo.maps.heat.WEIGHTS`. ``symbols`` False leaves heat alone on the map,
    as on the screen. ``shade_by``, one of the same, shades regions of ``shade_level``; the outlines
    of districts come from ``regions``. ``recent``: the last 72 hours stand out. ``extent``: west,
    south, east, north in degrees, to be seen whole instead of all that is shown. ``hidden`` names
    labels that are left out, ``moved`` how many millimetres right and up others stand of their
    place. ``marking`` is a line like "TLP:CLEAR" at the page's head and foot, ``contact`` who to
    ask, ``logo`` a PNG or JPEG for the page's upper corner. ``bare_mm`` is the height of a map
    without head and foot, for a slide that says them itself.
    ``deck`` makes four slides instead of one. ``hxl`` puts a row of HXL tags below the head of a
    CSV.
    """

    layout: str = DEFAULT_LAYOUT
    title: str | None = None
    subtitle: str | None = None
    heat: bool = True
    heat_by: str = "casualties"
    symbols: bool = True
    shade_by: str | None = None
    shade_level: Level = "governorate"
    regions: Regions | None = None
    recent: bool = False
    extent: tuple[float, float, float, float] | None = None
    hidden: frozenset[str] = frozenset()
    moved: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    marking: str = ""
    contact: str = ""
    words: Words = ENGLISH
    style: BasemapStyle = LIGHT
    logo: bytes | None = None
    bare_mm: float | None = None
    deck: bool = True
    hxl: bool = False

    def shifted(self, name: str, rect: Rect) -> Rect:
        """Where a label stands that may have been moved; millimetres, y downward."""
        right, up = self.moved.get(name, (0.0, 0.0))
        return (rect[0] + right, rect[1] - up, rect[2] + right, rect[3] - up)


MOST_LOGO_BYTES = 5_000_000
MOST_LOGO_PIXELS = 16_000_000


def logo_image(data: bytes) -> Any:
    """The logo as an RGBA picture; raises InputError for what is no picture or too large."""
    from PIL import Image, UnidentifiedImageError

    if len(data) > MOST_LOGO_BYTES:
        raise InputError(f"The logo has {len(data):,} bytes; at most {MOST_LOGO_BYTES:,} are read.")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_LOGO_PIXELS:
                raise InputError("The logo has more than 16 million pixels; make it smaller.")
            return image.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise InputError("The logo is no PNG or JPEG picture. Choose another file.") from error
