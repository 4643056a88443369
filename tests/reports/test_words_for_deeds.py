"""Who attacked and who was hit, with many words for one thing: verbs, nouns, trades, ranks."""

from __future__ import annotations

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from tests.reports.sides import (
    CIVIL,
    COALITION,
    GOV,
    IS,
    NOBODY,
    OTHER,
    SDF,
    assert_sides,
    the_only,
)

_VERBS = """assailed; overwhelmed; swooped on; crept up on; penetrated; captured; seized;
    besieged; rammed a car bomb into; tossed a grenade at; turned their guns on; poured fire into;
    tried to overrun; sent a suicide bomber into; peppered; led a raid on""".split(";")
_NOUNS = """incursion; foray; night raid; hit-and-run raid; sniper attack; operation;
    machine-gun attack; salvo""".split(";")
_BY = """in an attack ascribed to; in an attack linked to; in an attack laid at the door of;
    in an attack carried out by a cell affiliated with; in combat with; in an encounter with;
    in an attack carried out by remnants of; when their post fell to""".split(";")
_CIVILIANS = """cobbler; dentist; midwife; woodcutter; tribal chief; water carrier; schoolgirl;
    Kurdish man; calligrapher; farmhand; civil servant; veterinarian""".split(";")
_FIGHTERS = [
    (GOV, "infantryman; policewoman; paratrooper; border guard; loyalist; tank driver"),
    (OTHER, "rebel; Sultan Murad fighter; Jordanian border guard; Free Army fighter"),
    (SDF, "Sutoro fighter; SDF medic; Hajin Military Council commander"),
    (IS, "jihadist; IS judge; member of the Hisba"),
    (COALITION, "US contractor; American trooper"),
]


def _said(words: str | list[str]) -> list[str]:
    cut = words.split(";") if isinstance(words, str) else words
    return [" ".join(word.split()) for word in cut]


@pytest.mark.parametrize("verb", _said(_VERBS))
def test_verbs_of_attack(geocoder: Geocoder, verb: str) -> None:
    text = f"Two people were killed on Monday when IS fighters {verb} a regime post near Palmyra."
    assert_sides(the_only(text, geocoder), (IS,), {GOV})


@pytest.mark.parametrize("noun", _said(_NOUNS))
def test_nouns_for_an_attack(geocoder: Geocoder, noun: str) -> None:
    text = f"Two soldiers were killed near Palmyra on Monday in an IS {noun}."
    assert_sides(the_only(text, geocoder), (IS,), {GOV})


@pytest.mark.parametrize("by", _said(_BY))
def test_ways_to_say_by_whom(geocoder: Geocoder, by: str) -> None:
    text = f"Two soldiers were killed {by} IS near Palmyra on Monday."
    assert_sides(the_only(text, geocoder), (IS,), {GOV})


@pytest.mark.parametrize("who", _said(_CIVILIANS))
def test_civilians_by_their_trade(geocoder: Geocoder, who: str) -> None:
    text = f"A {who} was shot dead by unknown gunmen in Al-Mayadin on Monday."
    assert_sides(the_only(text, geocoder), NOBODY, {CIVIL})


@pytest.mark.parametrize(
    ("party", "who"), [(party, who) for party, names in _FIGHTERS for who in _said(names)]
)
def test_fighters_by_rank_and_unit(geocoder: Geocoder, party: Party, who: str) -> None:
    text = f"A {who} was shot dead by unknown gunmen in Al-Busayrah on Monday."
    assert_sides(the_only(text, geocoder), NOBODY, {party})


@pytest.mark.parametrize("who", ["horse", "bill"], ids=["beast", "no man"])
def test_what_is_no_man(geocoder: Geocoder, who: str) -> None:
    text = f"Unknown gunmen attacked a farm near Palmyra on Monday; a {who} was killed."
    assert_sides(the_only(text, geocoder), NOBODY, set())
