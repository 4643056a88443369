"""The page by its structure: everything is on it, nothing overflows, nothing overlaps."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image
from pyproj import Geod

from geo.briefing.arabic import ARABIC
from geo.briefing.drawn import Drawn
from geo.briefing.figure import make_figure
from geo.briefing.furniture import scale_km
from geo.briefing.layouts import LAYOUTS
from geo.briefing.legend import Legend
from geo.briefing.mapframe import make_map_frame
from geo.briefing.options import Options
from geo.briefing.projection import project, unproject
from geo.briefing.sheet import RIM, Sheet, drawing
from geo.briefing.shown import what_is_shown
from geo.briefing.words import ENGLISH, Words
from geo.errors import InputError
from geo.filters import IncidentFilter
from geo.model import Casualties, CountRange, EventType, GeometryType, Incident, Party, Status
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


def areas() -> list[Incident]:
    """So many areas and routes that a small map has no room for all their names."""
    again = [_again(i, 200 + 10 * turn + n) for turn in range(2) for n, i in enumerate(founding())]
    return [*crowd(), *again]


def long_words() -> list[Incident]:
    claims = founding()[0].claims
    where = place(LONG * 3, 39.0, 34.6)
    return [
        incident(1, where, dt.date(2022, 3, 6), killed=count(1200000), claims=claims, note=LONG * 9)
    ]


ALL_MARCH = IncidentFilter(date_from=dt.date(2022, 3, 1), date_to=dt.date(2022, 3, 31))
LOGO = io.BytesIO()
Image.new("RGB", (90, 60), "#0072B2").save(LOGO, "PNG")
SCENES = {
    "founding": (founding(), ALL_MARCH, Options()),
    "march": (
        founding(),
        MARCH,
        Options(marking="TLP:CLEAR", contact="desk@example.org", logo=LOGO.getvalue()),
    ),
    "crowd": (crowd(), ALL_MARCH, Options()),
    "areas": (areas(), ALL_MARCH, Options()),
    "all-dates": (crowd(), IncidentFilter(), Options()),
    "arabic": (crowd(), MARCH, Options(words=ARABIC)),
    "empty": (
        founding(),
        IncidentFilter(date_from=dt.date(2030, 1, 1), date_to=dt.date(2030, 1, 9)),
        Options(),
    ),
    "nothing": ([], IncidentFilter(), Options()),
    "long": (long_words(), IncidentFilter(text="Commander"), Options(title="W" * 160)),
}
WIDE = [name for name in LAYOUTS if "slide" in name]
PAGES = dict.fromkeys(
    [
        *(("crowd", layout) for layout in LAYOUTS),
        *((scene, layout) for scene in ("march", "arabic", "empty") for layout in WIDE),
        *((scene, "a4-portrait") for scene in SCENES if scene != "areas"),
        *((scene, "a4-landscape-table") for scene in SCENES if scene != "areas"),
        ("areas", "slide-table"),
    ]
)
"""Each once."""


class Printed:
    """A page with its texts and where each stands."""

    def __init__(self, scene: str, layout: str) -> None:
        incidents, flt, options = SCENES[scene]
        self.scene, self.layout, self.words = scene, layout, options.words
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


def test_every_letter_can_be_read_at_the_size_of_its_paper(page: Printed) -> None:
    least = 10.0 if page.layout.startswith("slide") else 6.5
    small = {t.get_text(): t.get_fontsize() for t, _ in page.texts if t.get_fontsize() < least}
    assert not small


def test_what_is_not_drawn_is_counted(page: Printed) -> None:
    if page.scene != "crowd" and not (page.scene == "arabic" and page.layout != "a4-portrait"):
        return
    notes = " ".join(t.get_text() for t, _ in page.texts if t.get_gid() == "note")
    view = view_of(SCENES[page.scene][0], SCENES[page.scene][1])
    for note in page.words.notes(view):
        assert note in notes


def test_no_two_texts_overlap(page: Printed) -> None:
    level = [(t, box) for t, box in page.texts if not t.get_rotation() % 90]
    for (a, first), (b, second) in combinations(level, 2):
        wide = min(first.x1, second.x1) - max(first.x0, second.x0)
        high = min(first.y1, second.y1) - max(first.y0, second.y0)
        # letters' boxes hold room above and below; what counts is ink on ink
        touching = wide > 1.0 and high > 0.3 * min(first.height, second.height)
        assert not touching, (a.get_text(), b.get_text())


def test_a_crowded_map_numbers_what_its_table_lists(page: Printed) -> None:
    if (page.scene, page.layout) != ("areas", "slide-table"):
        return
    numbers = {t.get_text() for t, _ in page.texts if t.get_gid() == "number"}
    rows = {t.get_text() for t, _ in page.texts if t.get_gid() == "table"}
    assert numbers and numbers <= rows
    letters = [t.get_text() for t, _ in page.texts if t.get_gid() == "who suffered"]
    assert len(letters) > len(numbers), "who suffered is said of all"


def test_everything_that_a_map_must_carry_is_there(page: Printed) -> None:
    said = " ".join("\n".join(t.get_text() for t, _ in page.texts).split())
    gids = {t.get_gid() for t, _ in page.texts}
    assert {"title", "subtitle", "headline", "furniture", "north", "graticule", "foot"} <= gids
    words = page.words
    for part in (words.filter_label, words.sources_label, words.boundaries, words.not_safe):
        assert part in said
    for part in ("08:30", "UTC", "WGS 84", "UTM", " km"):
        assert part in said
    assert "locator" in {ax.get_gid() for ax in page.figure.axes}


def test_the_legend_explains_every_symbol(page: Printed) -> None:
    if page.scene not in ("crowd", "arabic", "march"):
        return
    legend = " ".join(t.get_text() for t, _ in page.texts if t.get_gid() == "legend")
    incidents, flt, _ = SCENES[page.scene]
    shown = what_is_shown(view_of(incidents, flt))
    words = page.words
    wanted = {words.event(kind) for kind in shown.kinds}
    wanted |= {words.victim(victim) for victim in shown.victims}
    wanted |= {words.pending_mark} if shown.pending else set()
    wanted |= {words.area_mark} if shown.areas else set()
    wanted |= {words.line_mark} if shown.lines else set()
    wanted |= {words.unknown} if shown.unknown else set()
    assert wanted and not {text for text in wanted if text not in legend}
    assert words.heat_title("casualties") in legend
    assert "…" not in legend


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
    letters = [t.get_text() for t in texts(figure) if t.get_gid() == "who suffered"]
    assert letters == ["G", "G", "G"] and "Government and allies (G)" in words


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


def test_two_periods_need_both_dates_and_show_both() -> None:
    before = incident(50, place("Palmyra", 38.28, 34.56), dt.date(2022, 2, 20), killed=count(2))
    options = Options(layout="a4-landscape-periods")
    figure = make_figure(view_of([*founding(), before], MARCH), PLACES, options)
    captions = [t.get_text() for t in texts(figure) if t.get_gid() == "caption"]
    assert captions == [
        "From 9 to 28 February 2022",
        "1 attack, 2 killed, unknown wounded",
        "From 1 to 20 March 2022",
        "3 attacks, 22 killed, at least 25 wounded (unknown for 1)",
    ]
    assert "2 more attacks than in the 20 days before (1 known)." in said(figure)
    with pytest.raises(InputError, match="first and a last day"):
        make_figure(view_of(founding()), PLACES, options)


def test_a_close_up_says_what_lies_outside_it() -> None:
    far = incident(50, place("Aleppo", 37.16, 36.2, regions=("SY02", "SY09")), dt.date(2022, 3, 2))
    flt = IncidentFilter(regions=("SY09",))
    figure = make_figure(view_of([far], flt), PLACES, Options(layout="slide-close-up"))
    assert "1 incident outside this map's frame: not drawn." in " ".join(said(figure).split())


def test_the_table_of_many_says_how_many_it_leaves_out() -> None:
    many = [
        incident(i, place("p", 36.5 + i / 100, 34.5), dt.date(2022, 3, 1), killed=count(i))
        for i in range(1, 301)
    ]
    figure = make_figure(view_of(many), PLACES, Options(layout="a4-landscape-table"))
    rows = [t.get_text() for t in texts(figure) if t.get_gid() == "table"]
    assert "300" in rows
    assert any("with the most killed and wounded of 300 incidents" in row for row in rows)
    numbers = {t.get_text() for t in texts(figure) if t.get_gid() == "number"}
    assert "300" in numbers and "1" not in numbers


@pytest.mark.parametrize(
    "data", [b"", b"<svg/>", b"GIF89a", b"\x89PNG\r\n\x1a\nhalf"], ids=["none", "svg", "gif", "cut"]
)
def test_a_logo_that_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="no PNG or JPEG"):
        make_figure(view_of(founding()), PLACES, Options(logo=data))


def test_a_wall_of_symbols_is_thinned_out_and_the_page_says_so() -> None:
    many = [
        incident(i, place("p", 37 + (i % 50) / 500, 34.5 + (i % 37) / 500), dt.date(2022, 3, 1))
        for i in range(1, 5_202)
    ]
    for layout in ("a4-landscape", "a4-portrait"):
        figure = make_figure(view_of(many), PLACES, Options(layout=layout))
        flat = " ".join(said(figure).split())
        assert "symbols left out where worse ones stand; the data files hold them all." in flat


@pytest.mark.parametrize("middle", [(36.2, 36.5), (38.5, 34.6), (41.5, 33.0)], ids=str)
def test_the_scale_bar_is_true_on_the_ground(middle: tuple[float, float]) -> None:
    lon, lat = middle
    x, y = (float(v) for v in project(lon, lat))
    figure = Figure(figsize=(11, 8))
    sheet = Sheet(figure, 297, 210)
    frame = make_map_frame(sheet, 10, 10, 200, 120, (x - 1e5, y - 6e4, x + 1e5, y + 6e4))
    km, length_mm = scale_km(frame)
    half_m = length_mm * frame.metres_per_mm / 2
    west, east = unproject(x - half_m, y), unproject(x + half_m, y)
    _, _, ground_m = Geod(ellps="WGS84").inv(west.lon, west.lat, east.lon, east.lat)
    assert ground_m == pytest.approx(km * 1000, rel=1e-4)


def test_the_map_holds_the_extent_that_the_screen_shows() -> None:
    box = (37.8, 34.2, 38.9, 34.9)
    figure = make_figure(view_of(founding()), PLACES, Options(extent=box))
    ax = next(ax for ax in figure.axes if ax.get_gid() == "map")
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    for lon, lat in itertools.product(box[::2], box[1::2]):
        x, y = project(lon, lat)
        assert x0 <= x <= x1 and y0 <= y <= y1
    assert x1 - x0 < 250_000


def test_without_symbols_heat_alone_stands_on_the_map() -> None:
    options = Options(symbols=False, heat_by="killed", layout="a4-landscape-table")
    figure = make_figure(view_of(founding()), PLACES, options)
    gids = {t.get_gid() for t in texts(figure)}
    assert not gids & {"number", "tag"}
    flat = said(figure)
    assert "Heat: killed per 1,000 km²" in flat and "Kind of incident" not in flat


def test_a_label_is_hidden_or_moved() -> None:
    def labels(options: Options) -> dict[str, tuple[float, float]]:
        figure = make_figure(view_of(founding()), PLACES, options)
        return {t.get_text(): t.get_position() for t in texts(figure)}

    before = labels(Options())
    changed = Options(hidden=frozenset({"Homs", "IRAQ"}), moved={"T4": (3.0, 2.0)})
    after = labels(changed)
    assert "Homs" in before and "Homs" not in after
    assert after["T4"][0] - before["T4"][0] == pytest.approx(3.0)
    assert after["T4"][1] - before["T4"][1] == pytest.approx(-2.0)


@pytest.mark.parametrize(("parties", "both"), [(1, True), (5, False)])
def test_where_one_chart_has_room_it_is_the_lower_one(parties: int, both: bool) -> None:
    where = place("Palmyra", 38.28, 34.56)
    attacks = [
        replace(
            incident(i, where, dt.date(2022, 3, i), victims=(party,), event_type=kind),
            killed=Casualties(CountRange.exactly(i), {party: CountRange.exactly(i)}),
        )
        for i, kind in enumerate(EventType, start=1)
        for party in [list(Party)[i % parties]]
    ]
    page = said(make_figure(view_of(attacks), PLACES))
    assert ("Attacks by day" in page, "By party" in page) == (True, both)


def test_the_dead_of_no_told_side_are_said_to_be_a_rest() -> None:
    some = count(9, None)
    attacks = [incident(1, place("Palmyra", 38.28, 34.56), dt.date(2022, 3, 1), killed=some)]
    mixed = replace(some, by_party={Party.CIVILIAN: CountRange.exactly(3)})
    attacks.append(replace(attacks[0], id=2, killed=mixed))
    page = said(make_figure(view_of(attacks), PLACES))
    assert "may be fewer" in page
    page = said(make_figure(view_of(founding()), PLACES))
    assert "By party" in page and "may be fewer" not in page


def test_a_legend_that_is_drawn_smaller_keeps_the_sizes_of_the_map() -> None:
    heights = []
    for scale in (1.0, 0.6):
        sheet = Sheet(Figure(), 297, 210, scale)
        legend = Legend(sheet, view_of(founding()), 60, Options(), map_scale=1.0)
        sizes = next(b for b in legend.blocks(Drawn()) if b.name == "sizes")
        heights.append(sizes.height - legend.head)
    assert heights[0] == pytest.approx(heights[1])


@pytest.mark.parametrize("words", [ENGLISH, ARABIC], ids=["English", "Arabic"])
def test_a_tables_head_is_whole_also_where_its_columns_are_narrow(words: Words) -> None:
    options = Options(layout="slide-table", words=words)
    table = texts(make_figure(view_of(founding()), PLACES, options))
    bold = [t.get_text() for t in table if t.get_gid() == "table" and t.get_weight() == "bold"]
    head = " ".join(text for text in bold if not text.isdecimal())
    assert head.split() == " ".join(words.table_head[:-1]).split()
