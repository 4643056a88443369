"""What a user chooses for a briefing, apart from the filter."""

from __future__ import annotations

from dataclasses import dataclass

from geo.briefing.layouts import DEFAULT_LAYOUT
from geo.briefing.words import ENGLISH, Words
from geo.maps.style import LIGHT, BasemapStyle


@dataclass(frozen=True, slots=True)
class Options:
    """``title`` and ``subtitle`` None: as the filter suggests.

    ``marking`` is a line like "TLP:CLEAR" at the page's head and foot, ``contact`` who to ask.
    ``bare`` leaves out head and foot, for a slide that says them itself. ``deck`` makes four
    slides instead of one. ``hxl`` puts a row of HXL tags below the head of a CSV.
    """

    layout: str = DEFAULT_LAYOUT
    title: str | None = None
    subtitle: str | None = None
    heat: bool = True
    marking: str = ""
    contact: str = ""
    words: Words = ENGLISH
    style: BasemapStyle = LIGHT
    bare: bool = False
    deck: bool = True
    hxl: bool = False
