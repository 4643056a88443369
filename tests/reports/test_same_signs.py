"""Whether a scene tells of an event told before: the signs that are weighed, each in a text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from geo.reports.events.same_signs import Sign
from geo.reports.events.sameness import WEIGHTS
from tests.reports.compared import Ask

SHOWN: Sequence[tuple[set[Sign], bool, str]] = (
    (
        {Sign.TOLD_BEFORE_THE_LAST, Sign.POINTS_BACK, Sign.SAME_SPOT, Sign.NUMBER_DIFFERS},
        True,
        "Air strikes killed three civilians near Arak on Monday. A mine killed a shepherd in "
        "Hajin on Monday. The air strikes hit a truck near Arak, and killed five.",
    ),
    (
        {Sign.ADJACENT, Sign.OTHER_ARMS, Sign.NO_PLACE_OR_DAY},
        False,
        "Clashes near Arak killed two tribesmen. Russian planes bombed IS positions in the desert "
        "of Homs.",
    ),
    (
        {Sign.ADJACENT, Sign.POINTS_BACK, Sign.NO_PLACE_OR_DAY, Sign.WHOM_IT_HIT},
        True,
        "A bomb hit a bus near Arak on Monday. The device wounded two workers.",
    ),
    (
        {
            Sign.ADJACENT,
            Sign.INDEFINITE,
            Sign.NAMES_NEW,
            Sign.NO_PLACE_OR_DAY,
            Sign.NUMBER_DIFFERS,
        },
        False,
        "Gunmen killed two soldiers near Arak on Monday. In another attack, three soldiers were "
        "killed.",
    ),
    (
        {Sign.ADJACENT, Sign.INDEFINITE, Sign.MEANWHILE, Sign.BOTH_DATED, Sign.NUMBER_OF_IT},
        True,
        "A gunman killed a soldier in the Palmyra desert on Monday and burned his car, while a "
        "drone targeted and killed a fighter near Arak.",
    ),
    (
        {Sign.ADJACENT, Sign.POINTS_BACK, Sign.BOTH_DATED},
        True,
        "Gunmen killed two soldiers near Arak on Monday. The attack on Monday also wounded three "
        "soldiers.",
    ),
    (
        {Sign.ADJACENT, Sign.POINTS_BACK, Sign.OPENS_WITH_ITS_DAY},
        True,
        "Gunmen killed two soldiers near Arak on Monday. On Monday, the attack wounded three.",
    ),
    (
        {
            Sign.ADJACENT,
            Sign.INDEFINITE,
            Sign.ONLY_SCENE_DATED,
            Sign.NUMBER_OF_IT,
            Sign.GIVES_ITS_DAY,
        },
        True,
        "A mine killed two soldiers near Arak. Two soldiers were killed by a mine on Monday.",
    ),
    (
        {Sign.ADJACENT, Sign.INDEFINITE, Sign.OPENS_ON_LIKELY_DAY},
        False,
        "Gunmen killed two soldiers near Arak.\n\nYesterday, activists reported that a drone "
        "attacked a truck.",
    ),
    (
        {Sign.ADJACENT, Sign.INDEFINITE, Sign.ONLY_SCENE_DATED, Sign.TURNS_TO_A_DAY},
        False,
        "Gunmen killed two soldiers near Arak.\n\nOn Monday, a drone attacked a truck.",
    ),
    (
        {Sign.ADJACENT, Sign.ONLY_SCENE_DATED, Sign.OPENS_WITH_A_DAY},
        False,
        "Gunmen killed two soldiers near Palmyra.\n\nOn Tuesday, two of the soldiers were wounded.",
    ),
    (
        {Sign.ADJACENT, Sign.DAYS_OF_ITS_OWN},
        False,
        "The Observatory reported fighting between the SDF and IS around Hajin on Monday. Air "
        "strikes on Sunday and Monday killed 12 people, the Observatory said.",
    ),
    (
        {Sign.ADJACENT, Sign.PLACED_ON_ITS_DAY},
        True,
        "Gunmen killed two soldiers in the Palmyra desert on Monday. SANA reported on Monday that "
        "gunmen attacked a post in Arak.",
    ),
    (
        {Sign.ADJACENT, Sign.OPENS_ELSEWHERE},
        False,
        "Gunmen killed two soldiers in Al-Susah on Monday. In Al-Baghuz, gunmen attacked a post.",
    ),
    (
        {Sign.ADJACENT, Sign.ELSEWHERE},
        False,
        "Gunmen killed two soldiers in Al-Susah on Monday. Gunmen attacked a post in Al-Baghuz.",
    ),
    (
        {Sign.ADJACENT, Sign.INDEFINITE, Sign.TURNS_TO_A_REGION},
        False,
        "Gunmen killed two soldiers near Palmyra.\n\nIn Homs, gunmen foiled an attack of "
        "militants.",
    ),
    (
        {Sign.ADJACENT, Sign.NO_PLACE_OR_DAY, Sign.NEXT_BULLET},
        True,
        "- Gunmen killed two soldiers near Arak.\n\n- Gunmen burned a truck of a trader.",
    ),
    (
        {
            Sign.ADJACENT,
            Sign.POINTS_BACK,
            Sign.OTHER_KIND_OF_IT,
            Sign.NO_PLACE_OR_DAY,
            Sign.NUMBER_OF_IT,
        },
        True,
        "Gunmen ambushed soldiers near Arak on Monday and killed two. The air strike killed two.",
    ),
    (
        {
            Sign.ADJACENT,
            Sign.INDEFINITE,
            Sign.OTHER_KIND,
            Sign.NO_PLACE_OR_DAY,
            Sign.SMALL_NUMBER_AGAIN,
        },
        False,
        "Gunmen ambushed soldiers near Arak on Monday and killed two. An air strike killed two "
        "soldiers.",
    ),
    (
        {Sign.ADJACENT, Sign.NO_PLACE_OR_DAY, Sign.NUMBER_FAR_OFF},
        True,
        "Gunmen killed 30 soldiers near Arak on Monday. Gunmen killed two soldiers.",
    ),
    (
        {Sign.ADJACENT, Sign.NO_PLACE_OR_DAY, Sign.RIVAL_NUMBER},
        True,
        "SANA said gunmen killed 30 soldiers near Arak on Monday. The Observatory said that two "
        "soldiers were killed.",
    ),
    (
        {Sign.ADJACENT, Sign.NO_PLACE_OR_DAY, Sign.OTHER_SOURCE_COUNTS},
        True,
        "SANA said gunmen killed three soldiers near Arak on Monday. The Observatory said that "
        "five soldiers were killed.",
    ),
    (
        {Sign.ADJACENT, Sign.NO_PLACE_OR_DAY, Sign.HITS_ITS_ATTACKERS, Sign.OTHER_ATTACKER},
        False,
        "Islamic State attacked soldiers near Arak on Monday and killed two. Soldiers shot at "
        "Islamic State fighters.",
    ),
    (
        {
            Sign.ADJACENT,
            Sign.NO_PLACE_OR_DAY,
            Sign.HITS_ITS_VICTIMS,
            Sign.SAME_ATTACKER,
            Sign.DETAIL,
        },
        True,
        "Islamic State attacked soldiers near Arak on Monday and killed two. Islamic State "
        "fighters shot at soldiers.",
    ),
    (
        {Sign.ADJACENT, Sign.NO_PLACE_OR_DAY, Sign.HITS_ITS_VICTIMS, Sign.OTHER_ATTACKER},
        True,
        "Islamic State attacked soldiers near Arak on Monday and killed two. The SDF attacked "
        "soldiers with guns.",
    ),
    (
        {Sign.ADJACENT, Sign.NO_PLACE_OR_DAY, Sign.NUMBER_DIFFERS, Sign.OTHER_VICTIMS},
        False,
        "Islamic State attacked soldiers near Arak on Monday and killed two. Three shepherds were "
        "killed.",
    ),
    (
        {Sign.ADJACENT, Sign.INDEFINITE, Sign.NO_PLACE_OR_DAY, Sign.OTHER_TARGET},
        False,
        "A mine killed a soldier near Arak on Monday. There was a bomb attack on fighters of the "
        "SDF.",
    ),
    (
        {Sign.ADJACENT, Sign.INDEFINITE, Sign.NO_PLACE_OR_DAY, Sign.TOLD_AGAIN},
        True,
        "A mine killed two soldiers near Arak on Monday. A police source told the agency that a "
        "mine went off under a truck.",
    ),
    (
        {
            Sign.ADJACENT,
            Sign.INDEFINITE,
            Sign.NO_PLACE_OR_DAY,
            Sign.FILLS_IN_LEAD,
            Sign.WHOM_IT_HIT,
        },
        True,
        "Gunmen attacked a checkpoint in Homs province on Monday. A spokesman said an attack on a "
        "checkpoint killed seven.",
    ),
    (
        {
            Sign.ADJACENT,
            Sign.INDEFINITE,
            Sign.ONLY_SCENE_DATED,
            Sign.TURNS_TO_A_DAY,
            Sign.RETELLS_LEAD,
        },
        True,
        "A mine killed soldiers of the army. On Tuesday, a mine killed several soldiers.",
    ),
)
"""All signs that the last scene of a text shows, and whether they make it one event."""


@pytest.mark.parametrize(
    ("signs", "same", "text"), [pytest.param(*case, id=case[2][-40:]) for case in SHOWN]
)
def test_without_a_verdict_the_signs_are_weighed(
    signs: set[Sign], same: bool, text: str, ask: Ask
) -> None:
    answer = ask(text)
    assert answer.verdict is None
    assert set(answer.signs) == signs
    assert answer.same is same


def test_each_sign_has_a_weight_and_a_text() -> None:
    assert set(WEIGHTS) == set(Sign)
    assert set().union(*(signs for signs, _, _ in SHOWN)) == set(Sign)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(
            "A mine near Arak on Monday killed two and wounded three soldiers. Two were killed and"
            " three wounded.",
            2,
            id="the same number of killed and of wounded",
        ),
        pytest.param(
            "A mine near Arak on Monday killed two and wounded three soldiers. Two were killed.",
            1,
            id="of killed",
        ),
    ],
)
def test_a_sign_of_numbers_stands_there_for_each(text: str, number: int, ask: Ask) -> None:
    assert ask(text).signs.count(Sign.NUMBER_OF_IT) == number
