"""Events told in one breath: an answer, the worst of three, several places before one verb."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import dead
from tests.reports.sides import COALITION, IS, NOBODY, OTHER, Event, told

TOLD: tuple[tuple[str, str, list[Event]], ...] = (
    (
        "in answer to an attack",
        "US aircraft bombed posts of IS near Arak on Monday in answer to an attack at Kabajib that "
        "killed two soldiers on Sunday. Nine militants died.",
        [("9", COALITION, 7), ("2", None, 6)],
    ),
    (
        "in response to rockets the day before",
        "US jets hit depots of a militia near Albu Kamal on Tuesday, in response to rockets on the "
        "Conoco field the day before by which a contractor was killed. Eleven militiamen died.",
        [("11", COALITION, 8), ("1", None, 7)],
    ),
    (
        "it came a day after",
        "ISIS killed 11 soldiers near Arak on Monday. It came a day after seven had died in an "
        "attack on a convoy near Kabajib.",
        [("11", IS, 7), ("7", None, 6)],
    ),
    (
        "and two days later",
        "A drone killed two guards in Hajin on Monday, and two days later three fighters died in a "
        "raid on Dhiban.",
        [("2", None, 7), ("3", None, 9)],
    ),
    (
        "where a truce was agreed",
        "In Hajin, where a truce was agreed on 1 March, two civilians were shot dead on Monday.",
        [("2", None, 7)],
    ),
    (
        "where an officer was killed",
        "In Hajin, where gunmen killed an officer on Friday, two guards were shot dead today.",
        [("2", None, 12), ("1", None, 11)],
    ),
    (
        "the deadliest of which",
        "Three attacks by ISIS killed 19 soldiers on Monday, the deadliest of which killed 11 near "
        "Arak.",
        [("11", IS, 7)],
    ),
    (
        "the deadliest of three attacks",
        "The deadliest of three attacks by ISIS on Monday killed 11 soldiers near Arak, SOHR says.",
        [("11", IS, 7)],
    ),
    (
        "in the same raid",
        "Coalition jets killed 36 relatives of IS men in Hajin on Monday; seven more died in "
        "the same raid.",
        [("43", COALITION, 7)],
    ),
    (
        "the other killed one",
        "Two mines left by ISIS went off near Arak on Monday: the first, under a car, killed nine "
        "people; the other killed one person.",
        [("9", IS, 7), ("1", IS, 7)],
    ),
    (
        "one killed nine",
        "Two car bombs went off in Homs on Monday. One killed nine near a school.",
        [("9", None, 7)],
    ),
    (
        "one killed, two wounded, without a comma",
        "Blast in Hajin on Monday: one killed two guards wounded.",
        [("1", None, 7)],
    ),
    (
        "fell on Monday in ambushes",
        "Fighting in Hajin has left 37 people dead since Sunday, SOHR says. Eighteen soldiers fell "
        "on Monday in ambushes near Arak, the Defence Ministry says.",
        [("37", None, 6), ("18", None, 7)],
    ),
    (
        "numbers and places before the verb",
        "On Monday five people in Hajin, three in Dhiban and one in Arak were killed by shells.",
        [("5", None, 7), ("3", None, 7), ("1", None, 7)],
    ),
    (
        "some of them behind a place",
        "On Monday two men and a boy near Arak and four soldiers at T3, among them an officer, "
        "were killed by mines.",
        [("3", None, 7), ("4", None, 7)],
    ),
    (
        "a sum, and those who make it up",
        "Eight people were killed near Arak on Monday: a mine killed five farmers, and gunmen shot "
        "dead three soldiers.",
        [("8", None, 7)],
    ),
    (
        "three more behind a colon",
        "A raid killed eight soldiers in Hajin on Monday: three more died in hospital.",
        [("11", None, 7)],
    ),
    (
        "the region first",
        "In Deir ez-Zor province, five died in Hajin, three in Dhiban when jets struck on Monday.",
        [("5", None, 7), ("3", None, 7)],
    ),
    (
        "eight more on another day",
        "Air raids killed 12 civilians in Hajin late on Tuesday, and eight more, two girls among "
        "them, on Thursday.",
        [("12", None, 8), ("8", None, 10)],
    ),
    (
        "of the five with him",
        "A colonel was killed by a mine near Arak on Monday; of five soldiers with him two died.",
        [("3", None, 7)],
    ),
    (
        "some of them between commas",
        "US aircraft killed 37 militants in two strikes: nine, a leader among them, near Arak on "
        "Monday, and 28, four leaders with them, in Hajin on Tuesday.",
        [("9", COALITION, 7), ("28", COALITION, 8)],
    ),
    (
        "in a children's hospital",
        "In Dhiban seven were killed in a clinic on Monday; in Hajin 14 in a children's hospital.",
        [("7", None, 7), ("14", None, 7)],
    ),
    (
        "first reported one",
        "A mine near Arak killed two guards on Monday: the army first reported one death.",
        [("2", None, 7)],
    ),
    (
        "such raids",
        "Jets killed five people in Hajin on Tuesday. On Sunday such raids had killed four people "
        "in Dhiban.",
        [("5", None, 8), ("4", None, 6)],
    ),
    (
        "in the area, known as, and six of his men",
        "A coalition strike near Palmyra on Thursday killed a chief of IS in the area, known as "
        "Al-Mukahal, and six of his men.",
        [("7", COALITION, 10)],
    ),
    (
        "a captain with an initial",
        "A mine near Arak killed an officer, Captain Ali Y., and two guards on Monday.",
        [("3", None, 7)],
    ),
    (
        "gunmen killed the soldier",
        "Attacks in Hajin on Monday left a soldier dead: a bomb hurt nobody, gunmen killed the "
        "soldier.",
        [("1", None, 7)],
    ),
    (
        "it has no aircraft",
        "Warplanes hit the edge of Palmyra on Monday, killing one person. IS fired shells at the "
        "base near Arak and killed a soldier.",
        [("1", None, 7), ("1", IS, None)],
    ),
    (
        "a rocket attack on others",
        "A car bomb of IS killed two soldiers in Hajin on Monday. Three civilians died in a rocket "
        "attack of the group.",
        [("2", IS, 7), ("3", IS, None)],
    ),
    (
        "hit as well",
        "Missiles of Israel destroyed a house in Homs on Monday, killing ten people. Sites near "
        "Palmyra were struck as well.",
        [("10", OTHER, 7), ("-", None, 7)],
    ),
    (
        "blamed for the five dead",
        "The SDF said on Tuesday that five of its men were killed in Hajin. A day before, SOHR had "
        "blamed IS for the five dead.",
        [("5", IS, 8)],
    ),
    (
        "what they were not",
        "Two young men, not members of any force, were shot dead in Hajin on Sunday.",
        [("2", None, 6)],
    ),
    (
        "known as, and six of his men",
        "A coalition strike near Palmyra on Thursday killed a chief of IS, known as Al-Mukahal, "
        "and six of his men.",
        [("7", COALITION, 10)],
    ),
    (
        "twenty of them near",
        "Twenty-eight soldiers were killed in two attacks on Thursday, SOHR says. Twenty of them "
        "died near Arak; eight died near Kabajib.",
        [("20", None, 10), ("8", None, 10)],
    ),
    (
        "six children and a woman of the eleven",
        "On Friday 11 people, six children and a woman, died as shells hit Hajin.",
        [("11", None, 11)],
    ),
    (
        "an officer and his name",
        "A device killed an officer, Captain Ali Hassan, and two conscripts near Arak on Monday.",
        [("3", None, 7)],
    ),
    (
        "nobody hurt elsewhere the next day",
        "US jets hit sites in Hajin on Thursday; SOHR counts 19 dead. Rockets were fired at the "
        "Conoco field on Friday without hurting anybody.",
        [("19", COALITION, 10), ("0", None, 11)],
    ),
    (
        "so many more there in a school",
        "In Hajin, seven were killed in a hospital on Monday; in Dhiban 14 in a school.",
        [("7", None, 7), ("14", None, 7)],
    ),
    (
        "a child of ten among them",
        "A mine killed six civilians, a child of ten among them, near Arak on Monday.",
        [("6", None, 7)],
    ),
    (
        "two children with them",
        "Five civilians, two children with them, were killed by shells on Hajin on Monday.",
        [("5", None, 7)],
    ),
    (
        "three of the eleven",
        "Gunmen killed a guard in Hajin on Monday. Raids have killed 140 people in the province "
        "since January; three of the eleven had died under torture.",
        [("1", None, 7)],
    ),
)


@pytest.mark.parametrize(("text", "events"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_events_in_one_breath(text: str, events: list[Event], geocoder: Geocoder) -> None:
    assert [
        (dead(i), None if i.attacker in NOBODY else i.attacker, i.date and i.date.day)
        for i in told(text, geocoder)
    ] == events
