"""The places page: answers, refusals, rivals, remote answers, and the desk's own places."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from geo.errors import GeocoderUnavailableError
from geo.model import LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.store import Store, UserPlace, open_store
from pages.ui.own_places import as_csv
from pages.ui.place_map import Spot, _label_offsets
from tests.pages.conftest import Run
from tests.pages.test_pages import button, texts


@pytest.fixture
def store(db_url: str) -> Iterator[Store]:
    with open_store(db_url) as opened:
        yield opened


def rivals(app: object) -> list[str]:
    tables = [d.value for d in app.dataframe if "Score" in d.value.columns]  # type: ignore[attr-defined]
    return list(tables[0]["Place"]) if tables else []


def test_an_empty_page_says_what_to_type(run: Run) -> None:
    app = run("places")
    assert "Type a name as a report has it" in texts(app)
    assert "You have none yet" in texts(app)


@pytest.mark.parametrize("name", ["Al-Soukhna", "السخنة", "Sukhneh"])
def test_any_spelling_and_script(founded: str, run: Run, name: str) -> None:
    app = run("places", place_query=name)
    assert "Al-Sukhnah" in texts(app) and "34.8870 N" in texts(app)


def test_who_lost_and_why(run: Run) -> None:
    app = run("places", place_query="Al-Soukhna")
    assert "Al-Sukhnah desert" in rivals(app)
    table = next(d.value for d in app.dataframe if "Score" in d.value.columns)
    assert table["Why"].str.contains("behind Al").all()


def test_a_tie_is_refused_and_any_candidate_can_be_looked_at(run: Run) -> None:
    app = run("places", place_query="Jalaa")
    assert "could be several places" in texts(app)
    assert not app.exception and len(rivals(app)) >= 2
    look = next(s for s in app.selectbox if s.label == "Look at")
    look.select_index(1)
    app.run()
    assert not app.exception
    assert "Chosen by the desk" in texts(app) and " N " in texts(app)


def test_an_unknown_name_says_what_to_do(run: Run) -> None:
    app = run("places", place_query="Qwertyville")
    assert "No place was found" in texts(app)
    assert "Try another spelling" in texts(app) and "Working offline" in texts(app)


def test_what_reports_call_it_and_what_happened_there(founded: str, run: Run) -> None:
    app = run("places", place_query="Palmyra desert")
    assert not app.exception
    assert "Reports in your store call it" in texts(app)
    listed = len(app.dataframe[-1].value)
    button(app, "See them on the map").click().run()
    assert not app.exception
    assert app.session_state["near"] and not app.session_state["text"]
    assert len(app.dataframe[0].value) == listed, "the map shows what the page has listed"


def test_a_spelling_for_a_built_in_place_is_added_and_undone(store: Store, run: Run) -> None:
    app = run("places", place_query="Al-Sukhnah")
    field = next(t for t in app.text_input if t.label.startswith("Another spelling"))
    field.set_value("Zorvaneq")
    button(app, "Add the spelling").click().run()
    assert not app.exception
    (own,) = store.user_places()
    assert own.name == "Zorvaneq" and "Al-Sukhnah" in own.note
    app = run("places", place_query="Zorvaneq")
    assert "34.8870 N" in texts(app) and "One of your own places" in texts(app)
    next(b for b in app.button if b.label.startswith("Undo: place added")).click().run()
    assert store.user_places() == []
    assert "34.8870 N" not in texts(app)


def test_a_place_is_added_removed_and_the_removal_undone(store: Store, run: Run) -> None:
    app = run("places", place_query="Bir Zbeida post")
    button(app, "Add to my places").click().run()
    assert any("needs a name, a latitude" in e.value for e in app.error)
    for label, value in (("Latitude", 38.5), ("Longitude", 34.9)):
        next(n for n in app.number_input if n.label == label).set_value(value)
    button(app, "Add to my places").click().run()
    assert any("Swap them" in e.value for e in app.error) and store.user_places() == []
    for label, value in (("Latitude", 34.9), ("Longitude", 38.5)):
        next(n for n in app.number_input if n.label == label).set_value(value)
    button(app, "Add to my places").click().run()
    assert "34.9000 N 38.5000 E" in texts(app)
    button(app, "Remove").click().run()
    assert store.user_places() == []
    next(b for b in app.button if b.label.startswith("Undo: place removed")).click().run()
    assert [p.name for p in store.user_places()] == ["Bir Zbeida post"]


def test_own_places_win_over_the_built_in_ones(store: Store, run: Run) -> None:
    store.add_user_place(UserPlace("Palmyra", LonLat(38.9, 34.1), 500.0), "Anna")
    assert "34.1000 N 38.9000 E" in texts(run("places", place_query="Palmyra"))


def test_the_csv_holds_every_field_and_no_formula() -> None:
    place = UserPlace(
        "=1+1", LonLat(38.5, 34.9), 2000.0, names=("a", "b"), admin1="SY04", note="+x"
    )
    rows = list(csv.DictReader(io.StringIO(as_csv([place]))))
    assert rows[0]["name"] == "'=1+1" and rows[0]["note"] == "'+x"
    assert (rows[0]["lon"], rows[0]["lat"], rows[0]["names"]) == ("38.5", "34.9", "a;b")


REMOTE = PlaceMatch(
    "Khirbat X",
    MatchStatus.MATCHED,
    name="Khirbat X",
    point=LonLat(38.1, 34.2),
    radius_m=4000.0,
    admin1="SY04",
    country="SY",
    kind="village",
    method=MatchMethod.REMOTE,
    score=0.6,
    why="Nominatim answers it.",
)


@pytest.fixture
def remote(monkeypatch: pytest.MonkeyPatch):
    """Online, with a remote geocoder that answers, has no answer, or is down."""
    monkeypatch.delenv("BADIA_OFFLINE")

    def use(answer: PlaceMatch | Exception | None) -> list[str]:
        asked: list[str] = []

        def lookup(self: object, name: str, admin1: str | None) -> PlaceMatch | None:
            asked.append(name)
            if isinstance(answer, Exception):
                raise answer
            return answer

        monkeypatch.setattr("geo.places.remote.RemoteGeocoder.lookup", lookup)
        return asked

    return use


def ask(app: object) -> None:
    next(b for b in app.button if b.label.startswith("Ask ")).click()  # type: ignore[attr-defined]
    app.run()  # type: ignore[attr-defined]


def test_a_remote_answer_is_marked_and_can_be_taken_over(store: Store, run: Run, remote) -> None:
    asked = remote(REMOTE)
    app = run("places", place_query="Khirbat X")
    assert asked == [], "nobody is asked before the button"
    ask(app)
    assert asked == ["Khirbat X"]
    assert "A remote answer" in texts(app) and "true to 4 km" in texts(app)
    button(app, "Add to my gazetteer").click().run()
    assert not app.exception
    (own,) = store.user_places()
    assert (own.name, own.radius_m, own.point) == ("Khirbat X", 4000.0, REMOTE.point)
    assert "One of your own places" in texts(app)


def test_no_remote_answer_either(store: Store, run: Run, remote) -> None:
    remote(None)
    app = run("places", place_query="Khirbat X")
    ask(app)
    assert not app.exception and "has no answer that fits" in texts(app)


def test_a_geocoder_that_is_down_is_told_in_a_sentence(store: Store, run: Run, remote) -> None:
    remote(GeocoderUnavailableError("Nominatim can't be reached. Try again later."))
    app = run("places", place_query="Khirbat X")
    ask(app)
    assert not app.exception
    assert any("reached" in e.value for e in app.error)
    assert "No place was found" in texts(app)


def test_labels_of_places_close_together_are_set_apart() -> None:
    spots = [Spot(f"{n} Al-Sukhnah", LonLat(38.87 + n / 500, 34.88), "x", "#000") for n in range(5)]
    corners = [[38.5, 34.6], [39.2, 35.2]]
    offsets = _label_offsets(spots, corners, 320)
    assert len(set(offsets)) == 5


def test_a_coordinate_is_looked_at_like_a_name(founded: str, run: Run) -> None:
    app = run("places")
    app.text_input(key="place_query").set_value("34.56, 38.28").run()
    assert not app.exception
    assert "34.5600 N, 38.2800 E" in [h.value for h in app.subheader]
    assert not any("spelling of" in t.label for t in app.text_input), "it has no other spellings"
    app.text_input(key="place_query").set_value("38.28, 34.56").run()
    assert "Choose one of the places" in texts(app)
    app.text_input(key="place_query").set_value("95, 38").run()
    assert "no point on the earth" in texts(app) and not app.exception
