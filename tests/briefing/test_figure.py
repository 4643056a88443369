"""The page by its structure: everything is on it, nothing overflows, nothing overlaps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from geo.briefing.figure import make_figure
from geo.briefing.layouts import LAYOUTS
from geo.briefing.options import Options
from geo.briefing.sheet import RIM, drawing
from geo.errors import InputError
from geo.filters import IncidentFilter
from geo.model import EventType, GeometryType, Incident, Party, Status
from tests.briefing.samples import PLACES, count, founding, incident, place, view_of

MARCH = IncidentFilter(
    date_from=dt.date(2022, 3, 1), date_to=dt.date(2022, 3, 20), regions=("SY04", "SY09")
)
LONG = "Commander of the Western Badia operations room and of all its checkpoints on the road "


def texts(figure: Figure) -> list[Text]:
    """All text that shows, laid out as it would be printed."""
    with drawing():
        figure.canvas.draw()
    found: list[Any] = figure.findobj(Text)
    return [t for t in found if is_shown(t)]


def is_shown(text: Text) -> bool:
    return bool(text.get_visible() and text.get_text().strip() and text.get_gid() != RIM)


def said(figure: Figure) -> str:
    return "\n".join(t.get_text() for t in texts(figure))


def crowd() -> list[Incident]:
    """Every kind, every party, every gap, at crowded places and far apart."""
    made = []
    parties = list(Party)
    for i, kind in enumerate(EventType, start=1):
        where = place("Palmyra", 38.28 + 0.01 * (i % 3), 34.56)
        if i % 4 == 0:
            where = place("Abu Kamal", 40.92, 34.45, admin1="SY09")
        if i == 7:
            where = place("Nowhere known")
        made.append(
            incident(
                i,
                where,
                dt.date(2022, 3, i),
                event_type=kind,
                victims=tuple(parties[: i % 4]) or (parties[i % 7],),
                killed=count(i * 3, None if i % 5 else i * 4),
                wounded=count(None) if i % 2 else count(i),
                status=Status.PENDING if i % 3 == 0 else Status.VERIFIED,
            )
        )
    return [*made, *(_again(i, 100 + n) for n, i in enumerate(founding()))]


def _again(original: Incident, key: int) -> Incident:
    return replace(original, id=key)


def long_words() -> list[Incident]:
    claims = founding()[0].claims
    where = place(LONG * 3, 39.0, 34.6)
    return [
        incident(1, where, dt.date(2022, 3, 6), killed=count(1200000), claims=claims, note=LONG * 9)
    ]


SCENES = {
    "founding": (founding(), IncidentFilter(), Options()),
    "march": (founding(), MARCH, Options(marking="TLP:CLEAR", contact="desk@example.org")),
    "crowd": (crowd(), IncidentFilter(), Options()),
    "empty": (founding(), IncidentFilter(date_from=dt.date(2030, 1, 1)), Options()),
    "nothing": ([], IncidentFilter(), Options()),
    "long": (long_words(), IncidentFilter(text="Commander"), Options(title="W" * 160)),
}


PAGES = [
    *((scene, layout) for scene in ("founding", "crowd") for layout in LAYOUTS),
    *(
        (scene, layout)
        for scene in ("march", "empty", "long")
        for layout in LAYOUTS
        if "slide" in layout
    ),
    *((scene, "a4-portrait") for scene in SCENES),
]


class Printed:
    """A page with its texts and where each stands."""

    def __init__(self, scene: str, layout: str) -> None:
        incidents, flt, options = SCENES[scene]
        view = view_of(incidents, flt)
        self.figure = make_figure(view, PLACES, replace(options, layout=layout))
        with drawing():
            self.figure.canvas.draw()
            found: list[Any] = self.figure.findobj(Text)
            self.texts = [(t, t.get_window_extent()) for t in found if is_shown(t)]


@pytest.fixture(scope="module", params=PAGES, ids="-".join)
def page(request: pytest.FixtureRequest) -> Printed:
    return Printed(*request.param)


def test_no_text_leaves_the_page(page: Printed) -> None:
    paper = page.figure.bbox
    for text, box in page.texts:
        inside = paper.x0 <= box.x0 and box.x1 <= paper.x1 and paper.y0 <= box.y0
        assert inside and box.y1 <= paper.y1, text.get_text()


def test_no_two_texts_overlap(page: Printed) -> None:
    level = [(t, box) for t, box in page.texts if not t.get_rotation() % 90]
    notice = [t for t, _ in level if t.get_gid() == "empty"]
    for (a, first), (b, second) in combinations(level, 2):
        if notice and (a in notice) != (b in notice):
            continue  # the notice of an empty map covers what lies under it
        wide = min(first.x1, second.x1) - max(first.x0, second.x0)
        high = min(first.y1, second.y1) - max(first.y0, second.y0)
        # letters' boxes hold room above and below; what counts is ink on ink
        touching = wide > 1.0 and high > 0.3 * min(first.height, second.height)
        assert not touching, (a.get_text(), b.get_text())


def test_everything_that_a_map_must_carry_is_there(page: Printed) -> None:
    words = "\n".join(t.get_text() for t, _ in page.texts)
    gids = {t.get_gid() for t, _ in page.texts}
    assert {"title", "subtitle", "headline", "furniture", "north", "graticule", "foot"} <= gids
    for part in ("Shown:", "Sources:", "Made 21 March 2022, 08:30 UTC", "WGS 84", "UTM", " km"):
        assert part in words
    flat = " ".join(words.split())
    assert "do not imply endorsement or acceptance" in flat
    assert "No incident shown does not mean safe" in flat
    assert "locator" in {ax.get_gid() for ax in page.figure.axes}


def test_the_founding_map_names_and_numbers_its_incidents() -> None:
    figure = make_figure(view_of(founding()), PLACES, Options(layout="a4-landscape-table"))
    words = said(figure)
    numbers = {t.get_text() for t in texts(figure) if t.get_gid() == "number"}
    assert numbers == {"1", "2", "3", "4", "5"}
    rows = [t.get_text() for t in texts(figure) if t.get_gid() == "table"]
    assert numbers <= set(rows)
    for part in ("22", "25", "at least", "unknown for 1", "Palmyra", "Jabal al-Amour"):
        assert part in words
    assert "3 incidents known only to an area or a route." in words
    assert "2 incidents without a date." in words
    assert "H\u2009O\u2009M\u2009S" in words


def test_an_area_is_a_tinted_outline_with_a_name_and_no_symbol_of_its_own() -> None:
    only = [i for i in founding() if i.place.match.geometry_type is GeometryType.AREA]
    figure = make_figure(view_of(only), PLACES)
    tags = {t.get_text() for t in texts(figure) if t.get_gid() == "tag"}
    assert tags == {"Palmyra desert", "Syrian Desert"}


def test_an_empty_view_says_so() -> None:
    figure = make_figure(view_of([]), PLACES)
    assert "No incident is known for this filter." in said(figure)


@pytest.mark.parametrize(
    "title",
    ["$x^2$ and \\frac{a}{b}", "a_b ^ {c} $", "100% <b>bold</b> & more", "هجمات في البادية"],
    ids=["math", "lone-dollar", "markup", "arabic"],
)
def test_a_title_is_printed_as_it_stands(title: str) -> None:
    figure = make_figure(view_of(founding()), PLACES, Options(title=title))
    assert title in said(figure)


def test_control_characters_leave_the_title() -> None:
    figure = make_figure(view_of(founding()), PLACES, Options(title="A\x00ttacks\u202e in\n March"))
    assert "A ttacks in March" in said(figure)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (Options(title="x" * 500), "at most 160"),
        (Options(title="中国"), "can't be printed"),
        (Options(title="Fire 🚁"), "can't be printed"),
        (Options(layout="a3"), "not known; choose from"),
    ],
    ids=["too-long", "no-glyph", "emoji", "layout"],
)
def test_what_cannot_be_printed_is_refused(options: Options, words: str) -> None:
    with pytest.raises(InputError, match=words):
        make_figure(view_of(founding()), PLACES, options)


def test_symbols_at_one_place_do_not_hide_each_other() -> None:
    many = [incident(i, place("Palmyra", 38.28, 34.56), dt.date(2022, 3, 1)) for i in range(1, 13)]
    figure = make_figure(view_of(many), PLACES)
    numbers = [t for t in texts(figure) if t.get_gid() == "number"]
    assert len({t.get_position() for t in numbers}) == 12


def test_the_map_of_thousands_is_drawn_from_the_columns() -> None:
    many = [
        incident(i, place("p", 36.5 + (i % 400) / 100, 34 + (i % 130) / 100), dt.date(2022, 3, 1))
        for i in range(1, 2501)
    ]
    view = view_of(many)
    figure = make_figure(view, PLACES)
    assert "incidents" not in view.__dict__  # never read from the store
    assert "2,500" in said(figure)
