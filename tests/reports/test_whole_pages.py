"""What pages tell beside their news, and must not be drawn, placed or added up as an event."""

from __future__ import annotations

from typing import Final

import pytest

from geo.model import Party, ReadIncident
from geo.places.geocoder import Geocoder
from tests.reports.notes import TUESDAY, dead, incidents_of

Event = tuple[str, str, str | None, int | None]
"""Killed, wounded, where and on which day."""


def _event(incident: ReadIncident) -> Event:
    hurt = incident.wounded.total
    day = incident.date.day if incident.date else None
    return dead(incident), "-" if hurt is None else str(hurt), incident.place.match.name, day


PAGES: Final[dict[str, tuple[str, list[Event]]]] = {
    "more that same week, behind an old ambush": (
        "Two soldiers were killed on Sunday when a bomb hit their truck near Arak.\n\n"
        "Last month, IS killed 12 militiamen in an ambush there, the Observatory said.\n\n"
        "Another four soldiers were killed in a blast that same week, state media reported.",
        [("2", "-", "near Arak", 12)],
    ),
    "allied with the government in Damascus": (
        "Ten workers died on Sunday when a mine exploded near Arak. Russia, which is allied with "
        "the government in Damascus, has bombed IS in the desert over the past two days.",
        [("10", "-", "near Arak", 12), ("-", "-", None, 12)],
    ),
    "they have previously attacked": (
        "A herder was killed by a mine near Arak on Sunday. IS fighters are active there. They "
        "have previously carried out attacks in Hajin, where they held out longest.",
        [("1", "-", "near Arak", 12)],
    ),
    "two other raids since a day": (
        "Strikes by Israel killed 14 pro-Iran fighters in eastern Syria, the Observatory said on "
        "Sunday. The strikes hit posts in Hajin. Israel keeps silent, but the Observatory has "
        "accused it of launching two other raids against pro-Iran forces in Syria since Thursday.",
        [("14", "-", "Hajin", 12)],
    ),
    "what another channel counts": (
        "At least 10 militants were killed in air strikes on pro-Iranian militias in Hajin on "
        "Sunday, according to SOHR. Al-Hadath reported that the remains of 16 Iraqi militants "
        "killed in the strikes in Hajin reached Iraq on Monday.",
        [("at least 10", "-", "Hajin", 12)],
    ),
    "the first since a campaign": (
        "A refugee was killed and two others were injured in al-Hol camp on Sunday. SOHR also said "
        "that two women were also injured in the attack. The killing of the man is the first one "
        "since the Asayish conducted a security campaign against IS in the camp.",
        [("1", "2", "Al-Hawl camp", 12)],
    ),
    "a surname behind a rank": (
        "Five men were killed in an ambush in the city of Daraa on Sunday. The killed were coming "
        "from a meeting with colonel general Samer al-Ali of the army.",
        [("5", "-", "Daraa", 12)],
    ),
    "a fighter's name and his other one": (
        "The SDF said that one of its wounded fighters, Mazlum Qamishlo (Basil al-Hiso), died of "
        "his wounds on Sunday.",
        [("1", "-", None, 12)],
    ),
    "of the Baath Party": (
        "Hasan al-Omar, secretary of the Baath Party branch of the town of al-Musayfrah, was shot "
        "dead in the town on Sunday.",
        [("1", "-", "Al Musayfirah", 12)],
    ),
    "for his role at a prison": (
        "Loyalists killed 14 soldiers in an ambush near Nawa on Sunday. They were ambushed as they "
        "tried to arrest an officer for his role at the notorious Saydnaya prison, close to the "
        "capital, Damascus.",
        [("14", "-", "near Nawa", 12)],
    ),
    "a year's dead in two clauses": (
        "A man was killed by Turkish shelling in a village near Hajin on Sunday. It also said at "
        "least 35 people have been killed and 80 others have been injured by drone attacks since "
        "the beginning of this year.",
        [("1", "-", "near Hajin", 12)],
    ),
    "most of a year's fights": (
        "Two civilians were killed in fighting between tribes in Hajin on Sunday. Infighting left "
        "50 people dead this year. The majority took place in Deir ez-Zor, with 62 infighting that "
        "left 30 people dead.",
        [("2", "-", "Hajin", 12)],
    ),
    "names of three fighters": (
        "The SDF announced the deaths of three of its fighters, Hozan Qamishlo, Gule Halab, and "
        "Amed Afrin, in a Turkish drone strike near Hajin on Sunday.",
        [("3", "-", "near Hajin", 12)],
    ),
    "two of the former rebels": (
        "Gunmen fired at a group of leaders near Nawa on Sunday. Two of the former leaders were "
        "killed and a third was wounded.",
        [("2", "1", "near Nawa", 12)],
    ),
    "attempts to kill him": (
        "Gunmen fired at the house of a mayor in Nawa on Sunday, one of several attempts by gunmen "
        "to assassinate the mayor.",
        [("-", "-", "Nawa", 12)],
    ),
    "a picture, menus and readers": (
        "Search For Keyword.\n\nBomb kills two in the desert of Homs\n\nSoldiers stand in Nawa, "
        "where ten died. AFP\n\n(Desk) - A bomb killed two soldiers near Arak on Sunday, a "
        "monitor said.\n\nView all comments\n\nSix men were killed in my village.",
        [("2", "-", "near Arak", 12)],
    ),
    "neither a day nor a place, behind news": (
        "A bomb killed two soldiers near Arak on Sunday.\n\nThe army is on alert there.\n\nThe "
        "party was led by a man who was killed in a raid.",
        [("2", "-", "near Arak", 12)],
    ),
    "a refugee, his name and age": (
        "On Sunday, the Iraqi refugee, Muhammad Salem, 21, was found killed in al-Hol camp.",
        [("1", "-", "Al-Hawl camp", 12)],
    ),
    "what a man did whom they raided": (
        "During a raid on an IS cell near Hajin on Sunday, US forces killed a commander.\n\n"
        "The commander set off an explosion, resulting in the wounding of four American soldiers, "
        "CENTCOM said.",
        [("1", "4", "near Hajin", 12)],
    ),
    "a surname with its article apart": (
        "American forces killed an ISIS leader in a raid near Hajin on Sunday. The raid resulted "
        "in the death of senior ISIS leader Dhiya Omar Al Hardani, Centcom said.",
        [("1", "-", "near Hajin", 12)],
    ),
    "where the dead man came from": (
        "A bomb planted by IS killed an officer in the desert of Palmyra on Sunday. The killed "
        "officer hailed from Bustan al-Hamam village in Baniyas in Tartus province.",
        [("1", "-", "Palmyra desert", 12)],
    ),
    "where one of the dead came from": (
        "A bomb hit a vehicle of the regime forces on the road between Nawa and Tasil on Sunday. "
        "The attack resulted in the death of five soldiers, including Samir Omar from the village "
        "of Jabab.",
        [("5", "-", "road between Nawa and Tasil", 12)],
    ),
    "as many on a day before, elsewhere": (
        "SOHR has documented the death of a man and the injury of his son by a mine near Arak.\n\n"
        "This brings the number of those killed and injured by three mines to 20.\n\n"
        "Yesterday, SOHR activists documented the death of a woman and injury of another one by a "
        "mine in Sadd Al-Saib area in the eastern countryside of Hama.",
        [("1", "1", "near Arak", None), ("1", "1", None, 13)],
    ),
    "killed in several towns so far": (
        "IS executed twenty men in Palmyra on Sunday. According to SOHR, IS has killed at least 67 "
        "civilians, 14 of them children, in the city of Al-Sukhnah, the village of Arak, and in "
        "Palmyra.",
        [("20", "-", "Palmyra", 12)],
    ),
    "said a party that is close to a side": (
        "A bomb on Sunday in Raqqa, a former IS bastion, killed at least eight people.\n\nFive "
        "people were killed and four others injured, said the SDF-linked Union Party.",
        [("at least 8", "4", "Raqqa", 12)],
    ),
    "bodies by their names": (
        "Residents found the bodies of Ahmad Salem and Majid Omar near Nawa on Sunday.",
        [("2", "-", "near Nawa", 12)],
    ),
}


