"""Who attacked and who was hit, with many words for one thing: verbs, nouns, trades, ranks."""

from __future__ import annotations

import pytest

from geo.model import CountRange, Party
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
_WHO_WAS = """from the ranks of the SDF; enlisted in the SDF; recruited by the SDF; who had joined
    the SDF;
    who was serving with the SDF; who fought in the ranks of the SDF; who was a member of the SDF;
    identified as an SDF fighter; on active duty with the SDF; doing his service in the
    SDF""".split(";")
_HE_WAS = """He was serving in the SDF; He had joined the SDF; He was on leave from the SDF;
    The dead man was an SDF fighter; The murdered man served with the SDF;
    The SDF said he was one of its fighters; The SDF mourned him as one of its fighters""".split(
    ";"
)
_THEY_WERE = """All of them belonged to the SDF; Those killed were members of the SDF;
    Its occupants were SDF fighters; The car belonged to the SDF; It was an SDF vehicle;
    On board were SDF fighters; The SDF confirmed the death of its three fighters;
    The SDF said it had lost three fighters""".split(";")
_BLAMED = """IS admitted carrying it out; IS hailed the attack; IS is the prime suspect; Fingers
    point at IS;
    IS cells are active there and are believed to be behind it; The device was planted by IS cells;
    IS released a video of the attack; A note left at the scene was signed by IS""".split(";")
_THEIRS = """an outpost held by the SDF; an SDF-manned checkpoint; a post guarded by SDF fighters;
    a house where SDF fighters were staying; a barracks where SDF recruits train;
    a car in which an SDF commander was travelling; a motorcycle ridden by SDF
    fighters""".split(";")
_MET = "beat off; smashed; broke up; halted; fended off; contained".split(";")


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


@pytest.mark.parametrize("who", _said(_WHO_WAS))
def test_whose_man_he_was(geocoder: Geocoder, who: str) -> None:
    text = f"A man {who} was shot dead by unknown gunmen in Al-Busayrah on Monday."
    assert_sides(the_only(text, geocoder), NOBODY, {SDF})


@pytest.mark.parametrize("then", _said(_HE_WAS))
def test_whose_man_the_next_sentence_says(geocoder: Geocoder, then: str) -> None:
    text = f"Unknown gunmen shot dead a young man in Al-Busayrah on Monday. {then}."
    incident = the_only(text, geocoder)
    assert_sides(incident, NOBODY, {SDF})
    assert incident.killed.total == CountRange.exactly(1)


@pytest.mark.parametrize("then", _said(_THEY_WERE))
def test_whose_men_the_next_sentence_says(geocoder: Geocoder, then: str) -> None:
    text = f"Three men were killed when a roadside bomb hit a car near Al-Busayrah. {then}."
    incident = the_only(text, geocoder)
    assert_sides(incident, NOBODY, {SDF})
    assert incident.killed.total == CountRange.exactly(3)


@pytest.mark.parametrize(
    "then",
    [
        "He was not a member of the SDF",
        "He was a former member of the SDF",
        "The area is held by the SDF",
        "The SDF sent a patrol to the scene",
    ],
)
def test_who_stays_a_civilian(geocoder: Geocoder, then: str) -> None:
    text = f"Unknown gunmen shot dead a young man in Al-Busayrah on Monday. {then}."
    assert_sides(the_only(text, geocoder), NOBODY, {CIVIL})


@pytest.mark.parametrize("then", _said(_BLAMED))
def test_who_is_blamed_next(geocoder: Geocoder, then: str) -> None:
    text = f"A bomb hit an army vehicle near Palmyra on Monday and killed two soldiers. {then}."
    assert_sides(the_only(text, geocoder), (IS,), {GOV})


@pytest.mark.parametrize("then", ["There was no claim by IS", "IS denied any role"])
def test_who_is_not_blamed(geocoder: Geocoder, then: str) -> None:
    text = f"A bomb hit an army vehicle near Palmyra on Monday and killed two soldiers. {then}."
    assert_sides(the_only(text, geocoder), NOBODY, {GOV})


@pytest.mark.parametrize("what", _said(_THEIRS))
def test_whose_things_were_hit(geocoder: Geocoder, what: str) -> None:
    text = f"On Monday IS fighters attacked {what} near Al-Busayrah, killing three people."
    assert_sides(the_only(text, geocoder), (IS,), {SDF})


@pytest.mark.parametrize("met", _said(_MET))
def test_an_attack_that_was_met(geocoder: Geocoder, met: str) -> None:
    text = f"The army {met} an attack by IS near Palmyra on Monday. Two soldiers were killed."
    assert_sides(the_only(text, geocoder), (IS,), {GOV})


def test_a_worker_at_a_place_and_who_was_with_him(geocoder: Geocoder) -> None:
    text = (
        "A worker at the water station of Al-Busayrah and his cousin, a taxi driver, were gunned "
        "down by masked men on Monday."
    )
    assert the_only(text, geocoder).killed.total == CountRange.exactly(2)


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Three fighters allied to Damascus were killed by US jets near Al-Bukamal on Monday.",
            (COALITION,),
            {GOV},
            id="allied to a capital",
        ),
        pytest.param(
            "Fighters loyal to ousted president Bashar al-Assad ambushed a patrol of General "
            "Security near Homs on Monday and killed two.",
            (OTHER,),
            {GOV},
            id="loyal to an ousted president",
        ),
        pytest.param(
            "IS used a sandstorm to overrun positions of the SDF near Al-Busayrah on Monday. Ten "
            "fighters were killed.",
            (IS,),
            {SDF},
            id="an act in the infinitive",
        ),
        pytest.param(
            "Four soldiers were killed near Palmyra on Monday. IS fighters had lain in wait for "
            "their convoy.",
            (IS,),
            {GOV},
            id="lain in wait",
        ),
        pytest.param(
            "Army units, backed by the air force, smashed an attack by IS near Palmyra on Monday. "
            "Two soldiers were killed.",
            (IS,),
            {GOV},
            id="smashed an attack, behind an aside",
        ),
        pytest.param(
            "Five SDF fighters were killed in an attack on their post near Al-Busayrah on Sunday. "
            "IS, in a claim published by its Amaq news agency, put the number at six.",
            (IS,),
            {SDF},
            id="a claim that gives a number",
        ),
        pytest.param(
            "After Palmyra fell to Islamic State on Thursday, government aircraft struck IS posts "
            "in the city on Monday, killing nine.",
            (GOV,),
            {IS},
            id="fell to them before",
        ),
        pytest.param(
            "US forces captured Hudayfah al-Yemeni, an ISIS attack facilitator, in a raid near "
            "Al-Busayrah on Monday.",
            (COALITION,),
            {IS},
            id="a facilitator of attacks",
        ),
        pytest.param(
            "The defence ministry in Ankara said two of its soldiers were killed by SDF fire near "
            "Al-Bab on Monday.",
            (SDF,),
            {OTHER},
            id="a ministry in its capital",
        ),
        pytest.param(
            "Members of the Fourth Division opened fire at a crowd in Mayadin on Monday, injuring "
            "five.",
            (GOV,),
            {CIVIL},
            id="a crowd",
        ),
        pytest.param(
            "Five people, three SDF fighters and two tribal gunmen, were killed in fighting near "
            "Al-Busayrah on Monday.",
            (*NOBODY, SDF, OTHER),
            {SDF, OTHER},
            id="all of them named",
        ),
    ],
)
def test_sides_by_other_words(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)
