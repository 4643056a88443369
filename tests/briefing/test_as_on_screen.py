"""What the screen shows the page shows: shaded regions, what is new, and the whole filter."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch
from matplotlib.text import Text

from geo.briefing.arabic import ARABIC
from geo.briefing.figure import make_figure
from geo.briefing.options import Options
from geo.briefing.sheet import RIGHT_TO_LEFT_MARK, RIM, drawing, right_to_left
from geo.filters import IncidentFilter
from geo.frame import GOVERNORATE_CODES
from geo.maps.shading import sum_by_region
from geo.maps.style import RECENT_COLOURS, SHADE_COLOURS
from geo.model import EventType, LonLat, Party, Status
from geo.near import Near
from tests.briefing.samples import PLACES, count, founding, incident, place, view_of

MARCH = IncidentFilter(
    date_from=dt.date(2022, 3, 1), date_to=dt.date(2022, 3, 20), regions=("SY04", "SY09")
)
LATER = IncidentFilter(date_from=dt.date(2026, 11, 22), date_to=dt.date(2026, 11, 28))


def drawn(figure: Figure, kind: type[Any]) -> list[Any]:
    with drawing():
        figure.canvas.draw()
    return list(figure.findobj(kind))


def words(figure: Figure) -> str:
    return "\n".join(t.get_text() for t in drawn(figure, Text) if t.get_gid() != RIM)


def hexed(colour: Any) -> str:
    return "#" + "".join(f"{round(float(part) * 255):02X}" for part in colour[:3])


def fills(figure: Figure) -> set[str]:
    return {hexed(p.get_facecolor()) for p in drawn(figure, PathPatch)}


def test_a_region_has_the_colour_of_its_class_and_its_number() -> None:
    view = view_of(founding(), MARCH)
    sums = sum_by_region(view.frame, view.mask, "governorate", GOVERNORATE_CODES, "killed")
    figure = make_figure(view, PLACES, Options(shade_by="killed", heat=False))
    # of 22 killed 3 are known only to an area over both governorates
    assert {code: found.weight for code, found in sums.by_code.items()} == {"SY04": 19}
    assert sums.several == 1
    assert SHADE_COLOURS["light"][1] in fills(figure)
    assert "\n19" in words(figure)
    assert "1 known only to an area over several" in " ".join(words(figure).split())
    assert not fills(make_figure(view, PLACES)) & set(SHADE_COLOURS["light"])


def test_a_region_where_nobody_counted_is_striped_with_a_question_mark() -> None:
    view = view_of([incident(1, place("Palmyra", 38.28, 34.56), dt.date(2022, 3, 1))])
    figure = make_figure(view, PLACES, Options(shade_by="killed"))
    striped = [p for p in drawn(figure, PathPatch) if p.get_hatch()]
    assert len(striped) == 1 and "\n?" in words(figure)


def test_what_is_new_has_two_rings_and_the_rest_steps_back() -> None:
    old = incident(1, place("Palmyra", 38.28, 34.56), dt.date(2022, 3, 1), killed=count(3))
    new = incident(2, place("Homs", 36.71, 34.73), dt.date(2022, 3, 9), killed=count(3))
    figure = make_figure(view_of([old, new]), PLACES, Options(recent=True, heat=False))
    rings = [
        c
        for c in drawn(figure, Circle)
        if hexed(c.get_edgecolor()) == RECENT_COLOURS["light"].upper()
    ]
    assert len(rings) == 4  # two on the map, two in the legend
    faded = [p for p in drawn(figure, PathPatch) if p.get_alpha() == pytest.approx(0.32)]
    assert len(faded) == 1
    assert "Newest 72 hours: from 7 to 9 March 2022" in words(figure)


def test_nothing_steps_back_where_nothing_new_is_shown() -> None:
    old = incident(1, place("Palmyra", 38.28, 34.56), dt.date(2022, 3, 1))
    new = incident(2, place("Homs", 36.71, 34.73), dt.date(2022, 3, 9))
    view = view_of([old, new], IncidentFilter(date_to=dt.date(2022, 3, 2)))
    figure = make_figure(view, PLACES, Options(recent=True))
    assert "Newest 72 hours" not in words(figure)


def test_many_symbols_on_one_town_shrink_and_hide_nothing() -> None:
    many = [
        incident(i, place("Palmyra", 38.28, 34.56), dt.date(2022, 3, 1), killed=count(i % 20))
        for i in range(1, 41)
    ]
    figure = make_figure(view_of(many), PLACES, Options(layout="slide", heat=False))
    numbers = [t for t in drawn(figure, Text) if t.get_gid() == "number"]
    boxes = [t.get_window_extent() for t in numbers]
    assert len(boxes) == 40
    assert not [1 for a, b in combinations(boxes, 2) if a.padded(-1).overlaps(b.padded(-1))]


@pytest.mark.parametrize(
    ("flt", "said"),
    [
        (IncidentFilter(near=Near(LonLat(38.28, 34.56), 50, "Palmyra")), "within 50 km of Palmyra"),
        (
            IncidentFilter(near=Near(LonLat(38.28, 34.56), 7.5)),
            "within 7.5 km of 34.5600 N 38.2800 E",
        ),
        (IncidentFilter(box=(38, 34, 39, 35)), "between 34–35 N and 38–39 E"),
        (IncidentFilter(event_types=(EventType.AMBUSH,)), "of the kind ambush"),
        (IncidentFilter(parties=(Party.SDF, Party.CIVILIAN)), "by or against SDF or Civilians"),
        (IncidentFilter(min_killed=5), "with at least 5 killed"),
        (IncidentFilter(max_radius_m=5000), "placed to within 5 km"),
        (IncidentFilter(text="convoy"), "with the words “convoy”"),
        (IncidentFilter(statuses=(Status.PENDING,)), "pending only"),
    ],
    ids=["near", "near-unnamed", "box", "kind", "party", "killed", "radius", "text", "status"],
)
def test_the_headline_says_every_condition(flt: IncidentFilter, said: str) -> None:
    view = view_of(founding(), flt)
    assert f", {said}" in view.headline
    assert said not in view_of(founding()).headline


def test_the_arabic_headline_says_region_and_distance() -> None:
    near = Near(LonLat(38.28, 34.56), 50, "تدمر")
    view = view_of(founding(), IncidentFilter(regions=("SY04",), near=near))
    headline = ARABIC.headline(view)
    assert "في حمص" in headline and "ضمن 50 كم من تدمر" in headline


@pytest.mark.parametrize(
    ("language", "gap"),
    [(Options(), "No report since 19 March 2022"), (Options(words=ARABIC), "لا تقرير منذ 19 آذار")],
    ids=["en", "ar"],
)
def test_a_period_after_the_newest_report_has_no_figures(language: Options, gap: str) -> None:
    view = view_of(founding(), LATER)
    figure = make_figure(view, PLACES, language)
    assert gap in language.words.headline(view)
    assert gap in " ".join(words(figure).split())
    assert not [t for t in drawn(figure, Text) if t.get_gid() == "figure" and t.get_text() == "0"]


def test_a_report_of_the_period_is_no_gap() -> None:
    quiet = IncidentFilter(date_from=dt.date(2022, 3, 18), date_to=dt.date(2022, 3, 20))
    assert "No report" not in view_of(founding(), quiet).headline


@pytest.mark.parametrize(
    ("line", "marked"),
    [("UTM 37N. خريطة", True), ("خريطة UTM", False), ("UTM 37N", False), ("12 خريطة", False)],
)
def test_a_mixed_line_runs_from_right_to_left(line: str, marked: bool) -> None:
    assert right_to_left(line) == (RIGHT_TO_LEFT_MARK if marked else "") + line


def test_two_periods_have_one_legend_for_both_and_whole_captions() -> None:
    told = {"killed": count(12_345_678, None), "wounded": count(12_345_678, None)}
    silent = [incident(i, place("Homs", 36.71, 34.73), dt.date(2022, 3, i)) for i in range(11, 14)]
    many = [
        incident(i, place("Palmyra", 38.28, 34.56), dt.date(2022, 3, i), **told)
        for i in range(1, 11)
    ]
    week = IncidentFilter(date_from=dt.date(2022, 3, 8), date_to=dt.date(2022, 3, 14))
    how = Options(layout="slide-periods", shade_by="killed", heat=False)
    figure = make_figure(view_of([*many, *silent], week), PLACES, how)
    captions = [t.get_text() for t in drawn(figure, Text) if t.get_gid() == "caption"]
    assert len(captions) > 4 and not [c for c in captions if c.endswith("…")]
    titles = [t for t in words(figure).split("\n") if t.startswith("Shaded and numbered")]
    assert len(titles) == 1