@pytest.mark.parametrize(("text", "events"), PAGES.values(), ids=list(PAGES))
def test_whole_pages(text: str, events: list[Event], geocoder: Geocoder) -> None:
    assert [_event(i) for i in incidents_of(text, geocoder, TUESDAY)] == events


@pytest.mark.parametrize(
    "beside",
    [
        "The strike was in a province which is regularly targeted by drones of Israel.",
        "However, its cells are a concern there, with IS having a history of attacking troops.",
    ],
)
def test_who_is_only_told_of_did_nothing(beside: str, geocoder: Geocoder) -> None:
    text = f"An Iraqi of a militia was killed in an air strike near Hajin on Sunday. {beside}"
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert incident.attacker is None


def test_who_the_deaths_included(geocoder: Geocoder) -> None:
    text = (
        "Nine people have been killed in an attack on a prison in Hajin since Sunday. The deaths "
    )
    parts = "included six IS fighters, two members of the Asayish and a civilian."
    (incident,) = incidents_of(text + parts, geocoder, TUESDAY)
    by_party = {p: str(c) for p, c in incident.killed.by_party.items()}
    assert str(incident.killed.total) == "9"
    assert by_party == {Party.ISLAMIC_STATE: "6", Party.SDF: "2", Party.CIVILIAN: "1"}


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were injured on Sunday in attacks by unknown men near Nawa, which has been "
        "restive ever since the Assad regime took control of it.",
        "Army soldiers targeted in rocket attack near Nawa on Sunday.",
        "A bomb went off on Sunday near Nawa in the vehicle of a person who deals with militias of "
        "the Lebanese Hezbollah, which injured a civilian.",
    ],
)
def test_whose_the_thing_was_that_was_hit(text: str, geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert incident.attacker in (None, Party.UNKNOWN)


def test_as_they_battle_others(geocoder: Geocoder) -> None:
    text = "Ten dead, two of them children, in air strikes as Kurdish-led fighters battle IS in "
    (incident,) = incidents_of(text + "Hajin.", geocoder, TUESDAY)
    assert incident.attacker is None
    assert set(incident.victims) <= {Party.CIVILIAN}


@pytest.mark.parametrize(
    "beside",
    [
        "Turkey accuses the YPG, the backbone of the SDF, of being the wing of a party.",
    ],
)
def test_who_is_named_beside_a_drone_strike(beside: str, geocoder: Geocoder) -> None:
    text = f"Two SDF fighters were killed by a Turkish drone near Hajin on Sunday. {beside}"
    incident = incidents_of(text, geocoder, TUESDAY)[0]
    assert incident.attacker is Party.OTHER_ARMED
