"""What a desk should look at before it accepts is said: doubtful places and days, what has none."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest

from geo.model import (
    Casualties,
    Category,
    CountRange,
    EventType,
    Incident,
    LonLat,
    MatchMethod,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.store import Store
from pages.ui.incident_view import doubt_text, total_text
from pages.ui.report_date import doubtful_day
from pages.ui.report_text import marks_of
from tests.pages.conftest import Run
from tests.pages.review import SANA, field, read
from tests.pages.test_pages import button, texts


def _place(method: MatchMethod, score: float, mention: str = "Arak") -> PlaceMention:
    matched = method is not MatchMethod.NONE
    return PlaceMention(
        mention,
        PlaceMatch(
            mention,
            MatchStatus.MATCHED if matched else MatchStatus.UNRESOLVED,
            point=LonLat(38.57, 34.63) if matched else None,
            method=method,
            score=score,
            why="Because.",
        ),
    )


@pytest.mark.parametrize(
    ("place", "doubted"),
    [
        pytest.param(_place(MatchMethod.EXACT, 1.0), False, id="its very name"),
        pytest.param(_place(MatchMethod.SPELLING, 0.95), False, id="another spelling"),
        pytest.param(_place(MatchMethod.EXACT, 0.85), True, id="a namesake"),
        pytest.param(_place(MatchMethod.FUZZY, 0.95), True, id="only spelt alike"),
        pytest.param(_place(MatchMethod.REMOTE, 1.0), True, id="of another geocoder"),
        pytest.param(_place(MatchMethod.USER, 0.5), False, id="a person's choice"),
        pytest.param(_place(MatchMethod.NONE, 0.0), True, id="not found"),
        pytest.param(_place(MatchMethod.NONE, 0.0, mention=""), False, id="none named"),
    ],
)
def test_doubt_text(place: PlaceMention, doubted: bool) -> None:
    assert doubt_text(place) == ("Because." if doubted else "")


NAMESAKE = "Gunmen killed two shepherds in Al-Mansurah on 7 March."
UNDATED = "A landmine killed a farmer in Al-Bukamal."


def test_before_all_are_accepted_it_is_said_what_is_doubtful(store: Store, run: Run) -> None:
    app = read(run("reports"), f"{NAMESAKE}\n\n{UNDATED}")
    said = texts(app)
    assert "An incident has no date yet" in said
    assert "One place may be another of that name" in said
    assert any("Not sure" in h.body and "Al-Mansurah" in h.body for h in app.get("html"))


def test_where_all_is_sure_nothing_is_said(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA)
    assert not app.warning
    assert not any("Not sure" in h.body for h in app.get("html"))


@pytest.mark.parametrize(
    ("killed", "day", "doubted"),
    [
        pytest.param(CountRange.exactly(121), None, True, id="so many, no day"),
        pytest.param(CountRange.exactly(121), dt.date(2022, 3, 7), False, id="so many in a day"),
        pytest.param(CountRange.exactly(13), None, False, id="as many as one attack kills"),
        pytest.param(None, None, False, id="unknown"),
    ],
)
def test_what_may_be_a_running_total(
    killed: CountRange | None, day: dt.date | None, doubted: bool
) -> None:
    draft = Incident(
        Category.ATTACK,
        EventType.OTHER,
        _place(MatchMethod.EXACT, 1.0),
        Status.DRAFT,
        date=day,
        killed=Casualties(killed),
    )
    assert bool(total_text(draft)) is doubted


def test_what_may_be_a_running_total_is_not_accepted_with_the_rest(store: Store, run: Run) -> None:
    many = "An attack on a market in Arak killed 121 herders."
    app = read(run("reports"), f"{SANA}\n{UNDATED}\n\n{many}")
    assert "great numbers and no day" in texts(app)
    button(app, "Accept 2").click()
    app.run()
    assert [i.status for i in store.report_incidents(1)][-1] is Status.DRAFT


INFERRED = """An old mine killed two farmers near Uqayribat on 7 March. It had been left behind by
Daesh, SANA said.
"""


def test_a_value_without_words_in_the_report_says_so(store: Store, run: Run) -> None:
    app = read(run("reports"), INFERRED)
    assert store.incident(1).attacker is Party.ISLAMIC_STATE
    (draft,) = (h.body for h in app.get("html") if "incident 1" in h.body)
    rows = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", draft))
    assert {name for name, value in rows.items() if "no words marked" in value} == {"Attacker"}
    field(app, "Attacker", "selectbox").set_value(Party.OTHER_ARMED)
    app.run()
    button(app, "Save the corrections").click().run()
    assert not any("no words marked" in h.body for h in app.get("html")), "a person's own value"


PAGE = """Home | News | Contact
Nine shepherds killed near Aqerbat
By Staff Writer
22 April 2023, 18:40
Nine shepherds were killed on Friday in an attack near Aqerbat, local sources said.
"""


@pytest.mark.parametrize(
    ("text", "published", "said"),
    [
        pytest.param(PAGE, dt.date(2023, 4, 22), "", id="the page's own day"),
        pytest.param(PAGE, dt.date(2023, 4, 24), "", id="taken over two days later"),
        pytest.param(PAGE, dt.date(2022, 4, 22), "dated 22 April 2023", id="the year mistyped"),
        pytest.param(SANA, dt.date(2022, 3, 8), "", id="a text without a date line"),
        pytest.param(SANA, dt.date(2097, 3, 8), "still to come", id="in the future"),
    ],
)
def test_doubtful_day(text: str, published: dt.date, said: str) -> None:
    doubt = doubtful_day(text, published)
    assert said in doubt and bool(said) == bool(doubt)


def test_a_page_that_contradicts_the_day_given_says_so(store: Store, run: Run) -> None:
    assert "The page itself is dated 22 April 2023" in texts(read(run("reports"), PAGE))


def test_the_other_half_of_a_split_sentence_is_no_second_telling(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA)
    button(app, "Two incidents in one sentence").click().run()
    button(app, "Accept 1").click().run()
    assert "looks like incident" not in texts(app)


ROSE = """The death toll from the attack on a military bus in the Palmyra desert on March 6 rose to
15 after two of the wounded died of their injuries in Homs, SOHR reported on Tuesday.
"""


def _marked(store: Store, report_id: int) -> dict[str, set[str]]:
    """The words that are marked, by what they are marked as."""
    record = store.report(report_id)
    found: dict[str, set[str]] = {}
    for mark in marks_of(record, store.report_incidents(report_id)):
        found.setdefault(mark.field, set()).add(record.text[mark.start : mark.end])
    return found


def test_what_another_report_counts_is_not_marked_here(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA)
    button(app, "Accept").click().run()
    app = read(app, ROSE)
    button(app, "Join as a second claim").click().run()
    assert str(store.incident(1).wounded.total) == "18"
    marked = _marked(store, 2)
    assert marked["killed"] == {"15"}
    assert "wounded" not in marked, "two of the wounded died: these are not the 18"
    assert _marked(store, 1)["wounded"] == {"eighteen"}


def test_no_mark_cuts_a_word(store: Store, run: Run) -> None:
    read(run("reports"), "Two soldiers were killed by a mine near Al-Sukhnah on 7 March.")
    assert _marked(store, 1)["place"] == {"near Al-Sukhnah"}
    place = dataclasses.replace(store.incident(1).place, mention="Sukhna", span=None)
    store.update(1, {"place": place}, 1, "Anna")
    assert "place" not in _marked(store, 1)
    place = dataclasses.replace(place, mention="Al-Sukhnah")
    store.update(1, {"place": place}, 2, "Anna")
    assert _marked(store, 1)["place"] == {"Al-Sukhnah"}


def test_an_undo_names_some_and_says_that_there_are_more(store: Store, run: Run) -> None:
    text = "\n\n".join(f"A mine killed {n} soldiers near Arak on {n} March." for n in (2, 3, 4, 5))
    app = read(run("reports"), text)
    assert len(store.report_incidents(1)) == 4
    (undo,) = (b.label for b in app.button if b.label.startswith("Undo"))
    assert undo == "Undo: report added (report 1)", "it says more than its incidents"
    button(app, "Accept all 4").click().run()
    (undo, *_) = (b.label for b in app.button if b.label.startswith("Undo"))
    assert undo == "Undo: accepted (incident 1, incident 2, incident 3 …)"
