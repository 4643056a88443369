"""What the map sends is checked: nothing that a browser says is taken on trust."""

import datetime as dt

import pytest

from geo.frame import day_number
from pages.ui.map_component import View, _checked_view, _checked_window
from tests.frames import made_up_frame

FRAME = made_up_frame(300)
FIRST, LAST = (day_number(day) for day in FRAME.date_span() or ())


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        pytest.param({"from": 18_100, "to": 18_200}, (18_100, 18_200), id="within"),
        pytest.param({"from": 18_100, "to": 18_100}, (18_100, 18_100), id="one day"),
        pytest.param({"from": FIRST, "to": LAST}, None, id="all is no condition"),
        pytest.param({"from": None, "to": None}, None, id="none"),
        pytest.param({}, None, id="empty"),
        pytest.param({"from": 18_200, "to": 18_100}, None, id="backwards"),
        pytest.param({"from": FIRST - 1, "to": 18_100}, None, id="before the data"),
        pytest.param({"from": 18_100, "to": 10**12}, None, id="no date at all"),
        pytest.param({"from": "18100", "to": 18_200}, None, id="text"),
        pytest.param({"from": 18_100.5, "to": 18_200}, None, id="half a day"),
    ],
)
def test_window(sent: dict, expected: tuple[int, int] | None) -> None:
    made = _checked_window(sent, FRAME)
    assert (made and tuple(map(day_number, made))) == expected
    if made:
        assert all(isinstance(day, dt.date) for day in made)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"lon": 38.5, "lat": 34.5, "zoom": 7.5}, View(38.5, 34.5, 7.5)),
        (None, None),
        ("a view", None),
        ({"lon": 38.5, "lat": 34.5}, None),
        ({"lon": 380, "lat": 34.5, "zoom": 7}, None),
        ({"lon": float("nan"), "lat": 34.5, "zoom": 7}, None),
        ({"lon": 38.5, "lat": 34.5, "zoom": "<b>"}, None),
    ],
)
def test_view(sent: object, expected: View | None) -> None:
    assert _checked_view(sent) == expected
