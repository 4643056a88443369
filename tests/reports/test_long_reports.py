"""Long reports: who acted in a raid, what a claim is about, what is told again and what anew."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, Party, ReadIncident, Reading
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2022, 3, 12)
_G, _IS, _SDF = Party.GOVERNMENT, Party.ISLAMIC_STATE, Party.SDF
_COAL, _CIVIL, _OTHER = Party.COALITION, Party.CIVILIAN, Party.OTHER_ARMED


def _read(text: str, geocoder: Geocoder) -> Reading:
    return read_report(text, PUBLISHED, geocoder)


def _events(text: str, geocoder: Geocoder) -> tuple[ReadIncident, ...]:
    return _read(text, geocoder).incidents


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        pytest.param(
            "Sources of the Observatory reported that ISIS executed four soldiers in the Palmyra "
            "desert on Monday.",
            _IS,
            {_G},
            id="sources reported that a side acted",
        ),
        pytest.param(
            "A source at Homs Police Command said on Monday that a mine killed two shepherds near "
            "Arak.",
            None,
            {_CIVIL},
            id="a source of the police only tells",
        ),
        pytest.param(
            "Two leaders of Islamic State were killed in Hajin on Monday in a joint operation with "
            "the SDF, the coalition announced.",
            _SDF,
            {_IS},
            id="a joint operation with the SDF",
        ),
        pytest.param(
            "The SDF killed two senior Islamic State (ISIS) militants in Hajin on Monday.",
            _SDF,
            {_IS},
            id="a short name between a side and its men",
        ),
        pytest.param(
            "The SDF shot dead a suspected ISIS courier in Hajin on Monday, the US-led Special "
            "Operations Joint Task Force (SOJTF LEVANT) announced.",
            _SDF,
            {_IS},
            id="an office with a long name only tells",
        ),
        pytest.param(
            "The army killed an ISIS member who had shot dead two shepherds near Arak on Monday.",
            _G,
            {_IS},
            id="an old deed of the dead man",
        ),
        pytest.param(
            "A coalition drone hit a car of ISIS near Hajin on Monday, killing those inside.",
            _COAL,
            {_IS},
            id="those inside",
        ),
        pytest.param(
            "Three citizens affiliated with pro-Iranian militias were killed near Arak on Monday "
            "by a mine.",
            None,
            {_G},
            id="citizens affiliated with a militia",
        ),
        pytest.param(
            "Clashes took place after midnight on Monday between the army and militiamen loyal to "
            "it against Islamic State near Arak.",
            _IS,
            {_G},
            id="between two friends, against a third",
        ),
        pytest.param(
            "Islamic State attacked near Arak on Monday and seized three posts from the army.",
            _IS,
            {_G},
            id="seized from",
        ),
        pytest.param(
            "Security forces of the army carried out an operation against ISIS cells near Arak on "
            "Monday, killing two.",
            _G,
            {_IS},
            id="carried out an operation",
        ),
        pytest.param(
            "The jets struck a depot of an Iranian militia near Arak on Monday, said two residents "
            "reached by phone.",
            None,
            {_G},
            id="said two residents",
        ),
        pytest.param(
            "The SDF special forces captured a courier of ISIS in Hajin on Monday.",
            _SDF,
            {_IS},
            id="the special forces of the SDF",
        ),
        pytest.param(
            "Fierce clashes broke out in posts in the west of Deir Ezzor on Monday, between the "
            "army on one hand, and ISIS members on the other.",
            _IS,
            {_G},
            id="on one hand, on the other",
        ),
        pytest.param(
            "Russian jets have flown 30 sorties against ISIS posts near Arak on Monday to prevent "
            "ISIS attacks.",
            _G,
            {_IS},
            id="sorties to prevent attacks",
        ),
        pytest.param(
            "According to the SDF statement, five members of an ISIS cell were killed in a raid "
            "near Hajin on Monday.",
            None,
            {_IS},
            id="a statement of a side",
        ),
        pytest.param(
            "The SDF arrested an ISIS member in Hajin on Monday who was involved in attacks on "
            "civilians.",
            _SDF,
            {_IS},
            id="what a captive was involved in",
        ),
        pytest.param(
            "ISIS carried out, in the early hours of Monday, March 7, a surprise attack on army "
            "posts near Arak.",
            _IS,
            {_G},
            id="carried out, a day between, an attack",
        ),
        pytest.param(
            "On Monday, the bodies of two militants of the Fatemiyoun were found near Hajin, whom "
            "unknown people had shot. Islamic State is active there.",
            None,
            {_G},
            id="militants that are the victims",
        ),
    ],
)
def test_who(text: str, attacker: Party | None, victims: set[Party], geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder).incidents
    told = None if incident.attacker is Party.UNKNOWN else incident.attacker
    assert (told, set(incident.victims)) == (attacker, victims)


def test_the_man_is_the_suspect(geocoder: Geocoder) -> None:
    text = "SDF units raided a house in Hajin on Monday to arrest an ISIS emir. The man was killed."
    (incident,) = _read(text, geocoder).incidents
    assert set(incident.victims) == {_IS}


def test_a_man_is_a_civilian(geocoder: Geocoder) -> None:
    text = "SDF units raided a house in Hajin on Monday to arrest an ISIS emir. A man was killed."
    (incident,) = _read(text, geocoder).incidents
    assert _CIVIL in incident.victims


def test_more_people_on_both_sides(geocoder: Geocoder) -> None:
    text = (
        "ISIS attacked army posts near Arak on Monday, killing nine soldiers, and lost four men. "
        "The Observatory documented the death of nine soldiers and four ISIS members, adding that "
        "more people were killed on both sides."
    )
    (incident,) = _read(text, geocoder).incidents
    assert _CIVIL not in incident.victims


@pytest.mark.parametrize(
    ("second", "victims"),
    [
        ("A soldier and three militiamen died in the strike, the watchdog said.", {_G}),
        ("A soldier and three shepherds died in the strike, the watchdog said.", {_G, _CIVIL}),
    ],
)
def test_people_are_named_in_the_next_sentence(
    second: str, victims: set[Party], geocoder: Geocoder
) -> None:
    text = f"Four people were killed in an Israeli strike near Palmyra on Monday. {second}"
    (incident,) = _read(text, geocoder).incidents
    assert (incident.attacker, set(incident.victims)) == (_OTHER, victims)


@pytest.mark.parametrize(
    "claim",
    [
        "On Thursday, Islamic State (ISIS) claimed responsibility for killing nine SDF fighters in "
        "Hajin.",
        "HAJIN (Desk) - On Thursday, Islamic State (ISIS) claimed responsibility for killing nine "
        "SDF fighters in Hajin.",
        "Islamic State held the responsibility, through channels close to it, on Thursday, for "
        "killing nine SDF fighters in Hajin.",
    ],
    ids=["opens", "behind a dateline", "in the middle"],
)
def test_the_day_of_a_claim(claim: str, geocoder: Geocoder) -> None:
    text = (
        f"{claim} Its men ambushed a patrol of the SDF on March 7 and killed nine of them, it said."
    )
    (incident,) = _read(text, geocoder).incidents
    assert incident.date == dt.date(2022, 3, 7)
    assert incident.killed.total is not None and incident.killed.total.min == 9


def test_a_claimed_attack_keeps_the_day_it_names(geocoder: Geocoder) -> None:
    text = "Islamic State claimed responsibility for an attack on Monday that killed two in Hajin."
    (incident,) = _read(text, geocoder).incidents
    assert incident.date == dt.date(2022, 3, 7)


def test_a_statements_day(geocoder: Geocoder) -> None:
    text = (
        "In a statement released on Friday, the coalition said: On March 7, the Syrian Democratic "
        "Forces raided an ISIS position near Hajin and killed two leaders."
    )
    (incident,) = _read(text, geocoder).incidents
    assert (incident.date, incident.attacker) == (dt.date(2022, 3, 7), _SDF)


def test_how_long_is_no_day(geocoder: Geocoder) -> None:
    text = (
        "Yesterday, ISIS ambushed a car near Arak and killed four soldiers. This attack comes with "
        "Russian jets absent for more than 48 hours."
    )
    assert [i.date for i in _read(text, geocoder).incidents] == [dt.date(2022, 3, 11)]


@pytest.mark.parametrize(
    ("opening", "events"),
    [
        ("On the same context,", 2),
        ("In a related context,", 2),
        ("In the attack,", 1),
    ],
)
def test_in_the_same_context(opening: str, events: int, geocoder: Geocoder) -> None:
    text = (
        "A soldier was killed on Friday in clashes with ISIS near Arak. "
        f"{opening} Russian jets bombed positions of ISIS near Arak."
    )
    assert len(_read(text, geocoder).incidents) == events


def test_what_an_attack_follows(geocoder: Geocoder) -> None:
    text = (
        "Russian air strikes killed 21 Islamic State fighters in the desert near Arak on Saturday. "
        "The raids follow attacks of the group on Friday that killed eight soldiers."
    )
    told = [(i.attacker, i.date and i.date.day) for i in _read(text, geocoder).incidents]
    assert told == [(_G, 12), (_IS, 11)]


def test_reported_a_day_earlier(geocoder: Geocoder) -> None:
    text = (
        "On March 8, the Observatory reported that ISIS executed seven soldiers near Arak. "
        "The Observatory reported a day earlier that ISIS shot dead two shepherds."
    )
    first, second = _read(text, geocoder).incidents
    assert (first.date, second.date) == (dt.date(2022, 3, 8), dt.date(2022, 3, 7))
    assert (set(first.victims), set(second.victims)) == ({_G}, {_CIVIL})


def test_a_raid_and_what_it_came_to(geocoder: Geocoder) -> None:
    text = (
        "On March 7, the US-led coalition carried out a counter-terrorism operation near Hajin.\n\n"
        "Local sources said the operation targeted two ISIS leaders in the town of Hajin."
    )
    (incident,) = _read(text, geocoder).incidents
    assert (incident.event_type, incident.attacker) == (EventType.RAID, _COAL)
    assert set(incident.victims) == {_IS}


def test_a_lead_without_numbers(geocoder: Geocoder) -> None:
    text = (
        "Islamic State said on Friday it had launched an attack on Kurdish forces in eastern "
        "Syria. "
        "A spokesman for the force said an attack on a checkpoint in Hajin killed seven fighters."
    )
    (incident,) = _read(text, geocoder).incidents
    assert (incident.attacker, set(incident.victims)) == (_IS, {_SDF})
    told = [incident.killed.total, *(c.killed.total for c in incident.extra_claims)]
    assert [t.min for t in told if t] == [7]


@pytest.mark.parametrize(
    "remark",
    [
        "It is worth mentioning that cells of ISIS have been attacking SDF posts near Hajin.",
        "ISIS carries out attacks near Hajin on a regular basis.",
        "The group's cells stepped up their attacks in recent months.",
        "In response to the killing of its leaders by the USA in Idlib, the group vowed revenge.",
        "At least 120 people were killed across Syria on Friday, the Observatory said.",
    ],
)
def test_remarks_are_no_events(remark: str, geocoder: Geocoder) -> None:
    text = f"A device wounded four SDF fighters in Hajin on Monday. {remark}"
    (incident,) = _read(text, geocoder).incidents
    assert incident.attacker is None and incident.date == dt.date(2022, 3, 7)


def test_what_an_operation_answers(geocoder: Geocoder) -> None:
    text = (
        "Security forces carried out an operation against ISIS cells near Arak on Sunday, "
        "arresting five, following an attack near Palmyra that killed three soldiers."
    )
    told = [
        (set(i.victims), i.killed.total and i.killed.total.min) for i in _events(text, geocoder)
    ]
    assert told == [({_IS}, None), ({_G}, 3)]


def test_a_killing_after_an_attack_is_one_event(geocoder: Geocoder) -> None:
    text = "Three soldiers were killed near Palmyra on Sunday after an attack that wounded five."
    (incident,) = _events(text, geocoder)
    assert set(incident.victims) == {_G}


def test_deaths_on_a_side(geocoder: Geocoder) -> None:
    text = (
        "Islamic State attacked the army near Palmyra on Thursday, killing dozens of soldiers. At "
        "least 34 soldiers died, and there were also deaths on the Islamic State side."
    )
    (incident,) = _events(text, geocoder)
    assert (incident.attacker, set(incident.victims)) == (_IS, {_G})


def test_the_raid_of_is_is_an_attack(geocoder: Geocoder) -> None:
    text = (
        "An attack of ISIS on an SDF post in eastern Deir Ezzor left two fighters dead.\n\n"
        "According to local sources, ISIS raided the SDF post near Al-Zir, killing two fighters."
    )
    (incident,) = _events(text, geocoder)
    assert incident.event_type is EventType.ARMED_ATTACK


def test_a_bulletin_of_several_lines(geocoder: Geocoder) -> None:
    text = (
        "– There was a severe explosion in Hajin, which is ruled by Turkey-backed militants; three "
        "were killed.\n\n– In Russian raids on ISIS posts 13 terrorists were killed."
    )
    first, second = _events(text, geocoder)
    assert first.attacker is None
    assert (second.attacker, set(second.victims)) == (_G, {_IS})


def test_a_day_of_one_clause_only(geocoder: Geocoder) -> None:
    text = (
        "A mine exploded under a car yesterday near Arak, killing a driver, also six people were "
        "killed in air strikes on Mayadin."
    )
    assert [i.date for i in _events(text, geocoder)] == [dt.date(2022, 3, 11), None]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            "ISIS shot two soldiers near Arak on March 7. Russian jets answered on March 8 with "
            "six strikes on the Amour mountains near Palmyra.",
            {_IS},
        ),
        (
            "ISIS shot two soldiers near Arak on March 7. Iran-backed militias are there, too. "
            "Coalition jets carried out six strikes on the Amour mountains on March 8.",
            set(),
        ),
        (
            "ISIS shot two soldiers near Arak on March 7. Russian jets carried out six strikes in "
            "the city of Palmyra on March 8.",
            set(),
        ),
    ],
    ids=["the desert", "others are there", "a town"],
)
def test_whom_strikes_on_the_desert_hit(text: str, victims: set[Party], geocoder: Geocoder) -> None:
    assert set(_events(text, geocoder)[-1].victims) == victims


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("On Thursday, Colonel John Hay, a spokesman for the coalition in Iraq, said that", 7),
        ("On Thursday, clashes broke out near Arak, the coalition said, after", 10),
    ],
    ids=["a long speaker", "the day of the event"],
)
def test_the_day_somebody_spoke(opening: str, day: int, geocoder: Geocoder) -> None:
    text = (
        f"{opening} ISIS attacked army posts near Arak and killed two soldiers. The attack took "
        f"place on March {day}."
    )
    assert {i.date for i in _events(text, geocoder)} == {dt.date(2022, 3, day)}


def test_a_cell_is_dismantled(geocoder: Geocoder) -> None:
    text = (
        "On Monday, SDF units, in a joint operation with the coalition, dismantled an ISIS cell in "
        "Hajin.\n\nIts men refused to surrender. The operation resulted in the killing of all five "
        "cell members."
    )
    (incident,) = _events(text, geocoder)
    assert (set(incident.victims), incident.killed.total and incident.killed.total.min) == (
        {_IS},
        5,
    )


def test_a_sweep_after_an_announcement(geocoder: Geocoder) -> None:
    text = (
        "On Monday, the army initiated a combing campaign in the desert of Deir ez-Zor after ISIS "
        "announced it would attack."
    )
    (incident,) = _events(text, geocoder)
    assert (incident.event_type, incident.attacker) == (EventType.RAID, _G)


def test_the_artillery_of_a_side_is_new(geocoder: Geocoder) -> None:
    text = (
        "A roadside bomb exploded beside an SDF vehicle in Hajin on Monday. The Syrian Army "
        "artillery shelled posts of Turkish-backed forces in Saraqib."
    )
    assert [i.attacker for i in _events(text, geocoder)] == [None, _G]


def test_the_day_of_two_attacks(geocoder: Geocoder) -> None:
    text = (
        "Islamic State carried out two attacks in the desert on Thursday, killing 28 people. One "
        "attack hit a military bus east of Al-Sukhnah and killed 22 soldiers.\n\nIn a separate "
        "attack, six soldiers died near Al-Bukamal."
    )
    assert [i.date for i in _events(text, geocoder)] == [dt.date(2022, 3, 10)] * 2


def test_what_clashes_come_after(geocoder: Geocoder) -> None:
    text = (
        "Clashes between tribal fighters and the SDF in Hajin killed five on Monday. These clashes "
        "come two weeks after fighting there, resulting in ninety deaths."
    )
    (incident,) = _events(text, geocoder)
    assert incident.killed.total is not None and incident.killed.total.min == 5


def test_where_and_when_the_incident_occurred(geocoder: Geocoder) -> None:
    text = (
        "Three members of a militia linked to Iran were killed by a drone of unknown origin. The "
        "incident, reported by the Observatory on Wednesday, occurred in Al-Bukamal. Militias have "
        "targeted coalition bases 74 times."
    )
    (incident,) = _events(text, geocoder)
    assert (incident.date, set(incident.victims)) == (dt.date(2022, 3, 9), {_G})
    assert incident.place.match.point is not None


def test_a_series_of_strikes(geocoder: Geocoder) -> None:
    text = "Coalition jets carried out a series of strikes on ISIS posts near Hajin."
    (incident,) = _events(text, geocoder)
    assert incident.event_type is EventType.AIR_STRIKE


@pytest.mark.parametrize(
    "remark",
    [
        "This was the biggest attack of ISIS since December, when they killed 40 in a bus.",
        "Since ISIS announced its campaign, it has hit posts of the army.",
        "The countryside of Deir ez-Zor witnesses killings of SDF fighters, despite security "
        "operations of the SDF.",
    ],
)
def test_what_was_before_is_no_event(remark: str, geocoder: Geocoder) -> None:
    text = f"A mine of ISIS killed two clerks in Hajin on Monday. {remark}"
    (incident,) = _events(text, geocoder)
    assert incident.killed.total is not None and incident.killed.total.min == 2
    assert set(incident.victims) == {_CIVIL}


def test_a_road_in_a_desert_named_before(geocoder: Geocoder) -> None:
    text = (
        "An ISIS attack was carried out on Friday on an army bus in Al-Mayadeen desert. The attack "
        "on the road to T2 in Al-Mayadeen desert left 23 soldiers dead."
    )
    (incident,) = _events(text, geocoder)
    assert (incident.attacker, set(incident.victims)) == (_IS, {_G})


def test_a_toll_since_a_campaign_began(geocoder: Geocoder) -> None:
    text = (
        "ISIS shot a clerk in Hajin on Monday. At least 11 fighters of the SDF and 11 civilians "
        "have been killed by its cells since the beginning of its revenge campaign."
    )
    reading = _read(text, geocoder)
    assert len(reading.incidents) == len(reading.tallies) == 1


def test_simultaneously(geocoder: Geocoder) -> None:
    text = (
        "A drone of unknown origin killed three militiamen in Al-Bukamal on Monday. "
        "Simultaneously, American warplanes carried out strikes on Iranian militias near Mayadin."
    )
    assert [i.attacker for i in _events(text, geocoder)][1:] == [_COAL]


def test_a_bare_that_points_at_nothing(geocoder: Geocoder) -> None:
    text = (
        "The Observatory said that clashes broke out between ISIS and soldiers near Arak on Monday."
    )
    (incident,) = _read(text, geocoder).incidents
    assert incident.event_type is EventType.CLASH


def test_an_article_off_its_name(geocoder: Geocoder) -> None:
    text = "A mine killed a man in the city of al- Mayadin on Monday."
    (incident,) = _read(text, geocoder).incidents
    assert incident.place.match.point is not None
    assert text[slice(*incident.place.span or (0, 0))] == "city of al- Mayadin"
