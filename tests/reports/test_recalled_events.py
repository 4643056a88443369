"""An event that a sentence only recalls: its day, its dead and its sides are none of the news."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.notes import dead
from tests.reports.sides import GOV, IS, NOBODY, PUBLISHED, SDF, Event, told

EVENTS: dict[str, tuple[str, list[Event]]] = {
    "retaken after it was overrun": (
        "On Monday the army retook a post near Arak that IS had overrun on Sunday, killing six "
        "soldiers.",
        [("-", GOV, 7), ("6", IS, 6)],
    ),
    "after earlier assaults": (
        "IS fighters stormed a post near Sukhna on Monday for the third time in a week, after "
        "assaults on Wednesday and Saturday in which nine soldiers died.",
        [("-", IS, 7)],
    ),
    "killed since": (
        "Since IS killed 12 soldiers near Sukhna on 1 March, the army has killed 20 militants in "
        "the desert.",
        [("12", IS, 1)],
    ),
    "arrested over it": (
        "Police in Mayadin on Monday arrested a clerk over Friday's killing of two soldiers.",
        [("2", None, 11)],
    ),
    "the second in two days": (
        "The ambush in Arak on Friday was the second in two days: on Thursday two soldiers died "
        "in Al-Kawm.",
        [("-", None, 11), ("2", None, 10)],
    ),
    "the cell behind it": (
        "IS gunmen on Monday killed six soldiers near Arak, as troops sought the cell behind an "
        "attack that left 12 dead.",
        [("6", IS, 7)],
    ),
    "what the captured had done": (
        "The Asayish on Tuesday captured a man in Hajin who is said to have led an attack near "
        "Suwar on 1 March that killed three of its members.",
        [("-", SDF, 8), ("3", None, 1)],
    ),
    "what the attackers had done": (
        "IS, which had killed nine soldiers near Sukhna on Friday, attacked again near Arak on "
        "Monday and killed four.",
        [("4", IS, 7), ("9", None, 11)],
    ),
    "as others were elsewhere": (
        "The attack on the bus near Kabajib on Monday came as the army was sweeping the area, "
        "killing 20 soldiers.",
        [("20", None, 7)],
    ),
    "a convoy that had set out": (
        "A convoy that had set out from Palmyra was ambushed near Sukhna on Monday and seven "
        "soldiers were killed.",
        [("7", None, 7)],
    ),
    "hours after": (
        "Three soldiers were killed near Arak on Monday, 24 hours after an officer had been shot "
        "in Mayadin.",
        [("3", None, 7), ("-", None, 6)],
    ),
    "mourners elsewhere": (
        "The attack near Sukhna on Monday came as mourners in Tartus buried 12 soldiers who were "
        "killed by a bomb last week.",
        [("-", None, 7)],
    ),
    "on the way from a funeral": (
        "Two soldiers were killed near Arak on Wednesday in an attack on their car, which came "
        "from the funeral of an officer killed near Sukhna on Monday.",
        [("2", None, 9), ("1", None, 7)],
    ),
    "a family that had lost two": (
        "Eleven people were killed in a raid on Mayadin, three of them of a family that had lost "
        "two sons in a strike on 1 March.",
        [("11", None, None), ("2", None, 1)],
    ),
    "what goes on is of the news": (
        "Five policemen were killed in an attack on Sunday, a day after two soldiers were shot "
        "dead in Palmyra. The patrol was ambushed on the road near Arak.",
        [("5", None, 6), ("2", None, 5)],
    ),
    "buried the next day": (
        "Families in Homs buried their dead on Tuesday, a day after a bomb on the road near Arak "
        "killed nine.",
        [("9", None, 7)],
    ),
    "mourned two days later": (
        "The SDF mourned two fighters on Tuesday, two days after they had been killed in an "
        "attack by IS in Al-Shuhayl.",
        [("2", IS, 6)],
    ),
    "carried to his grave": (
        "Hundreds in Hajin on Friday carried to his grave a sheikh who was shot by Islamic State "
        "on Wednesday.",
        [("-", IS, 9)],
    ),
    "a post set up before": (
        "IS attacked a post near Sukhna that had been set up on Sunday and killed four soldiers.",
        [("4", IS, None)],
    ),
    "a town taken before": (
        "Air raids killed ten people in a village near Sukhna in Homs that rebels took from IS "
        "last month.",
        [("10", None, None)],
    ),
    "the day of what is answered": (
        "US jets bombed bunkers of IS near Mayadin, killing two, on Tuesday, and struck again near "
        "Arak in response to a Sunday attack on the Tanf base.",
        [("2", "coalition", 8)],  # type: ignore[list-item]
    ),
    "a video of it": (
        "IS on Monday released a video that shows the execution of two soldiers near Sukhna.",
        [("2", None, None)],
    ),
    "a video told next": (
        "IS executed two soldiers near Sukhna on Sunday. A video of the killings was released on "
        "Friday.",
        [("2", IS, 6)],
    ),
    "claimed later": (
        "Gunmen shot two soldiers dead near Arak. On Sunday they were buried by their families. "
        "The town's elders blamed IS, which on Friday claimed the killings.",
        [("2", IS, 11)],
    ),
    "bodies found elsewhere": (
        "Gunmen killed two drivers near Sukhna. Their bodies were found in Arak on Monday.",
        [("2", None, 7)],
    ),
    "the group's own count": (
        "ISIS attacked a bus near Mayadin on Monday, killing 23 soldiers, SOHR said. On Tuesday "
        "night the group issued a statement in which it claimed to have killed 40.",
        [("23", IS, 7)],
    ),
    "suspects in the bombing": (
        "A bomb killed two soldiers in Arak on Monday. On Tuesday the police arrested five "
        "suspects in the Arak shooting.",
        [("2", None, 7)],
    ),
    "what he had been held for": (
        "Gunmen shot a man dead in Mayadin on Monday. He had been held over the killing of two "
        "policemen in Idlib.",
        [("1", None, 7)],
    ),
    "the day's strikes": (
        "Russian jets bombed caves near Arak on Tuesday. The strikes were an answer to an attack "
        "in which six soldiers died near Sukhna on Monday. Two militants were killed in Tuesday's "
        "strikes.",
        [("2", GOV, 8), ("6", None, 7)],
    ),
    "hours after the shooting": (
        "Gunmen shot a priest dead near Mayadin on Monday. Hours after the shooting, bombs in Arak "
        "killed six people.",
        [("1", None, 7), ("6", None, 7)],
    ),
    "their cousin died later": (
        "A shell blew up near Arak on Sunday and killed two brothers. Their cousin, who had been "
        "wounded, died in hospital on Monday.",
        [("3", None, 6)],
    ),
    "the 1st of the month told of": (
        "In March the group attacked the town of Sukhna twice. On the 9th it killed four soldiers "
        "there.",
        [("4", IS, 9)],
    ),
}


@pytest.mark.parametrize(("text", "events"), EVENTS.values(), ids=list(EVENTS))
def test_recalled_events(text: str, events: list[Event], geocoder: Geocoder) -> None:
    assert [
        (dead(i), None if i.attacker in NOBODY else i.attacker, i.date and i.date.day)
        for i in told(text, geocoder)
    ] == events


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Mines killed eight in the deserts of Hama and Homs between Sunday and Tuesday.", "8"),
        ("Attacks by IS near Sukhna have killed 12 soldiers since Sunday.", "12"),
        (
            "Since IS killed 12 soldiers near Sukhna on 1 March, the army has killed 20 militants.",
            "20",
        ),
    ],
    ids=["between two days", "since Sunday", "since the attack"],
)
def test_one_by_one_over_days(text: str, killed: str, geocoder: Geocoder) -> None:
    (tally,) = read_report(text, PUBLISHED, geocoder).tallies
    assert str(tally.killed) == killed


def test_that_months_day(geocoder: Geocoder) -> None:
    """Of a month that was told, and not of the report's own."""
    text = "In February IS attacked Sukhna twice. On the 19th, it killed four soldiers there."
    assert all(i.date is None or i.date.month == 2 for i in told(text, geocoder))
